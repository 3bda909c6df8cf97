"""An audit line stands for good, and the chain of a casus notices every change to it."""

import pytest
from django.db import DatabaseError, connection, transaction

from veiligthuis.core import audit
from veiligthuis.core.models import AuditEntry, AuditKop, Medewerker

pytestmark = pytest.mark.django_db


@pytest.fixture
def person() -> Medewerker:
    return Medewerker.objects.create(username="a.bakker")


def test_a_line_cannot_be_changed(person: Medewerker) -> None:
    entry = audit.record_view(person, person)
    with pytest.raises(DatabaseError, match="Cannot update or delete"), transaction.atomic():
        AuditEntry.objects.filter(pk=entry.pk).update(actie="iets anders")


def test_a_line_cannot_be_deleted(person: Medewerker) -> None:
    entry = audit.record_view(person, person)
    with pytest.raises(DatabaseError, match="Cannot update or delete"), transaction.atomic():
        AuditEntry.objects.filter(pk=entry.pk).delete()


def test_a_line_cannot_choose_its_own_place_in_the_chain(person: Medewerker) -> None:
    first = audit.record_view(person, person)
    forged = AuditEntry.objects.create(
        op=first.op, soort="inzage", actie="vals", object_soort="x", shard=9, volgnummer=999, hash=b"vals"
    )
    forged.refresh_from_db()
    first.refresh_from_db()
    assert (forged.shard, forged.volgnummer) == (first.shard, first.volgnummer + 1)
    assert bytes(forged.hash) != b"vals"


def test_each_line_is_chained_to_the_one_before(person: Medewerker) -> None:
    for _ in range(3):
        audit.record_change(person, person, action="proef", fields={"veld": "code"})
    assert broken_links() == 0
    head = AuditKop.objects.get()
    assert head.volgnummer == 3


def test_a_changed_line_breaks_the_chain(person: Medewerker) -> None:
    entry = audit.record_change(person, person, action="proef")
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE core_auditentry DISABLE TRIGGER USER")
        cursor.execute("UPDATE core_auditentry SET door_naam = 'iemand anders' WHERE id = %s", [entry.pk])
        cursor.execute("ALTER TABLE core_auditentry ENABLE TRIGGER USER")
    assert broken_links() == 1


def test_a_line_says_who_under_which_role_and_not_what_was_in_it(person: Medewerker) -> None:
    entry = audit.record_change(None, person, action="proef", source="open", target="gesloten")
    assert (entry.door_naam, entry.van, entry.naar, entry.velden) == ("systeem", "open", "gesloten", {})


def broken_links() -> int:
    """Lines whose hash does not follow from the line before, recomputed by the database."""
    with connection.cursor() as cursor:
        cursor.execute(
            """
            WITH keten AS (
                SELECT e.*, lag(hash, 1, sha256(convert_to('veiligthuis ' || shard, 'UTF8')))
                    OVER (PARTITION BY shard ORDER BY volgnummer) AS vorige FROM core_auditentry e)
            SELECT count(*) FROM keten WHERE hash <> sha256(vorige || convert_to(jsonb_build_array(
                shard, volgnummer, id, extract(epoch FROM op), soort, actie, door_id, door_naam, namens, casus_nummer,
                object_soort, object_id, van, naar, velden, verzoek)::text, 'UTF8'))
            """
        )
        return int(cursor.fetchone()[0])
