"""Two authors of one draft: what each changed stays; a text that both changed is shown twice and lost nowhere."""

import re
from html import unescape

import pytest
from django.test import Client
from django.urls import reverse

from overdracht.models import Raadverzoek
from overdracht.raad import samen
from tests import builders
from tests.overdracht.raad import verzoeken
from tests.pages.conftest import as_
from veiligthuis import roles

pytestmark = pytest.mark.django_db

HIDDEN = re.compile(r'<input type="hidden" name="(sleutel|venster|begin)" value="([^"]*)"')


class Window:
    """The page of a draft as one author has it open."""

    def __init__(self, obj: Raadverzoek, client: Client) -> None:
        self.address, self.client = reverse("raad:verzoek", args=[obj.pk]), client
        stands = {name: text for name, text in samen.plat_nu(obj).items() if isinstance(text, str)}
        self.fields = stands | {f"kind{verzoeken.kind(obj.casus).pk}-mee": "on"}
        self.open(client.get(self.address).content.decode())

    def open(self, page: str) -> None:
        self.page = page
        self.fields |= {name: unescape(value) for name, value in HIDDEN.findall(page)}

    def save(self, **typed: str) -> int:
        """Press the button; a refused page is what stands there next."""
        self.fields |= typed
        answer = self.client.post(self.address, self.fields)
        if answer.status_code != 302:
            self.open(answer.content.decode())
        return answer.status_code

    def by_itself(self, **typed: str) -> int:
        """What the page saves while somebody types; what it answers is the page then."""
        self.fields |= typed
        answer = self.client.post(f"{self.address}bewaar/", self.fields)
        self.page = answer.content.decode()
        return answer.status_code


@pytest.fixture
def obj() -> Raadverzoek:
    return verzoeken.concept()


@pytest.fixture
def mine(obj: Raadverzoek) -> Window:
    return Window(obj, as_(verzoeken.houder()))


@pytest.fixture
def other(obj: Raadverzoek) -> Window:
    return Window(obj, as_(builders.medewerker(roles.CASUSHOUDER, naam="collega")))


def now(obj: Raadverzoek) -> Raadverzoek:
    found: Raadverzoek = Raadverzoek.objects.get(pk=obj.pk)
    return found


def test_the_same_text_changed_by_both_is_refused_with_both_on_the_screen(
    obj: Raadverzoek, mine: Window, other: Window
) -> None:
    assert other.save(hulp="Van de collega.", netwerk="Oma helpt.") == 302

    assert mine.save(hulp="Van mij.", patroon="Elke vrijdag.") == 422

    bij_het_veld = mine.page.split('class="vt-botsing"')[1].split("</section>")[0]
    assert "Van de collega." in bij_het_veld and "Van mij." in bij_het_veld
    assert (now(obj).hulp, now(obj).patroon) == ("Van de collega.", "")


def test_who_saw_both_decides_and_the_rest_of_the_other_stays(
    obj: Raadverzoek, mine: Window, other: Window
) -> None:
    other.save(hulp="Van de collega.", netwerk="Oma helpt.")
    mine.save(hulp="Van mij.", netwerk="")

    assert mine.save(hulp="Van ons beiden.") == 302

    assert (now(obj).hulp, now(obj).netwerk) == ("Van ons beiden.", "Oma helpt.")


def test_another_section_changed_by_another_is_kept_without_a_question(
    obj: Raadverzoek, mine: Window, other: Window
) -> None:
    noah = verzoeken.kind(obj.casus).pk
    assert (
        other.save(
            netwerk="Oma helpt.", **{f"kind{noah}-situatie": "Slaapt slecht.", f"kind{noah}-mee": "on"}
        )
        == 302
    )

    assert (
        mine.save(
            hulp="Van mij.", netwerk="", **{f"kind{noah}-bedreiging": "Mist school.", f"kind{noah}-mee": "on"}
        )
        == 302
    )

    fresh, kind = now(obj), obj.kinderen.get(betrokkene=noah)
    assert (fresh.hulp, fresh.netwerk) == ("Van mij.", "Oma helpt.")
    assert (kind.situatie, kind.bedreiging) == ("Slaapt slecht.", "Mist school.")
    assert fresh.schrijvers.count() == 2


def test_what_a_page_saved_itself_is_not_taken_for_another(obj: Raadverzoek, mine: Window) -> None:
    assert [mine.by_itself(hulp=tekst) for tekst in ("V", "Van", "Van mij.")] == [200, 200, 200]
    assert mine.save(hulp="Van mij, klaar.") == 302

    assert now(obj).hulp == "Van mij, klaar."


def test_a_save_while_typing_undoes_nobody_and_says_what_to_do(
    obj: Raadverzoek, mine: Window, other: Window
) -> None:
    other.save(hulp="Van de collega.")

    assert mine.by_itself(hulp="Van mij.") == 409
    assert "Druk op Bewaren" in mine.page and "staan beide teksten" not in mine.page
    assert now(obj).hulp == "Van de collega."


def test_who_changed_nothing_is_no_author(obj: Raadverzoek, mine: Window) -> None:
    mine.save(hulp="Van mij.")
    other = Window(now(obj), as_(builders.medewerker(roles.CASUSHOUDER, naam="collega")))

    assert other.save() == 302

    assert not now(obj).schrijvers.filter(username="collega").exists()


def test_a_child_nobody_touched_before_can_be_left_out(obj: Raadverzoek, mine: Window) -> None:
    del mine.fields[f"kind{verzoeken.kind(obj.casus).pk}-mee"]  # a box that is not ticked is not sent

    assert mine.save(hulp="Van mij.") == 302

    assert not obj.kinderen.get(betrokkene=verzoeken.kind(obj.casus).pk).mee
