"""A form speaks Dutch, puts its errors beside the field and on top, and tells readers what belongs together."""

from django import forms

from veiligthuis.core.errors import RuleBroken
from veiligthuis.core.forms import Datumveld, Formulier, ModelFormulier, Segment, StapFormulier
from veiligthuis.core.models import Medewerker


class Proef(Formulier):
    naam = forms.CharField(label="Naam")
    geboren = Datumveld(label="Geboren", help_text="Dag, maand en jaar.")
    soort = forms.ChoiceField(label="Soort", choices=[("", "---------"), ("a", "A")])
    wapen = forms.ChoiceField(label="Wapen in huis", choices=[("ja", "Ja"), ("nee", "Nee")], widget=Segment)
    gelezen = forms.BooleanField(label="Ik heb het plan gelezen")
    noot = forms.CharField(label="Toelichting", required=False, widget=forms.Textarea)


class Persoonsgegevens(ModelFormulier):
    class Meta:
        model = Medewerker
        fields = ["functie"]


class Weigeren(StapFormulier):
    stap = "weiger"
    reden = forms.CharField(label="Reden")


def test_what_is_missing_is_asked_in_dutch() -> None:
    errors = Proef({}).errors
    assert errors["naam"] == ["Vul dit in."]
    assert errors["soort"] == errors["wapen"] == ["Maak een keuze."]
    assert errors["gelezen"] == ["Zet hier een vinkje."]


def test_an_error_stands_beside_its_field_and_is_tied_to_it() -> None:
    html = str(Proef({"geboren": "31-02-2018"}))
    assert 'id="id_geboren_error"' in html
    assert 'aria-describedby="id_geboren_helptext id_geboren_error"' in html
    assert 'aria-invalid="true"' in html
    assert 'value="31-02-2018"' in html


def test_the_summary_links_each_error_to_its_field() -> None:
    html = str(Proef({}))
    assert "Dit lukte nog niet: 5 punten vragen aandacht" in html
    assert 'href="#id_naam"' in html
    assert 'href="#id_wapen_0"' in html
    assert html.index('role="alert"') < html.index('id="id_naam"')


def test_a_form_that_was_not_sent_has_no_summary() -> None:
    assert "data-fouten" not in str(Proef())


def test_a_group_of_choices_is_a_fieldset_with_a_legend() -> None:
    html = str(Proef()["wapen"].as_field_group())
    assert html.startswith("<fieldset")
    assert "<legend>Wapen in huis</legend>" in html
    assert 'class="vt-segment"' in html


def test_only_what_is_not_required_says_so() -> None:
    form = Proef()
    assert "(niet verplicht)" in form["noot"].as_field_group()
    assert "(niet verplicht)" not in form["naam"].as_field_group()
    assert 'aria-required="true"' in str(form["naam"])


def test_the_empty_choice_asks_for_a_choice() -> None:
    assert "maak een keuze" in str(Proef()["soort"])


def test_fields_carry_the_classes_of_the_design_system() -> None:
    form = Proef()
    assert "utrecht-textbox--html-input" in str(form["geboren"])
    assert "utrecht-select--html-select" in str(form["soort"])
    assert "utrecht-textarea--html-textarea" in str(form["noot"])
    assert "vt-vink" in str(form["gelezen"])
    assert "utrecht-textbox" in str(Persoonsgegevens()["functie"])


def test_typed_text_is_escaped() -> None:
    assert "<script>" not in str(Proef({"naam": "<script>alert(1)</script>"}))


def test_the_reason_of_a_rule_stands_beside_its_field_or_on_top() -> None:
    form = Weigeren({"reden": "x"})
    assert form.is_valid()
    form.add_broken_rule(RuleBroken("Noem een reden van de lijst.", field="reden"))
    form.add_broken_rule(RuleBroken("De overdracht is al ingetrokken.", field="bestaat_niet"))
    assert form.errors["reden"] == ["Noem een reden van de lijst."]
    assert form.non_field_errors() == ["De overdracht is al ingetrokken."]


def test_a_step_form_hands_over_what_was_filled_in() -> None:
    form = Weigeren({"reden": " Te ver weg. "})
    assert form.is_valid()
    assert form.inputs() == {"reden": "Te ver weg."}
