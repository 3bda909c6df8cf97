"""Settings of a test run: the embedded ones, with a data directory of this run, or of this worker of it, alone.

Reading this module starts nothing; `tests/conftest.py` starts the servers when the first test asks for one.
"""

import os
import tempfile

from tests import workers

if os.environ.get("REDIS_URL"):
    os.environ["REDIS_URL"] = workers.own_broker(os.environ["REDIS_URL"])
os.environ["DATA"] = tempfile.mkdtemp(prefix=f"veiligthuis-test-{os.getpid()}-", dir=tempfile.gettempdir())

from veiligthuis.settings.embedded import *  # noqa: F403 - the directory must be named first
from veiligthuis.settings.embedded import DATABASES

DATABASES["default"]["TEST"] = {"NAME": f"test_veiligthuis_{os.getpid()}"}
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
AXES_ENABLED = False
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
