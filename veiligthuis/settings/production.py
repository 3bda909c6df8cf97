"""Settings for real work: everything comes from the environment, and whatever is missing or unfit stops the start.

There is no switch for debugging and none for the demo. Reads exactly the variables in VARIABLES; docs/operations.md
says what each one is for.
"""

import os
from urllib.parse import urlsplit

import environ
from django.core.exceptions import ImproperlyConfigured

from veiligthuis.settings.base import *  # noqa: F403 - a settings module is the sum of its parts
from veiligthuis.settings.base import BASE_DIR, database

VARIABLES = (
    "ALLOWED_HOSTS",
    "BERICHTEN_MAP",
    "DATABASE_URL",
    "DEFAULT_FROM_EMAIL",
    "EMAIL_URL",
    "ORGANISATIE",
    "REDIS_URL",
    "SECRET_KEY",
    "SECRET_KEY_FALLBACKS",
    "SITE_URL",
    "VIRUSSCANNER",
)
MAY_BE_EMPTY = frozenset({"BERICHTEN_MAP", "SECRET_KEY_FALLBACKS", "VIRUSSCANNER"})
"""Not everybody gets messages in a folder; only while a key is being replaced does an older one stand here."""

OF_THE_DEMO = ("DEMO", "DATA", "PORT")
SHORTEST_KEY = 50


def objections(given: dict[str, str]) -> list[str]:
    """Why these variables do not make a production: Dutch sentences, without any value; empty when they do."""
    reasons = [
        f"{name} ontbreekt."
        for name in VARIABLES
        if name not in given or not (given[name] or name in MAY_BE_EMPTY)
    ]
    reasons += [
        f"{name} hoort bij de demo en mag hier niet gezet zijn." for name in OF_THE_DEMO if given.get(name)
    ]
    if given.get("SECRET_KEY") and len(given["SECRET_KEY"]) < SHORTEST_KEY:
        reasons.append(f"SECRET_KEY is te kort: gebruik ten minste {SHORTEST_KEY} willekeurige tekens.")
    if "*" in given.get("ALLOWED_HOSTS", ""):
        reasons.append(
            "ALLOWED_HOSTS noemt geen namen maar *: geef de namen waaronder de toepassing bereikbaar is."
        )
    return (
        reasons
        + address_objections(given)
        + server_objections(given.get("DATABASE_URL", ""), given.get("REDIS_URL", ""))
    )


def address_objections(given: dict[str, str]) -> list[str]:
    """Why this is no address to put in a mail: it must be of this site and behind TLS."""
    site = urlsplit(given.get("SITE_URL", ""))
    names = [name.strip() for name in given.get("ALLOWED_HOSTS", "").split(",")]
    if not given.get("SITE_URL") or (
        site.scheme == "https" and site.hostname in names and not site.path.strip("/")
    ):
        return []
    return [
        "SITE_URL moet https:// zijn met een naam uit ALLOWED_HOSTS, zonder pad: dit adres staat in mails."
    ]


def server_objections(database_url: str, redis_url: str) -> list[str]:
    """Why these servers will not do: the embedded ones and a database superuser are refused."""
    reasons = []
    if database_url:
        database_server = urlsplit(database_url)
        if database_server.scheme not in {"postgres", "postgresql"}:
            reasons.append("DATABASE_URL wijst niet naar PostgreSQL.")
        elif database_server.username == "postgres" or not database_server.password:
            reasons.append(
                "DATABASE_URL moet een eigen gebruiker met wachtwoord noemen: een superuser, zoals die van de "
                "meegeleverde database, kan de bewaking van het spoor uitzetten."
            )
    if redis_url and urlsplit(redis_url).scheme not in {"redis", "rediss"}:
        reasons.append("REDIS_URL wijst naar de meegeleverde server; gebruik redis:// of rediss://.")
    return reasons


_given = dict(os.environ)
if _reasons := objections(_given):
    raise ImproperlyConfigured("De productie-instellingen zijn niet compleet:\n  " + "\n  ".join(_reasons))

ORGANISATIE = _given["ORGANISATIE"]
SECRET_KEY = _given["SECRET_KEY"]
SECRET_KEY_FALLBACKS = [key for key in _given["SECRET_KEY_FALLBACKS"].split(",") if key]
SITE_URL = _given["SITE_URL"].rstrip("/")
BERICHTEN_MAP = _given["BERICHTEN_MAP"]
VIRUSSCANNER = _given["VIRUSSCANNER"]
ALLOWED_HOSTS = [name.strip() for name in _given["ALLOWED_HOSTS"].split(",") if name.strip()]
CSRF_TRUSTED_ORIGINS = [f"https://{name}" for name in ALLOWED_HOSTS]

DATABASES = {"default": database(_given["DATABASE_URL"])}
CELERY_BROKER_URL = _given["REDIS_URL"]
# One memory for all web processes, so that a code of the second factor works once and not once per process.
CACHES = {
    "default": {"BACKEND": "django.core.cache.backends.redis.RedisCache", "LOCATION": _given["REDIS_URL"]}
}

DEFAULT_FROM_EMAIL = _given["DEFAULT_FROM_EMAIL"]
SERVER_EMAIL = DEFAULT_FROM_EMAIL
_mail = environ.Env.email_url_config(_given["EMAIL_URL"])
EMAIL_BACKEND = _mail["EMAIL_BACKEND"]
EMAIL_HOST = _mail.get("EMAIL_HOST")
EMAIL_PORT = _mail.get("EMAIL_PORT")
EMAIL_HOST_USER = _mail.get("EMAIL_HOST_USER")
EMAIL_HOST_PASSWORD = _mail.get("EMAIL_HOST_PASSWORD")
EMAIL_USE_TLS = _mail.get("EMAIL_USE_TLS", False)
EMAIL_USE_SSL = _mail.get("EMAIL_USE_SSL", False)
EMAIL_TIMEOUT = 20

STATIC_ROOT = BASE_DIR / "staticfiles"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}

# Only TLS, ended by our own proxy, which overwrites these headers.
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_SSL_REDIRECT = True
SECURE_REDIRECT_EXEMPT = [r"^gezondheid/$"]
SECURE_HSTS_SECONDS = 365 * 24 * 60 * 60
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
SECURE_HSTS_PRELOAD = True
SESSION_COOKIE_SECURE = True
CSRF_COOKIE_SECURE = True
AXES_CLIENT_IP_CALLABLE = "veiligthuis.proxy.client_address"
