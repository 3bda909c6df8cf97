"""Entry point for an asynchronous web server; not used by default."""

import os

from django.core.asgi import get_asgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "veiligthuis.settings.embedded")

application = get_asgi_application()
