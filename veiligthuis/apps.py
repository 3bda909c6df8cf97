"""The shell as a Django app: templates, static files and commands that belong to no single domain app."""

from django.apps import AppConfig


class VeiligThuisConfig(AppConfig):
    """Label "veiligthuis"; has no models."""

    name = "veiligthuis"
    label = "veiligthuis"
    verbose_name = "Veilig Thuis"
