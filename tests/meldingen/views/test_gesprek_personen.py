"""What is asked about a person behind "meer" on the call screen: refusals, and that all of it is kept."""

from datetime import date

import pytest

from meldingen.models import Melding
from tests.meldingen.views import bel

pytestmark = pytest.mark.django_db


def test_via_somebody_else_says_via_whom_and_the_part_opens_itself() -> None:
    client = bel.browser()
    address = bel.start(client)

    page = client.post(address, bel.call(bel.person(0, voornamen="Sevda", kanaal="via_ander")))

    text = page.content.decode()
    assert page.status_code == 422 and "Schrijf via wie" in text
    assert 'vt-persoon__extra" open' in text
    assert not Melding.objects.exists()


def test_a_draft_keeps_what_was_typed_behind_meer() -> None:
    client = bel.browser()
    address = bel.start(client)
    client.post(f"{address}bewaar/", bel.call(bel.person(0, codewoord="zonnebloemolie"), bewaar_nr="1"))

    assert "zonnebloemolie" in client.get(address).content.decode()


def test_all_of_it_is_kept_with_the_person() -> None:
    client = bel.browser()
    rows = (
        bel.person(
            0, voornamen="Sevda", roepnaam="Sev", partner_achternaam="Bos", taal="Turks", tolk_nodig="on",
            geboortedatum="00-03-1993", kanaal="bericht", uren="na 20 uur", voicemail="nee", post="nee",
            codewoord="zonnebloemolie", gezag="ja", relatie="moeder",
        ),
        bel.person(1, achternaam="", ongeboren="on", uitgerekende_datum="01-08-2026", rol="ongeboren_kind"),
        bel.person(2, voornamen="Ali", overleden_op="01-02-2020", rol="netwerk"),
    )  # fmt: skip

    client.post(bel.start(client), bel.call(*rows))

    sevda, kind, ali = (rij.persoon for rij in Melding.objects.get().casus.betrokkenen.order_by("pk"))
    assert (sevda.geboren, sevda.roepnaam, sevda.partnernaam, sevda.tolk_nodig) == (
        "03-1993",
        "Sev",
        "Bos",
        True,
    )
    assert sevda.veilig.merken == ["sms of bericht", "geen voicemail", "geen post", "codewoord afgesproken"]
    assert kind.ongeboren and kind.uitgerekende_datum == date(2026, 8, 1)
    assert ali.overleden_op == date(2020, 2, 1) and not hasattr(ali, "veilig")


def test_the_code_word_does_not_stay_behind_in_the_finished_draft() -> None:
    client = bel.browser()
    address = bel.start(client)
    row = bel.person(0, voornamen="Sevda", codewoord="zonnebloemolie")
    client.post(f"{address}bewaar/", bel.call(row, bewaar_nr="1"))

    client.post(address, bel.call(row))

    assert bel.gesprek(address).concept == {}
