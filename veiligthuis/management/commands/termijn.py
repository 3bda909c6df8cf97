"""Compute one term: when it ends, which days were skipped and why."""

import json
import re
from dataclasses import dataclass
from datetime import date, datetime

import psycopg
from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import DatabaseError, connection

from meldingen.termijnen.regels import OnbekendeTermijnError
from meldingen.termijnen.rekenregels import MEEGELEVERD, Rekenregels, actueel
from veiligthuis.core.calendar import AMSTERDAM, Eenheid, Einde, TermijnError, Uitleg, als_dag, bereken
from veiligthuis.embedded.places import Places

ATW = "Algemene termijnenwet art. 1 tot en met 4"
LEESBAAR = re.compile(r"\d{4}-\d{2}-\d{2}([T ]\S+)?", re.ASCII)
WACHT_S = 2
"""So long the database gets to answer; a term is computed without it too."""
NIET_GELEZEN = (
    "De database antwoordt niet: de kalender en de instellingen van de regio konden niet worden gelezen. "
    "Gerekend met de meegeleverde kalender en regels."
)
TERUG = "teruggeteld, dus niet verlengd (Algemene termijnenwet art. 1 lid 2)"


@dataclass(frozen=True, slots=True)
class Antwoord:
    """What the command prints; `code` is empty for a term that was given by its length."""

    code: str
    start: date | datetime
    einde: Einde
    bron: str
    versie: int | None = None

    def as_json(self) -> str:
        """The contract: code, start, einde (date or date-time), uitleg (dag and reden), bron, regelversie."""
        return json.dumps(
            {
                "code": self.code,
                "start": self.start.isoformat(),
                "einde": self.einde.waarde.isoformat(),
                "uitleg": [{"dag": u.dag.isoformat(), "reden": u.reden} for u in self.einde.uitleg],
                "bron": self.bron,
                "regelversie": self.versie,
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
        versie = f" (regel {self.code}, versie {self.versie})" if self.code else ""
        return "\n".join([*regels, f"Bron: {self.bron}{versie}"])


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
        parser.add_argument("--terug", action="store_true", help="tel terug vanaf START; nooit verlengd")
        parser.add_argument("--json", action="store_true", help="als JSON")

    def handle(
        self,
        *,
        waarden: list[str],
        duur: str | None,
        eenheid: str | None,
        zonder_atw: bool,
        terug: bool,
        json: bool,
        **_options: object,
    ) -> None:
        """Print the answer. Raises CommandError with a Dutch sentence; nothing is ever written."""
        rekenregels = self._rekenregels()
        try:
            if duur is None and eenheid is None:
                antwoord = by_code(waarden, rekenregels, losse_keuze=zonder_atw or terug)
            else:
                antwoord = by_length(waarden, duur, eenheid, rekenregels, atw=not zonder_atw, terug=terug)
        except (TermijnError, OnbekendeTermijnError) as fout:
            raise CommandError(str(fout)) from fout
        self.stdout.write(antwoord.as_json() if json else antwoord.as_text())

    def _rekenregels(self) -> Rekenregels:
        """The calendar and settings of beheer; what is shipped, with a remark, when they cannot be read."""
        if not is_er_een_database():
            return MEEGELEVERD
        try:
            klop_aan()
            return actueel()
        except (DatabaseError, psycopg.Error):
            self.stderr.write(NIET_GELEZEN)
        return MEEGELEVERD


def is_er_een_database() -> bool:
    """Whether there is anything to read: the embedded server of a fresh copy has no database yet."""
    places: Places | None = getattr(settings, "PLACES", None)
    host = settings.DATABASES["default"].get("OPTIONS", {}).get("host")
    return places is None or host != str(places.sockets) or places.postgres.exists()


def klop_aan() -> None:
    """Ask the database for a connection, once and briefly: the pool would try for ten seconds.

    Raises DatabaseError or psycopg.Error when it does not come.
    """
    parameters = connection.get_connection_params() | {"connect_timeout": WACHT_S}
    psycopg.connect(**parameters).close()


def by_code(waarden: list[str], rekenregels: Rekenregels, *, losse_keuze: bool = False) -> Antwoord:
    """The term with a code of the table. Raises TermijnError or OnbekendeTermijnError."""
    if len(waarden) != 2:
        raise TermijnError("Geef een code en een begin, bijvoorbeeld: termijn T04A 2026-04-22.")
    if losse_keuze:
        raise TermijnError(
            "--zonder-atw en --terug horen bij --duur en --eenheid: een code zegt zelf hoe er wordt geteld."
        )
    code, start = waarden[0].upper(), parse_start(waarden[1])
    soort = rekenregels.regel(code, als_dag(start))
    moment, opmerking = _moment(start) if soort.in_uren else (start, ())
    einde = rekenregels.einde(soort, moment)
    uitkomst = Einde(einde.moment, einde.op_dag, opmerking + einde.uitleg)
    return Antwoord(code, start, uitkomst, soort.bron, soort.versie)


def by_length(
    waarden: list[str],
    duur: str | None,
    eenheid: str | None,
    rekenregels: Rekenregels,
    *,
    atw: bool,
    terug: bool = False,
) -> Antwoord:
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
    vrij = rekenregels.kb_vrij(als_dag(start))
    einde = bereken(
        moment, int(duur), soort, atw=atw, terug=terug, kb_vrij=vrij, kalender=rekenregels.kalender
    )
    bron = TERUG if terug else ATW if atw else "zonder Algemene termijnenwet"
    return Antwoord("", start, Einde(einde.moment, einde.op_dag, opmerking + einde.uitleg), bron)


def parse_start(tekst: str) -> date | datetime:
    """A date, or a moment; without offset it is on Dutch clocks. Raises TermijnError for what does not exist."""
    fout = TermijnError(
        f"Het begin {tekst} bestaat niet of is niet te lezen. Schrijf het als 2026-04-22 of 2026-04-22T14:30."
    )
    if not LEESBAAR.fullmatch(tekst):
        raise fout
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
