#!/usr/bin/env python
"""Django's command line; brings the embedded servers up for one command when no others are named."""

import os
import sys

from django.conf import settings
from django.core.management import execute_from_command_line
from django.db import ProgrammingError
from psycopg.errors import UndefinedTable

from veiligthuis.embedded import lease

WITHOUT_SERVERS = {
    "check",
    "collectstatic",
    "diffsettings",
    "findstatic",
    "help",
    "machines",
    "termijn",
    "termijnen",
}


def main() -> None:
    """Run one management command."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "veiligthuis.settings.embedded")
    command = sys.argv[1] if len(sys.argv) > 1 else "help"
    embedded = os.environ["DJANGO_SETTINGS_MODULE"] == "veiligthuis.settings.embedded"
    if not embedded or command in WITHOUT_SERVERS or command.startswith("-") or "--help" in sys.argv:
        run()
        return
    with lease.servers(settings.PLACES):
        run()


def run() -> None:
    """Run the command; an empty database is said in a sentence instead of a traceback."""
    try:
        execute_from_command_line(sys.argv)
    except ProgrammingError as error:
        if not isinstance(error.__cause__, UndefinedTable):
            raise
        sys.exit(
            "De database heeft nog geen tabellen. Maak ze eerst: python manage.py migrate, of make demo."
        )


if __name__ == "__main__":
    main()
