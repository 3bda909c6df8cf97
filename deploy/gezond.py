"""Health check of the web container: does it answer, and does its database; exit code 0 when both do.

The worker and the clock have checks of their own, so a sweep that stands still does not make the pages unhealthy.
"""

import http.client
import json
import os
import sys


def main() -> int:
    """0 when web and database answer, else 1."""
    headers = {"Host": os.environ["ALLOWED_HOSTS"].split(",")[0].strip(), "Accept": "application/json"}
    line = http.client.HTTPConnection("127.0.0.1", 8000, timeout=8)
    try:
        line.request("GET", "/gezondheid/", headers=headers)
        found = json.loads(line.getresponse().read())
        return 0 if found["onderdelen"]["database"]["goed"] else 1
    except (OSError, ValueError, KeyError):
        return 1
    finally:
        line.close()


if __name__ == "__main__":
    sys.exit(main())
