"""Django's registration of meldingen."""

from django.apps import AppConfig

from meldingen.cbs import koppeltabel  # noqa: F401 - read at the start, so that a wrong table stops it with a sentence


class MeldingenConfig(AppConfig):
    """What was reported: casus, melding, advies, persons, contact moments, regie and the statutory terms."""

    name = "meldingen"
    verbose_name = "Meldingen"
    default_auto_field = "django.db.models.BigAutoField"
