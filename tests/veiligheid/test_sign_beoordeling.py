"""Signing: a second professional, a complete assessment, and everything that follows in one go."""

from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction

from meldingen.codelijsten import Besluit, Veiligheidsniveau
from meldingen.machine import CasusStatus, MeldingStatus
from meldingen.models import Casus, Termijn
from tests.veiligheid.conftest import Mensen, answers
from veiligheid import services
from veiligheid.codelijsten import RedenGeenVervolg
from veiligheid.machine import BeoordelingStatus
from veiligheid.models import Veiligheidsbeoordeling, Vervolgbesluit
from veiligthuis.core.errors import NotAllowed, RuleBroken
from veiligthuis.core.models import AuditEntry, Medewerker

pytestmark = pytest.mark.django_db

PER_BESLUIT: dict[str, dict[str, Any]] = {
    Besluit.GEEN_VERVOLG: {
        "reden_geen_vervolg": RedenGeenVervolg.GEEN_VERMOEDEN,
        "gewezen_op_vernietiging": True,
    },
    Besluit.OMGEZET_IN_ADVIES: {"melder_is_ingelicht": True},
    Besluit.OVERDRACHT: {"ontvangende_partij": "Wijkteam Noord", "eigen_veiligheidsacties": "Plan gemaakt."},
    Besluit.VV: {"multidisciplinair_overleg": "Met Gerda: eens."},
    Besluit.ONDERZOEK: {"multidisciplinair_overleg": "Met Gerda.", "onderzoeksvraag": "Wat gebeurde er?"},
}


def proposed(concept: Veiligheidsbeoordeling, by: Any, besluit: str, **fields: Any) -> Veiligheidsbeoordeling:
    """The complete draft with another decision and only these fields for it."""
    empty = {"multidisciplinair_overleg": ""} | fields
    return services.save_beoordeling(concept, by=by, velden=answers(voorgesteld_besluit=besluit, **empty))


def test_the_drafter_cannot_sign_even_with_the_role(
    voorgelegd: Veiligheidsbeoordeling, mensen: Mensen
) -> None:
    mensen.triagist.groups.add(*mensen.gedragswetenschapper.groups.all())
    drafter = Medewerker.objects.get(pk=mensen.triagist.pk)

    with pytest.raises(RuleBroken, match="U stelde deze beoordeling zelf op"):
        services.sign_beoordeling(voorgelegd, by=drafter)

    assert not Vervolgbesluit.objects.exists()


def test_a_triagist_cannot_sign(voorgelegd: Veiligheidsbeoordeling, mensen: Mensen) -> None:
    with pytest.raises(NotAllowed):
        services.sign_beoordeling(voorgelegd, by=mensen.casushouder)


def test_who_does_not_see_the_casus_cannot_sign(voorgelegd: Veiligheidsbeoordeling, mensen: Mensen) -> None:
    with pytest.raises(NotAllowed):
        services.sign_beoordeling(voorgelegd, by=mensen.ander)


def test_a_draft_cannot_be_signed(compleet: Veiligheidsbeoordeling, mensen: Mensen) -> None:
    with pytest.raises(RuleBroken, match="de status is ‘Concept’"):
        services.sign_beoordeling(compleet, by=mensen.gedragswetenschapper)


@pytest.mark.parametrize(
    ("besluit", "field"), [(besluit, field) for besluit, fields in PER_BESLUIT.items() for field in fields]
)
def test_a_decision_without_its_precondition_is_not_handed_in(
    compleet: Veiligheidsbeoordeling, mensen: Mensen, besluit: str, field: str
) -> None:
    given = {name: value for name, value in PER_BESLUIT[besluit].items() if name != field}
    draft = proposed(compleet, mensen.triagist, besluit, **given)

    with pytest.raises(RuleBroken, match="nog niet compleet"):
        services.submit_beoordeling(draft, by=mensen.triagist)


def test_a_failure_half_way_undoes_the_signature(
    voorgelegd: Veiligheidsbeoordeling, mensen: Mensen, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*args: Any, **kwargs: Any) -> None:
        raise RuleBroken("De casus volgt niet.")

    monkeypatch.setattr("meldingen.services.note_vervolgbesluit", fails)

    with pytest.raises(RuleBroken):
        services.sign_beoordeling(voorgelegd, by=mensen.gedragswetenschapper)

    voorgelegd.refresh_from_db()
    assert voorgelegd.status == BeoordelingStatus.TER_ONDERTEKENING
    assert not Vervolgbesluit.objects.exists()


@pytest.mark.parametrize("besluit", PER_BESLUIT)
def test_signing_takes_the_decision_and_meets_the_five_days(
    compleet: Veiligheidsbeoordeling, mensen: Mensen, besluit: str
) -> None:
    draft = proposed(compleet, mensen.triagist, besluit, **PER_BESLUIT[besluit])
    services.submit_beoordeling(draft, by=mensen.triagist)

    taken = services.sign_beoordeling(draft, by=mensen.gedragswetenschapper)

    melding = taken.melding
    melding.refresh_from_db()
    assert (taken.besluit, taken.genomen_door, taken.medebeslisser) == (
        besluit, mensen.triagist, mensen.gedragswetenschapper,
    )  # fmt: skip
    assert taken.beoordeling is not None and taken.beoordeling.status == BeoordelingStatus.VASTGESTELD
    assert melding.status in {MeldingStatus.VERVOLGBESLUIT_GENOMEN, MeldingStatus.AFGESLOTEN_TRIAGE}
    assert not Termijn.objects.open().filter(melding=melding, code__in=["T04A", "T04B"]).exists()


@pytest.mark.parametrize(
    ("besluit", "status"),
    [(Besluit.VV, CasusStatus.VV_WACHT), (Besluit.ONDERZOEK, CasusStatus.ONDERZOEK_WACHT)],
)
def test_the_casus_follows_the_decision(
    compleet: Veiligheidsbeoordeling, mensen: Mensen, besluit: str, status: str
) -> None:
    draft = proposed(compleet, mensen.triagist, besluit, **PER_BESLUIT[besluit])
    services.submit_beoordeling(draft, by=mensen.triagist)

    services.sign_beoordeling(draft, by=mensen.gedragswetenschapper)

    casus = Casus.objects.get(pk=draft.casus_id)
    assert (casus.status, casus.vervolg, casus.veiligheidsniveau) == (
        status, besluit, Veiligheidsniveau.STRUCTUREEL,
    )  # fmt: skip


def test_signing_leaves_lines_without_content(voorgelegd: Veiligheidsbeoordeling, mensen: Mensen) -> None:
    services.sign_beoordeling(voorgelegd, by=mensen.gedragswetenschapper)

    lines = AuditEntry.objects.filter(object_soort__startswith="veiligheid.", door_naam="gerda")
    assert {line.actie for line in lines} == {"onderteken", "neem_vervolgbesluit"}
    assert all(set(line.velden) <= {"besluit"} for line in lines)


def test_a_second_decision_points_to_the_one_it_changes(
    compleet: Veiligheidsbeoordeling, mensen: Mensen
) -> None:
    services.submit_beoordeling(compleet, by=mensen.triagist)
    first = services.sign_beoordeling(compleet, by=mensen.gedragswetenschapper)
    again = services.begin_beoordeling(first.melding, by=mensen.triagist)
    services.save_beoordeling(
        again, by=mensen.triagist, oordelen=_oordelen(compleet), informatie=_sources(compleet),
        velden=answers(voorgesteld_besluit=Besluit.ONDERZOEK, onderzoeksvraag="Wat is betwist?"),
    )  # fmt: skip
    services.submit_beoordeling(again, by=mensen.triagist)

    second = services.sign_beoordeling(again, by=mensen.gedragswetenschapper)

    first.refresh_from_db()
    assert (second.wijzigt, first.besluit) == (first, Besluit.VV)


def test_the_database_refuses_to_change_or_remove_a_decision(
    voorgelegd: Veiligheidsbeoordeling, mensen: Mensen
) -> None:
    taken = services.sign_beoordeling(voorgelegd, by=mensen.gedragswetenschapper)

    for sql in (
        "UPDATE veiligheid_vervolgbesluit SET motivering = 'x'",
        "DELETE FROM veiligheid_vervolgbesluit",
    ):
        with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(f"{sql} WHERE id = %s", [taken.pk])


def test_the_database_refuses_one_person_for_both_signatures(
    voorgelegd: Veiligheidsbeoordeling, mensen: Mensen
) -> None:
    sql = "UPDATE veiligheid_veiligheidsbeoordeling SET ondertekend_door_id = opgesteld_door_id WHERE id = %s"

    refused = pytest.raises(DatabaseError, match="beoordeling_ondertekend_door_een_ander")
    with refused, transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql, [voorgelegd.pk])


def test_the_database_refuses_to_change_what_was_signed(
    voorgelegd: Veiligheidsbeoordeling, mensen: Mensen
) -> None:
    services.sign_beoordeling(voorgelegd, by=mensen.gedragswetenschapper)

    for sql in (
        "UPDATE veiligheid_veiligheidsbeoordeling SET feiten = 'x' WHERE id = %s",
        "UPDATE veiligheid_persoonsoordeel SET toelichting = 'x' WHERE beoordeling_id = %s",
        "DELETE FROM veiligheid_eerdereinformatie WHERE beoordeling_id = %s",
    ):
        with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(sql, [voorgelegd.pk])


def _oordelen(source: Veiligheidsbeoordeling) -> list[dict[str, Any]]:
    names = ("acuut_onveilig", "structureel_onveilig", "cijfer", "cijfer_door")
    return [
        {"betrokkene": row.betrokkene_id, **{name: getattr(row, name) for name in names}}
        for row in source.oordelen.all()
    ]


def _sources(source: Veiligheidsbeoordeling) -> list[dict[str, Any]]:
    names = ("bron", "bij_wie", "gevraagd_op", "grondslag", "uitkomst")
    return [{name: getattr(row, name) for name in names} for row in source.informatie.all()]
