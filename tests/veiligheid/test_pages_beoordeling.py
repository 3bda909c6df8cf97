"""The pages of the assessment: who gets them, what they keep, and where they lead."""

import uuid
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from meldingen.models import Melding
from tests.figures import Figures
from tests.veiligheid.conftest import SOURCES, Mensen, about, answers, judgements, signed_in
from veiligheid import services
from veiligheid.machine import BeoordelingStatus
from veiligheid.models import Veiligheidsbeoordeling, Vervolgbesluit
from veiligthuis.core.models import AuditEntry

pytestmark = pytest.mark.django_db


def address(obj: Veiligheidsbeoordeling, step: str = "") -> str:
    """The page of an assessment, or of one of its steps."""
    if step:
        return reverse("veiligheid:beoordeling_stap", kwargs={"pk": obj.pk, "naam": step})
    return reverse("veiligheid:beoordeling", kwargs={"pk": obj.pk})


def typed(obj: Veiligheidsbeoordeling, **other: Any) -> dict[str, Any]:
    """What the browser sends for a complete assessment."""
    data: dict[str, Any] = {
        "sleutel": str(uuid.uuid4()),
        "informatie-TOTAL_FORMS": 1,
        "informatie-INITIAL_FORMS": 0,
    }
    data |= {name: value for name, value in answers().items() if value is not False}
    for row in judgements(obj.casus):
        data |= {f"persoon-{row['betrokkene']}-{name}": value for name, value in row.items()}
    data |= {f"informatie-0-{name}": value for name, value in SOURCES[0].items()}
    return data | {"informatie-0-gevraagd_op": "28-04-2026", **other}


class TestWho:
    """The same answer for what is not there and what may not be seen."""

    @pytest.mark.parametrize("who", ["ander", "wijkteam"])
    def test_a_stranger_gets_not_found_and_leaves_a_denial(
        self, concept: Veiligheidsbeoordeling, mensen: Mensen, who: str
    ) -> None:
        answer = signed_in(getattr(mensen, who)).get(address(concept))

        assert answer.status_code == 404
        assert AuditEntry.objects.filter(soort="weigering", object_id=str(concept.pk)).exists()

    def test_an_unknown_number_is_not_found(self, concept: Veiligheidsbeoordeling, mensen: Mensen) -> None:
        assert signed_in(mensen.triagist).get(f"{address(concept)}999/").status_code == 404

    def test_an_unknown_step_is_not_found(self, concept: Veiligheidsbeoordeling, mensen: Mensen) -> None:
        assert signed_in(mensen.triagist).get(address(concept, "verzonnen")).status_code == 404

    def test_a_colleague_reads_and_may_take_over(
        self, concept: Veiligheidsbeoordeling, mensen: Mensen
    ) -> None:
        page = signed_in(mensen.casushouder).get(address(concept)).content.decode()

        assert "data-bewaar-url" not in page
        assert "Overnemen" in page

    def test_a_look_is_recorded_and_a_save_is_not_a_look(
        self, concept: Veiligheidsbeoordeling, mensen: Mensen
    ) -> None:
        browser = signed_in(mensen.triagist)
        browser.get(address(concept))
        browser.post(address(concept), typed(concept))

        looks = AuditEntry.objects.filter(soort="inzage", object_id=str(concept.pk))
        assert [look.door_naam for look in looks] == ["tara"]

    def test_no_person_stands_in_the_title(self, concept: Veiligheidsbeoordeling, mensen: Mensen) -> None:
        page = signed_in(mensen.triagist).get(address(concept)).content.decode()

        assert "Visser" not in page.partition("</title>")[0]


class TestBegin:
    """From the melding to its assessment."""

    def test_a_look_does_not_begin_one(self, melding: Melding, mensen: Mensen) -> None:
        answer = signed_in(mensen.triagist).get(f"/veiligheid/beoordelingen/nieuw/{melding.nummer}/")

        assert answer.status_code == 200
        assert not Veiligheidsbeoordeling.objects.exists()

    def test_a_double_click_begins_one(self, melding: Melding, mensen: Mensen) -> None:
        browser, key = signed_in(mensen.triagist), {"sleutel": str(uuid.uuid4())}
        where = reverse("veiligheid:beoordeling_nieuw", kwargs={"meldingnummer": melding.nummer})

        answers_ = [browser.post(where, key) for _ in range(2)]

        assert [answer.status_code for answer in answers_] == [302, 302]
        assert Veiligheidsbeoordeling.objects.count() == 1

    def test_the_running_one_is_opened(self, concept: Veiligheidsbeoordeling, mensen: Mensen) -> None:
        where = reverse("veiligheid:beoordeling_nieuw", kwargs={"meldingnummer": concept.melding.nummer})

        assert signed_in(mensen.triagist).get(where).headers["Location"] == address(concept)


class TestWrite:
    """Nothing typed is lost."""

    def test_a_wrong_number_is_said_beside_the_field_and_the_text_stays(
        self, concept: Veiligheidsbeoordeling, mensen: Mensen
    ) -> None:
        sem = about(concept.casus)[2].pk
        data = typed(concept, weging="Nog te wegen", **{f"persoon-{sem}-cijfer": "elf"})

        answer = signed_in(mensen.triagist).post(address(concept), data)

        page = answer.content.decode()
        assert answer.status_code == 422
        assert "Vul een cijfer in van 0 tot 10" in page
        assert "Nog te wegen" in page and 'value="elf"' in page
        concept.refresh_from_db()
        assert concept.weging == ""

    @pytest.mark.parametrize("cijfer", ["10,5", "-1", "4,55"])
    def test_a_number_off_the_scale_is_refused(
        self, concept: Veiligheidsbeoordeling, mensen: Mensen, cijfer: str
    ) -> None:
        data = typed(concept, **{f"persoon-{about(concept.casus)[0].pk}-cijfer": cijfer})

        assert signed_in(mensen.triagist).post(address(concept), data).status_code == 422

    def test_a_source_without_ground_is_refused(
        self, concept: Veiligheidsbeoordeling, mensen: Mensen
    ) -> None:
        answer = signed_in(mensen.triagist).post(
            address(concept), typed(concept, **{"informatie-0-grondslag": ""})
        )

        assert "Kies op welke grond het is gevraagd" in answer.content.decode()

    def test_the_page_keeps_everything(self, concept: Veiligheidsbeoordeling, mensen: Mensen) -> None:
        answer = signed_in(mensen.triagist).post(address(concept), typed(concept, voorleggen="1"))

        concept.refresh_from_db()
        assert answer.headers["Location"] == address(concept, "leg_voor")
        assert concept.motivering == answers()["motivering"]
        assert (concept.oordelen.count(), concept.informatie.count()) == (3, 1)

    def test_autosave_keeps_what_fits_and_says_when(
        self, concept: Veiligheidsbeoordeling, mensen: Mensen
    ) -> None:
        where = reverse("veiligheid:beoordeling_bewaar", kwargs={"pk": concept.pk})
        data = typed(concept, **{f"persoon-{about(concept.casus)[0].pk}-cijfer": "elf"})

        answer = signed_in(mensen.triagist).post(where, data)

        concept.refresh_from_db()
        assert answer.json() == {"bewaard": "14:03:00"}
        assert concept.weging == answers()["weging"]
        assert concept.oordelen.count() == 2

    def test_autosave_after_handing_in_says_why_not(
        self, voorgelegd: Veiligheidsbeoordeling, mensen: Mensen
    ) -> None:
        where = reverse("veiligheid:beoordeling_bewaar", kwargs={"pk": voorgelegd.pk})

        answer = signed_in(mensen.triagist).post(where, typed(voorgelegd))

        assert answer.status_code == 409
        assert "niet meer aan te passen" in answer.json()["reden"]

    def test_what_is_missing_is_a_list_of_links(
        self, concept: Veiligheidsbeoordeling, mensen: Mensen
    ) -> None:
        page = signed_in(mensen.triagist).get(address(concept)).content.decode()

        assert 'href="#vraag-weging"' in page
        assert 'id="vraag-weging"' in page


class TestSteps:
    """Handing in and signing in the browser."""

    def test_handing_in_shows_what_is_missing(self, concept: Veiligheidsbeoordeling, mensen: Mensen) -> None:
        page = signed_in(mensen.triagist).get(address(concept, "leg_voor")).content.decode()

        assert "Dit ontbreekt nog" in page
        assert f'href="{address(concept)}#vraag-weging"' in page

    def test_the_signer_sees_everything_on_one_page(
        self, voorgelegd: Veiligheidsbeoordeling, mensen: Mensen
    ) -> None:
        page = signed_in(mensen.gedragswetenschapper).get(address(voorgelegd, "onderteken")).content.decode()

        for said in ("feiten", "structureel_patroon", "weging", "motivering", "informatieplan"):
            assert answers()[said] in page
        assert "Voorwaarden &amp; Vervolg" in page

    def test_the_drafter_gets_no_page_to_sign(
        self, voorgelegd: Veiligheidsbeoordeling, mensen: Mensen
    ) -> None:
        assert signed_in(mensen.triagist).get(address(voorgelegd, "onderteken")).status_code in {403, 404}

    def test_signing_twice_takes_one_decision(
        self, voorgelegd: Veiligheidsbeoordeling, mensen: Mensen
    ) -> None:
        browser, key = signed_in(mensen.gedragswetenschapper), {"sleutel": str(uuid.uuid4())}

        for _ in range(2):
            answer = browser.post(address(voorgelegd, "onderteken"), key)

        voorgelegd.refresh_from_db()
        assert answer.headers["Location"] == address(voorgelegd)
        assert voorgelegd.status == BeoordelingStatus.VASTGESTELD
        assert Vervolgbesluit.objects.count() == 1

    def test_giving_back_without_reason_keeps_the_page(
        self, voorgelegd: Veiligheidsbeoordeling, mensen: Mensen
    ) -> None:
        where = address(voorgelegd, "geef_terug")

        answer = signed_in(mensen.gedragswetenschapper).post(
            where, {"sleutel": str(uuid.uuid4()), "reden": ""}
        )

        assert answer.status_code == 422


def test_the_page_costs_the_same_with_more_sources(
    compleet: Veiligheidsbeoordeling, mensen: Mensen, figures: Figures
) -> None:
    browser = signed_in(mensen.triagist)
    browser.get(address(compleet))
    with CaptureQueriesContext(
        connection,
    ) as few:
        browser.get(address(compleet))
    services.save_beoordeling(compleet, by=mensen.triagist, velden={}, informatie=SOURCES * 20)

    with CaptureQueriesContext(connection) as many:
        browser.get(address(compleet))

    assert len(many) == len(few)
    figures.note("statements, veiligheidsbeoordeling", len(few))
    assert len(few) <= 20
