"""A conversation: begun once, never loses a newer word, and becomes one advies or one melding."""

import uuid

import pytest

from meldingen import services
from meldingen.models import Advies, Gesprek, Melding
from tests import builders
from veiligthuis import roles
from veiligthuis.core.errors import NotAllowed, RuleBroken

pytestmark = pytest.mark.django_db


def bewaar(gesprek: Gesprek, notities: str, volgnummer: int | None = None) -> Gesprek:
    return services.bewaar_gesprek(
        gesprek,
        notities=notities,
        concept={"naam": "x"},
        volgnummer=volgnummer,
        by=builders.medewerker(roles.INTAKE),
    )


def neem_op(gesprek: Gesprek) -> Melding:
    return services.neem_melding_op(
        gegevens=builders.meldinggegevens(),
        betrokkenen=builders.gezin(),
        gesprek=gesprek,
        by=builders.medewerker(roles.INTAKE),
    )


def rond_af(gesprek: Gesprek) -> Advies:
    return services.rond_gesprek_af_als_advies(
        gesprek, gegevens=builders.adviesgegevens(), by=builders.medewerker(roles.INTAKE)
    )


def test_a_wijkteam_takes_no_calls() -> None:
    with pytest.raises(NotAllowed):
        services.begin_gesprek(by=builders.medewerker(roles.WIJKTEAM))


def test_the_key_of_somebody_else_is_refused() -> None:
    gesprek = builders.gesprek()

    with pytest.raises(NotAllowed):
        services.begin_gesprek(by=builders.medewerker(roles.TRIAGIST), sleutel=gesprek.sleutel)


def test_somebody_else_does_not_save_it() -> None:
    with pytest.raises(NotAllowed):
        services.bewaar_gesprek(
            builders.gesprek(), notities="x", concept={}, by=builders.medewerker(roles.TRIAGIST)
        )


def test_the_same_key_begins_one_conversation() -> None:
    sleutel = uuid.uuid4()
    intake = builders.medewerker(roles.INTAKE)

    assert services.begin_gesprek(by=intake, sleutel=sleutel) == services.begin_gesprek(
        by=intake, sleutel=sleutel
    )
    assert Gesprek.objects.count() == 1


def test_a_save_that_comes_late_does_not_undo_a_newer_one() -> None:
    gesprek = bewaar(builders.gesprek(), "Nieuwer", volgnummer=5)

    assert bewaar(gesprek, "Ouder", volgnummer=4).notities == "Nieuwer"
    assert bewaar(gesprek, "Nieuwst").notities == "Nieuwst"


def test_a_finished_conversation_is_not_saved_any_more() -> None:
    gesprek = builders.gesprek()
    rond_af(gesprek)

    with pytest.raises(RuleBroken, match="al afgerond"):
        bewaar(gesprek, "Nog iets")


def test_twice_finished_as_a_melding_is_one_melding() -> None:
    gesprek = builders.gesprek()

    assert neem_op(gesprek) == neem_op(gesprek)
    assert Melding.objects.count() == 1


def test_twice_finished_as_an_advies_is_one_advies() -> None:
    gesprek = builders.gesprek()

    assert rond_af(gesprek) == rond_af(gesprek)
    assert Advies.objects.count() == 1


def test_an_advies_does_not_become_a_melding_by_the_back_door() -> None:
    gesprek = builders.gesprek()
    rond_af(gesprek)

    with pytest.raises(RuleBroken, match="al als advies afgerond"):
        neem_op(gesprek)
    assert not Melding.objects.exists()


def test_an_advies_keeps_nothing_of_those_discussed() -> None:
    gesprek = bewaar(builders.gesprek(), "Het gaat over Noah van der Meulen.")

    rond_af(gesprek)

    gesprek = Gesprek.objects.get(pk=gesprek.pk)
    assert (gesprek.notities, gesprek.concept) == ("", {})


def test_a_melding_keeps_the_notes() -> None:
    gesprek = bewaar(builders.gesprek(), "Noah vertelde het zelf.")

    neem_op(gesprek)

    assert Gesprek.objects.get(pk=gesprek.pk).notities == "Noah vertelde het zelf."


def test_only_its_own_worker_sees_a_conversation() -> None:
    builders.gesprek()

    assert Gesprek.objects.visible_to(builders.medewerker(roles.INTAKE)).count() == 1
    assert not Gesprek.objects.visible_to(builders.medewerker(roles.MANAGER)).exists()
