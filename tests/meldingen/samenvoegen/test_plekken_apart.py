"""What hangs on a row that becomes part of another in the same casus: information, letters, and a huisverbod."""

import pytest

from meldingen import services
from meldingen.huisverbod import services as huisverboden
from meldingen.informeren import services as brieven
from meldingen.informeren.codelijsten import Ontvanger, Waarover
from meldingen.models import Adres, Betrokkene, Brief, Casus, Huisverbod, Informatieregel, Samenvoeging
from meldingen.services import VeiligContactGegevens
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


def een_mens(blijft: Betrokkene, gaat: Betrokkene) -> Samenvoeging:
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
    services.draai_samenvoeging_terug(gedaan, reden="Toch een zus.", by=triagist_van_beide())
    regel.refresh_from_db()
    assert regel.betrokkene_id == dubbel.pk


def test_a_letter_on_its_way_to_the_one_that_goes_is_dealt_with_first() -> None:
    _, moeder, dubbel = twee_keer()
    brieven.begin_brief(dubbel, waarover="gegevens", by=builders.medewerker(roles.CASUSHOUDER))

    with pytest.raises(RuleBroken, match="een brief aan deze persoon onderweg"):
        een_mens(moeder, dubbel)


def test_an_approved_letter_to_the_one_that_stays_goes_only_as_is_safe_for_both() -> None:
    _, moeder, dubbel = twee_keer()
    by = builders.medewerker(roles.CASUSHOUDER)
    verboden.adres(moeder, "Kerkstraat", soort="woon")
    services.leg_veilig_contact_vast(moeder, gegevens=VeiligContactGegevens(post="ja"), by=by)
    services.leg_veilig_contact_vast(dubbel, gegevens=VeiligContactGegevens(post="nee"), by=by)
    brief = brieven.begin_brief(Betrokkene.objects.get(pk=moeder.pk), waarover="gegevens", by=by)
    goed = brieven.keur_brief_goed(brief, gezien=brief.kenmerk_van_nu, by=by)

    een_mens(moeder, dubbel)

    with pytest.raises(RuleBroken, match=r"Post is voor .* niet veilig"):
        brieven.verstuur_brief(Brief.objects.get(pk=goed.pk), by=by)


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


def kept_out(wie: Betrokkene) -> Huisverbod:
    """Her out of the home, with father and child in it."""
    vader, _, kind = verboden.mensen(wie.casus)
    return verboden.huisverbod(wie.casus, uithuisgeplaatste=wie, achterblijvers=[vader, kind])


def test_while_the_huisverbod_of_either_row_runs_there_is_no_other_one() -> None:
    _, moeder, dubbel = twee_keer()
    eigen, _ = kept_out(moeder), kept_out(dubbel)
    een_mens(moeder, dubbel)
    with pytest.raises(RuleBroken, match="loopt al een huisverbod"):
        kept_out(moeder)

    huisverboden.trek_in(
        eigen, ingetrokken_op=clock.now(), reden="Bezwaar gegrond.", hoe_verder="Zij is thuis; vader is weg.",
        by=builders.medewerker(roles.CASUSHOUDER),
    )  # fmt: skip

    with pytest.raises(RuleBroken, match="loopt al een huisverbod"):
        kept_out(moeder)


def test_a_row_that_went_into_one_that_goes_too_follows_it_and_comes_back_when_undone() -> None:
    casus, moeder, dubbel = twee_keer()
    verbod = kept_out(dubbel)
    een_mens(moeder, dubbel)
    nog_eens = builders.moeder(voornamen="Elif Naz")
    derde = services.voeg_betrokkene_toe(casus, gegevens=nog_eens, by=builders.medewerker(roles.CASUSHOUDER))

    gedaan = een_mens(derde, moeder)

    assert Huisverbod.objects.get(pk=verbod.pk).weg == derde
    with pytest.raises(RuleBroken, match="loopt al een huisverbod"):
        kept_out(derde)
    services.draai_samenvoeging_terug(gedaan, reden="Toch een zus.", by=triagist_van_beide())
    assert Huisverbod.objects.get(pk=verbod.pk).weg == moeder
