"""Facts that veiligheid tells, of assessment, decision, plan and traject; meldingen rules with fields of its own."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from meldingen.codelijsten import Besluit
from meldingen.machine.casus_status import CasusStatus
from meldingen.machine.casus_traject import NIEUW_BESLUIT
from meldingen.models import Betrokkene, Casus, Melding
from meldingen.rules.casus import ZONDER_VERVOLG
from meldingen.services.melding import sluit_triage_als_dat_kan
from veiligthuis.core import audit, clock
from veiligthuis.core.machine import perform
from veiligthuis.core.models import Medewerker

WACHTSTAP = {Besluit.VV: "zet_vv_in_wacht", Besluit.ONDERZOEK: "zet_onderzoek_in_wacht"}
"""Which step follows by itself from a decision; a handover begins when it is offered."""


@transaction.atomic
def note_veiligheidsbeoordeling(
    melding: Melding, *, niveau: str = "", by: Medewerker | None, at: datetime | None = None
) -> Melding:
    """The veiligheidsbeoordeling of a melding was signed; `niveau` is how unsafe it found the household."""
    rij: Melding = Melding.objects.select_for_update(of=("self",)).get(pk=melding.pk)
    rij.veiligheidsbeoordeling_op = at or clock.now()
    rij.save(update_fields=["veiligheidsbeoordeling_op"])
    if niveau:
        casus = _vergrendel(rij.casus)
        casus.veiligheidsniveau = niveau
        casus.save(update_fields=["veiligheidsniveau"])
    audit.record_change(by, rij, action="note_veiligheidsbeoordeling", fields={"niveau": niveau})
    return rij


@transaction.atomic
def note_vervolgbesluit(
    melding: Melding, *, besluit: str, by: Medewerker | None, at: datetime | None = None
) -> Melding:
    """A vervolgbesluit was taken on a melding: the five days are met and the casus follows.

    A second decision on the same melding leaves the melding as it is. Source: Uitvoeringsregeling Wmo 2015, bijlage A
    par. 3.1.2 (decisions are added, never changed).
    """
    moment = at or clock.now()
    waarde = Besluit(besluit)
    if not melding.is_besloten:
        melding = perform(melding, "neem_vervolgbesluit", by=by, at=moment, besluit=waarde)
    _volg_besluit(_vergrendel(melding.casus), waarde, by=by, at=moment)
    return sluit_triage_als_dat_kan(melding, by=by, at=moment)


@transaction.atomic
def note_veiligheidsplan(casus: Casus, *, by: Medewerker | None, at: datetime | None = None) -> Casus:
    """A veiligheidsplan was established; a later version moves the moment."""
    return _note_plan(casus, at or clock.now(), action="note_veiligheidsplan", by=by)


@transaction.atomic
def note_veiligheidsplan_vervallen(
    casus: Casus, *, by: Medewerker | None, at: datetime | None = None
) -> Casus:
    """No established veiligheidsplan is left."""
    return _note_plan(casus, None, action="note_veiligheidsplan_vervallen", by=by)


@transaction.atomic
def note_kind_verantwoord(
    betrokkene: Betrokkene, *, by: Medewerker | None, at: datetime | None = None
) -> Betrokkene:
    """A child was seen, or it was written down why not."""
    return _note_betrokkene(betrokkene, "kind_verantwoord_op", by=by, at=at)


@transaction.atomic
def note_wederhoor(
    betrokkene: Betrokkene, *, by: Medewerker | None, at: datetime | None = None
) -> Betrokkene:
    """Somebody reacted to the draft report, or it was written down why not."""
    return _note_betrokkene(betrokkene, "wederhoor_op", by=by, at=at)


@transaction.atomic
def note_conclusies(
    casus: Casus,
    *,
    uitkomst_hg: str,
    uitkomst_km: str,
    aard: Sequence[str],
    by: Medewerker | None,
    at: datetime | None = None,
) -> Casus:
    """Both conclusions of an onderzoek stand, weighed by whoever must weigh along."""
    rij = _vergrendel(casus)
    rij.uitkomst_hg, rij.uitkomst_km, rij.uitkomst_aard = uitkomst_hg, uitkomst_km, list(aard)
    rij.conclusies_op = at or clock.now()
    rij.save(update_fields=["uitkomst_hg", "uitkomst_km", "uitkomst_aard", "conclusies_op"])
    uitkomst = {"uitkomst_hg": uitkomst_hg, "uitkomst_km": uitkomst_km}
    audit.record_change(by, rij, action="note_conclusies", fields=uitkomst)
    return rij


@transaction.atomic
def note_conclusies_vervallen(casus: Casus, *, by: Medewerker | None) -> Casus:
    """A conclusion was drawn anew, so that they must be weighed again."""
    rij = _vergrendel(casus)
    if rij.conclusies_op is not None:
        rij.conclusies_op = None
        rij.save(update_fields=["conclusies_op"])
        audit.record_change(by, rij, action="note_conclusies_vervallen")
    return rij


def _note_betrokkene(
    betrokkene: Betrokkene, veld: str, *, by: Medewerker | None, at: datetime | None
) -> Betrokkene:
    rij: Betrokkene = Betrokkene.objects.select_for_update(of=("self",)).get(pk=betrokkene.pk)
    setattr(rij, veld, at or clock.now())
    rij.save(update_fields=[veld])
    audit.record_change(by, rij, action=f"note_{veld.removesuffix('_op')}")
    return rij


def _note_plan(casus: Casus, moment: datetime | None, *, action: str, by: Medewerker | None) -> Casus:
    rij = _vergrendel(casus)
    rij.veiligheidsplan_op = moment
    rij.save(update_fields=["veiligheidsplan_op"])
    audit.record_change(by, rij, action=action)
    return rij


def _volg_besluit(casus: Casus, besluit: Besluit, *, by: Medewerker | None, at: datetime) -> None:
    """Note the decision on the casus and let a traject begin to wait.

    "Nothing need follow" on one melding does not undo what was decided on another, unless the casus is back at
    Veilig Thuis to be decided anew.
    """
    staat_al_iets = casus.vervolg not in ZONDER_VERVOLG and casus.status != CasusStatus.TERUG_BIJ_VT
    if besluit in ZONDER_VERVOLG and staat_al_iets:
        return
    casus = perform(casus, "note_vervolgbesluit", by=by, at=at, besluit=besluit)
    stap = WACHTSTAP.get(besluit)
    if stap and casus.status in NIEUW_BESLUIT:
        perform(casus, stap, by=by, at=at)


def _vergrendel(casus: Casus) -> Casus:
    rij: Casus = Casus.objects.select_for_update(of=("self",)).get(pk=casus.pk)
    return rij
