"""A status changes in `perform` only: by nobody without the right, from no other status, past no rule, in one piece."""

import threading
from datetime import datetime
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import DatabaseError, transaction

from meldingen.machine import AdviesStatus, MeldingStatus
from meldingen.models import Advies, Melding
from meldingen.termijnen.records import Termijn
from tests import builders
from veiligthuis import roles
from veiligthuis.core import machine
from veiligthuis.core.errors import NotAllowed, RuleBroken
from veiligthuis.core.machine import Begin, available, find_step, perform, stap
from veiligthuis.core.models import AuditEntry, Medewerker

pytestmark = pytest.mark.django_db

SEARCHED: dict[str, Any] = {
    "reden": "Geen gevaar.",
    "eigen_systeem_doorzocht": True,
    "vt_register_doorzocht": True,
}


def test_the_status_cannot_be_assigned() -> None:
    advies = builders.advies()
    with pytest.raises(AttributeError, match="not allowed"):
        advies.status = AdviesStatus.AFGESLOTEN


def test_a_transition_cannot_be_called_directly() -> None:
    melding = builders.melding()
    with pytest.raises(RuntimeError, match=r"core\.machine\.perform"):
        melding.schift(by=None, at=None, acuut=False, **SEARCHED)
    assert melding.status == MeldingStatus.ONTVANGEN


def test_the_database_refuses_a_jump_that_was_not_declared() -> None:
    melding = builders.melding()
    with pytest.raises(DatabaseError, match="Invalid transition"), transaction.atomic():
        Melding.objects.filter(pk=melding.pk).update(status=MeldingStatus.AFGESLOTEN_TRIAGE)


def test_the_database_refuses_a_status_that_does_not_exist() -> None:
    advies = builders.advies()
    with pytest.raises(DatabaseError), transaction.atomic():
        Advies.objects.filter(pk=advies.pk).update(status="weg")


def test_another_role_is_refused_and_nothing_changes() -> None:
    melding = builders.melding()
    with pytest.raises(NotAllowed):
        perform(
            melding, "schift", by=builders.medewerker(roles.GEDRAGSWETENSCHAPPER), acuut=False, **SEARCHED
        )
    assert Melding.objects.get(pk=melding.pk).status == MeldingStatus.ONTVANGEN


def test_the_right_role_of_another_team_is_refused() -> None:
    melding = builders.melding()
    stranger = builders.medewerker(roles.TRIAGIST, team=builders.vt_team("Team West"), naam="west")
    with pytest.raises(NotAllowed):
        perform(melding, "schift", by=stranger, acuut=False, **SEARCHED)


def test_a_superuser_without_a_role_is_refused() -> None:
    melding = builders.melding()
    root = Medewerker.objects.create_superuser("root", password="lang-genoeg-wachtwoord")
    with pytest.raises(NotAllowed):
        perform(melding, "schift", by=root, acuut=False, **SEARCHED)
    assert available(melding, root) == []


def test_the_system_takes_no_step_that_a_person_must_take() -> None:
    with pytest.raises(NotAllowed):
        perform(builders.melding(), "schift", by=None, acuut=False, **SEARCHED)


def test_a_wrong_status_is_refused_with_both_words() -> None:
    melding = builders.geschifte_melding()
    with pytest.raises(RuleBroken, match="‘Schiften’ kan niet: de status is ‘Geschift’"):
        perform(melding, "schift", by=builders.medewerker(roles.TRIAGIST), acuut=False, **SEARCHED)


def test_a_broken_rule_undoes_everything() -> None:
    melding = builders.melding()
    before = AuditEntry.objects.count()
    with pytest.raises(RuleBroken):
        perform(
            melding,
            "schift",
            by=builders.medewerker(roles.TRIAGIST),
            acuut=False,
            **{**SEARCHED, "reden": ""},
        )
    assert Melding.objects.get(pk=melding.pk).status == MeldingStatus.ONTVANGEN
    assert AuditEntry.objects.count() == before


def test_an_effect_that_fails_undoes_status_and_audit(monkeypatch: pytest.MonkeyPatch) -> None:
    melding = builders.melding()

    def fail(self: Any, obj: Any, **rest: Any) -> None:
        raise DatabaseError("the term could not be written")

    monkeypatch.setattr(type(find_step(melding, "schift").effects[0]), "apply_together", fail)
    before = AuditEntry.objects.count()
    with pytest.raises(DatabaseError), transaction.atomic():
        perform(melding, "schift", by=builders.medewerker(roles.TRIAGIST), acuut=True, **SEARCHED)
    assert Melding.objects.get(pk=melding.pk).status == MeldingStatus.ONTVANGEN
    assert AuditEntry.objects.count() == before


def test_a_step_changes_status_starts_its_term_and_leaves_one_line(standing_clock: datetime) -> None:
    melding = builders.melding()
    before = AuditEntry.objects.count()
    after = perform(melding, "schift", by=builders.medewerker(roles.TRIAGIST), acuut=True, **SEARCHED)
    entry = AuditEntry.objects.latest("volgnummer")
    assert after.status == MeldingStatus.GESCHIFT
    assert Termijn.objects.open().filter(melding=melding, code="T03").count() == 1
    assert AuditEntry.objects.count() == before + 1
    assert (entry.actie, entry.van, entry.naar, entry.velden) == (
        "schift",
        "ontvangen",
        "geschift",
        {"acuut": True},
    )


def test_a_button_is_there_for_who_may_and_says_why_not_now() -> None:
    melding = builders.geschifte_melding(acuut=True)
    steps = {
        found.step.name: found.reason for found in available(melding, builders.medewerker(roles.TRIAGIST))
    }
    assert steps["zet_acuut_in_actie"] is None
    assert steps["neem_in_veiligheidsbeoordeling"]
    assert "neem_vervolgbesluit" not in steps


def test_a_new_object_begins_in_its_first_status_only() -> None:
    with pytest.raises(ValueError, match="first status"):
        machine.begin(builders.advies(), by=builders.medewerker(roles.INTAKE))
    assert isinstance(Advies.BEGIN, Begin)


def test_a_step_without_permission_cannot_be_declared() -> None:
    with pytest.raises(ValueError, match="permission"):
        stap("status", source="open", target="dicht", label="Sluiten", law="geen")


def test_a_row_can_be_reloaded_and_cleaned_while_another_thread_is_refused() -> None:
    advies = builders.advies()
    refused: list[type[Exception]] = []

    def assign() -> None:
        for _ in range(200):
            try:
                advies.status = AdviesStatus.AFGESLOTEN
            except AttributeError as error:
                refused.append(type(error))

    thread = threading.Thread(target=assign)
    thread.start()
    other = Advies.objects.get(pk=advies.pk)
    for _ in range(20):
        other.refresh_from_db()
        try:
            other.full_clean()
        except ValidationError:
            pytest.fail("a row that was saved is clean")
    thread.join()
    assert len(refused) == 200
    assert advies.status == AdviesStatus.OPEN
