"""What was agreed in a crisis goes along at once, after the question; any other draft does not."""

import pytest

from tests.papers import strings_in
from tests.veiligheid.plan import familie
from veiligheid import services, tasks
from veiligheid.codelijsten import Papier
from veiligheid.models import Planexemplaar
from veiligheid.plan.crisis import Crisisplan
from veiligthuis.core.errors import RuleBroken

pytestmark = pytest.mark.django_db


def test_a_draft_that_is_not_from_a_crisis_gives_no_paper() -> None:
    begin = services.begin_veiligheidsplan(familie.familie(), by=familie.maker())

    with pytest.raises(RuleBroken, match="het geldt niet"):
        services.answer_papier(begin.deelnemers.all()[0], by=familie.maker(), papier=Papier.THUIS)


def test_it_is_given_after_the_question_and_says_that_it_is_for_now() -> None:
    casus = familie.familie()
    moeder, vader, _ = familie.mensen(casus)
    inhoud = Crisisplan(
        ("Jeroen blijft weg.",), {moeder.pk: "op de Kanariestraat"}, (("Tante", "0900-0000"),)
    )
    plan = services.begin_crisisplan(casus, inhoud, by=familie.maker())
    deelnemer = familie.deelnemer(plan, vader)

    assert services.answer_papier(deelnemer, by=familie.maker(), papier=Papier.GEEN) is None
    gevraagd = services.answer_papier(deelnemer, by=familie.maker(), papier=Papier.THUIS)
    assert gevraagd is not None
    tasks.maak_exemplaar(gevraagd.pk)

    tekst = strings_in(bytes(Planexemplaar.objects.get(pk=gevraagd.pk).inhoud or b""))
    assert "afspraken voor nu." in tekst and "jeroen blijft weg." in tekst
    assert "anarie" not in tekst and "blijft voorlopig" not in tekst
