"""What happens to a plan after it was established: looks at agreements, what people say of it, looking again."""

from datetime import date, datetime
from typing import Any, TypeVar

from django.db import transaction
from django.db.models import Model

from veiligheid.codelijsten import Reactie, Uitkomst
from veiligheid.machine import PlanStatus
from veiligheid.models import Afspraak, Afspraakcontrole, Plandeelnemer, Veiligheidsplan
from veiligthuis.core import access, audit, clock
from veiligthuis.core.errors import NotAllowed, RuleBroken
from veiligthuis.core.models import Medewerker

MAKEN = "veiligheid.maak_veiligheidsplan"
Rij = TypeVar("Rij", bound=Model)


@transaction.atomic
def complete_afspraak(
    afspraak: Afspraak,
    *,
    by: Medewerker,
    uitkomst: str,
    gezien: str = "",
    loopt_door: bool = False,
    controle_op: date | None = None,
    at: datetime | None = None,
) -> Afspraak:
    """Record what was seen of an agreement; with `loopt_door` it goes on and is looked at again on `controle_op`.

    Not kept asks for words. A condition that was not kept stays in the work list until its "wat als" was done.
    Source: Kwaliteitskader Veilig Thuis 2016, zicht op veiligheid.
    """
    row = _locked(Afspraak, afspraak.pk, by, "plan__casus")
    if row.plan.status != PlanStatus.VASTGESTELD or row.afgerond_op:
        raise RuleBroken("Deze afspraak loopt niet meer. Laad de pagina opnieuw om te zien wat nu geldt.")
    moment = at or clock.now()
    today = clock.local(moment).date()
    _require_words(row, uitkomst, gezien)
    if loopt_door:
        _require_next(row, uitkomst, controle_op, today)
        row.controle_op = controle_op
    else:
        row.uitkomst, row.uitkomst_toelichting = uitkomst, gezien.strip()[:300]
        row.afgerond_op, row.afgerond_door = today, by
    row.save(
        update_fields=["controle_op", "uitkomst", "uitkomst_toelichting", "afgerond_op", "afgerond_door"]
    )
    Afspraakcontrole.objects.create(
        afspraak=row, op=today, uitkomst=uitkomst, gezien=gezien.strip(), loopt_door=loopt_door, door=by,
        vastgelegd_op=moment,
    )  # fmt: skip
    action = "controleer_afspraak" if loopt_door else "rond_afspraak_af"
    audit.record_change(by, row, action=action, fields={"uitkomst": uitkomst})
    return row


@transaction.atomic
def carry_out_gevolg(
    controle: Afspraakcontrole, *, by: Medewerker, gedaan: str, at: datetime | None = None
) -> Afspraakcontrole:
    """Record what was done after a condition was not kept: its "wat als", or what was better."""
    row = _locked(Afspraakcontrole, controle.pk, by, "afspraak__plan__casus")
    if not row.vraagt_gevolg:
        raise RuleBroken("Hier hoeft niets meer te worden ingezet. Laad de pagina opnieuw.")
    if not gedaan.strip():
        raise RuleBroken("Schrijf wat er is gedaan nadat de voorwaarde niet lukte.", field="gedaan")
    row.gevolg_op, row.gevolg_door, row.gevolg_gedaan = at or clock.now(), by, gedaan.strip()
    row.save(update_fields=["gevolg_op", "gevolg_door", "gevolg_gedaan"])
    audit.record_change(by, row, action="zet_gevolg_in")
    return row


@transaction.atomic
def note_reactie(
    deelnemer: Plandeelnemer,
    *,
    by: Medewerker,
    reactie: str,
    op: date,
    hoe: str,
    reden: str = "",
    at: datetime | None = None,
) -> Plandeelnemer:
    """Record whether a person agrees with the plan, on which day and how; who does not agree is heard why.

    Whoever says something of it has seen it.
    """
    row = _shown(deelnemer, by, op, at)
    if reactie == Reactie.NIET_AKKOORD and not reden.strip():
        raise RuleBroken("Schrijf in de woorden van deze persoon waarom niet.", field="reden")
    row.reactie, row.reactie_op, row.reactie_hoe, row.reactie_door = reactie, op, hoe, by
    row.reactie_reden = reden.strip() if reactie == Reactie.NIET_AKKOORD else ""
    row.gezien_op = row.gezien_op or op
    row.save(
        update_fields=["reactie", "reactie_op", "reactie_hoe", "reactie_door", "reactie_reden", "gezien_op"]
    )
    audit.record_change(by, row, action="plan_reactie", fields={"reactie": reactie, "hoe": hoe})
    return row


@transaction.atomic
def note_gezien(
    deelnemer: Plandeelnemer, *, by: Medewerker, op: date, at: datetime | None = None
) -> Plandeelnemer:
    """Record the day on which a person saw the established plan."""
    row = _shown(deelnemer, by, op, at)
    row.gezien_op = op
    row.save(update_fields=["gezien_op"])
    audit.record_change(by, row, action="plan_gezien")
    return row


@transaction.atomic
def note_evaluatie(
    plan: Veiligheidsplan, *, by: Medewerker, bevinding: str, at: datetime | None = None
) -> Veiligheidsplan:
    """Record that everybody looked again today and what came of it; the next day to look follows from the plan."""
    row: Veiligheidsplan = _locked(Veiligheidsplan, plan.pk, by, "casus")
    if row.status != PlanStatus.VASTGESTELD:
        raise RuleBroken("Alleen een plan dat geldt wordt geëvalueerd. Laad de pagina opnieuw.")
    if not bevinding.strip():
        raise RuleBroken(
            "Schrijf wat de evaluatie liet zien: wat lukt, wat niet, en wat nu.", field="bevinding"
        )
    row.geevalueerd_op, row.evaluatie_bevinding = clock.local(at or clock.now()).date(), bevinding.strip()
    row.save(update_fields=["geevalueerd_op", "evaluatie_bevinding"])
    audit.record_change(by, row, action="evalueer_plan")
    return row


def _require_words(row: Afspraak, uitkomst: str, gezien: str) -> None:
    if uitkomst == Uitkomst.NIET_NAGEKOMEN and not gezien.strip():
        raise RuleBroken(
            "Schrijf wat er gebeurde en wat er nu nodig is, want de afspraak is niet nagekomen.",
            field="gezien",
        )


def _require_next(row: Afspraak, uitkomst: str, controle_op: date | None, today: date) -> None:
    """What goes on comes back: a later day to look, and nothing goes on that is not needed any more."""
    if uitkomst == Uitkomst.VERVALLEN:
        raise RuleBroken("Wat niet meer nodig is, loopt niet door. Kies een van beide.", field="loopt_door")
    if controle_op is None or controle_op <= today:
        raise RuleBroken("Kies een dag na vandaag om weer te kijken of het lukt.", field="controle_op")
    if row.tot and controle_op > row.tot:
        raise RuleBroken(
            "Dat is na de laatste dag van de afspraak. Kies een eerdere dag.", field="controle_op"
        )


def _shown(deelnemer: Plandeelnemer, by: Medewerker, op: date, at: datetime | None) -> Plandeelnemer:
    """The row of a person who was shown a plan that holds, on a day on which that can be."""
    row = _locked(Plandeelnemer, deelnemer.pk, by, "plan__casus")
    established = row.plan.vastgesteld_op
    if row.plan.status != PlanStatus.VASTGESTELD or established is None:
        raise RuleBroken("Alleen een geldend plan kan worden getoond. Stel het plan eerst vast.")
    if not clock.local(established).date() <= op <= clock.local(at or clock.now()).date():
        raise RuleBroken("Kies een dag tussen het vaststellen van het plan en vandaag.", field="op")
    return row


def _locked(model: type[Rij], pk: Any, by: Medewerker, *joined: str) -> Rij:
    rows: Any = model._default_manager
    row: Rij = rows.select_for_update(of=("self",)).select_related(*joined).get(pk=pk)
    if not access.may(by, MAKEN, row):
        raise NotAllowed(MAKEN)
    return row
