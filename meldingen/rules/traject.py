"""The rules of V&V, onderzoek, handover and the request to the Raad."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from meldingen.codelijsten import Besluit
from veiligthuis.core import clock
from veiligthuis.core.models import Medewerker

if TYPE_CHECKING:
    from meldingen.models import Casus


def vervolg_is_vv(obj: Casus, *, by: Medewerker | None, at: datetime) -> str | None:
    """V&V follows from a decision for V&V.

    Source: Handelingsprotocol Veilig Thuis 2019.
    """
    if obj.vervolg == Besluit.VV:
        return None
    return "Er is geen vervolgbesluit ‘Voorwaarden & Vervolg’. Neem dat besluit eerst samen."


def vervolg_is_onderzoek(obj: Casus, *, by: Medewerker | None, at: datetime) -> str | None:
    """Onderzoek follows from a decision for onderzoek.

    Source: Uitvoeringsbesluit Wmo 2015 art. 4.1.7 lid 2.
    """
    if obj.vervolg == Besluit.ONDERZOEK:
        return None
    return "Er is geen vervolgbesluit ‘Onderzoek’. Neem dat besluit eerst samen."


def overdracht_is_besloten_of_traject_is_afgerond(
    obj: Casus, *, by: Medewerker | None, at: datetime
) -> str | None:
    """A handover follows from the decision for it, or from a traject that has ended.

    Unsafe again after monitoring, an earlier traject no longer counts: the safety is assessed anew first.
    Source: Uitvoeringsregeling Wmo 2015, bijlage A par. 3.7 and 4.2.
    """
    if obj.vervolg == Besluit.OVERDRACHT:
        return None
    afgerond, heropend = obj.traject_afgerond_op, obj.heropend_op
    if afgerond and heropend and heropend >= afgerond:
        return "De casus is weer actief omdat het onveilig is. Beoordeel de veiligheid eerst opnieuw."
    if afgerond:
        return None
    return (
        "Er is geen vervolgbesluit ‘Overdracht aan derden’ en geen afgerond traject. Neem eerst een besluit."
    )


def was_al_overgedragen(obj: Casus, *, by: Medewerker | None, at: datetime) -> str | None:
    """Only what somebody accepted before goes back to handed over.

    Source: Kwaliteitskader Veilig Thuis 2016.
    """
    if obj.overgedragen_op is not None:
        return None
    return "Deze casus was nog niet door een ontvanger geaccepteerd. Wacht op het antwoord van het team."


def behandelaar_is_toegewezen(obj: Casus, *, by: Medewerker | None, at: datetime) -> str | None:
    """A traject begins when somebody carries it.

    Source: Uitvoeringsbesluit Wmo 2015 art. 4.1.3.
    """
    if obj.behandelaar_id:
        return None
    return "Er is nog geen behandelaar. Wijs de casus eerst toe."


def behandelaar_tekent_niet_mee(obj: Casus, *, by: Medewerker | None, at: datetime) -> str | None:
    """Who carries the casus does not weigh along with himself.

    Source: Handelingsprotocol Veilig Thuis 2019 (multidisciplinary decision).
    """
    if by is None or obj.behandelaar_id != by.pk:
        return None
    return "U bent de behandelaar van deze casus. Een collega moet meetekenen."


def een_ander_tekende_mee(obj: Casus, *, by: Medewerker | None, at: datetime) -> str | None:
    """A gedragswetenschapper or vertrouwensarts weighed along, and is not who decides.

    Source: Handelingsprotocol Veilig Thuis 2019 (multidisciplinary decision).
    """
    if obj.medebeoordelaar_id is None:
        return "Een gedragswetenschapper of vertrouwensarts heeft nog niet meegetekend."
    if by is not None and obj.medebeoordelaar_id == by.pk:
        return "U tekende zelf mee. Een collega moet dit besluit nemen."
    return None


def weging_is_beschreven(
    obj: Casus, *, by: Medewerker | None, at: datetime, weging: str, **inputs: Any
) -> str | None:
    """Weighing along leaves a reasoned note.

    Source: Handelingsprotocol Veilig Thuis 2019 (multidisciplinary decision).
    """
    return None if weging.strip() else "De weging ontbreekt. Schrijf waarom u het met het besluit eens bent."


def iedereen_is_gesproken_of_er_is_een_reden(
    obj: Casus, *, by: Medewerker | None, at: datetime
) -> str | None:
    """All directbetrokkenen were spoken to, children too, or it is written why not.

    Source: Handelingsprotocol Veilig Thuis 2019; inspection report Veilig Thuis 2017.
    """
    aantal = obj.betrokkenen.nog_te_spreken().count()
    if not aantal:
        return None
    wie = "Eén directbetrokkene is" if aantal == 1 else f"{aantal} directbetrokkenen zijn"
    return f"{wie} nog niet gesproken, en er staat niet bij waarom. Leg het gesprek of de reden vast."


def veiligheidsplan_is_vastgesteld(obj: Casus, *, by: Medewerker | None, at: datetime) -> str | None:
    """Safety conditions are set and agreed in a plan.

    Source: Handelingsprotocol Veilig Thuis 2019, veiligheidsvoorwaarden.
    """
    if obj.veiligheidsplan_op:
        return None
    return "Er is geen vastgesteld veiligheidsplan. Stel het plan eerst vast."


def ieder_kind_is_gezien_of_er_is_een_reden(obj: Casus, *, by: Medewerker | None, at: datetime) -> str | None:
    """Since the decision every child was seen, or somebody wrote why not.

    Source: Handelingsprotocol Veilig Thuis 2019; Besluit verplichte meldcode, kindcheck.
    """
    dag = clock.local(at).date()
    kinderen = [b for b in obj.betrokkenen.directbetrokken() if b.moet_gezien(dag)]
    aantal = sum(not _sinds_besluit(obj, kind.kind_verantwoord_op) for kind in kinderen)
    if not aantal:
        return None
    wie = "Eén kind is" if aantal == 1 else f"{aantal} kinderen zijn"
    return f"{wie} nog niet gezien, en er staat niet bij waarom. Leg vast wie het kind zag, of de reden."


def iedereen_is_gehoord_of_er_is_een_reden(obj: Casus, *, by: Medewerker | None, at: datetime) -> str | None:
    """Everybody from twelve years saw the draft and could react, or somebody wrote why not.

    Source: Awb art. 4:8 by analogy; Handelingsprotocol Veilig Thuis 2019, hoor en wederhoor.
    """
    dag = clock.local(at).date()
    mensen = [b for b in obj.betrokkenen.directbetrokken() if b.moet_gehoord(dag)]
    aantal = sum(not _sinds_besluit(obj, wie.wederhoor_op) for wie in mensen)
    if not aantal:
        return None
    wie = "Eén persoon heeft" if aantal == 1 else f"{aantal} personen hebben"
    return f"{wie} nog niet op het conceptverslag gereageerd, en er staat niet bij waarom. Leg het wederhoor vast."


def conclusies_zijn_getrokken(obj: Casus, *, by: Medewerker | None, at: datetime) -> str | None:
    """Huiselijk geweld and kindermishandeling were concluded on apart, and weighed by whoever must weigh along.

    Source: Uitvoeringsregeling Wmo 2015, bijlage A par. 4.3; Uitvoeringsbesluit Wmo 2015 art. 4.1.2.
    """
    if obj.uitkomst_hg and obj.uitkomst_km and _sinds_besluit(obj, obj.conclusies_op):
        return None
    return (
        "De conclusies over huiselijk geweld en kindermishandeling staan nog niet vast. "
        "Trek beide conclusies en laat ze meewegen."
    )


def onderzoeksbesluit_is_volledig(
    obj: Casus, *, by: Medewerker | None, at: datetime, wat_nodig: str, **inputs: Any
) -> str | None:
    """What is needed stands beside what was established.

    Source: Uitvoeringsregeling Wmo 2015, bijlage A par. 4.2.
    """
    return None if wat_nodig.strip() else "Beschrijf wat er nodig is en wie daarvoor verantwoordelijk wordt."


def voortijdig_sluiten_is_onderbouwd(
    obj: Casus, *, by: Medewerker | None, at: datetime, reden: str, toelichting: str, **inputs: Any
) -> str | None:
    """Ending early has one of three reasons, with an explanation.

    Source: Uitvoeringsregeling Wmo 2015, bijlage A par. 4.3.
    """
    if reden and toelichting.strip():
        return None
    return "De reden of de toelichting ontbreekt. Schrijf wat er is gebeurd en hoe u dat weet."


def er_is_een_minderjarige(obj: Casus, *, by: Medewerker | None, at: datetime) -> str | None:
    """The Raad protects minors, the unborn included.

    Source: Jeugdwet art. 3.1; BW boek 1 art. 2 and 255.
    """
    if any(b.persoon.is_minderjarig(at.date()) for b in obj.betrokkenen.directbetrokken()):
        return None
    return "Er staat geen minderjarige in deze casus. De Raad neemt alleen zaken van kinderen aan."


def verzoek_aan_raad_is_onderbouwd(
    obj: Casus,
    *,
    by: Medewerker | None,
    at: datetime,
    onderbouwing: str,
    ouders_geinformeerd_op: date | None = None,
    reden_ouders_niet: str = "",
    college_geinformeerd_op: date | None = None,
    **inputs: Any,
) -> str | None:
    """Why voluntary help does not do, that the parents know or why not, and that the college was told.

    Source: Jeugdwet art. 3.1 and 3.3; Wmo 2015 art. 4.1.1 lid 2 onder f.
    """
    if not onderbouwing.strip():
        return "De onderbouwing ontbreekt. Schrijf waarom vrijwillige hulp niet genoeg is of wordt geweigerd."
    if ouders_geinformeerd_op is None and not reden_ouders_niet.strip():
        return "Vul in wanneer de ouders zijn geïnformeerd, of waarom dat niet is gebeurd."
    if college_geinformeerd_op is None:
        return "Vul in wanneer het college van burgemeester en wethouders is geïnformeerd."
    return None


def spoed_is_eerst_gebeld(
    obj: Casus, *, by: Medewerker | None, at: datetime, gesproken_met: str, toelichting: str, **inputs: Any
) -> str | None:
    """Urgent is by telephone; the paper comes later.

    Source: Jeugdwet art. 3.1 lid 2 onder a; Regeling justitiële keteninformatisering Jeugdwet, bijlage 1.
    """
    if gesproken_met.strip() and toelichting.strip():
        return None
    return "Bel de Raad eerst. Vul daarna in met wie u sprak en wat er speelt."


def _sinds_besluit(obj: Casus, moment: datetime | None) -> bool:
    """Whether it was written down in the present traject; what was done in an earlier one does not count."""
    return moment is not None and (obj.traject_besluit_op is None or moment >= obj.traject_besluit_op)
