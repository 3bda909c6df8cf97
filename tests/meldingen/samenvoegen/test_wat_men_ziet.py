"""Nobody sees a casus or an address through a merge that he did not see before; secrets stay secret."""

import pytest
from django.test import Client

from meldingen import services
from meldingen.models import Adres, Casus, Melding
from overdracht.momentopname import address_of, secrets_of
from tests import builders
from tests.meldingen.samenvoegen.dubbel import (
    adres,
    elif_,
    in_midden,
    in_zuid,
    triagist_van_beide,
    voeg_samen,
)
from veiligthuis import roles
from veiligthuis.core.models import Medewerker

pytestmark = pytest.mark.django_db

STRATEN = ("Waterlelie", "Karekiet")


def iedereen() -> list[Medewerker]:
    """Every role in both teams, and a wijkteam with sight of each casus."""
    rollen = set(builders.PERSONEEL) - {roles.WIJKTEAM, roles.WIJKTEAMMANAGER}
    zuid = builders.vt_team("Team Zuid")
    hier = [builders.medewerker(rol) for rol in sorted(rollen)]
    daar = [builders.medewerker(rol, team=zuid, naam=f"{rol}-daar") for rol in sorted(rollen)]
    return [*hier, *daar, builders.medewerker(roles.WIJKTEAM), builders.medewerker(roles.WIJKTEAMMANAGER)]


def gezien_door(wie: Medewerker) -> dict[str, object]:
    """Casussen, addresses, and the streets on the pages of every melding, by number."""
    client = Client()
    client.force_login(wie, backend="allauth.account.auth_backends.AuthenticationBackend")
    bladen = {
        f"{melding.nummer} {tab}": tuple(
            straat for straat in STRATEN if straat in client.get(adres_).content.decode()
        )
        for melding in Melding.objects.all()
        for tab, adres_ in (
            ("melding", f"/meldingen/{melding.nummer}/"),
            ("gezin", f"/casussen/{melding.casus.nummer}/gezin/"),
        )
    }
    return {
        "casussen": set(Casus.objects.visible_to(wie).values_list("nummer", flat=True)),
        "adressen": set(Adres.objects.visible_to(wie).values_list("pk", flat=True)),
        "bladen": bladen,
    }


def test_every_role_sees_the_same_casussen_and_addresses_as_before() -> None:
    een, ander = in_midden(), in_zuid()
    services.verleen_toegang(een, aan=builders.wijkteam(), by=None)
    mensen = [*iedereen(), triagist_van_beide()]
    ervoor = {wie.username: gezien_door(wie) for wie in mensen}
    voeg_samen(een, ander)

    assert {wie.username: gezien_door(wie) for wie in mensen} == ervoor
    assert any(blik["adressen"] for blik in ervoor.values())
    assert any("Karekiet" in straten for blik in ervoor.values() for straten in blik["bladen"].values())  # type: ignore[attr-defined]


@pytest.mark.parametrize("geheim", [False, True])
def test_what_a_receiver_gets_holds_no_address_of_the_other_casus(geheim: bool) -> None:
    een = in_midden()
    voeg_samen(een, in_zuid(adres=adres("Karekiet", huisnummer="3", postcode="9114 CD", geheim=geheim)))

    assert address_of(elif_(een), secrets_of(een)) == "Waterlelie 12, 9112 AB Meerstad"


def test_a_secret_address_stays_secret_and_only_where_it_was() -> None:
    een, ander = (
        in_midden(),
        in_zuid(adres=adres("Karekiet", huisnummer="3", postcode="9114 CD", geheim=True)),
    )
    voeg_samen(een, ander)

    assert Adres.objects.in_casus(een).filter(geheim=True).count() == 0
    assert Adres.objects.in_casus(ander).get(geheim=True).straat == "Karekiet"
