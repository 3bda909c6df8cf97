"""Every write of monitoring: a question with its answer or silence, a moment concluded, and the end."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from django.db import transaction

from meldingen.codelijsten import ContactSoort
from meldingen.machine import CasusStatus
from meldingen.models import Betrokkene, Casus, Monitormoment, Monitornavraag
from meldingen.monitoring.rules import huidig_moment
from meldingen.monitoring.status import Veilig
from meldingen.services.contact import leg_contact_vast
from meldingen.services.regie import beeindig_regie
from meldingen.services.toegang import require_on_casus
from veiligthuis.core import audit, clock
from veiligthuis.core.errors import RuleBroken
from veiligthuis.core.machine import perform
from veiligthuis.core.models import Medewerker

MAG = "meldingen.leg_contact_vast"


@dataclass(frozen=True, kw_only=True)
class Navraag:
    """What was asked of whom: somebody of the family, or a professional with name and function.

    `veilig` empty means that nobody answered; then `antwoord` and `cijfer` are empty too.
    """

    vraag: str
    betrokkene: Betrokkene | None = None
    professional: str = ""
    soort: str = ContactSoort.TELEFOON
    antwoord: str = ""
    veilig: str = ""
    cijfer: Decimal | None = None


@transaction.atomic
def leg_navraag_vast(
    casus: Casus, *, navraag: Navraag, by: Medewerker, at: datetime | None = None
) -> Monitornavraag:
    """Keep what was asked at the present moment of monitoring, answered or not; it stands in the contact log too.

    Raises RuleBroken outside monitoring or when the row contradicts itself. Nothing is met by it.
    Source: Handelingsprotocol Veilig Thuis 2019, monitorfunctie.
    """
    require_on_casus(by, MAG, casus)
    moment = at or clock.now()
    rij: Casus = Casus.objects.select_for_update(of=("self",)).get(pk=casus.pk)
    termijn = huidig_moment(rij)
    if rij.status != CasusStatus.IN_MONITORING or termijn is None:
        raise RuleBroken("Deze casus is niet in monitoring. Leg het contact vast als gewoon contact.")
    _keur(rij, navraag)
    bewaard: Monitornavraag = Monitornavraag.objects.create(
        casus=rij, termijn=termijn, betrokkene=navraag.betrokkene, professional=navraag.professional.strip(),
        soort=navraag.soort, op=moment, vraag=navraag.vraag.strip(), beantwoord=bool(navraag.veilig),
        antwoord=navraag.antwoord.strip(), veilig=navraag.veilig, cijfer=navraag.cijfer, medewerker=by,
        vastgelegd_op=moment,
    )  # fmt: skip
    leg_contact_vast(
        rij, soort=navraag.soort, gelukt=bewaard.beantwoord, met_wie=bewaard.wie, by=by, at=moment,
        betrokkene=navraag.betrokkene, verslag=f"Monitoring. {bewaard.vraag} {bewaard.antwoord}".strip(),
    )  # fmt: skip
    audit.record_change(by, bewaard, action="leg_navraag_vast", fields={"veilig": bewaard.veilig})
    return bewaard


@transaction.atomic
def rond_monitormoment_af(
    casus: Casus,
    *,
    conclusie: str,
    reden_eenzijdig: str = "",
    by: Medewerker,
    at: datetime | None = None,
) -> Casus:
    """The present moment is met: family and professional answered, and nobody says that it is unsafe.

    Source: Handelingsprotocol Veilig Thuis 2019, monitorfunctie.
    """
    moment, termijn = at or clock.now(), huidig_moment(casus)
    gevolgd = perform(
        casus,
        "rond_monitormoment_af",
        by=by,
        at=moment,
        conclusie=conclusie,
        reden_eenzijdig=reden_eenzijdig,
    )
    if termijn is None:
        raise ValueError("a casus in monitoring has a moment")
    Monitormoment.objects.create(
        casus=gevolgd, termijn=termijn, conclusie=conclusie.strip(), reden_eenzijdig=reden_eenzijdig.strip(),
        afgerond_op=moment, medewerker=by,
    )  # fmt: skip
    return gevolgd


@transaction.atomic
def beeindig_monitoring(
    casus: Casus,
    *,
    reden: str,
    toelichting: str,
    melder_ingelicht_op: date | None = None,
    reden_melder_niet: str = "",
    by: Medewerker,
    at: datetime | None = None,
) -> Casus:
    """Stop following the family and close the casus; its clocks stop and nobody directs it any more.

    Source: Kwaliteitskader Veilig Thuis 2016, zicht op veiligheid; Wmo 2015 art. 4.1.1 lid 2 onder g.
    """
    moment = at or clock.now()
    gesloten = perform(
        casus,
        "beeindig_monitoring",
        by=by,
        at=moment,
        reden=reden,
        toelichting=toelichting.strip(),
        melder_ingelicht_op=melder_ingelicht_op,
        reden_melder_niet=reden_melder_niet.strip(),
    )
    beeindig_regie(gesloten, by=by, at=moment)
    return gesloten


def _keur(casus: Casus, navraag: Navraag) -> None:
    if (navraag.betrokkene is None) == (not navraag.professional.strip()):
        raise RuleBroken("Kies iemand uit het gezin, of vul een professional in; een van beide.")
    if navraag.betrokkene is not None and navraag.betrokkene.casus_id != casus.pk:
        raise RuleBroken("Deze persoon staat niet in deze casus.", field="betrokkene")
    if not navraag.vraag.strip():
        raise RuleBroken("Schrijf wat u vroeg.", field="vraag")
    if navraag.veilig and navraag.veilig not in Veilig.values:
        raise RuleBroken("Kies of het veilig is.", field="veilig")
    if navraag.veilig and not navraag.antwoord.strip():
        raise RuleBroken("Schrijf kort wat het antwoord was.", field="antwoord")
    if not navraag.veilig and (navraag.antwoord.strip() or navraag.cijfer is not None):
        raise RuleBroken(
            "Er is een antwoord, dus zeg ook of het veilig is. Zonder antwoord blijft dit leeg.",
            field="veilig",
        )
