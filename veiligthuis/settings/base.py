"""Settings that hold everywhere; databases, brokers, secrets and mail are chosen by embedded or production."""

from pathlib import Path
from typing import Any

import environ
from csp.constants import NONE, SELF

from veiligthuis.settings.logs import LOGGING as LOGGING

BASE_DIR = Path(__file__).resolve().parent.parent.parent

DEBUG = False
DEMO = False
ORGANISATIE = "Veilig Thuis"
TWEEDE_FACTOR_VERPLICHT = True

INSTALLED_APPS = [
    "veiligthuis",
    "overdracht",
    "veiligheid",
    "meldingen",
    "ketenpartners",
    "veiligthuis.core",
    "guardian",
    "pgtrigger",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "axes",
    "django_htmx",
    "csp",
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "django.forms",
]

MIDDLEWARE = [
    "veiligthuis.core.middleware.request_id",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django_permissions_policy.PermissionsPolicyMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "veiligthuis.core.uploads.limit_uploads",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "axes.middleware.AxesMiddleware",
    "veiligthuis.core.middleware.Refusals",
    "veiligthuis.core.middleware.no_store",
    "veiligthuis.core.middleware.SecondFactor",
]

ROOT_URLCONF = "veiligthuis.urls"
WSGI_APPLICATION = "veiligthuis.wsgi.application"
ASGI_APPLICATION = "veiligthuis.asgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "veiligthuis.pages.crisis.counter",
                "veiligthuis.pages.counts.everywhere",
                "veiligthuis.core.context.raam",
            ],
        },
    },
]
FORM_RENDERER = "veiligthuis.core.forms.NldsRenderer"

LANGUAGE_CODE = "nl"
TIME_ZONE = "Europe/Amsterdam"
USE_I18N = True
USE_TZ = True

STATIC_URL = "/static/"

DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# Who somebody is, and what is refused before that is known.
AUTH_USER_MODEL = "core.Medewerker"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
    "guardian.backends.ObjectPermissionBackend",
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
ANONYMOUS_USER_NAME = None
GUARDIAN_RAISE_403 = False

PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS: list[dict[str, Any]] = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]

ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*"]
ACCOUNT_ADAPTER = "veiligthuis.core.login.Toegang"
ACCOUNT_FORMS = {
    "login": "veiligthuis.core.login.Inlogformulier",
    "reauthenticate": "veiligthuis.core.login.NogmaalsWachtwoord",
    "change_password": "veiligthuis.core.login.WachtwoordWijzigen",
}
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_LOGOUT_ON_GET = False
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_RATE_LIMITS = False  # axes counts failures, in the database, so that an emptied cache resets nothing
MFA_ADAPTER = "veiligthuis.core.login.TweedeFactor"
MFA_FORMS = {
    "authenticate": "veiligthuis.core.login.Codeformulier",
    "reauthenticate": "veiligthuis.core.login.NogmaalsCode",
    "activate_totp": "veiligthuis.core.login.AppInstellen",
    "generate_recovery_codes": "veiligthuis.core.login.NieuweHerstelcodes",
}
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_TOTP_ISSUER = "Veilig Thuis"

AXES_FAILURE_LIMIT = 10
AXES_COOLOFF_TIME = 0.25  # hours
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_USERNAME_CALLABLE = "veiligthuis.core.login.account_name"
AXES_RESET_ON_SUCCESS = True
AXES_LOCKOUT_TEMPLATE = "account/geblokkeerd.html"

# What a browser may do with a page.
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "base-uri": [NONE],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "object-src": [NONE],
    },
}
PERMISSIONS_POLICY: dict[str, list[str]] = {
    name: []
    for name in ("camera", "display-capture", "geolocation", "gyroscope", "microphone", "payment", "usb")
}
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"

SESSION_COOKIE_NAME = "veiligthuis_sessie"
SESSION_COOKIE_AGE = 10 * 60 * 60
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Lax"

# Where messages of the police arrive (in, done, quarantine below it); empty where only the endpoint is used.
BERICHTEN_MAP = ""

# What looks for viruses in papers: clamd:///socket, clamd://host:port, opdracht:program, or empty for none.
VIRUSSCANNER = ""

DATA_UPLOAD_MAX_NUMBER_FILES = 10
FILE_UPLOAD_HANDLERS = [
    "veiligthuis.core.uploads.StrictNames",
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "django.core.files.uploadhandler.TemporaryFileUploadHandler",
]
DATA_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
FILE_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024

DEFAULT_FROM_EMAIL = "Veilig Thuis <noreply@veiligthuis.example>"

# Celery carries ids and bells; whatever must be kept is a row in the database.
CELERY_TIMEZONE = TIME_ZONE
CELERY_TASK_IGNORE_RESULT = True
CELERY_TASK_ACKS_LATE = True
CELERY_TASK_REJECT_ON_WORKER_LOST = True
CELERY_TASK_TIME_LIMIT = 300
CELERY_TASK_SOFT_TIME_LIMIT = 240
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_WORKER_HIJACK_ROOT_LOGGER = False
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_BROKER_TRANSPORT_OPTIONS = {"visibility_timeout": 3600}
CELERY_TASK_SERIALIZER = "json"
CELERY_ACCEPT_CONTENT = ["json"]


def database(url: str, *, pool_size: int = 8) -> dict[str, Any]:
    """Django's description of the PostgreSQL server at `url`, with at most `pool_size` connections per process.

    A Unix socket is written as `postgresql://user:@/name?host=/directory`; whatever stands in the query of the URL
    is kept beside the pool.
    """
    described: dict[str, Any] = environ.Env.db_url_config(url)
    described["ENGINE"] = "django.db.backends.postgresql"
    described["CONN_MAX_AGE"] = 0
    described["CONN_HEALTH_CHECKS"] = True  # a server that was restarted costs no page
    described.setdefault("OPTIONS", {})["pool"] = {"min_size": 1, "max_size": pool_size, "timeout": 10}
    return described
