"""Replace the postcode areas by those of a CSV file, whole or not at all."""

import json as coder
import time
from datetime import date
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError, CommandParser

from ketenpartners.postcodes.bestand import GETOOND, BestandAfgewezen
from ketenpartners.postcodes.services import Verandering, bekijk_postcodes, vervang_postcodes
from veiligthuis.core import clock
from veiligthuis.core.errors import RuleBroken


class Command(BaseCommand):
    """`manage.py postcodes BESTAND.csv [--bron TEKST] [--peildatum JJJJ-MM-DD] [--bekijk] [--json]`."""

    help = (
        "Vervang de postcodes door die uit een CSV met de kolommen postcode, plaats, gemeente en zo mogelijk "
        "provincie, ggdregio en inwoners. Een fout in het bestand: er verandert niets."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        """The file, and what is written beside each row."""
        parser.add_argument("bestand", type=Path, help="CSV, UTF-8, komma's of puntkomma's")
        parser.add_argument(
            "--bron", default="CBS, Kerncijfers per postcode (PC4)", help="waar het vandaan komt"
        )
        parser.add_argument(
            "--peildatum", type=date.fromisoformat, help="de stand van welke dag; standaard vandaag"
        )
        parser.add_argument("--bekijk", action="store_true", help="toon wat er verandert en verander niets")
        parser.add_argument("--json", action="store_true", help="als JSON, met seconden")

    def handle(
        self, *_args: str, bestand: Path, bron: str, peildatum: date | None, bekijk: bool, json: bool,
        **_options: object,
    ) -> None:  # fmt: skip
        """Print what changed. Raises CommandError with every fault; nothing has changed then."""
        begin = time.perf_counter()
        try:
            inhoud = bestand.read_bytes()
            if bekijk:
                uitkomst = bekijk_postcodes(inhoud)
            else:
                dag = peildatum or clock.today()
                uitkomst = vervang_postcodes(inhoud, bron=bron, peildatum=dag, by=None)
        except OSError as fout:
            raise CommandError(f"Het bestand {bestand.name} kan niet worden gelezen.") from fout
        except BestandAfgewezen as fout:
            regels = [str(f) for f in fout.fouten[:GETOOND]]
            raise CommandError(
                "\n".join([f"{len(fout.fouten)} fouten; er is niets veranderd.", *regels])
            ) from fout
        except RuleBroken as fout:
            raise CommandError(fout.reason) from fout
        seconden = time.perf_counter() - begin
        self.stdout.write(
            _as_json(uitkomst, seconden, bekijk) if json else _as_text(uitkomst, seconden, bekijk)
        )


def _as_json(uitkomst: Verandering, seconden: float, bekijk: bool) -> str:
    inhoud = {"uitgevoerd": not bekijk, **uitkomst.as_json(), "seconden": round(seconden, 3)}
    return coder.dumps(inhoud, ensure_ascii=False, indent=2)


def _as_text(uitkomst: Verandering, seconden: float, bekijk: bool) -> str:
    tel = uitkomst.as_json()
    regels = [f"{pc4}: {van} -> {naar}" for pc4, van, naar in uitkomst.verhuisd]
    woord = "zou worden" if bekijk else "is"
    slot = (
        f"{tel['gebieden']} postcodes; {tel['nieuw']} {woord} nieuw, {tel['weg']} weg, {tel['verhuisd']} in een andere "
        f"gemeente, {tel['bijgewerkt']} bijgewerkt ({seconden:.1f} s)."
    )
    return "\n".join([*regels, slot])
