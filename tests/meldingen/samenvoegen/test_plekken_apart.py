"""What hangs on a row that becomes part of another in the same casus: information, letters, and a huisverbod."""

import pytest

from meldingen import services
from meldingen.informeren import services as brieven
from meldingen.informeren.codelijsten import Ontvanger, Waarover
from meldingen.models import Adres, Betrokkene, Casus, Informatieregel
from tests import builders
from tests.meldingen.huisverbod import verboden
from tests.meldingen.samenvoegen.dubbel import REDEN, triagist_van_beide
from veiligthuis import roles
from veiligthuis.core import clock
from veiligthuis.core.errors import RuleBroken

pytestmark = pytest.mark.django_db


def twee_keer() -> tuple[Casus, Betrokkene, Betrokkene]:
    """The mother, and the same mother under another name in the same casus."""
    casus = builders.casus(betrokkenen=[builders.moeder(), builders.vader(), builders.kind()])
    moeder, by = verboden.mensen(casus)[1], builders.medewerker(roles.CASUSHOUDER)
    dubbel = services.voeg_betrokkene_toe(casus, gegevens=builders.moeder(voornamen="Elif Nur"), by=by)
    return casus, moeder, dubbel


def een_mens(blijft: Betrokkene, gaat: Betrokkene) -> object:
    """Merge the two."""
    return services.voeg_personen_samen(blijft.persoon, gaat.persoon, reden=REDEN, by=triagist_van_beide())


def test_who_tells_her_moves_along_and_goes_back_when_undone() -> None:
    casus, moeder, dubbel = twee_keer()
    regel = Informatieregel.objects.create(
        casus=casus, soort=Ontvanger.BETROKKENE, betrokkene=dubbel, waarover=Waarover.GEGEVENS,
        vastgelegd_op=clock.now(),
    )  # fmt: skip

    gedaan = een_mens(moeder, dubbel)

    regel.refresh_from_db()
    assert regel.betrokkene_id == moeder.pk
    services.draai_samenvoeging_terug(gedaan, reden="Toch een zus.", by=triagist_van_beide())  # type: ignore[arg-type]
    regel.refresh_from_db()
    assert regel.betrokkene_id == dubbel.pk


def test_a_letter_on_its_way_to_the_one_that_goes_is_dealt_with_first() -> None:
    _, moeder, dubbel = twee_keer()
    brieven.begin_brief(dubbel, waarover="gegevens", by=builders.medewerker(roles.CASUSHOUDER))

    with pytest.raises(RuleBroken, match="een brief aan deze persoon onderweg"):
        een_mens(moeder, dubbel)


def test_a_huisverbod_holds_for_the_human_and_hides_the_address_that_came_along() -> None:
    casus, moeder, dubbel = twee_keer()
    verbod = verboden.huisverbod(casus)
    assert dubbel in verbod.achterblijvers.all() and moeder not in verbod.achterblijvers.all()
    verboden.adres(moeder, "Havenweg")
    assert not Adres.objects.get(straat="Havenweg").geheim

    een_mens(moeder, dubbel)

    verbod = type(verbod).objects.met_mensen().get(pk=verbod.pk)
    assert moeder.pk in {wie.pk for wie in verbod.achter}
    assert Adres.objects.get(straat="Havenweg").geheim
