"""App configuration of veiligheid."""

from django.apps import AppConfig


class VeiligheidConfig(AppConfig):
    """The safety assessment with its decision, and the safety plan with its agreements."""

    name = "veiligheid"
    verbose_name = "Veiligheid"
    default_auto_field = "django.db.models.BigAutoField"
