"""Settings for trying, developing and testing: PostgreSQL and Valkey from wheels, mail as files, no real persons.

Reading this module starts nothing. `manage.py` and `python -m veiligthuis.embedded` start the servers whose sockets
are named here; with DATABASE_URL or REDIS_URL in the environment the server named there is used instead.
"""

import os
from pathlib import Path

from veiligthuis.embedded.places import Places
from veiligthuis.settings.base import *  # noqa: F403 - a settings module is the sum of its parts
from veiligthuis.settings.base import BASE_DIR, database

DEMO = True
ORGANISATIE = "Veilig Thuis Merenland"
TWEEDE_FACTOR_VERPLICHT = False

DATA = Path(os.environ.get("DATA") or BASE_DIR / ".data" / "demo").resolve()
PLACES = Places(DATA)

SECRET_KEY = "niet-geheim: alleen voor de demo en de tests, productie weigert te starten zonder eigen sleutel"
SITE_URL = f"http://localhost:{os.environ.get('PORT') or '8000'}"
ALLOWED_HOSTS = ["localhost", "127.0.0.1", "[::1]", "testserver"]

DATABASES = {"default": database(os.environ.get("DATABASE_URL") or PLACES.database_url())}
CELERY_BROKER_URL = os.environ.get("REDIS_URL") or PLACES.broker_url()

BERICHTEN_MAP = str(PLACES.data / "berichten")

EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
EMAIL_FILE_PATH = PLACES.mail
STATIC_ROOT = PLACES.data / "static"

# Static files straight from the source: a changed style sheet shows at the next reload.
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = True
