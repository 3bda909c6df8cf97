"""Print every term with its ladder as a document, or check that docs/termijnen.md still says the same."""

from datetime import date
from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from meldingen.termijnen.ladders import LADDERS, Ladder, Trede, ladder
from meldingen.termijnen.regels import KB_DAG_IS_VRIJ, REGELS, STREEFNORMEN, ZONDER_KLOK, Regel
from veiligthuis.core.calendar import Eenheid
from veiligthuis.core.feestdagen import BETWIST, GELIJKGESTELD, NEDERLAND

DOCUMENT = Path(settings.BASE_DIR) / "docs" / "termijnen.md"

INLEIDING = """# Termijnen

Gemaakt met `manage.py termijnen --write`; niet met de hand wijzigen. De rijen staan in
`meldingen/termijnen/regels.toml`, de trappen in `meldingen/termijnen/ladders.toml`, de rekenregels in
`veiligthuis/core/calendar.py`.

De dag van de gebeurtenis is dag 0. Een termijn in dagen eindigt om 23:59:59 op de laatste dag, Nederlandse tijd.
*Wet*: formele grens. *Norm*: veldnorm of regionale afspraak. *Atw*: de Algemene termijnenwet kan het einde
verschuiven. Zekerheid: *found* in een openbare bron gevonden, *knowledge* eigen kennis, *uncertain* bronnen
spreken elkaar tegen. *EU 1182/71*: een maand van de AVG; valt de laatste dag in een weekend of op een feestdag, dan
eindigt zij op de eerste werkdag daarna, en zij bevat ten minste twee werkdagen.

Geen enkele regel kent een pauze: de klok loopt door terwijl een ander aan zet is.
De lengte van normen, monitormomenten en bewaartermijnen stelt het beheer in, met een begindatum en een bron; een
lopende termijn houdt de regel waarmee zij begon. Hieronder staat wat is meegeleverd.
"""
VRIJ = """Feestdagen volgens de Algemene termijnenwet art. 3 lid 1 en 2, elk jaar berekend; 5 mei en Goede Vrijdag
tellen elk jaar. Met een feestdag gelijkgestelde dagen (art. 3 lid 3) zijn bekend voor {van} tot en met {tot};
een termijn die daarbuiten van vrije dagen afhangt, wordt geweigerd. Een gelijkgestelde dag is {kb} vrije dag voor
normen in werkdagen (instelling)."""
ONEENS = """Bronnen zijn het oneens over 2018 tot en met 2022. Van kracht zijn 24-12-2018 en 27-12-2019. Een
secundaire bron noemt ook de dagen hieronder; zij worden niet toegepast."""
ZONDER = """\
Deze termijnen zijn beschreven en uit te rekenen, maar de toepassing start er geen klok van. Niemand krijgt er dus
een waarschuwing van."""
TRAPPEN = """\
Wie wanneer van een termijn hoort. Werkdagen: om 09:00 uur op een werkdag; 0 is de ochtend van de laatste dag.
Uren: op elk uur; 0 is het einde zelf. Van twee trappen voor dezelfde termijn geldt de nieuwste die gold op de dag
waarop de termijn begon: een lopende termijn houdt haar trap. Is er geen behandelaar, dan hoort de teammanager het
meteen."""
TABEL_TRAPPEN = ("| Termijnen | Geldig van | Treden | Bron |", "| --- | --- | --- | --- |")
TABEL = (
    "| Code | Naam | Soort | Begint bij | Duur | Atw | Eindigt bij | Verlenging | Waarschuwt | Geldig van | Bron "
    "| Zekerheid |",
    "| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |",
)


def render() -> str:
    """The whole document."""
    kb = "een" if KB_DAG_IS_VRIJ else "geen"
    delen = [
        INLEIDING,
        "## Regels",
        "",
        *TABEL,
        *(_rij(regel) for regel in REGELS),
        "",
        *[f"- {regel.code}: {regel.opmerking}." for regel in REGELS if regel.opmerking],
        "",
        *_zonder_klok(),
        "## Trappen",
        "",
        *TRAPPEN.splitlines(),
        "",
        *TABEL_TRAPPEN,
        *(_rij_trap(rij) for rij in sorted(LADDERS, key=_volgorde)),
        "",
        "## Streefnormen",
        "",
        *[
            f"- {norm.code} {norm.naam}: {norm.doel_procent} % ({norm.bron}; {norm.zekerheid})"
            for norm in STREEFNORMEN
        ],
        "",
        "## Vrije dagen",
        "",
        *VRIJ.format(van=NEDERLAND.van, tot=NEDERLAND.tot, kb=kb).splitlines(),
        "",
        *[f"- {rij.dag}: {rij.bron}" for rij in GELIJKGESTELD],
        "",
        *ONEENS.splitlines(),
        "",
        *[f"- {rij.dag}: {rij.bron}" for rij in BETWIST],
    ]
    return "\n".join(delen).rstrip() + "\n"


def _zonder_klok() -> list[str]:
    """The terms that no code starts, each with the reason."""
    redenen = [f"- {code}: {reden}." for code, reden in ZONDER_KLOK.items()]
    return ["## Termijnen zonder klok", "", *ZONDER.splitlines(), "", *redenen, ""]


class Command(BaseCommand):
    """`manage.py termijnen [--check]`."""

    help = "Toon alle termijnen; vergelijk met --check docs/termijnen.md met de regels."

    def add_arguments(self, parser: CommandParser) -> None:
        """Both are off by default: the document goes to standard output."""
        parser.add_argument("--check", action="store_true", help="exit 1 als docs/termijnen.md verouderd is")
        parser.add_argument("--write", action="store_true", help="schrijf docs/termijnen.md")

    def handle(self, *_args: str, check: bool = False, write: bool = False, **_options: object) -> None:
        """Print, write or compare. Raises CommandError (exit 1) when the document differs."""
        tekst = render()
        if write:
            DOCUMENT.write_text(tekst, encoding="utf-8")
        elif check:
            if not DOCUMENT.exists() or DOCUMENT.read_text(encoding="utf-8") != tekst:
                raise CommandError(
                    "docs/termijnen.md is outdated: run manage.py termijnen --write", returncode=1
                )
            self.stdout.write("docs/termijnen.md is up to date.")
        else:
            self.stdout.write(tekst)


def _rij(regel: Regel) -> str:
    duur = f"{regel.duur} {regel.eenheid}" if regel.duur is not None else str(regel.eenheid)
    geldig = f"{regel.geldig_van}" + (f" tot en met {regel.geldig_tot}" if regel.geldig_tot else "")
    cellen = [
        regel.code, regel.naam, regel.soort, regel.start, duur, _telling(regel), regel.stop,
        regel.verlenging, _trap(regel), f"{geldig} (versie {regel.versie})", regel.bron, regel.zekerheid,
    ]  # fmt: skip
    return "| " + " | ".join(str(cel).replace("|", "\\|") for cel in cellen) + " |"


def _telling(regel: Regel) -> str:
    return "EU 1182/71" if regel.eu else "ja" if regel.atw else "nee"


def _trap(regel: Regel) -> str:
    """The ladder of a rule, and each newer one that follows it."""
    if regel.duur is None:
        return "-"
    dagen = {regel.geldig_van} | {rij.geldig_van for rij in LADDERS if rij.geldig_van > regel.geldig_van}
    trappen = list(dict.fromkeys(ladder(regel, dag) for dag in sorted(dagen)))
    eerste, *later = (_treden(trap) for trap in trappen)
    return "; ".join(
        [eerste, *(f"vanaf {t.geldig_van}: {tekst}" for t, tekst in zip(trappen[1:], later, strict=True))]
    )


def _rij_trap(trap: Ladder) -> str:
    welke = ", ".join(sorted(trap.codes)) or f"elke andere in {'uren' if _telt_uren(trap) else 'dagen'}"
    return f"| {welke} | {trap.geldig_van} | {_treden(trap)} | {trap.bron} |"


def _volgorde(trap: Ladder) -> tuple[bool, list[str], date]:
    return not trap.codes, sorted(trap.codes), trap.geldig_van


def _treden(trap: Ladder) -> str:
    return ", ".join(_trede(trede, trap) for trede in trap.treden)


def _trede(trede: Trede, trap: Ladder) -> str:
    return f"{trede.verschil:+d} {'uur' if _telt_uren(trap) else 'wd'} {trede.naar.label}"


def _telt_uren(trap: Ladder) -> bool:
    return trap.eenheid is Eenheid.UREN
