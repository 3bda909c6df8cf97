"""The parts that pages are made of: never colour alone, off with the reason in sight, nothing cut or guessed."""

from datetime import UTC, date, datetime
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.paginator import Paginator
from django.http import HttpRequest
from django.template import engines
from django.test import RequestFactory

from veiligthuis.core import clock, marks

COMPONENTS = Path(__file__).resolve().parents[2] / "templates" / "components"
NOW = datetime(2026, 4, 28, 12, 3, tzinfo=UTC)
WET = {
    "soort": "wet",
    "staat": "over",
    "woorden": "over tijd",
    "datum": "wo 22 apr",
    "uitleg": "5 dagen vanaf <vr>",
}
NORM = {"soort": "norm", "staat": "", "woorden": "nog 2 werkdagen", "datum": "do 30 apr"}


def draw(text: str, request: HttpRequest | None = None, **context: Any) -> str:
    """A template text with the tags of the kernel, rendered."""
    return str(engines["django"].from_string("{% load core %}" + text).render(context, request))


def anonymous(address: str) -> HttpRequest:
    """A request of nobody in particular."""
    request = RequestFactory().get(address)
    request.user = AnonymousUser()
    return request


def test_a_step_that_is_not_possible_is_no_link_and_says_why() -> None:
    off = SimpleNamespace(
        step=SimpleNamespace(name="draag_over", label="Overdragen"), reason="Het plan ontbreekt."
    )
    html = draw('{% include "components/stappen.html" with stappen=s basis="/x/" %}', s=[off])
    assert "href" not in html
    assert 'aria-disabled="true"' in html
    assert 'aria-describedby="waarom-draag_over"' in html
    assert '<p class="vt-reden" id="waarom-draag_over">Het plan ontbreekt.</p>' in html


def test_a_step_that_is_possible_leads_to_its_form() -> None:
    on = SimpleNamespace(step=SimpleNamespace(name="neem_aan", label="Aannemen"), reason=None)
    html = draw('{% include "components/stappen.html" with stappen=s basis="/x/" %}', s=[on])
    assert 'href="/x/stap/neem_aan/"' in html
    assert "aria-disabled" not in html


def test_a_clock_shows_kind_words_and_date_with_a_sign_beside_its_colour() -> None:
    html = draw("{% klok delen %}", delen=[WET, NORM])
    assert html.index("wet") < html.index("norm")
    assert 'data-staat="over"' in html
    assert "#i-over" in html
    assert "<b>over tijd</b> · wo 22 apr" in html
    assert "<b>nog 2 werkdagen</b> · do 30 apr" in html


def test_a_chip_with_more_parts_than_fit_says_of_a_late_one_only_that_it_is_late() -> None:
    late = {**WET, "woorden": "7 werkdagen over tijd"}
    assert "<b>7 werkdagen over tijd</b>" in draw("{% klok delen past=1 %}", delen=[late])
    html = draw("{% klok delen past=1 %}", delen=[late, NORM])
    assert "<b>over tijd</b> · wo 22 apr" in html
    assert "<b>nog 2 werkdagen</b>" in html
    assert "Wet: 7 werkdagen over tijd" in html


def test_what_is_in_time_has_no_colour() -> None:
    assert "data-staat" not in draw("{% klok delen %}", delen=[NORM])


def test_a_clock_explains_its_date_without_script_and_escapes_it() -> None:
    html = draw("{% klok delen %}", delen=[WET])
    assert "<details" in html
    assert "<summary" in html
    assert "5 dagen vanaf &lt;vr&gt;" in html


def test_no_clock_is_nothing() -> None:
    assert draw("{% klok delen %}", delen=None).strip() == ""


@pytest.mark.parametrize(("toon", "teken"), marks.BADGE_SIGNS.items())
def test_every_badge_has_a_sign_and_a_word(toon: str, teken: str) -> None:
    html = draw("{% badge toon 'acuut' %}", toon=toon)
    assert f"#i-{teken}" in html
    assert "acuut" in html


def test_the_status_of_an_object_is_shown_in_its_own_words() -> None:
    obj = SimpleNamespace(get_status_display=lambda: "Op wachtlijst", status_toon="warning")
    assert "op wachtlijst" in draw("{% status_badge obj %}", obj=obj)
    assert "utrecht-status-badge--warning" in draw("{% status_badge obj %}", obj=obj)


def test_the_key_of_a_form_is_new_each_time_unless_one_is_given() -> None:
    assert draw("{% sleutel %}") != draw("{% sleutel %}")
    assert 'value="abc"' in draw("{% sleutel 'abc' %}")


@pytest.mark.parametrize(
    ("text", "value", "shown"),
    [
        ("{{ v|datum }}", date(2026, 4, 30), "do 30 april"),
        ("{{ v|datum }}", date(2025, 4, 30), "wo 30 april 2025"),
        ("{{ v|datum:'kort' }}", date(2026, 4, 30), "do 30 apr"),
        ("{{ v|datum:'voluit' }}", date(2026, 4, 30), "do 30 april 2026"),
        ("{{ v|datum:'cijfers' }}", date(2026, 4, 30), "30-04-2026"),
        ("{{ v|datum:'tijd' }}", NOW, "di 28 april 14:03"),
        ("{{ v|datum }}", datetime(2026, 4, 28, 22, 30, tzinfo=UTC), "wo 29 april"),
        ("{{ v|tijdstip }}", NOW, "14:03"),
        ("{{ v|tijdstip:'seconden' }}", NOW, "14:03:00"),
        ("{{ v|datum }}", None, "onbekend"),
        ("{{ v|tijdstip }}", None, "onbekend"),
        ("{{ v|naam }}", None, "onbekend"),
        ("{{ v|naam }}", SimpleNamespace(weergavenaam="N. el Idrissi"), "N. el Idrissi"),
    ],
)
def test_dates_and_names_are_said_as_people_say_them(text: str, value: object, shown: str) -> None:
    with clock.standing_at(NOW):
        assert draw(text, v=value) == shown


def test_turning_a_page_keeps_the_filters() -> None:
    request = anonymous("/casussen/?team=oost&pagina=2")
    html = draw(
        '{% include "components/paginering.html" with wat="casussen" %}',
        request=request,
        pagina=Paginator(range(120), 50).get_page(2),
    )
    assert "51 tot en met 100 van 120 casussen" in html
    assert "?team=oost&amp;pagina=1" in html
    assert "?team=oost&amp;pagina=3" in html


def test_a_column_that_is_sorted_says_so_and_turns_round() -> None:
    html = draw(
        '{% include "components/tabelkop.html" %}',
        request=anonymous("/casussen/?volgorde=naam&pagina=2"),
        kolommen=[{"woord": "Naam", "sleutel": "naam"}, {"woord": "Dagen"}],
        volgorde="naam",
    )
    assert 'aria-sort="ascending"' in html
    assert 'href="?volgorde=-naam"' in html
    assert html.count("<a") == 1


def test_an_error_is_announced_and_other_notices_wait_their_turn() -> None:
    assert 'role="alert"' in draw('{% include "components/melding.html" with soort="error" tekst="Fout" %}')
    assert 'role="status"' in draw(
        '{% include "components/melding.html" with soort="success" tekst="Gelukt" %}'
    )


@pytest.mark.parametrize(
    ("number", "words"), [(2, "crisis loopt"), (0, "geen crisis"), (None, "crisis bekijken")]
)
def test_a_number_that_was_not_counted_never_says_that_there_is_no_crisis(
    number: int | None, words: str
) -> None:
    html = draw('{% include "components/crisisteller.html" with adres="/crisis/" %}', aantal=number)
    assert words in html
    assert ("geen crisis" in html) == (number == 0)


def test_progress_is_polled_only_while_there_is_an_address_to_ask() -> None:
    include = '{% include "components/voortgang.html" with woord="Rapport" waarde=3 totaal=10 poll=p %}'
    assert 'hx-get="/rapporten/1/"' in draw(include, p="/rapporten/1/")
    assert "hx-get" not in draw(include, p="")


def test_no_component_carries_style_or_script_of_its_own() -> None:
    for name in ("stappen", "melding", "tabelkop", "veld", "top", "navigatie"):
        source = (COMPONENTS / f"{name}.html").read_text(encoding="utf-8")
        assert "style=" not in source
        assert "<script" not in source
        assert " on" + "click" not in source
