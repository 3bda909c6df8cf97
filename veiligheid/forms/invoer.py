"""Everything one page sends at once: the form, a form per person and the rows; valid together or not at all."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.forms import BaseForm

from veiligheid.forms.beoordeling import BeoordelingFormulier, InformatieRegels, PersoonFormulier, answers_of
from veiligheid.forms.plan import AfspraakRegels, DeelnemerFormulier, NetwerkRegels, PlanFormulier, texts_of
from veiligheid.models import Veiligheidsbeoordeling, Veiligheidsplan


@dataclass(frozen=True)
class Fout:
    """One error of the page: where to go, the words of the field, the sentence."""

    anker: str
    label: str
    zin: str


class Invoer:
    """Several forms sent by one button. `data` None shows what is stored."""

    form: BaseForm
    personen: list[Any]
    regels: Any

    def is_valid(self) -> bool:
        """Whether everything can be kept; all forms are checked, so that all errors show at once."""
        return all([form.is_valid() for form in self._forms()] + [rows.is_valid() for rows in self._sets()])

    def fouten(self) -> list[Fout]:
        """Every error of the page, in order."""
        rows = [form for found in self._sets() for form in found.forms]
        return [fout for form in [*self._forms(), *rows] for fout in _errors_of(form)]

    def _sets(self) -> Iterable[Any]:
        return [self.regels]

    def _forms(self) -> Iterable[BaseForm]:
        return [self.form, *self.personen]

    def _persons_that_fit(self) -> list[dict[str, Any]]:
        return [persoon.row() for persoon in self.personen if persoon.is_valid()]

    def _rows_that_fit(self) -> list[Any] | None:
        return self.regels.rows() if self.regels.is_valid() else None


class BeoordelingInvoer(Invoer):
    """The page of an assessment in draft."""

    form: BeoordelingFormulier

    def __init__(self, beoordeling: Veiligheidsbeoordeling, data: Any = None) -> None:
        oordelen = {oordeel.betrokkene_id: oordeel for oordeel in beoordeling.oordelen.all()}
        self.form = BeoordelingFormulier(data, initial=answers_of(beoordeling))
        self.personen = [
            PersoonFormulier(data, betrokkene=persoon, oordeel=oordelen.get(persoon.pk))
            for persoon in beoordeling.te_beoordelen()
        ]
        self.regels = InformatieRegels(data, informatie=list(beoordeling.informatie.all()))

    def gegevens(self) -> dict[str, Any]:
        """What `services.save_beoordeling` keeps: all that fits, so that autosave loses nothing that is right."""
        self.is_valid()
        return {
            "velden": self.form.cleaned_data,
            "oordelen": self._persons_that_fit(),
            "informatie": self._rows_that_fit(),
        }


class PlanInvoer(Invoer):
    """The page of a plan in draft."""

    def __init__(self, plan: Veiligheidsplan, data: Any = None) -> None:
        known = {deelnemer.betrokkene_id: deelnemer for deelnemer in plan.deelnemers.all()}
        self.form = PlanFormulier(data, initial=texts_of(plan))
        self.personen = [
            DeelnemerFormulier(data, betrokkene=persoon, deelnemer=known.get(persoon.pk))
            for persoon in plan.directbetrokkenen()
        ]
        people = plan.directbetrokkenen()
        self.regels = AfspraakRegels(data, regels=list(plan.afspraken.all()), mensen=people)
        self.netwerk = NetwerkRegels(data, regels=list(plan.netwerkpersonen.all()), mensen=people)

    def _sets(self) -> Iterable[Any]:
        return [self.regels, self.netwerk]

    def gegevens(self) -> dict[str, Any]:
        """What `services.save_veiligheidsplan` keeps: all that fits."""
        self.is_valid()
        return {
            "velden": self.form.cleaned_data,
            "deelnemers": self._persons_that_fit(),
            "afspraken": self._rows_that_fit(),
            "netwerk": self.netwerk.rows() if self.netwerk.is_valid() else None,
        }


def _errors_of(form: BaseForm) -> Iterator[Fout]:
    for name, sentences in form.errors.items():
        for sentence in sentences:
            if name in form.fields:
                yield Fout(form[name].auto_id, str(form[name].label), str(sentence))
            else:
                yield Fout("", "", str(sentence))
