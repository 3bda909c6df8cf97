"""Who sees which casus, and nobody else."""

import pytest
from django.http import Http404

from meldingen import services
from meldingen.models import Advies, Betrokkene, Casus, Contactmoment, Melding, Persoon, Regie
from tests import builders
from veiligthuis import roles
from veiligthuis.core.access import get_visible
from veiligthuis.core.errors import RuleBroken
from veiligthuis.core.models import AuditEntry, Medewerker

pytestmark = pytest.mark.django_db


def vreemde(rol: str = roles.CASUSHOUDER) -> Medewerker:
    return builders.medewerker(rol, team=builders.vt_team("Team Zuid"), naam=f"vreemde-{rol}")


@pytest.mark.parametrize("model", [Casus, Melding, Betrokkene, Persoon, Contactmoment, Regie])
def test_another_team_sees_nothing(model: type) -> None:
    casus = builders.casus()
    services.leg_contact_vast(
        casus, soort="telefoon", gelukt=False, met_wie="x", by=builders.medewerker(roles.TRIAGIST)
    )

    assert not model.objects.visible_to(vreemde()).exists()  # type: ignore[attr-defined]
    assert model.objects.visible_to(builders.medewerker(roles.MANAGER)).exists()  # type: ignore[attr-defined]


def test_a_role_without_casework_sees_nothing_even_with_sight() -> None:
    casus = builders.casus()
    ali = builders.medewerker(roles.BEHEER)
    services.verleen_toegang(casus, aan=ali, by=None)

    assert not Casus.objects.visible_to(ali).exists()


def test_a_superuser_sees_nothing() -> None:
    builders.casus()
    baas = Medewerker.objects.create_superuser("baas", "baas@veiligthuis.example", "een-lang-wachtwoord")

    assert not Casus.objects.visible_to(baas).exists()


def test_a_casus_out_of_sight_does_not_exist_and_leaves_a_denial() -> None:
    casus = builders.casus()

    with pytest.raises(Http404):
        get_visible(Casus.objects.all(), vreemde(), nummer=casus.nummer)

    assert AuditEntry.objects.filter(soort="weigering", casus_nummer=casus.nummer).count() == 1


def test_somebody_outside_the_team_is_not_made_behandelaar() -> None:
    with pytest.raises(RuleBroken, match="werkt niet in"):
        services.wijs_toe(builders.casus(), behandelaar=vreemde(), by=builders.medewerker(roles.MANAGER))


def test_a_partner_does_not_carry_a_casus() -> None:
    with pytest.raises(RuleBroken, match="geen team van Veilig Thuis"):
        services.wijs_toe(
            builders.casus(),
            team=builders.wijkteam(),
            behandelaar=None,
            by=builders.medewerker(roles.MANAGER),
        )


def test_sight_goes_along_with_the_team() -> None:
    casus = builders.casus()
    ander = vreemde()

    services.wijs_toe(
        casus, team=builders.vt_team("Team Zuid"), behandelaar=ander, by=builders.medewerker(roles.MANAGER)
    )

    assert Casus.objects.visible_to(ander).exists()
    assert not Casus.objects.visible_to(builders.medewerker(roles.MANAGER)).exists()


def test_sight_that_was_taken_away_is_gone_at_once() -> None:
    casus = builders.casus()
    ander = vreemde()
    services.verleen_toegang(casus, aan=ander, by=None)
    assert Casus.objects.visible_to(ander).exists()

    services.beeindig_toegang(casus, van=ander, by=None)

    assert not Casus.objects.visible_to(ander).exists()


def test_a_wijkteam_sees_no_casus_of_its_own_accord() -> None:
    casus = builders.casus()
    services.verleen_toegang(casus, aan=builders.wijkteam(), by=None)

    assert not Casus.objects.visible_to(builders.medewerker(roles.WIJKTEAM)).exists()
    assert not Advies.objects.visible_to(builders.medewerker(roles.WIJKTEAM)).exists()
