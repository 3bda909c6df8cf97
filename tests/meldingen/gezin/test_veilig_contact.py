"""How a person is reached without danger, and who may know the code word."""

from typing import Any

import pytest

from meldingen import services
from meldingen.models import Betrokkene, VeiligContact
from meldingen.services import VeiligContactGegevens
from tests import builders
from veiligthuis import roles
from veiligthuis.core.errors import NotAllowed, RuleBroken
from veiligthuis.core.models import AuditEntry

pytestmark = pytest.mark.django_db

WOORD = "zonnebloemolie"


def leg(betrokkene: Betrokkene, rol: str = roles.TRIAGIST, **velden: Any) -> VeiligContact:
    return services.leg_veilig_contact_vast(
        betrokkene, gegevens=VeiligContactGegevens(**velden), by=builders.medewerker(rol)
    )


def moeder() -> Betrokkene:
    gevonden: Betrokkene = builders.casus().betrokkenen.get(relatie="moeder")
    return gevonden


def test_who_may_not_writes_nothing() -> None:
    with pytest.raises(NotAllowed):
        leg(moeder(), rol=roles.MANAGER, uren="ma 10-12")

    assert not VeiligContact.objects.exists()


def test_via_somebody_says_via_whom() -> None:
    with pytest.raises(RuleBroken, match="via wie") as gebroken:
        leg(moeder(), kanaal="via_ander")

    assert gebroken.value.field == "via_wie"


def test_a_receiver_sees_no_safe_contact() -> None:
    leg(moeder(), codewoord=WOORD)

    assert not VeiligContact.objects.visible_to(builders.medewerker(roles.WIJKTEAM)).exists()


@pytest.mark.parametrize("rol", [roles.WIJKTEAM, roles.WIJKTEAMMANAGER, roles.MANAGER, roles.BEHEER])
def test_the_code_word_is_not_for_everybody(rol: str) -> None:
    assert "meldingen.bekijk_codewoord" not in roles.ROLES[rol]


def test_the_marks_say_what_nobody_may_overlook_and_never_the_word() -> None:
    contact = leg(moeder(), kanaal="telefoon", voicemail="nee", post="nee", codewoord=WOORD)

    assert contact.merken == ["bellen", "geen voicemail", "geen post", "codewoord afgesproken"]


def test_the_trail_says_which_parts_changed_and_never_what() -> None:
    wie = moeder()
    leg(wie, uren="ma 10-12", codewoord=WOORD)
    leg(wie, uren="di 10-12", codewoord=WOORD)

    regels = [regel.velden for regel in AuditEntry.objects.filter(actie="leg_veilig_contact_vast")]
    assert {"velden": "uren"} in regels and len(regels) == 2
    assert WOORD not in str(regels)


def test_it_comes_along_with_a_person_of_a_melding() -> None:
    gezin = [builders.moeder(veilig=VeiligContactGegevens(voicemail="nee")), builders.vader()]

    mensen = builders.casus(betrokkenen=gezin).betrokkenen.order_by("pk")

    assert mensen[0].persoon.veilig.voicemail == "nee"
    assert not hasattr(mensen[1].persoon, "veilig")
