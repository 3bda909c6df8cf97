"""What is added to a casus through a form: contact, person, address, informing, assigning; refusals first."""

import uuid
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from meldingen.models import Adres, Betrokkene, Casus, Contactmoment, Termijn, Verlenging
from tests import builders
from tests.meldingen.views import bel
from veiligthuis import roles
from veiligthuis.core import clock, words

pytestmark = pytest.mark.django_db

CONTACT = {
    "gelukt": "ja",
    "soort": "telefoon",
    "met_wie": "Juf Anja",
    "op": "28-04-2026 13:30",
    "verslag": "Besproken.",
}
ADDRESS = {
    "soort": "woon",
    "straat": "Dorpsstraat",
    "plaats": "Meerstad",
    "van": "28-04-2026",
    "bron": "moeder",
}


def send(client: Client, address: str, fields: dict[str, Any]) -> Any:
    return client.post(address, {"sleutel": str(uuid.uuid4()), **fields})


def someone(casus: Casus) -> Betrokkene:
    return casus.betrokkenen.order_by("pk")[0]


def pages(casus: Casus) -> list[str]:
    base, pk = f"/meldingen/casus/{casus.nummer}", someone(casus).pk
    person = [
        f"/meldingen/persoon/{pk}/{part}/" for part in ("informeren", "uitstellen", "adres", "niet-gesproken")
    ]
    return [f"{base}/contact/", f"{base}/persoon/", f"{base}/stap/wijs_toe/", *person]


def test_another_team_finds_none_of_the_pages() -> None:
    casus = builders.casus()
    team = builders.vt_team("Team Zuid")
    client = bel.browser(who=builders.medewerker(roles.TRIAGIST, team=team, naam="vreemde"))

    assert [client.get(page).status_code for page in pages(casus)] == [404] * 7


def test_who_only_watches_may_write_nothing() -> None:
    casus = builders.casus()
    client = bel.browser(roles.MANAGER)
    person = f"/meldingen/persoon/{someone(casus).pk}"

    answers = [client.get(f"{person}/{part}/").status_code for part in ("informeren", "adres")]

    assert answers == [403, 403]


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"verslag": ""}, "Schrijf in een paar zinnen"),
        ({"met_wie": ""}, "Kies iemand uit het gezin"),
        ({"op": "29-04-2026 10:00"}, "Dit moment moet nog komen"),
        ({"op": "28-04-2026"}, "De tijd ontbreekt"),
        ({"gelukt": ""}, "Maak een keuze"),
    ],
)
def test_a_contact_that_cannot_be_is_refused(fields: dict[str, str], sentence: str) -> None:
    page = send(bel.browser(), f"/meldingen/casus/{builders.casus().nummer}/contact/", {**CONTACT, **fields})

    assert page.status_code == 422
    assert sentence in page.content.decode()
    assert not Contactmoment.objects.exists()


def test_somebody_of_another_casus_cannot_be_chosen() -> None:
    casus, other = builders.casus(), builders.casus()
    fields = {**CONTACT, "betrokkene": str(someone(other).pk)}

    page = send(bel.browser(), f"/meldingen/casus/{casus.nummer}/contact/", fields)

    assert page.status_code == 422
    assert not Contactmoment.objects.exists()


def test_a_contact_is_logged_once_however_often_it_is_sent() -> None:
    casus = builders.casus()
    client, address = bel.browser(), f"/meldingen/casus/{casus.nummer}/contact/"
    fields = {"sleutel": str(uuid.uuid4()), **CONTACT, "gelukt": "nee", "verslag": ""}

    client.post(address, fields)
    page = client.post(address, fields)

    assert page.headers["Location"] == f"/casussen/{casus.nummer}/"
    assert Contactmoment.objects.get().gelukt is False


def test_a_person_is_added_and_that_persons_clock_starts() -> None:
    casus = builders.casus()
    fields = {
        "voornamen": "Evi",
        "achternaam": "Kaya",
        "geboortedatum": "2022",
        "rol": "kind",
        "in_huishouden": "on",
    }

    send(bel.browser(), f"/meldingen/casus/{casus.nummer}/persoon/", fields)

    added = casus.betrokkenen.get(persoon__voornamen="Evi")
    assert added.persoon.geboren == "2022"
    assert Termijn.objects.open().filter(betrokkene=added, code="T10").exists()


def test_a_wrong_number_keeps_the_person_out() -> None:
    casus = builders.casus()
    fields = {"achternaam": "Kaya", "rol": "kind", "bsn": "123456789"}

    page = send(bel.browser(), f"/meldingen/casus/{casus.nummer}/persoon/", fields)

    assert page.status_code == 422
    assert casus.betrokkenen.count() == 3


def test_a_secret_address_says_why() -> None:
    address = f"/meldingen/persoon/{someone(builders.casus()).pk}/adres/"
    client = bel.browser()

    page = send(client, address, {**ADDRESS, "geheim": "on"})
    send(client, address, {**ADDRESS, "geheim": "on", "geheim_reden": "Vader zoekt haar."})

    assert "Schrijf kort waarom" in page.content.decode()
    assert Adres.objects.get().geheim


def test_informing_is_put_off_at_most_two_weeks_with_a_reason() -> None:
    betrokkene = someone(builders.casus())
    client, address = bel.browser(roles.TRIAGIST), f"/meldingen/persoon/{betrokkene.pk}/uitstellen/"
    end = Termijn.objects.get(betrokkene=betrokkene, code="T10").eindigt_op
    near, far = (words.numbers(end + timedelta(days=days)) for days in (10, 30))

    refused = send(client, address, {"tot": far, "reden": "Vader is gewelddadig."})
    unreasoned = send(client, address, {"tot": near})
    taken = send(client, address, {"tot": near, "reden": "Vader is gewelddadig."})

    assert [page.status_code for page in (refused, unreasoned, taken)] == [422, 422, 302]
    assert Verlenging.objects.count() == 1


def test_telling_somebody_meets_the_clock() -> None:
    betrokkene = someone(builders.casus())

    send(
        bel.browser(roles.TRIAGIST),
        f"/meldingen/persoon/{betrokkene.pk}/informeren/",
        {"hoe": "In een gesprek."},
    )

    assert Betrokkene.objects.get(pk=betrokkene.pk).geinformeerd_op == clock.now()
    assert not Termijn.objects.open().filter(betrokkene=betrokkene, code="T10").exists()


def test_the_reason_why_a_child_was_not_spoken_to_is_kept() -> None:
    betrokkene = someone(builders.casus())

    send(
        bel.browser(),
        f"/meldingen/persoon/{betrokkene.pk}/niet-gesproken/",
        {"reden": "Baby van drie weken."},
    )

    assert Betrokkene.objects.get(pk=betrokkene.pk).reden_niet_gesproken == "Baby van drie weken."


def test_a_casus_is_assigned_only_to_somebody_of_the_team() -> None:
    casus = builders.casus()
    zuid = builders.vt_team("Team Zuid")
    holder, outsider = (
        builders.medewerker(roles.CASUSHOUDER),
        builders.medewerker(roles.CASUSHOUDER, team=zuid, naam="zuider"),
    )
    client, address = bel.browser(roles.MANAGER), f"/meldingen/casus/{casus.nummer}/stap/wijs_toe/"

    refused = send(client, address, {"team": str(casus.team_id), "behandelaar": str(outsider.pk)})
    taken = send(client, address, {"team": str(casus.team_id), "behandelaar": str(holder.pk)})

    assert "werkt niet in" in refused.content.decode()
    assert taken.headers["Location"] == f"/casussen/{casus.nummer}/"
    assert Casus.objects.get().behandelaar == holder


def test_a_casus_closes_only_with_reasons_and_when_nothing_is_left() -> None:
    casus = builders.casus()

    page = send(
        bel.browser(roles.TRIAGIST),
        f"/meldingen/casus/{casus.nummer}/stap/sluit_casus/",
        {"toelichting": "Klaar."},
    )

    assert page.status_code == 422
    assert "Er is nog werk aan" in page.content.decode()
