"""The base of every form: Dutch wording, markup of the design system, errors beside the field and on top."""

from collections.abc import Callable
from typing import Any, ClassVar

from django import forms
from django.forms.renderers import TemplatesSetting
from django.forms.widgets import Input

from veiligthuis.core.errors import RuleBroken
from veiligthuis.core.fields import BsnVeld, Datumveld, Momentveld, PdfVeld, Segment, Vinkje

__all__ = [
    "BsnVeld", "Datumveld", "Formulier", "ModelFormulier", "Momentveld", "NldsRenderer", "Opmaak", "PdfVeld",
    "Segment", "StapFormulier", "Vinkje",
]  # fmt: skip

CLASSES: tuple[tuple[type[forms.Widget], str], ...] = (
    (forms.CheckboxInput, "vt-vink"),
    (forms.CheckboxSelectMultiple, "vt-vink"),
    (forms.RadioSelect, ""),
    (forms.Select, "utrecht-select utrecht-select--html-select"),
    (forms.Textarea, "utrecht-textarea utrecht-textarea--html-textarea"),
    (forms.FileInput, "vt-bestand"),
    (forms.HiddenInput, ""),
    (Input, "utrecht-textbox utrecht-textbox--html-input"),
)
"""The class of each kind of widget; the first that fits."""

SENTENCES = {
    "required": "Vul dit in.",
    "invalid": "Dit klopt niet. Controleer wat u typte.",
    "invalid_choice": "Kies een van de mogelijkheden.",
    "invalid_list": "Kies een of meer van de mogelijkheden.",
    "invalid_pk_value": "Kies een of meer van de mogelijkheden.",
    "max_value": "Dit getal is te groot.",
    "min_value": "Dit getal is te klein.",
}
"""What a missing or wrong answer is told, where the field has no sentence of its own."""

REQUIRED: tuple[tuple[type[forms.Field], str], ...] = (
    (forms.BooleanField, "Zet hier een vinkje."),
    (forms.ChoiceField, "Maak een keuze."),
    (forms.ModelChoiceField, "Maak een keuze."),
    (forms.FileField, "Kies een bestand."),
)
"""What a missing answer is told per kind of field; the first that fits."""

NO_ANSWER = "maak een keuze"


class NldsRenderer(TemplatesSetting):
    """Renders forms and fields through templates/components."""

    form_template_name = "components/formulier.html"
    field_template_name = "components/veld.html"


class NldsBoundField(forms.BoundField):
    """A field whose widget carries the classes of the design system and tells readers what is required."""

    def build_widget_attrs(self, attrs: dict[str, Any], widget: forms.Widget | None = None) -> dict[str, Any]:
        """The attributes of the widget, with class and `aria-required` added."""
        used = widget or self.field.widget
        built = dict(super().build_widget_attrs(attrs, used))
        css = next((css for kind, css in CLASSES if isinstance(used, kind)), "")
        own = used.attrs.get("class", "")
        if css or own:
            built["class"] = " ".join(filter(None, (css, own)))
        if self.field.required and not used.is_hidden and not self.use_fieldset:
            built["aria-required"] = "true"
        return built


class Opmaak(forms.BaseForm):
    """What every form of ours does, also the forms of a library that we only dress."""

    default_renderer = NldsRenderer()
    bound_field_class = NldsBoundField
    use_required_attribute = False
    result: Any = None

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("label_suffix", "")
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            _speak_dutch(field)

    def carried_out(self, action: Callable[..., Any]) -> bool:
        """Whether the form was sent, is right, and `action(**cleaned_data)` broke no rule.

        What the action gave is `result`; a rule it broke stands in the form, with all that was typed.
        """
        if not self.is_valid():
            return False
        try:
            self.result = action(**self.cleaned_data)
        except RuleBroken as broken:
            self.add_broken_rule(broken)
            return False
        return True

    def add_broken_rule(self, broken: RuleBroken) -> None:
        """Show the reason of a rule beside its field, or above the form when it belongs to none."""
        self.add_error(broken.field if broken.field in self.fields else None, broken.reason)


class Formulier(Opmaak, forms.Form):
    """Base of a form without a model behind it."""


class ModelFormulier(Opmaak, forms.ModelForm):  # type: ignore[type-arg]
    """Base of a form that fills the fields of a model; a status field is never among them."""


class StapFormulier(Formulier):
    """The inputs of one step of a machine, handed to the service of the step as keyword arguments.

    A step without inputs needs no class of its own. `stap` names the step, for who reads the code.
    """

    stap: ClassVar[str] = ""

    def inputs(self) -> dict[str, Any]:
        """What was filled in, by field name; only after `is_valid()`."""
        return dict(self.cleaned_data)


def _speak_dutch(field: forms.Field) -> None:
    """Give a field our sentences, unless it has sentences of its own."""
    own = _own_sentences(type(field))
    missing = next((text for kind, text in REQUIRED if isinstance(field, kind)), SENTENCES["required"])
    for code, sentence in {**SENTENCES, "required": missing}.items():
        if code not in own and code in field.error_messages:
            field.error_messages[code] = sentence
    if isinstance(field, forms.ModelChoiceField):
        # Its choices follow the queryset, which a form may still narrow; a list set here would freeze them.
        field.empty_label = NO_ANSWER if field.empty_label else field.empty_label
    elif isinstance(field, forms.ChoiceField) and isinstance(field.widget, forms.Select):
        _name_the_empty_choice(field)


def _own_sentences(kind: type[forms.Field]) -> set[str]:
    """The codes for which a field class of ours brings its own sentence."""
    ours = [base for base in kind.__mro__ if not base.__module__.startswith("django.")]
    return {code for base in ours for code in base.__dict__.get("default_error_messages", {})}


def _name_the_empty_choice(field: forms.ChoiceField) -> None:
    choices = list(field.choices) if not callable(field.choices) else []
    if choices and choices[0][0] in ("", None) and isinstance(field.widget, forms.Select):
        field.choices = [("", NO_ANSWER), *choices[1:]]
