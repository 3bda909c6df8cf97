"""What a person does with a message that waits: put it right, let it stand alone, confirm it or turn it away."""

import pytest

from meldingen.models import Bericht, Melding
from meldingen.politie.services import verwerk
from tests import builders
from tests.conftest import NOW
from tests.meldingen.politie import post
from tests.meldingen.politie.test_schermen import refused, send
from tests.meldingen.views import bel
from veiligthuis import roles
from veiligthuis.core.models import AuditEntry

pytestmark = pytest.mark.django_db


def test_a_message_put_right_by_hand_is_taken_in_and_what_was_sent_stays() -> None:
    bericht = refused()
    client, address = bel.browser(roles.INTAKE), f"/politie/bericht/{bericht.pk}/"
    raw = bytes(bericht.inhoud)
    assert (
        send(
            client, f"{address}stap/bied_opnieuw_aan/", **{"betrokkene.0.burgerservicenummer": "111"}
        ).status_code
        == 422
    )

    answer = send(
        client, f"{address}stap/bied_opnieuw_aan/", **{"betrokkene.0.burgerservicenummer": post.ELIF}
    )

    assert answer["Location"] == address
    bericht.refresh_from_db()
    assert bericht.status == "hersteld"
    assert bytes(bericht.inhoud) == raw
    assert bericht.melding is not None and bericht.melding.ontvangen_op == NOW
    assert bericht.behandeld_door == builders.medewerker(roles.INTAKE)
    assert post.ELIF not in str(list(AuditEntry.objects.values()))


def test_an_early_correction_can_stand_alone_when_its_first_message_never_comes() -> None:
    early = post.verwerkt("PL-1", versie=2)

    answer = send(bel.browser(roles.TRIAGIST), f"/politie/bericht/{early.pk}/stap/bied_opnieuw_aan/")

    assert answer.status_code == 302
    assert Bericht.objects.get().status == "hersteld"
    assert Melding.objects.count() == 1


def test_what_cannot_be_read_can_only_be_turned_away_and_with_a_reason() -> None:
    bericht = verwerk(post.bewaard(b"<!DOCTYPE m>").pk)
    client, address = bel.browser(roles.TRIAGIST), f"/politie/bericht/{bericht.pk}/stap"
    assert send(client, f"{address}/bied_opnieuw_aan/").status_code == 422
    assert send(client, f"{address}/wijs_af/", toelichting=" ").status_code == 422

    assert send(client, f"{address}/wijs_af/", toelichting="Afzender gebeld.").status_code == 302
    assert Bericht.objects.get().status == "afgewezen"


def test_a_correction_is_shown_as_a_difference_until_somebody_saw_it() -> None:
    first = post.verwerkt()
    later = post.verwerkt(versie=2, verzoek="Bel de school.")
    client = bel.browser(roles.TRIAGIST)
    assert first.melding is not None

    assert (
        "<ins>Bel de school.</ins>"
        in client.get(f"/politie/schiften/{first.melding.nummer}/").content.decode()
    )
    dossier = bel.browser(roles.CASUSHOUDER).get(f"/meldingen/{first.melding.nummer}/").content.decode()
    assert "<ins>Bel de school.</ins>" in dossier
    assert str(later.pk) in client.get("/politie/").content.decode()
    assert send(client, f"/politie/bericht/{later.pk}/stap/bevestig_correctie/").status_code == 302
    assert str(later.pk) not in client.get("/politie/").content.decode()


@pytest.mark.parametrize("name", ["neem_op", "onzin", "koppel"])
def test_an_unknown_or_automatic_step_is_not_there(name: str) -> None:
    bericht = refused()

    assert bel.browser(roles.INTAKE).get(f"/politie/bericht/{bericht.pk}/stap/{name}/").status_code == 404
