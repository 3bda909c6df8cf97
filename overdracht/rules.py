"""The rules of overdracht: one function each, returning the Dutch reason or None."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from ketenpartners import queries as partners
from meldingen.machine.casus_status import TE_BESLISSEN, TRAJECT_AFGEROND
from meldingen.rules import overdracht_is_besloten_of_traject_is_afgerond
from meldingen.termijnen.werkdagen import werkdag_erbij
from veiligheid.machine import PLAN_GELDIG
from veiligthuis.core import clock
from veiligthuis.core.models import Medewerker

# The values of `models.contact.ZONDER_GESPREK`; the models stand above this module.
ZONDER_GESPREK = frozenset({"bericht", "voicemail", "brief"})


def casus_heeft_geen_lopende_overdracht(obj: Any, *, by: Medewerker | None, at: datetime) -> str | None:
    """A casus is offered to one team at a time. Source: one regiehouder at any moment (Kwaliteitskader 2016)."""
    lopend = obj.casus.overdrachten.lopend().exclude(pk=obj.pk).select_related("naar_team").first()
    if lopend is None:
        return None
    return (
        f"Deze casus heeft al een overdracht, aan {lopend.naar_team} ({lopend.get_status_display().lower()}). "
        "Trek die eerst in, of wacht op het antwoord."
    )


def ontvanger_is_een_partner(obj: Any, *, by: Medewerker | None, at: datetime) -> str | None:
    """A handover goes to another organisation, and to a team that still works."""
    if obj.naar_team.is_eigen:
        return "Een overdracht gaat naar een andere organisatie. Kies een team van een ketenpartner."
    if not (obj.naar_team.actief and obj.naar_team.organisatie.actief):
        return f"{obj.naar_team} werkt niet meer met ons samen. Kies een ander team."
    return None


def convenant_is_vandaag_geldig(obj: Any, *, by: Medewerker | None, at: datetime) -> str | None:
    """No offering without an agreement that holds on the day itself. Source: regional convenant."""
    if partners.geldig_convenant(obj.naar_team, clock.local(at).date()):
        return None
    return (
        f"Met {obj.naar_team} is vandaag geen geldig convenant. Zonder convenant zijn er geen afspraken over "
        "antwoord en eerste contact. Kies een ander team, of laat beheer het convenant invoeren."
    )


def plan_is_vastgesteld_of_uitzondering_verleend(
    obj: Any, *, by: Medewerker | None, at: datetime
) -> str | None:
    """No handover without an established plan, unless a teammanager allowed it until a date still to come.

    Source: Kwaliteitskader zicht op veiligheid 2016 (demands on a handover).
    """
    if obj.casus.veiligheidsplannen.filter(status__in=PLAN_GELDIG).exists():
        return None
    if not obj.heeft_uitzondering:
        return (
            "Er is geen vastgesteld veiligheidsplan. Stel eerst het plan vast, of vraag een teammanager "
            "om een uitzondering met een reden en een datum."
        )
    if obj.uitzondering_tot < clock.local(at).date():
        return (
            f"De uitzondering gold tot {obj.uitzondering_tot:%d-%m-%Y} en is voorbij. Stel het veiligheidsplan "
            "vast, of vraag een teammanager om een nieuwe uitzondering."
        )
    return None


def gezin_is_geinformeerd_of_reden_gegeven(obj: Any, *, by: Medewerker | None, at: datetime) -> str | None:
    """The family knows to whom it goes, or it is written why not. Source: Wmo 2015 art. 5.3.1."""
    if obj.gezin_geinformeerd_op or obj.gezin_niet_geinformeerd_reden.strip():
        return None
    return "Het gezin is nog niet geïnformeerd. Vul in wanneer dat is gebeurd, of waarom het niet kan."


def eigen_veiligheidsacties_zijn_beschreven(obj: Any, *, by: Medewerker | None, at: datetime) -> str | None:
    """What Veilig Thuis itself did for safety is described. Source: domeinregel vervolgbesluit overdracht."""
    if obj.eigen_veiligheidsacties.strip():
        return None
    return "Beschrijf wat Veilig Thuis zelf heeft gedaan voor de veiligheid van het gezin."


def regie_is_voorgesteld(obj: Any, *, by: Medewerker | None, at: datetime) -> str | None:
    """Somebody is proposed to direct the case. Source: Kwaliteitskader zicht op veiligheid 2016."""
    if obj.voorgestelde_regie.strip():
        return None
    return "Stel voor wie bij de ontvanger de regie krijgt: een naam, of een functie."


def casus_is_toe_aan_overdracht(obj: Any, *, by: Medewerker | None, at: datetime) -> str | None:
    """A handover follows from the vervolgbesluit, or from a traject that has ended (C2, C11).

    Source: Uitvoeringsregeling Wmo 2015, bijlage A, par. 3.7 and 4.2.
    """
    casus = obj.casus
    if casus.status in TE_BESLISSEN | TRAJECT_AFGEROND:
        return overdracht_is_besloten_of_traject_is_afgerond(casus, by=by, at=at)
    return f"De casus staat op ‘{casus.get_status_display()}’. Overdragen kan na een besluit of een afgerond traject."


VOOR_AANBIEDEN = (
    casus_is_toe_aan_overdracht,
    ontvanger_is_een_partner,
    convenant_is_vandaag_geldig,
    plan_is_vastgesteld_of_uitzondering_verleend,
    gezin_is_geinformeerd_of_reden_gegeven,
    eigen_veiligheidsacties_zijn_beschreven,
    regie_is_voorgesteld,
)
"""Everything that can still block an offer, in the order in which it is shown."""


def informeren_heeft_datum_of_reden(
    obj: Any, *, by: Medewerker | None, at: datetime, **inputs: Any
) -> str | None:
    """A day on which the family was informed lies not in the future, and goes not with a reason why not."""
    op, reden = inputs["gezin_geinformeerd_op"], inputs["gezin_niet_geinformeerd_reden"]
    if op and op > clock.local(at).date():
        return "Het gezin kan niet in de toekomst geïnformeerd zijn. Kies vandaag of een eerdere dag."
    if op and reden.strip():
        return "Kies één van beide: wanneer het gezin is geïnformeerd, of waarom dat niet is gebeurd."
    return None


def uitzondering_heeft_reden_en_datum(
    obj: Any, *, by: Medewerker | None, at: datetime, reden: str, tot: date
) -> str | None:
    """An exception is reasoned and ends. Source: regional working agreement."""
    if not reden.strip():
        return "Geef de reden van de uitzondering. Die staat straks in het overdrachtsdossier."
    if tot < clock.local(at).date():
        return "Kies een dag waarop het veiligheidsplan er uiterlijk is: vandaag of later."
    return None


def is_een_overname(obj: Any, *, by: Medewerker | None, at: datetime) -> str | None:
    """Only a take-over goes on with what was offered before."""
    return None if obj.is_overname else "Dit is geen overname: bied de overdracht gewoon aan."


def _is_of_the_receiver(by: Medewerker | None, obj: Any) -> bool:
    """Whether this person is in the receiving team; asked once per object, because every button asks it."""
    if by is None:
        return False
    bekend: dict[int, bool] = obj.__dict__.setdefault("_van_ontvanger", {})
    if by.pk not in bekend:
        bekend[by.pk] = partners.is_lid(by, obj.naar_team)
    return bekend[by.pk]


def alleen_de_ontvanger_antwoordt(obj: Any, *, by: Medewerker | None, at: datetime) -> str | None:
    """The receiving team answers itself; for a team without login Veilig Thuis writes down what it said.

    Source: Uitvoeringsregeling Wmo 2015, bijlage A, par. 3.7 (the receiving party confirms).
    """
    if _is_of_the_receiver(by, obj):
        return None
    if obj.naar_team.heeft_inlog:
        return (
            f"{obj.naar_team} antwoordt zelf, met een eigen inlog. Bel het team als het antwoord uitblijft."
        )
    return None


def verwachte_start_ligt_niet_voor_vandaag(
    obj: Any, *, by: Medewerker | None, at: datetime, verwacht_op: date, **inputs: Any
) -> str | None:
    """A waiting list has an expected day, which is still to come."""
    if verwacht_op >= clock.local(at).date():
        return None
    return "Kies de dag waarop u verwacht te starten: vandaag of later."


def regiehouder_is_genoemd(obj: Any, *, by: Medewerker | None, at: datetime, **inputs: Any) -> str | None:
    """One person with name, function and telephone. Source: Kwaliteitskader zicht op veiligheid 2016."""
    velden = ("regiehouder_naam", "regiehouder_functie", "regiehouder_telefoon")
    if all(str(inputs.get(veld, "")).strip() for veld in velden):
        return None
    return "Noem één regiehouder, met naam, functie en telefoonnummer. Deze persoon staat op het plan van het gezin."


def reden_is_gegeven(
    obj: Any, *, by: Medewerker | None, at: datetime, reden: str, **inputs: Any
) -> str | None:
    """Whoever ends a handover says why. Source: lesson of peers, rejection without reason."""
    if reden.strip():
        return None
    return "Geef een reden in gewone woorden. De ander moet ermee verder kunnen."


def antwoord_blijft_te_lang_uit(obj: Any, *, by: Medewerker | None, at: datetime) -> str | None:
    """Taking back is possible when the norm of the convenant has passed. Source: domeinregel C4; convenant."""
    tot = werkdag_erbij(clock.local(obj.aangeboden_op).date(), obj.convenant.acceptatie_werkdagen)
    if clock.local(at).date() > tot:
        return None
    return f"{obj.naar_team} heeft tot en met {tot:%d-%m-%Y} om te antwoorden. U kunt de overdracht wel intrekken."


def overnemer_kan_overnemen(
    obj: Any, *, by: Medewerker | None, at: datetime, naar_team: Any, **inputs: Any
) -> str | None:
    """The team that takes over is another partner team with a valid agreement."""
    if naar_team == obj.naar_team:
        return f"{naar_team} heeft deze overdracht al. Kies een ander team."
    if naar_team.is_eigen or not naar_team.actief:
        return "Kies een team van een ketenpartner dat nog met ons samenwerkt."
    if partners.geldig_convenant(naar_team, clock.local(at).date()) is None:
        return f"Met {naar_team} is vandaag geen geldig convenant. Kies een ander team."
    return None


def vraag_is_gesteld(obj: Any, *, by: Medewerker | None, at: datetime, vraag: str) -> str | None:
    """A question is not empty."""
    return None if vraag.strip() else "Schrijf uw vraag op."


def er_is_een_open_vraag(obj: Any, *, by: Medewerker | None, at: datetime) -> str | None:
    """There is something to answer."""
    vragen = obj.vragen.model._default_manager.van_keten(obj)
    return None if vragen.filter(antwoord="").exists() else "Er is nu geen vraag om te beantwoorden."


def contact_noemt_met_wie(obj: Any, *, by: Medewerker | None, at: datetime, **inputs: Any) -> str | None:
    """An attempt names whom it was with; somebody of the family belongs to this casus."""
    betrokkene = inputs.get("betrokkene")
    if betrokkene is None and not str(inputs.get("met_ander", "")).strip():
        return "Vul in met wie u contact zocht."
    if betrokkene is not None and betrokkene.casus_id != obj.casus_id:
        return "Deze persoon hoort niet bij dit gezin. Kies iemand uit de lijst."
    return None


def contact_ligt_tussen_aanbod_en_nu(
    obj: Any, *, by: Medewerker | None, at: datetime, op: datetime, **inputs: Any
) -> str | None:
    """An attempt lies not in the future and not before the receiver knew of the family."""
    if op > at:
        return "Dit moment ligt in de toekomst. Leg contact vast nadat het er was."
    if clock.local(op).date() < clock.local(obj.aangeboden_op).date():
        return "Dit moment ligt vóór het aanbod. Kies de dag van het aanbod of later."
    return None


def brief_of_bericht_is_geen_gelukt_contact(
    obj: Any, *, by: Medewerker | None, at: datetime, **inputs: Any
) -> str | None:
    """Only speaking with each other is a succeeded contact. Source: regional convenant."""
    if inputs["gelukt"] and inputs["middel"] in ZONDER_GESPREK:
        return "Een brief, bericht of voicemail is nog geen contact. Leg vast als ‘niet gelukt’, tot u iemand spreekt."
    return None


VOOR_CONTACTPOGING = (
    contact_noemt_met_wie,
    contact_ligt_tussen_aanbod_en_nu,
    brief_of_bericht_is_geen_gelukt_contact,
)
"""What an attempt must satisfy before it is written down."""
