"""Django's registration of meldingen."""

from django.apps import AppConfig


class MeldingenConfig(AppConfig):
    """What was reported: casus, melding, advies, persons, contact moments, regie and the statutory terms."""

    name = "meldingen"
    verbose_name = "Meldingen"
    default_auto_field = "django.db.models.BigAutoField"
