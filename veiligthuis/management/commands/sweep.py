"""Sweep the terms and send the notices once, or for ever: the fallback that needs no broker."""

from datetime import timedelta

from django.core.management.base import BaseCommand, CommandParser

from meldingen.termijnen.relay import verspreid
from meldingen.termijnen.sweep import Veegbeurt, sweep
from veiligthuis.core.stopping import until_stopped

TIK = 10.0
"""Seconds between two sweeps, as Celery beat rings."""
MAILTIJD = timedelta(seconds=8)
"""How long a turn sends mail: a slow mail server never keeps the terms waiting, the rest goes the next turn."""


class Command(BaseCommand):
    """`manage.py sweep [--forever]`."""

    help = "Loop alle termijnen na die aan de beurt zijn en verzend de meldingen daarvan; zonder broker."

    def add_arguments(self, parser: CommandParser) -> None:
        """Once by default."""
        parser.add_argument("--forever", action="store_true", help="blijf elke tien seconden vegen")
        parser.add_argument("--tik", type=float, default=TIK, help="seconden tussen twee beurten")

    def handle(self, *_args: str, forever: bool = False, tik: float = TIK, **_options: object) -> None:
        """Sweep. With --forever until SIGTERM or Ctrl-C; a database that is away is tried again."""
        if forever:
            until_stopped(self._turn, every=tik)
        else:
            self._meld(sweep(), verspreid())

    def _turn(self) -> None:
        beurt, verzonden = sweep(), verspreid(binnen=MAILTIJD)
        if beurt.escalaties or verzonden:
            self._meld(beurt, verzonden)

    def _meld(self, beurt: Veegbeurt, verzonden: int) -> None:
        self.stdout.write(
            f"termijnen {beurt.termijnen}, escalaties {beurt.escalaties}, opzij {beurt.opzij}, mails {verzonden}"
        )
