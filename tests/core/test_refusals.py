"""Who may not do something is told so, and the refusal stands in the audit trail, whatever was undone."""

import re
import uuid

import pytest
from django.test import Client

from tests import builders
from veiligthuis import roles
from veiligthuis.core.models import AuditEntry

pytestmark = pytest.mark.django_db


def signed_in(role: str) -> Client:
    client = Client()
    client.force_login(builders.medewerker(role))
    return client


def without_tokens(page: bytes) -> bytes:
    return re.sub(rb"[A-Za-z0-9]{64}", b"", page)


def test_a_step_of_another_role_is_refused_and_recorded() -> None:
    melding = builders.melding()
    answer = signed_in(roles.GEDRAGSWETENSCHAPPER).post(
        f"/meldingen/{melding.nummer}/stap/schift/", {"sleutel": str(uuid.uuid4())}
    )
    assert answer.status_code == 403
    entry = AuditEntry.objects.get(soort=AuditEntry.Soort.WEIGERING)
    assert (entry.actie, entry.door_naam) == ("meldingen.schift_melding", roles.GEDRAGSWETENSCHAPPER)


def test_a_page_of_another_role_is_refused_and_recorded() -> None:
    assert signed_in(roles.INTAKE).get("/sturing/").status_code in {403, 404}
    assert AuditEntry.objects.filter(soort=AuditEntry.Soort.WEIGERING).count() == 1


def test_a_casus_of_another_team_does_not_exist_and_the_attempt_is_recorded() -> None:
    casus = builders.casus()
    stranger = builders.medewerker(roles.CASUSHOUDER, team=builders.vt_team("Team West"), naam="west")
    client = Client()
    client.force_login(stranger)
    hidden, unknown = client.get(f"/casussen/{casus.nummer}/"), client.get("/casussen/1999-00001/")
    assert hidden.status_code == unknown.status_code == 404
    assert without_tokens(hidden.content) == without_tokens(unknown.content)
    assert AuditEntry.objects.get(soort=AuditEntry.Soort.WEIGERING).casus_nummer == casus.nummer
