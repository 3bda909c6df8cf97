"""A model that a migration makes of the past has the words of its status and no machine."""

from typing import Any

import pytest
from django.db.migrations.state import ModelState, ProjectState
from django.db.models import BigAutoField
from django.db.models.signals import class_prepared  # noqa: TID251 - counted here, not listened to
from django_fsm import TransitionNotAllowed

from meldingen.models import Casus
from veiligthuis.core.status import StatusField


def of_the_past() -> Any:
    state = ProjectState()
    fields = [("id", BigAutoField(primary_key=True)), ("status", StatusField(max_length=30))]
    state.add_model(ModelState("proef", "Zaak", fields))
    return state.apps.get_model("proef", "Zaak")


def test_the_machine_of_today_still_refuses_an_assignment() -> None:
    casus = Casus(naam="Proef")
    with pytest.raises((AttributeError, TransitionNotAllowed)):
        casus.status = "gesloten"


def test_a_status_of_the_past_is_written_as_it_was() -> None:
    zaak = of_the_past()(status="oud")
    zaak.status = "nieuw"

    assert zaak.status == "nieuw"
    assert zaak._meta.get_field("status").max_length == 30


def test_a_status_of_the_past_listens_to_no_model_that_comes_after_it() -> None:
    before = len(class_prepared.receivers)
    kept = [of_the_past() for _ in range(3)]

    assert len(kept) == 3
    assert len(class_prepared.receivers) == before
