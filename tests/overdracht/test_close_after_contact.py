"""A casus that was handed over closes when the receiver spoke with the family, and not before."""

from typing import Any

import pytest

from meldingen import services as meldingen
from meldingen.models import Casus, Termijn
from overdracht.models import Overdracht
from tests import builders
from tests.overdracht import stappen
from veiligthuis import roles
from veiligthuis.core.errors import RuleBroken

pytestmark = pytest.mark.django_db


def all_told(overdracht: Overdracht) -> Casus:
    """Everything else that closing asks is done."""
    casus: Casus = Casus.objects.get(pk=overdracht.casus_id)
    for melding in casus.meldingen.all():
        meldingen.leg_terugkoppeling_vast(
            melding, wijze="telefoon", inhoud="Beoordeeld.", by=builders.medewerker(roles.TRIAGIST)
        )
    builders.informeer_iedereen(casus)
    fresh: Casus = Casus.objects.get(pk=casus.pk)
    return fresh


def close(casus: Casus) -> Any:
    return meldingen.sluit_casus(casus, toelichting="Veilig.", by=builders.medewerker(roles.CASUSHOUDER))


def test_while_nobody_spoke_with_the_family_the_clock_may_not_fall_silent() -> None:
    casus = all_told(stappen.geaccepteerd())

    with pytest.raises(RuleBroken, match="nog niet gesproken"):
        close(casus)
    assert Termijn.objects.open().filter(casus=casus, code="T12E").exists()


def test_after_the_first_contact_it_closes() -> None:
    casus = all_told(stappen.gesproken(stappen.geaccepteerd()))

    assert not close(casus).is_open
