"""App configuration of ketenpartners."""

from django.apps import AppConfig


class KetenpartnersConfig(AppConfig):
    """Organisations, teams, contact persons, working areas and agreements."""

    name = "ketenpartners"
    verbose_name = "Ketenpartners"
    default_auto_field = "django.db.models.BigAutoField"
