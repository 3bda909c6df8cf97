"""Keep and read the messages of the police once, or for ever: the fallback that needs no broker."""

from functools import partial
from pathlib import Path

from django.core.management.base import BaseCommand, CommandParser

from meldingen.politie.invoer import Ronde, lees_alles
from veiligthuis.core.stopping import until_stopped

TIK = 10.0
"""Seconds between two rounds, as Celery beat rings."""


class Command(BaseCommand):
    """`manage.py berichten [--forever] [--map MAP]`."""

    help = "Haal berichten uit de map en verwerk wat binnen is; zonder broker."

    def add_arguments(self, parser: CommandParser) -> None:
        """Once by default, from the folder of the settings."""
        parser.add_argument("--forever", action="store_true", help="blijf elke tien seconden kijken")
        parser.add_argument("--tik", type=float, default=TIK, help="seconden tussen twee rondes")
        parser.add_argument("--map", type=Path, default=None, help="map met in, done en quarantine")

    def handle(self, *_args: str, forever: bool, tik: float, map: Path | None, **_options: object) -> None:
        """Do a round. With --forever until SIGTERM or Ctrl-C; a database that is away is tried again."""
        if forever:
            until_stopped(partial(self._turn, map), every=tik)
        else:
            self._meld(lees_alles(map))

    def _turn(self, map: Path | None) -> None:
        ronde = lees_alles(map)
        if ronde.verwerkt.totaal or ronde.map.bewaard or ronde.map.geweigerd:
            self._meld(ronde)

    def _meld(self, ronde: Ronde) -> None:
        per_status = ", ".join(
            f"{naam} {aantal}" for naam, aantal in sorted(ronde.verwerkt.per_status.items())
        )
        self.stdout.write(
            f"map: bewaard {ronde.map.bewaard}, geweigerd {ronde.map.geweigerd}, gelaten {ronde.map.gelaten}; "
            f"verwerkt {ronde.verwerkt.totaal}{f' ({per_status})' if per_status else ''}"
        )
