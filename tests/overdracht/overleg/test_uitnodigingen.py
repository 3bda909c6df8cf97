"""An invitation is told by one mail without any data, in the transaction of the invitation and from the rows."""

from datetime import timedelta
from typing import Any

import pytest
from django.core import mail
from django.core.mail import EmailMessage
from django.db import transaction

from ketenpartners.models import Contactpersoon
from overdracht.models import Overlegdeelnemer
from overdracht.overleg import services
from overdracht.overleg.services import uitnodigingen
from tests import builders
from tests.overdracht.overleg import tafel
from veiligthuis.core import clock

pytestmark = pytest.mark.django_db


def wachtend() -> set[str]:
    return {plek.naam for plek in Overlegdeelnemer.objects.filter(mail_op__isnull=False)}


def test_nobody_is_mailed_before_the_invitation() -> None:
    tafel.met_gasten()

    assert services.verzend_uitnodigingen() == 0 and not mail.outbox


def test_an_invitation_that_fails_leaves_no_mail() -> None:
    overleg = tafel.met_gasten()
    with pytest.raises(RuntimeError), transaction.atomic():
        services.nodig_uit(overleg, by=tafel.voorzitter(), gezien=tafel.gezien(overleg))
        raise RuntimeError

    assert services.verzend_uitnodigingen() == 0 and not mail.outbox


def test_each_partner_gets_one_mail_in_which_nothing_stands() -> None:
    overleg = tafel.uitgenodigd()
    assert wachtend() == {tafel.marieke().weergavenaam, tafel.zuid().weergavenaam}

    assert [services.verzend_uitnodigingen(), services.verzend_uitnodigingen()] == [2, 0]

    assert {tuple(een.to) for een in mail.outbox} == {(tafel.marieke().email,), (tafel.zuid().email,)}
    alles = " ".join(f"{een.subject} {een.body} {een.extra_headers}" for een in mail.outbox).lower()
    verboden = (
        "meulen", "şahin", "gezin", "noah", overleg.casus.nummer, "mdo", "stadhuis", "29-04", "nadia", "marieke",
        "noord", "merenland",
    )  # fmt: skip
    assert [woord for woord in verboden if woord.lower() in alles.replace("merenland.example", "")] == []


def test_the_family_is_never_mailed_and_who_has_no_address_is_to_be_called() -> None:
    overleg = tafel.met_gasten()
    stil = Contactpersoon.objects.create(organisatie=builders.wijkteam().organisatie, naam="Ria Vos")
    services.nodig_contactpersoon(overleg, by=tafel.voorzitter(), contactpersoon=stil)
    services.nodig_uit(overleg, by=tafel.voorzitter(), gezien=tafel.gezien(overleg))

    plekken = {plek.naam: plek for plek in overleg.deelnemers.all()}
    assert plekken["Ria Vos"].bel_zelf
    assert not any(plek.mail_op for plek in plekken.values() if plek.betrokkene_id)


def test_a_mail_server_that_is_away_is_tried_again_and_given_up_in_the_end(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    tafel.uitgenodigd()

    def away(self: Any, fail_silently: bool = False) -> int:
        raise OSError

    monkeypatch.setattr(EmailMessage, "send", away)
    for dag in range(uitnodigingen.POGINGEN):
        assert services.verzend_uitnodigingen(at=clock.now() + timedelta(days=dag)) == 0

    assert not wachtend()
    assert [plek.bel_zelf for plek in Overlegdeelnemer.objects.exclude(mail_pogingen=0)] == [True, True]


def test_who_was_taken_off_the_list_meanwhile_is_not_mailed() -> None:
    overleg = tafel.uitgenodigd()
    services.meld_af(tafel.plek(overleg, tafel.zuid()), by=tafel.voorzitter())

    assert services.verzend_uitnodigingen() == 1
    assert tafel.zuid().email not in mail.outbox[0].to
