"""Compute one term: when it ends, which days were skipped and why."""

import json
from dataclasses import dataclass
from datetime import date, datetime

from django.core.management.base import BaseCommand, CommandError, CommandParser

from meldingen.termijnen.regels import KB_DAG_IS_VRIJ, OnbekendeTermijnError, regel
from veiligthuis.core.calendar import AMSTERDAM, Eenheid, Einde, TermijnError, Uitleg, als_dag, bereken

ATW = "Algemene termijnenwet art. 1 tot en met 4"


@dataclass(frozen=True, slots=True)
class Antwoord:
    """What the command prints; `code` is empty for a term that was given by its length."""

    code: str
    start: date | datetime
    einde: Einde
    bron: str

    def as_json(self) -> str:
        """The contract: code, start, einde (date or date-time), uitleg (dag and reden), bron."""
        return json.dumps(
            {
                "code": self.code,
                "start": self.start.isoformat(),
                "einde": self.einde.waarde.isoformat(),
                "uitleg": [{"dag": u.dag.isoformat(), "reden": u.reden} for u in self.einde.uitleg],
                "bron": self.bron,
            },
            ensure_ascii=False,
            indent=2,
        )

    def as_text(self) -> str:
        """The same for a reader."""
        regels = [
            f"Einde: {self.einde.waarde.isoformat()}",
            *(f"  {u.dag}  {u.reden}" for u in self.einde.uitleg),
        ]
        return "\n".join([*regels, f"Bron: {self.bron}"])


class Command(BaseCommand):
    """`manage.py termijn CODE START` or `manage.py termijn --duur N --eenheid E START`."""

    help = (
        "Reken een termijn uit: het einde, de uitleg per dag en de bron. START is de dag van de gebeurtenis."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        """Either a code and a start, or a length and a start."""
        parser.add_argument(
            "waarden", nargs="+", metavar="[CODE] START", help="code en begin, of alleen begin"
        )
        parser.add_argument("--duur", help="hoeveel eenheden, in plaats van een code")
        parser.add_argument("--eenheid", help=", ".join(Eenheid))
        parser.add_argument("--zonder-atw", action="store_true", help="zonder de Algemene termijnenwet")
        parser.add_argument("--json", action="store_true", help="als JSON")

    def handle(
        self,
        *,
        waarden: list[str],
        duur: str | None,
        eenheid: str | None,
        zonder_atw: bool,
        json: bool,
        **_options: object,
    ) -> None:
        """Print the answer. Raises CommandError with a Dutch sentence; nothing is ever written."""
        try:
            if duur is None and eenheid is None:
                antwoord = by_code(waarden, zonder_atw=zonder_atw)
            else:
                antwoord = by_length(waarden, duur, eenheid, atw=not zonder_atw)
        except (TermijnError, OnbekendeTermijnError) as fout:
            raise CommandError(str(fout)) from fout
        self.stdout.write(antwoord.as_json() if json else antwoord.as_text())


def by_code(waarden: list[str], *, zonder_atw: bool = False) -> Antwoord:
    """The term with a code of the table. Raises TermijnError or OnbekendeTermijnError."""
    if len(waarden) != 2:
        raise TermijnError("Geef een code en een begin, bijvoorbeeld: termijn T04A 2026-04-22.")
    if zonder_atw:
        raise TermijnError("--zonder-atw hoort bij --duur en --eenheid: een code zegt zelf of de wet geldt.")
    code, start = waarden[0].upper(), parse_start(waarden[1])
    soort = regel(code, als_dag(start))
    moment, opmerking = _moment(start) if soort.in_uren else (start, ())
    einde = soort.einde(moment)
    return Antwoord(code, start, Einde(einde.moment, einde.op_dag, opmerking + einde.uitleg), soort.bron)


def by_length(waarden: list[str], duur: str | None, eenheid: str | None, *, atw: bool) -> Antwoord:
    """A term given by number and unit. Raises TermijnError."""
    if len(waarden) != 1:
        raise TermijnError("Geef bij --duur en --eenheid alleen het begin, geen code.")
    if duur is None or eenheid is None:
        raise TermijnError("--duur en --eenheid horen bij elkaar.")
    if not duur.isascii() or not duur.isdigit():
        raise TermijnError("De duur is een heel getal van nul of meer.")
    if eenheid not in set(Eenheid):
        raise TermijnError(f"Eenheid {eenheid} bestaat niet. Kies uit: {', '.join(Eenheid)}.")
    start, soort = parse_start(waarden[0]), Eenheid(eenheid)
    moment, opmerking = _moment(start) if soort is Eenheid.UREN else (start, ())
    einde = bereken(moment, int(duur), soort, atw=atw, kb_vrij=KB_DAG_IS_VRIJ)
    bron = ATW if atw else "zonder Algemene termijnenwet"
    return Antwoord("", start, Einde(einde.moment, einde.op_dag, opmerking + einde.uitleg), bron)


def parse_start(tekst: str) -> date | datetime:
    """A date, or a moment; without offset it is on Dutch clocks. Raises TermijnError for what does not exist."""
    fout = TermijnError(
        f"Het begin {tekst} bestaat niet of is niet te lezen. Schrijf het als 2026-04-22 of 2026-04-22T14:30."
    )
    try:
        if len(tekst) == len("2026-04-22"):
            return date.fromisoformat(tekst)
        moment = datetime.fromisoformat(tekst)
        if moment.tzinfo is not None:
            moment.astimezone(AMSTERDAM)
            return moment
        lokaal = moment.replace(tzinfo=AMSTERDAM)
        bestaat = datetime.fromtimestamp(lokaal.timestamp(), AMSTERDAM).replace(tzinfo=None) == moment
    except (ValueError, OverflowError):
        raise fout from None
    if not bestaat:
        raise TermijnError(f"Het tijdstip {tekst} bestaat niet: die nacht gaat de klok een uur vooruit.")
    return lokaal


def _moment(start: date | datetime) -> tuple[datetime, tuple[Uitleg, ...]]:
    """A moment for a term in hours: midnight where only a day was given, so never later than it was."""
    if isinstance(start, datetime):
        return start, ()
    uitleg = Uitleg(start, "zonder tijdstip gerekend vanaf 00:00 uur, het vroegste moment van die dag")
    return datetime.combine(start, datetime.min.time(), AMSTERDAM), (uitleg,)
