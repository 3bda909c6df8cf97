"""The work list: the right lines in the right group, for the right person, at a fixed number of statements."""

import re
import uuid
from datetime import timedelta

import pytest

from meldingen.models import Casus
from tests import builders, trajecten
from tests.figures import Figures
from tests.pages.conftest import SignIn, as_, many_cases, statements
from veiligthuis import roles
from veiligthuis.core import clock
from veiligthuis.pages import worklist_queries as queries
from veiligthuis.pages.next_step import Groep

pytestmark = pytest.mark.django_db
URL = "/werkvoorraad/"


def lines_of(user: object, name: str = "team") -> list[queries.Werkregel]:
    """The lines of one list, as the page shows them."""
    now = clock.now()
    found = queries.rows(user, now).filter(queries.lists(user)[name])  # type: ignore[arg-type]
    return queries.lines(queries.ordered(found), user, now)  # type: ignore[arg-type]


def work_of(user: object, name: str = "team") -> list[queries.Werkregel]:
    """The lines of one list, without telling people that their data are kept: that runs beside everything."""
    return [line for line in lines_of(user, name) if not line.stap.startswith("Informeer")]


def test_a_receiver_is_sent_to_what_was_offered(sign_in: SignIn) -> None:
    answer = sign_in(roles.WIJKTEAM).get(URL)

    assert answer.status_code == 302 and answer["Location"] == "/wijkteam/"


def test_another_team_sees_nothing_and_no_count() -> None:
    builders.melding()
    stranger = builders.medewerker(roles.TRIAGIST, team=builders.vt_team("Team West"), naam="west")

    page = as_(stranger).get(f"{URL}?lijst=team").content.decode()

    assert "2026-0" not in page
    assert re.search(r"Team <span>0</span>", page)


def test_a_new_melding_asks_for_the_first_look_with_both_clocks_in_one_chip() -> None:
    melding = builders.melding()

    (line,) = work_of(builders.medewerker(roles.TRIAGIST))

    assert line.nummer == melding.casus.nummer
    assert line.stap == "Schift de melding op acuut"
    assert [part.soort for part in line.klok] == ["wet", "norm"]


def test_the_step_follows_the_status() -> None:
    builders.melding_in_beoordeling()

    (line,) = work_of(builders.medewerker(roles.TRIAGIST), "mij")

    assert line.stap == "Rond de veiligheidsbeoordeling af"


def test_a_crisis_stands_on_top_before_its_hour() -> None:
    builders.melding()
    crisis = builders.geschifte_melding(acuut=True)

    first, *_ = work_of(builders.medewerker(roles.TRIAGIST))

    assert (first.nummer, first.groep) == (crisis.casus.nummer, Groep.NU)
    assert [part.soort for part in first.klok] == ["uren"]


def test_a_term_that_passed_moves_to_now() -> None:
    builders.melding()
    worker = builders.medewerker(roles.TRIAGIST)
    clock.move_to(clock.now() + timedelta(days=12))

    (line,) = work_of(worker)

    assert line.groep == Groep.NU and line.klok[0].staat == "over"


def test_an_investigation_stands_where_the_stricter_of_its_two_limits_puts_it() -> None:
    casus = trajecten.casus_in_onderzoek()
    who = casus.behandelaar
    weeks = casus.termijnen.get(code="T05").eindigt_op
    casus.termijnen.exclude(code__in=("T05", "T06")).delete()
    outer = casus.termijnen.filter(code="T06")
    for earlier, group in ((weeks - timedelta(days=3), Groep.NU), (weeks, Groep.WEEK)):
        outer.update(eindigt_op=earlier)
        clock.move_to(weeks - timedelta(days=2))
        (line,) = [line for line in lines_of(who, "mij") if line.stap == "Neem het onderzoeksbesluit"]
        assert line.groep == group
        assert [part.eindigt_op for part in line.klok] == [min(earlier, weeks)]
        assert line.klok[0].code == ("T06" if earlier < weeks else "T05")


def test_feedback_waits_for_the_decision_and_then_is_a_line_of_its_own() -> None:
    builders.besloten_melding()

    steps = {line.stap for line in work_of(builders.medewerker(roles.TRIAGIST))}

    assert "Koppel terug aan de melder" in steps


def test_people_to_inform_are_one_line_with_the_first_to_be_told() -> None:
    builders.melding()
    worker = builders.medewerker(roles.TRIAGIST)

    assert sum(line.stap.startswith("Informeer") for line in lines_of(worker)) == 1


def test_an_open_casus_never_falls_out_of_the_list() -> None:
    casus = builders.teruggekoppelde_melding().casus
    builders.informeer_iedereen(casus)

    (line,) = work_of(builders.medewerker(roles.TRIAGIST))

    assert line.stap == "Sluit de casus af" and [part.code for part in line.klok] == ["R02"]


def test_a_closed_casus_is_gone() -> None:
    builders.gesloten_casus()

    assert lines_of(builders.medewerker(roles.TRIAGIST)) == []


def test_the_counts_are_the_lists() -> None:
    builders.melding()
    builders.melding_in_beoordeling()
    worker = builders.medewerker(roles.TRIAGIST)

    counted = queries.counts(queries.rows(worker, clock.now()), queries.lists(worker))

    assert counted == {name: len(lines_of(worker, name)) for name in counted}
    assert counted["onverdeeld"] >= 1


def test_an_unfinished_conversation_stands_on_top(sign_in: SignIn) -> None:
    builders.gesprek()

    assert "Gesprek is niet afgerond" in sign_in(roles.INTAKE).get(URL).content.decode()


def test_who_may_not_hand_out_sees_no_form_and_is_refused(sign_in: SignIn) -> None:
    casus = builders.casus()
    client = sign_in(roles.INTAKE)

    page = client.get(f"{URL}?lijst=onverdeeld").content.decode()
    answer = client.post(f"{URL}verdelen/", {"casus": casus.nummer, "sleutel": str(uuid.uuid4())})

    assert 'name="casus"' not in page
    assert answer.status_code in {403, 404}


def test_handing_out_to_nobody_says_what_is_missing(sign_in: SignIn) -> None:
    answer = sign_in(roles.MANAGER).post(f"{URL}verdelen/", {"sleutel": str(uuid.uuid4())}, follow=True)

    assert "kies minstens een casus en een collega" in answer.content.decode()


def test_the_manager_hands_a_case_to_a_colleague(sign_in: SignIn) -> None:
    casus, worker = builders.casus(), builders.medewerker(roles.CASUSHOUDER)
    form = {"casus": casus.nummer, "behandelaar": str(worker.pk), "sleutel": str(uuid.uuid4())}

    answer = sign_in(roles.MANAGER).post(f"{URL}verdelen/", form)

    assert answer.status_code == 302
    assert Casus.objects.get(pk=casus.pk).behandelaar == worker


def test_the_work_list_costs_the_same_at_ten_and_at_a_thousand_lines(
    figures: Figures, sign_in: SignIn
) -> None:
    client = sign_in(roles.TRIAGIST)
    for _ in range(5):
        builders.melding()
    few = statements(client, f"{URL}?lijst=team")
    many_cases(1000)
    many = statements(client, f"{URL}?lijst=team")

    figures.note("statements, werkvoorraad", many)
    assert len(lines_of(builders.medewerker(roles.TRIAGIST))) >= 1000
    assert few == many <= 19
