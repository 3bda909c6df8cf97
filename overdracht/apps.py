"""App configuration of overdracht."""

from django.apps import AppConfig


class OverdrachtConfig(AppConfig):
    """Handovers, contact attempts, questions and reports."""

    name = "overdracht"
    verbose_name = "Overdracht"
    default_auto_field = "django.db.models.BigAutoField"
