"""From escalation to people: the right ones, once, without a word about the family."""

import threading
import time
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend
from django.db import connection, connections
from django.test.utils import CaptureQueriesContext

from ketenpartners.models import Lidmaatschap
from meldingen.models import Casus
from meldingen.termijnen import ontvangers, relay, services
from meldingen.termijnen.invariants import invariants
from meldingen.termijnen.records import Bezorging, Escalatie, Kanaal, Termijn
from meldingen.termijnen.relay import POGINGEN, verspreid
from meldingen.termijnen.sweep import sweep
from tests.meldingen.termijnen.conftest import NU, Wereld, maak_medewerker, maak_wereld

Om = Callable[[str], datetime]


def weigert(*_: object) -> int:
    """A mail server that names the recipient in its refusal."""
    raise ConnectionRefusedError("behandelaar@veiligthuis.example refused")


def aan() -> list[str]:
    return [adres for bericht in mail.outbox for adres in bericht.to]


def test_a_mail_holds_no_personal_data_and_no_number(wereld: Wereld, om: Om) -> None:
    wereld.start("T12")
    sweep(nu=om("2026-06-01 09:00"))
    verspreid(nu=om("2026-06-01 09:00"))
    sweep_mail = mail.outbox[0]
    tekst = f"{sweep_mail.subject} {sweep_mail.body} {sweep_mail.from_email}"
    for verboden in ("2026-00001", "Meulen", "Şahin", "Boer", "T12", "Noord", "Lindemeer", "Regio"):
        assert verboden not in tekst
    assert sweep_mail.subject == "Een termijn vraagt aandacht"


def test_each_level_tells_its_own_people(wereld: Wereld, om: Om) -> None:
    wereld.start("T12")
    wijkmanager = maak_medewerker("wijkmanager")
    Lidmaatschap.objects.create(medewerker=wijkmanager, team=wereld.noord, functie="manager", van=NU.date())
    for nu in ("2026-04-29 09:00", "2026-05-01 09:00", "2026-05-04 09:00", "2026-05-07 09:00"):
        sweep(nu=om(nu))
        verspreid(nu=om(nu))
    assert aan() == [
        "behandelaar@veiligthuis.example",
        "manager@veiligthuis.example",
        "chef@lindemeer.example",
        "wijkmanager@veiligthuis.example",
        "regio@lindemeer.example",
    ]


def test_the_mail_leads_an_employee_to_the_worklist(wereld: Wereld, om: Om) -> None:
    wereld.start("T12")
    sweep(nu=om("2026-04-29 09:00"))
    verspreid(nu=om("2026-04-29 09:00"))
    assert "niveau 1 in uw werkvoorraad" in str(mail.outbox[0].body)
    assert "/werkvoorraad/" in str(mail.outbox[0].body)


def test_unassigned_work_goes_to_the_managers_of_the_team_at_once(wereld: Wereld, om: Om) -> None:
    Casus.objects.update(behandelaar=None)
    wereld.start("T12")
    sweep(nu=om("2026-04-29 09:00"))
    verspreid(nu=om("2026-04-29 09:00"))
    assert aan() == ["manager@veiligthuis.example"]


def test_an_escalation_that_reaches_nobody_says_so(wereld: Wereld, om: Om) -> None:
    Casus.objects.update(behandelaar=None)
    Lidmaatschap.objects.all().delete()
    wereld.start("T12")
    sweep(nu=om("2026-04-29 09:00"))
    verspreid(nu=om("2026-04-29 09:00"))
    assert "niemand" in Escalatie.objects.get().opmerking


def test_a_term_met_in_the_meantime_is_not_mailed(wereld: Wereld, om: Om) -> None:
    wereld.start("T12")
    sweep(nu=om("2026-04-29 09:00"))
    services.haal_termijn("T12", wereld.bron, at=NU)
    assert verspreid(nu=om("2026-04-29 09:00")) == 0
    assert "intussen gehaald" in Escalatie.objects.get().opmerking


def test_only_the_highest_of_the_missed_levels_is_mailed(wereld: Wereld, om: Om) -> None:
    wereld.start("T12")
    sweep(nu=om("2026-06-01 09:00"))
    assert verspreid(nu=om("2026-06-01 09:00")) == 1
    assert aan() == ["regio@lindemeer.example"]


def test_running_the_relay_again_sends_nothing_again(wereld: Wereld, om: Om) -> None:
    wereld.start("T12")
    nu = om("2026-04-29 09:00")
    sweep(nu=nu)
    assert (verspreid(nu=nu), verspreid(nu=nu)) == (1, 0)
    Escalatie.objects.update(verspreid_op=None)
    assert verspreid(nu=nu) == 0
    assert Bezorging.objects.count() == 1


def test_somebody_without_an_address_is_told_in_the_worklist(wereld: Wereld, om: Om) -> None:
    wereld.behandelaar.email = ""
    wereld.behandelaar.save()
    wereld.start("T12")
    nu = om("2026-04-29 09:00")
    sweep(nu=nu)
    assert verspreid(nu=nu) == 0
    rij = Bezorging.objects.get()
    assert (rij.kanaal, rij.verzonden_op) == (Kanaal.WERKVOORRAAD, nu)


def test_one_broken_escalation_is_set_aside_with_an_alarm_and_the_others_go_out(
    wereld: Wereld, om: Om, monkeypatch: pytest.MonkeyPatch
) -> None:
    for onderwerp in ("een", "kapot", "twee"):
        wereld.start("T12", onderwerp=onderwerp)
    sweep(nu=om("2026-04-29 09:00"))
    echt = ontvangers.ontvangers

    def breekt(termijn: Termijn, naar: str, geheugen: ontvangers.Geheugen) -> list[ontvangers.Ontvanger]:
        if termijn.onderwerp == "kapot":
            Bezorging.objects.create(escalatie_id=0, kanaal="mail")  # the database refuses this
        return echt(termijn, naar, geheugen)

    monkeypatch.setattr(relay, "ontvangers", breekt)
    assert verspreid(nu=om("2026-04-29 09:00")) == 2
    kapot = Escalatie.objects.get(termijn__onderwerp="kapot")
    assert (kapot.verspreid_op, kapot.opmerking) == (om("2026-04-29 09:00"), relay.STORING)
    assert invariants()["nobody_told"] == 1


def test_the_managers_of_a_team_are_asked_once_for_a_whole_batch(wereld: Wereld, om: Om) -> None:
    def kosten(aantal: int, nu: str) -> int:
        for nummer in range(aantal):
            wereld.start("T12", onderwerp=f"{nu}:{nummer}")
        sweep(nu=om(nu))
        with CaptureQueriesContext(connection) as gevangen:
            relay._werk_uit(om(nu))
        return sum("lidmaatschap" in vraag["sql"] for vraag in gevangen.captured_queries)

    Casus.objects.update(behandelaar=None)
    assert kosten(2, "2026-04-29 09:00") == kosten(40, "2026-04-29 09:01") == 1


def test_the_address_in_the_mail_is_that_of_the_site(wereld: Wereld, om: Om, settings: Any) -> None:
    settings.SITE_URL = "https://veiligthuis.example"
    wereld.start("T12")
    sweep(nu=om("2026-04-29 09:00"))
    verspreid(nu=om("2026-04-29 09:00"))
    assert "https://veiligthuis.example/werkvoorraad/" in str(mail.outbox[0].body)


def test_a_failing_mail_server_is_tried_ever_later_and_then_given_up(
    wereld: Wereld, om: Om, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(EmailBackend, "send_messages", weigert)
    wereld.start("T12")
    nu = om("2026-04-29 09:00")
    sweep(nu=nu)
    assert verspreid(nu=nu) == 0
    rij = Bezorging.objects.get()
    assert (rij.pogingen, rij.fout, rij.volgende_poging_op) == (
        1,
        "ConnectionRefusedError",
        nu + timedelta(minutes=1),
    )
    for _ in range(POGINGEN):
        nu += timedelta(hours=6)
        verspreid(nu=nu)
    rij.refresh_from_db()
    assert (rij.pogingen, rij.volgende_poging_op) == (POGINGEN, None)
    assert rij.mislukt_op is not None


def test_an_address_that_cannot_be_written_does_not_hold_up_the_others(wereld: Wereld, om: Om) -> None:
    wereld.behandelaar.email = "a\nb@veiligthuis.example"
    wereld.behandelaar.save()
    wereld.start("T12")
    ander = Lidmaatschap.objects.get(functie="manager").medewerker
    Casus.objects.filter(pk=wereld.casus.pk).update(behandelaar=wereld.behandelaar)
    nu = om("2026-04-29 09:00")
    sweep(nu=nu)
    escalatie = Escalatie.objects.get()
    verspreid(nu=nu)
    Bezorging.objects.create(escalatie=escalatie, medewerker=ander, kanaal=Kanaal.MAIL, volgende_poging_op=nu)
    Bezorging.objects.filter(medewerker=wereld.behandelaar).update(volgende_poging_op=nu)
    assert verspreid(nu=nu) == 1
    assert aan() == ["manager@veiligthuis.example"]


def test_a_second_try_carries_the_same_message_id(
    wereld: Wereld, om: Om, monkeypatch: pytest.MonkeyPatch
) -> None:
    gezien: list[str] = []

    def half(self: EmailBackend, berichten: list[mail.EmailMessage]) -> int:
        gezien.extend(bericht.extra_headers["Message-ID"] for bericht in berichten)
        raise TimeoutError

    monkeypatch.setattr(EmailBackend, "send_messages", half)
    wereld.start("T12")
    nu = om("2026-04-29 09:00")
    sweep(nu=nu)
    verspreid(nu=nu)
    verspreid(nu=nu + timedelta(minutes=2))
    assert len(gezien) == 2
    assert len(set(gezien)) == 1


@pytest.mark.django_db(transaction=True)
def test_three_relays_at_once_send_each_mail_once(om: Om, monkeypatch: pytest.MonkeyPatch) -> None:
    wereld, verzend = maak_wereld(), EmailBackend.send_messages

    def traag(self: EmailBackend, berichten: list[mail.EmailMessage]) -> int:
        time.sleep(0.01)
        return verzend(self, berichten)

    monkeypatch.setattr(EmailBackend, "send_messages", weigert)
    for nummer in range(30):
        wereld.start("T12", onderwerp=f"overdracht:{nummer}")
    nu, klaar = om("2026-04-29 09:00"), threading.Barrier(3)
    sweep(nu=nu)
    verspreid(nu=nu)
    nu += timedelta(minutes=2)
    monkeypatch.setattr(EmailBackend, "send_messages", traag)

    def zend() -> None:
        klaar.wait()
        verspreid(nu=nu)
        connections.close_all()

    draden = [threading.Thread(target=zend) for _ in range(3)]
    for draad in draden:
        draad.start()
    for draad in draden:
        draad.join()
    verspreid(nu=nu)
    nummers = [bericht.extra_headers["Message-ID"] for bericht in mail.outbox]
    assert len(nummers) == len(set(nummers)) == 30
