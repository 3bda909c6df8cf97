"""The family hears every decision: a clock from the decision on, a letter, and no closing before."""

from datetime import timedelta

import pytest

from meldingen import services
from meldingen.codelijsten import Besluit
from meldingen.informeren.plan import informatieplan
from meldingen.models import Casus, Melding, Termijn
from tests import builders, trajecten
from tests.meldingen.informeren import post
from veiligthuis import roles
from veiligthuis.core import clock
from veiligthuis.core.errors import NotAllowed, RuleBroken

pytestmark = pytest.mark.django_db


def klok(melding: Melding) -> Termijn | None:
    return Termijn.objects.open().filter(code="T08", melding=melding).first()


def besloten(besluit: str = Besluit.VV) -> Melding:
    return builders.besloten_melding(besluit, betrokkenen=post.mensen())


def test_before_the_decision_there_is_nothing_to_tell() -> None:
    melding = builders.melding_in_beoordeling()

    assert klok(melding) is None
    with pytest.raises(RuleBroken):
        services.leg_uitkomst_gezin_vast(
            melding, wijze="telefoon", inhoud="Gebeld.", by=builders.medewerker(roles.TRIAGIST)
        )
    with pytest.raises(RuleBroken, match="geen besluit dat het gezin"):
        post.brief_aan(post.casus(), "Elif", "besluit")


def test_of_an_advies_to_the_melder_the_family_hears_nothing() -> None:
    assert klok(builders.besloten_melding(Besluit.OMGEZET_IN_ADVIES)) is None


@pytest.mark.parametrize(("wijze", "inhoud"), [("", "Gebeld."), ("telefoon", " ")])
def test_telling_says_how_and_what(wijze: str, inhoud: str) -> None:
    with pytest.raises(RuleBroken, match="hoe het gezin is bereikt"):
        services.leg_uitkomst_gezin_vast(
            builders.besloten_melding(), wijze=wijze, inhoud=inhoud, by=builders.medewerker(roles.TRIAGIST)
        )


def test_another_role_is_refused() -> None:
    with pytest.raises(NotAllowed):
        services.leg_uitkomst_gezin_vast(
            builders.besloten_melding(), wijze="telefoon", inhoud="Ja.", by=builders.medewerker(roles.INTAKE)
        )


def test_the_casus_does_not_close_before_the_family_knows() -> None:
    casus, by = builders.teruggekoppelde_melding().casus, builders.medewerker(roles.CASUSHOUDER)
    for wie in casus.betrokkenen.te_informeren():
        services.informeer_betrokkene(wie, hoe="Gebeld.", by=by)
    with pytest.raises(RuleBroken, match="Het gezin weet nog niet"):
        services.sluit_casus(casus, toelichting="Klaar.", by=by)

    builders.vertel_de_uitkomst(casus)

    assert services.sluit_casus(casus, toelichting="Klaar.", by=by).status == "afgesloten"


def test_the_clock_counts_five_working_days_from_the_receipt_and_is_met_by_a_talk() -> None:
    melding = builders.besloten_melding()
    termijn = klok(melding)
    assert termijn and termijn.gestart_op == melding.ontvangen_op and termijn.duur == 5

    services.leg_uitkomst_gezin_vast(
        melding, wijze="huisbezoek", inhoud="Beide ouders.", by=builders.medewerker(roles.TRIAGIST)
    )

    assert klok(melding) is None and Melding.objects.get(pk=melding.pk).uitkomst_gezin_op == clock.now()
    with pytest.raises(RuleBroken, match="weet al"):
        services.leg_uitkomst_gezin_vast(
            melding, wijze="brief", inhoud="Nog eens.", by=builders.medewerker(roles.TRIAGIST)
        )


def test_it_is_put_off_for_safety_two_weeks_at_a_time() -> None:
    melding, by = builders.besloten_melding(), builders.medewerker(roles.CASUSHOUDER)
    termijn = klok(melding)
    assert termijn is not None
    tot = clock.local(termijn.eindigt_op).date() + timedelta(days=40)
    with pytest.raises(RuleBroken, match="ten hoogste twee weken"):
        services.stel_uitkomst_gezin_uit(melding, tot=tot, reden="Eerst is moeder weg.", by=by)

    services.stel_uitkomst_gezin_uit(
        melding, tot=tot - timedelta(days=30), reden="Eerst is moeder weg.", by=by
    )

    later = klok(melding)
    assert later is not None and later.eindigt_op > termijn.eindigt_op


def test_a_letter_to_everybody_from_twelve_years_meets_it_and_to_one_does_not() -> None:
    melding = besloten()
    eerste = post.verstuur(post.brief_aan(melding.casus, "Elif", "besluit"))
    assert "We gaan met u praten." in eerste.tekst and klok(melding) is not None

    for voornaam in ("Jeroen", "Noah"):
        post.verstuur(post.brief_aan(melding.casus, voornaam, "besluit"))

    verteld = Melding.objects.get(pk=melding.pk)
    assert klok(melding) is None and verteld.uitkomst_gezin_wijze == "brief"


def test_a_change_of_route_is_told_anew() -> None:
    casus, by = trajecten.casus_in_vv(), builders.medewerker(roles.CASUSHOUDER)
    builders.vertel_de_uitkomst(casus)
    melding = casus.meldingen.get()
    assert klok(melding) is None

    services.note_vervolgbesluit(melding, besluit=Besluit.ONDERZOEK, by=by)
    services.zet_om_naar_onderzoek(trajecten.teken_mee(Casus.objects.get(pk=casus.pk)), by=by)

    opnieuw = klok(melding)
    assert opnieuw is not None and opnieuw.gestart_op == clock.now()


def test_the_plan_has_a_row_with_a_letter_for_each_reader_until_it_is_told() -> None:
    melding, by = besloten(), builders.medewerker(roles.CASUSHOUDER)
    rij = next(rij for rij in informatieplan(melding.casus, by) if rij.ontvanger == "Gezin")
    assert rij.is_open and rij.klok
    assert [actie.woord for actie in rij.acties][:2] == ["Leg vast", "Stel uit"]
    assert sum(actie.post for actie in rij.acties) == 3  # both parents and the boy of thirteen

    builders.vertel_de_uitkomst(melding.casus)

    rij = next(rij for rij in informatieplan(melding.casus, by) if rij.ontvanger == "Gezin")
    assert not rij.is_open and rij.stand.startswith("verteld")
