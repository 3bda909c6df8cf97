"""Crisisinzetten in the stage a test needs, by the steps a worker takes."""

from typing import Any

from meldingen import services
from meldingen.crisis.services import Feit, leg_crisisstap_vast
from meldingen.crisis.stappen import Crisisstap
from meldingen.models import Crisisinzet, Gesprek
from tests import builders
from veiligthuis import roles

INHOUD: dict[str, dict[str, Any]] = {
    Crisisstap.GAAT: {"wie": "Partner van de crisisdienst"},
    Crisisstap.ACHTERWACHT: {"wie": "Achterwacht"},
    Crisisstap.POLITIE: {"wie": "Meldkamer", "tekst": "Politie gaat eerst naar binnen."},
    Crisisstap.ACTIE: {"tekst": "Moeder en kind zijn bij oma."},
    Crisisstap.AFSPRAKEN: {"wie": "Moeder", "tekst": "Vader slaapt vannacht elders."},
    Crisisstap.OVERGEDRAGEN: {"wie": "Triagist", "tekst": "Alles staat in het dossier."},
}
WEG = (
    Crisisstap.GAAT, Crisisstap.POLITIE, Crisisstap.VERTROKKEN, Crisisstap.AANGEKOMEN, Crisisstap.ACTIE,
    Crisisstap.AFSPRAKEN, Crisisstap.OVERGEDRAGEN,
)  # fmt: skip
"""The shortest course from the first press to the end."""


def inzet() -> Crisisinzet:
    """The inzet of an acute melding, of which nothing is noted yet."""
    return Crisisinzet.objects.get(melding=builders.geschifte_melding(acuut=True))


def stap(obj: Crisisinzet, name: str, *, rol: str = roles.CRISISDIENST, **anders: Any) -> Crisisinzet:
    """One step with the usual content."""
    feit = Feit(**(INHOUD.get(name, {}) | anders))
    return leg_crisisstap_vast(obj, stap=name, feit=feit, by=builders.medewerker(rol))


def tot(last: str) -> Crisisinzet:
    """An inzet of which every step up to this one was taken."""
    obj = inzet()
    for name in WEG[: WEG.index(Crisisstap(last)) + 1]:
        obj = stap(obj, name)
    return Crisisinzet.objects.get(pk=obj.pk)


def gesprek() -> Gesprek:
    """A call that goes on."""
    return services.begin_gesprek(by=builders.medewerker(roles.INTAKE))
