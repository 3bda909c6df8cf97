"""The pages of the plan: who gets them, what they keep, and the sheet of the family."""

import uuid
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from ketenpartners.models import Team
from meldingen.models import Casus
from tests.figures import Figures
from tests.veiligheid.conftest import RULES, Mensen, about, signed_in
from veiligheid.machine import PlanStatus
from veiligheid.models import Veiligheidsplan

pytestmark = pytest.mark.django_db


def address(plan: Veiligheidsplan, page: str = "plan", **kwargs: str) -> str:
    """A page of a plan."""
    return reverse(f"veiligheid:{page}", kwargs={"pk": plan.pk, **kwargs})


def typed(plan: Veiligheidsplan, regie: int, **other: Any) -> dict[str, Any]:
    """What the browser sends for a complete plan."""
    data: dict[str, Any] = {
        "sleutel": str(uuid.uuid4()), "kern_van_de_zorgen": "Peter heeft geduwd.", "noodplan": "Bel 112",
        "regie_naam": "Casper", "regie_organisatie": regie, "evaluatie_op": "12-05-2026",
        "afspraken-TOTAL_FORMS": 2, "afspraken-INITIAL_FORMS": 0,
        "netwerk-TOTAL_FORMS": 0, "netwerk-INITIAL_FORMS": 0,
    }  # fmt: skip
    for number, row in enumerate(RULES):
        data |= {
            f"afspraken-{number}-{name}": row[name] or "" for name in ("soort", "wat", "wie", "controle")
        }
    for person in about(plan.casus):
        data |= {f"deelnemer-{person.pk}-gesproken_op": "27-04-2026", f"deelnemer-{person.pk}-cijfer": "4,5"}
    return data | other


@pytest.mark.parametrize("page", ["plan", "plan_gezin"])
@pytest.mark.parametrize("who", ["ander", "wijkteam"])
def test_a_stranger_gets_not_found(plan: Veiligheidsplan, mensen: Mensen, page: str, who: str) -> None:
    assert signed_in(getattr(mensen, who)).get(address(plan, page)).status_code == 404


def test_who_may_not_write_reads_the_draft(planklaar: Veiligheidsplan, mensen: Mensen) -> None:
    page = signed_in(mensen.intake).get(address(planklaar)).content.decode()

    assert "data-bewaar-url" not in page
    assert "Er is geen drank in huis" in page


def test_an_agreement_that_ends_before_it_begins_keeps_the_text(
    planconcept: Veiligheidsplan, mensen: Mensen, eigen_team: Team
) -> None:
    wrong = {"afspraken-1-vanaf": "05-05-2026", "afspraken-1-tot": "04-05-2026"}
    data = typed(planconcept, eigen_team.organisatie_id, **wrong)

    answer = signed_in(mensen.casushouder).post(address(planconcept), data)

    page = answer.content.decode()
    assert answer.status_code == 422
    assert "De afspraak eindigt vóór zij begint" in page
    assert "Peter stuurt Wim elke avond een bericht." in page
    assert not planconcept.afspraken.exists()


def test_a_row_without_what_is_refused(
    planconcept: Veiligheidsplan, mensen: Mensen, eigen_team: Team
) -> None:
    data = typed(planconcept, eigen_team.organisatie_id, **{"afspraken-1-wat": ""})

    answer = signed_in(mensen.casushouder).post(address(planconcept), data)

    assert "Schrijf wat er wordt afgesproken" in answer.content.decode()


def test_the_page_keeps_everything_and_leads_to_establishing(
    planconcept: Veiligheidsplan, mensen: Mensen, eigen_team: Team
) -> None:
    browser = signed_in(mensen.casushouder)

    answer = browser.post(
        address(planconcept), typed(planconcept, eigen_team.organisatie_id, vaststellen="1")
    )
    browser.post(answer.headers["Location"], {"sleutel": str(uuid.uuid4())})

    planconcept.refresh_from_db()
    assert planconcept.status == PlanStatus.VASTGESTELD
    assert [row.wat for row in planconcept.afspraken.all()] == [row["wat"] for row in RULES]


def test_establishing_names_everything_that_is_missing(planconcept: Veiligheidsplan, mensen: Mensen) -> None:
    page = (
        signed_in(mensen.casushouder)
        .get(address(planconcept, "plan_stap", naam="stel_vast"))
        .content.decode()
    )

    for sentence in ("nog geen voorwaarde", "nog geen afspraak", "geen vaste persoon", "nog niet gesproken"):
        assert sentence in page


def test_autosave_answers_with_the_time(
    planconcept: Veiligheidsplan, mensen: Mensen, eigen_team: Team
) -> None:
    where = address(planconcept, "plan_bewaar")

    answer = signed_in(mensen.casushouder).post(where, typed(planconcept, eigen_team.organisatie_id))

    assert answer.json() == {"bewaard": "14:03:00"}


def test_what_an_automatic_save_kept_already_is_kept_by_the_button_too(
    planconcept: Veiligheidsplan, mensen: Mensen, eigen_team: Team
) -> None:
    data = typed(planconcept, eigen_team.organisatie_id)
    client = signed_in(mensen.casushouder)

    client.post(address(planconcept, "plan_bewaar"), data)
    client.post(address(planconcept), data)

    assert planconcept.afspraken.count() == len(RULES)


def test_a_save_that_arrives_after_the_button_does_not_undo_it(
    planconcept: Veiligheidsplan, mensen: Mensen, eigen_team: Team
) -> None:
    data = typed(planconcept, eigen_team.organisatie_id)
    late = data | {"kern_van_de_zorgen": "Peter h", "afspraken-0-wat": "", "afspraken-1-wat": ""}
    client = signed_in(mensen.casushouder)

    client.post(address(planconcept, "plan_bewaar"), late)
    client.post(address(planconcept), data)
    answer = client.post(address(planconcept, "plan_bewaar"), late)

    planconcept.refresh_from_db()
    assert answer.status_code == 409
    assert "al ingestuurd" in answer.json()["reden"]
    assert planconcept.kern_van_de_zorgen == "Peter heeft geduwd."
    assert planconcept.afspraken.count() == len(RULES)


def test_beginning_goes_to_the_draft_that_is_there(planconcept: Veiligheidsplan, mensen: Mensen) -> None:
    where = reverse("veiligheid:plan_nieuw", kwargs={"casusnummer": planconcept.casus.nummer})

    assert signed_in(mensen.casushouder).get(where).headers["Location"] == address(planconcept)


def test_a_double_click_begins_one_version(casus: Casus, mensen: Mensen) -> None:
    browser, key = signed_in(mensen.casushouder), {"sleutel": str(uuid.uuid4())}
    where = reverse("veiligheid:plan_nieuw", kwargs={"casusnummer": casus.nummer})

    for _ in range(2):
        browser.post(where, key)

    assert Veiligheidsplan.objects.count() == 1


def test_an_outcome_and_a_look_are_recorded(plan: Veiligheidsplan, mensen: Mensen) -> None:
    browser, row, kim = signed_in(mensen.casushouder), plan.onderling[0], plan.deelnemers.all()[0]
    outcome = {"sleutel": str(uuid.uuid4()), "uitkomst": "nagekomen"}

    browser.post(reverse("veiligheid:afspraak", kwargs={"pk": row.pk}), outcome)
    browser.post(
        reverse("veiligheid:gezien", kwargs={"pk": kim.pk}),
        {"sleutel": str(uuid.uuid4()), "op": "28-04-2026"},
    )

    page = browser.get(address(plan)).content.decode()
    assert "nagekomen" in page and "plan gezien" in page


def test_an_outcome_without_words_stays_on_the_page(plan: Veiligheidsplan, mensen: Mensen) -> None:
    where = reverse("veiligheid:afspraak", kwargs={"pk": plan.onderling[0].pk})
    data = {"sleutel": str(uuid.uuid4()), "uitkomst": "niet_nagekomen"}

    answer = signed_in(mensen.casushouder).post(where, data)

    assert answer.status_code == 422
    assert "Schrijf wat er gebeurde" in answer.content.decode()


def test_the_page_of_a_plan_costs_a_fixed_number_of_queries(
    plan: Veiligheidsplan, mensen: Mensen, figures: Figures
) -> None:
    browser = signed_in(mensen.casushouder)
    browser.get(address(plan))

    with CaptureQueriesContext(connection) as asked:
        browser.get(address(plan))

    figures.note("statements, veiligheidsplan", len(asked))
    assert len(asked) <= 22
