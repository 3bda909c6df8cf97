"""The contact log: every attempt, succeeded or not, and who was spoken to."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.db.models import Max

from meldingen.codelijsten import IN_GESPREK
from meldingen.machine.casus_status import WACHTEND
from meldingen.models import Betrokkene, Casus, Contactmoment, Termijn
from meldingen.services.toegang import require_on_casus
from meldingen.termijnen.services import TermijnBron, haal_termijn, laat_vervallen, start_termijn
from veiligthuis.core import audit, clock
from veiligthuis.core.errors import RuleBroken
from veiligthuis.core.models import Medewerker

WACHTKLOK = "W01"
"""The clock of contact while a family waits for V&V or onderzoek."""


@transaction.atomic
def leg_contact_vast(
    casus: Casus,
    *,
    soort: str,
    gelukt: bool,
    verslag: str = "",
    met_wie: str = "",
    betrokkene: Betrokkene | None = None,
    op: datetime | None = None,
    corrigeert: Contactmoment | None = None,
    by: Medewerker,
    at: datetime | None = None,
) -> Contactmoment:
    """Log one attempt to reach somebody; `op` is when it was, now when None, never in the future.

    A succeeded conversation with a betrokkene counts as having spoken to that person. A mistake is corrected by a
    new line that names the old one (`corrigeert`).
    """
    require_on_casus(by, "meldingen.leg_contact_vast", casus)
    moment = at or clock.now()
    wanneer = op or moment
    wie = met_wie.strip() or (betrokkene.persoon.weergavenaam if betrokkene else "")
    if corrigeert is not None:
        _keur_verbetering(casus, corrigeert)
    _keur(casus, wie, betrokkene, gelukt=gelukt, verslag=verslag, wanneer=wanneer, moment=moment)
    contact = Contactmoment.objects.create(
        casus=casus, betrokkene=betrokkene, met_wie=wie, soort=soort, op=wanneer, gelukt=gelukt,
        verslag=verslag.strip(), medewerker=by, vastgelegd_op=moment, corrigeert=corrigeert,
    )  # fmt: skip
    if corrigeert is not None and corrigeert.betrokkene is not None:
        _tel_gesproken_opnieuw(corrigeert.betrokkene)
        _tel_wachtklok_opnieuw(casus, by=by, at=moment)
    if betrokkene is not None and gelukt and soort in IN_GESPREK:
        _noteer_gesproken(betrokkene, wanneer)
        _begin_wachtklok_opnieuw(casus, wanneer)
    audit.record_change(by, contact, action="leg_contact_vast", fields={"soort": soort, "gelukt": gelukt})
    return contact


@transaction.atomic
def noteer_niet_gesproken(
    betrokkene: Betrokkene, *, reden: str, by: Medewerker, at: datetime | None = None
) -> Betrokkene:
    """Write why a directbetrokkene, a child too, is not spoken to."""
    require_on_casus(by, "meldingen.leg_contact_vast", betrokkene.casus)
    if not reden.strip():
        raise RuleBroken("Schrijf waarom deze persoon niet is gesproken.", field="reden")
    betrokkene.reden_niet_gesproken = reden.strip()
    betrokkene.save(update_fields=["reden_niet_gesproken"])
    audit.record_change(by, betrokkene, action="noteer_niet_gesproken")
    return betrokkene


def _keur(
    casus: Casus,
    wie: str,
    betrokkene: Betrokkene | None,
    *,
    gelukt: bool,
    verslag: str,
    wanneer: datetime,
    moment: datetime,
) -> None:
    if not wie:
        raise RuleBroken("Vul in met wie u contact zocht.", field="met_wie")
    if betrokkene is not None and betrokkene.casus_id != casus.pk:
        raise RuleBroken("Deze persoon staat niet in deze casus.", field="betrokkene")
    if gelukt and not verslag.strip():
        raise RuleBroken(
            "Het contact is gelukt, maar het verslag ontbreekt. Schrijf kort wat is besproken.",
            field="verslag",
        )
    if wanneer > moment:
        raise RuleBroken("Het contact ligt in de toekomst. Vul in wanneer het was.", field="op")


def _keur_verbetering(casus: Casus, oud: Contactmoment) -> None:
    if oud.casus_id != casus.pk:
        raise RuleBroken("Dit contact staat in een andere casus.")
    if Contactmoment.objects.filter(corrigeert=oud).exists():
        raise RuleBroken("Dit contact is al verbeterd. Verbeter de nieuwste regel.")


def _tel_gesproken_opnieuw(betrokkene: Betrokkene) -> None:
    """When this person was last spoken to by what still stands; None when the correction took that away."""
    staand = betrokkene.contactmomenten.filter(
        gelukt=True, soort__in=IN_GESPREK, gecorrigeerd_door__isnull=True
    )
    rij = Betrokkene.objects.select_for_update(of=("self",)).get(pk=betrokkene.pk)
    rij.gesproken_op = staand.aggregate(laatste=Max("op"))["laatste"]
    rij.save(update_fields=["gesproken_op"])


def _noteer_gesproken(betrokkene: Betrokkene, wanneer: datetime) -> None:
    rij = Betrokkene.objects.select_for_update(of=("self",)).get(pk=betrokkene.pk)
    if rij.gesproken_op is None or rij.gesproken_op < wanneer:
        rij.gesproken_op = wanneer
        rij.save(update_fields=["gesproken_op"])


def _tel_wachtklok_opnieuw(casus: Casus, *, by: Medewerker, at: datetime) -> None:
    """The clock of contact while waiting counts from the last conversation that still stands, or from the decision.

    What ran on a conversation that was corrected away lapses and says so; the new one may be late at once.
    Source: Kwaliteitskader Veilig Thuis 2016, zicht op veiligheid.
    """
    loopt = Termijn.objects.open().filter(casus=casus, code=WACHTKLOK).first()
    if casus.status not in WACHTEND or loopt is None or casus.vervolg_op is None:
        return
    gesprekken = casus.contactmomenten.filter(
        betrokkene__isnull=False, gelukt=True, soort__in=IN_GESPREK, gecorrigeerd_door__isnull=True,
        op__gte=casus.vervolg_op,
    )  # fmt: skip
    vanaf = gesprekken.aggregate(laatste=Max("op"))["laatste"] or casus.vervolg_op
    if vanaf == loopt.gestart_op:
        return
    bron = TermijnBron(casus=casus, startmoment=vanaf)
    laat_vervallen(WACHTKLOK, bron, reden="Het contact waarop deze termijn liep is verbeterd", at=at)
    nieuw = start_termijn(WACHTKLOK, bron)
    velden = {"code": WACHTKLOK, "was": loopt.gestart_op.isoformat(), "vanaf": vanaf.isoformat()}
    audit.record_change(by, nieuw, action="tel_wachtklok_opnieuw", fields=velden)


def _begin_wachtklok_opnieuw(casus: Casus, wanneer: datetime) -> None:
    """Who waits for V&V or onderzoek was spoken to: the clock of contact while waiting is met and begins again.

    Source: Kwaliteitskader Veilig Thuis 2016, zicht op veiligheid.
    """
    loopt = Termijn.objects.open().filter(casus=casus, code=WACHTKLOK, gestart_op__lte=wanneer)
    if casus.status not in WACHTEND or not loopt.exists():
        return
    bron = TermijnBron(casus=casus, startmoment=wanneer)
    haal_termijn(WACHTKLOK, bron, at=wanneer)
    start_termijn(WACHTKLOK, bron)
