#!/usr/bin/env python
"""Django's command line; brings the embedded servers up for one command when no others are named."""

import os
import sys

from django.conf import settings
from django.core.management import execute_from_command_line

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
        execute_from_command_line(sys.argv)
        return
    with lease.servers(settings.PLACES):
        execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
