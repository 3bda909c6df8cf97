"""Terms in words, as people say them: dates, what is left, and how a due moment came about."""

from datetime import date, datetime, timedelta

from meldingen.termijnen.records import Termijn
from meldingen.termijnen.regels import ZonderGetal
from meldingen.termijnen.rekenregels import huidig
from veiligthuis.core.calendar import AMSTERDAM, TermijnError, werkdagen_tussen

DAGEN = ("ma", "di", "wo", "do", "vr", "za", "zo")
MAANDEN = (
    "januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober",
    "november", "december",
)  # fmt: skip
KORT = ("jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec")


def korte_dag(dag: date) -> str:
    """A day as in a list: "do 30 apr"."""
    return f"{DAGEN[dag.weekday()]} {dag.day} {KORT[dag.month - 1]}"


def hele_dag(dag: date) -> str:
    """A day as in a sentence: "do 30 april"."""
    return f"{DAGEN[dag.weekday()]} {dag.day} {MAANDEN[dag.month - 1]}"


def rest(eindigt_op: datetime, op_dag: bool, nu: datetime) -> str:
    """What is left at `nu`, or how far past it is: "nog 2 werkdagen", "vandaag", "3 uur over tijd"."""
    einde = eindigt_op.astimezone(AMSTERDAM)
    if not op_dag:
        return _uren(einde - nu)
    vandaag = nu.astimezone(AMSTERDAM).date()
    if einde.date() == vandaag:
        return "vandaag"
    aantal, eenheid = _dagen(vandaag, einde.date())
    return f"nog {aantal} {eenheid}" if einde.date() > vandaag else f"{aantal} {eenheid} over tijd"


def einddatum(eindigt_op: datetime, op_dag: bool) -> str:
    """The due moment in short: "do 30 apr", with the time for a term in hours: "do 30 apr 14:30"."""
    einde = eindigt_op.astimezone(AMSTERDAM)
    return korte_dag(einde.date()) if op_dag else f"{korte_dag(einde.date())} {einde:%H:%M}"


def uitleg_in_woorden(termijn: Termijn) -> str:
    """How the due moment came about: "5 werkdagen vanaf wo 22 april; Koningsdag ma 27 april telt niet mee".

    Weekends are left out; the full explanation stands in `termijn.uitleg`.
    """
    start = termijn.gestart_op.astimezone(AMSTERDAM)
    tijd = f" {start:%H:%M} uur" if not termijn.op_dag else ""
    delen = [f"{_duur(termijn)} vanaf {hele_dag(start.date())}{tijd}"]
    delen += [_regel(date.fromisoformat(regel["dag"]), regel["reden"]) for regel in termijn.uitleg]
    return "; ".join(deel for deel in delen if deel)


def _duur(termijn: Termijn) -> str:
    eenheid = termijn.regel.eenheid
    if isinstance(eenheid, ZonderGetal) or termijn.duur is None:
        return termijn.regel.naam
    return f"{termijn.duur} {eenheid}" if termijn.duur != 1 else f"1 {_ENKELVOUD[eenheid]}"


_ENKELVOUD = {
    "uren": "uur", "kalenderdagen": "kalenderdag", "werkdagen": "werkdag", "weken": "week",
    "maanden": "maand", "jaren": "jaar",
}  # fmt: skip


def _regel(dag: date, reden: str) -> str:
    naam, _, rest_van_reden = reden.partition(": ")
    if naam in ("zaterdag", "zondag"):
        return ""
    if "telt niet" in rest_van_reden:
        return f"{naam} {hele_dag(dag)} telt niet mee"
    if "eindigt niet" in rest_van_reden:
        return f"{naam} {hele_dag(dag)} schuift het einde op"
    return f"{hele_dag(dag)}: {reden}"


def _dagen(van: date, tot: date) -> tuple[int, str]:
    """The distance in working days; in calendar days where only free days lie between, or far away."""
    try:
        nu = huidig()
        aantal = abs(werkdagen_tussen(van, tot, kb_vrij=nu.kb_vrij(van), kalender=nu.kalender))
    except TermijnError:
        aantal = 0
    if not aantal:
        dagen = abs((tot - van).days)
        return dagen, "dag" if dagen == 1 else "dagen"
    return aantal, "werkdag" if aantal == 1 else "werkdagen"


def _uren(verschil: timedelta) -> str:
    minuten = abs(int(verschil.total_seconds())) // 60
    uren, over = divmod(minuten, 60)
    tekst = (
        f"{uren} uur"
        if uren >= 10 or (uren and not over)
        else f"{uren} uur {over} min"
        if uren
        else f"{over} min"
    )
    return f"nog {tekst}" if verschil >= timedelta() else f"{tekst} over tijd"
