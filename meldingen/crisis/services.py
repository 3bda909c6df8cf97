"""Every write of the crisis lane: a step noted, a fact corrected, a call put on the lane or taken off it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime

from django.db import transaction

from meldingen.crisis import rules
from meldingen.crisis.begin import open_voor_gesprek
from meldingen.crisis.klokken import volg
from meldingen.crisis.stand import Stand, stand_van
from meldingen.crisis.stappen import SLUITEND, VOLGORDE, Crisisstap
from meldingen.models import Crisisfeit, Crisisinzet, Gesprek
from meldingen.services.gesprek import vergrendel
from meldingen.services.melding import leg_eerste_veiligheidsactie_vast
from veiligthuis.core import access, audit, clock
from veiligthuis.core.errors import NotAllowed, RuleBroken
from veiligthuis.core.models import Medewerker

MAG = "meldingen.voer_crisis_uit"
GESPREK_AFGEROND = "Dit gesprek is al afgerond. Ga verder op de crisisbaan of bij de melding."


@dataclass(frozen=True, kw_only=True)
class Feit:
    """What was filled in for one step; `gebeurd_op` None is now."""

    gedaan: bool = True
    gebeurd_op: datetime | None = None
    medewerker: Medewerker | None = None
    wie: str = ""
    tekst: str = ""
    tot: date | None = None


@transaction.atomic
def leg_crisisstap_vast(
    inzet: Crisisinzet, *, stap: str, feit: Feit, by: Medewerker, at: datetime | None = None
) -> Crisisinzet:
    """Note one step of an inzet; the first safety action goes to the melding, which meets its 24 hours.

    Raises RuleBroken with the Dutch reason when the order, the content or the time is not right.
    Source: practice norm, veiligthuisnoordoostgelderland.nl (first action within 24 hours).
    """
    rij, moment = _vergrendel(inzet, by), at or clock.now()
    stand = stand_van(rij)
    if stap not in VOLGORDE:
        raise RuleBroken("Deze stap bestaat niet. Laad de bladzijde opnieuw.")
    invoer = replace(
        feit, gebeurd_op=feit.gebeurd_op or moment, wie=feit.wie.strip(), tekst=feit.tekst.strip()
    )
    if reason := rules.broken_order(stand, stap):
        raise RuleBroken(reason)
    _check(stand, stap, invoer, moment)
    if stap == Crisisstap.ACTIE:
        _leg_actie_vast(rij, invoer, by=by, at=moment)
    else:
        volg(_noteer(rij, stap, invoer, by=by, at=moment), rij)
    if stap in SLUITEND:
        _sluit(rij, moment)
    return rij


@transaction.atomic
def verbeter_crisisfeit(
    fout: Crisisfeit, *, feit: Feit, reden: str, by: Medewerker, at: datetime | None = None
) -> Crisisfeit:
    """Mend a fact by a new one that says why; the old one stays. Also after the inzet was closed."""
    rij, moment = _vergrendel(fout.inzet, by), at or clock.now()
    stand = stand_van(rij)
    oud = next((staat for staat in stand.feiten if staat.pk == fout.pk), None)
    if oud is None or oud.stap not in VOLGORDE:
        raise RuleBroken("Dit feit is al verbeterd. Laad de bladzijde opnieuw.")
    if not reden.strip():
        raise RuleBroken("Schrijf kort wat er niet klopte.", field="reden")
    invoer = replace(
        feit, gebeurd_op=feit.gebeurd_op or oud.gebeurd_op, wie=feit.wie.strip(), tekst=feit.tekst.strip()
    )
    _check(stand, oud.stap, invoer, moment)
    nieuw = _noteer(rij, oud.stap, invoer, by=by, at=moment, verbetert=oud, reden=reden.strip())
    volg(nieuw, rij)
    return nieuw


@transaction.atomic
def zet_gesprek_op_crisis(gesprek: Gesprek, *, by: Medewerker, at: datetime | None = None) -> Gesprek:
    """A call is acute: it stands on the lane from this second; a second press changes nothing.

    The 24 hours are counted from here, whatever the call becomes. No clock in days is touched.
    """
    rij, moment = vergrendel(gesprek, by=by), at or clock.now()
    if rij.afgerond_op is not None:
        raise RuleBroken(GESPREK_AFGEROND)
    if rij.acuut_op is not None:
        return rij
    open_voor_gesprek(rij, by=by, at=moment)
    rij.acuut_op = moment
    rij.save(update_fields=["acuut_op"])
    audit.record_change(by, rij, action="gesprek_acuut")
    return rij


@transaction.atomic
def trek_acuut_in(gesprek: Gesprek, *, reden: str, by: Medewerker, at: datetime | None = None) -> Gesprek:
    """The call is not acute after all: it leaves the lane, with the reason. The draft loses its mark as well."""
    rij, moment = vergrendel(gesprek, by=by), at or clock.now()
    if rij.afgerond_op is not None:
        raise RuleBroken(GESPREK_AFGEROND)
    if not reden.strip():
        raise RuleBroken("Schrijf in één zin waarom het niet acuut is.", field="acuut_intrek_reden")
    inzet = Crisisinzet.objects.lopend().filter(gesprek=rij).select_for_update(of=("self",)).first()
    if inzet is not None:
        _noteer(inzet, Crisisstap.INGETROKKEN, Feit(gebeurd_op=moment, tekst=reden.strip()), by=by, at=moment)
        _sluit(inzet, moment)
    rij.acuut_op = None
    rij.concept = {naam: waarde for naam, waarde in rij.concept.items() if naam != "acuut"}
    rij.volgnummer += 1
    rij.save(update_fields=["acuut_op", "concept", "volgnummer"])
    audit.record_change(by, rij, action="gesprek_niet_acuut")
    return rij


def _vergrendel(inzet: Crisisinzet, by: Medewerker) -> Crisisinzet:
    """The inzet under a lock, so that two phones come one after the other. Raises NotAllowed."""
    if not access.may(by, MAG, inzet):
        raise NotAllowed(MAG)
    rijen = Crisisinzet.objects.select_for_update(of=("self",)).select_related("melding__casus", "gesprek")
    rij: Crisisinzet = rijen.get(pk=inzet.pk)
    return rij


def _check(stand: Stand, stap: str, feit: Feit, at: datetime) -> None:
    gaat = feit.medewerker is not None or bool(feit.wie)
    if reason := rules.broken_content(stand, stap, gedaan=feit.gedaan, tekst=feit.tekst, gaat=gaat):
        raise RuleBroken(reason, field="tekst" if stap != Crisisstap.GAAT else None)
    if reason := rules.broken_time(stand, stap, gebeurd_op=feit.gebeurd_op or at, at=at):
        raise RuleBroken(reason, field="tijd")


def _noteer(
    inzet: Crisisinzet,
    stap: str,
    feit: Feit,
    *,
    by: Medewerker,
    at: datetime,
    verbetert: Crisisfeit | None = None,
    reden: str = "",
) -> Crisisfeit:
    nieuw = Crisisfeit.objects.create(
        inzet=inzet, stap=stap, gedaan=feit.gedaan, gebeurd_op=feit.gebeurd_op or at, vastgelegd_op=at, door=by,
        medewerker=feit.medewerker, wie=feit.wie, tekst=feit.tekst, tot=feit.tot, verbetert=verbetert, reden=reden,
    )  # fmt: skip
    fields = {"gedaan": feit.gedaan, "verbetert": verbetert.pk if verbetert else None}
    audit.record_change(by, nieuw, action=f"crisis_{stap}", fields=fields)
    return nieuw


def _leg_actie_vast(inzet: Crisisinzet, feit: Feit, *, by: Medewerker, at: datetime) -> None:
    if inzet.melding is None:
        raise RuleBroken("Het gesprek loopt nog. Rond het eerst af als melding.")
    leg_eerste_veiligheidsactie_vast(inzet.melding, actie=feit.tekst, by=by, at=feit.gebeurd_op or at)


def _sluit(inzet: Crisisinzet, at: datetime) -> None:
    inzet.gesloten_op = at
    inzet.save(update_fields=["gesloten_op"])
