"""Health check of the web container: asks /gezondheid/ under one of the allowed names; exit code 0 when it is well."""

import os
import sys
import urllib.error
import urllib.request

ADDRESS = "http://127.0.0.1:8000/gezondheid/"


def main() -> int:
    """0 when the page answers 200, else 1."""
    name = os.environ["ALLOWED_HOSTS"].split(",")[0].strip()
    request = urllib.request.Request(ADDRESS, headers={"Host": name})
    try:
        with urllib.request.urlopen(request, timeout=5) as answer:  # noqa: S310 - a fixed address
            return 0 if answer.status == 200 else 1
    except (urllib.error.URLError, OSError):
        return 1


if __name__ == "__main__":
    sys.exit(main())
