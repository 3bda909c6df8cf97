"""Somebody signed in, and how many statements a page costs."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from meldingen.models import Casus, CasusGroupObjectPermission, Melding, Regie, Termijn
from tests import builders
from veiligthuis.core.models import Medewerker

SignIn = Callable[[str], Client]


def as_(person: Medewerker) -> Client:
    """A browser in which this person is signed in."""
    client = Client()
    client.force_login(person, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client


@pytest.fixture
def sign_in(db: None) -> SignIn:
    """A browser in which the employee of a role is signed in."""
    return lambda role: as_(builders.medewerker(role))


def statements(client: Client, address: str) -> int:
    """How many SQL statements one GET of an address costs; the page must answer 200."""
    client.get(address)
    with CaptureQueriesContext(connection) as captured:
        answer: Any = client.get(address)
    assert answer.status_code == 200, answer.status_code
    return len([q for q in captured.captured_queries if not q["sql"].startswith(("SAVEPOINT", "RELEASE"))])


def many_cases(number: int) -> None:
    """Copies of the first casus with its regie, rights, meldingen and terms; made past the services, for speed."""
    first = Casus.objects.order_by("pk")[0]
    cases = Casus.objects.bulk_create(copy(first, nummer=f"2025-{n:05}") for n in range(number))
    for model in (Regie, CasusGroupObjectPermission):
        link = "casus" if model is Regie else "content_object"
        rows = list(model.objects.filter(**{link: first}))
        model.objects.bulk_create(copy(row, **{link: casus}) for casus in cases for row in rows)
    report = first.meldingen.order_by("pk")[0]
    reports = Melding.objects.bulk_create(
        copy(report, casus=casus, nummer=f"M-{casus.nummer}") for casus in cases
    )
    terms = list(first.termijnen.filter(betrokkene__isnull=True))
    Termijn.objects.bulk_create(
        copy(term, casus=row.casus, melding=row if term.melding_id else None)
        for row in reports
        for term in terms
    )


def copy(row: Any, **changes: Any) -> Any:
    """An unsaved copy of a row with other values for some fields."""
    kept = {f.name: getattr(row, f.name) for f in row._meta.concrete_fields if not f.primary_key}
    return type(row)(**{**kept, **changes})
