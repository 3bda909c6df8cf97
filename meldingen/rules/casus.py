"""The rules of beginning, assigning, closing and destroying a casus."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

from ketenpartners.models import Team
from ketenpartners.queries import is_lid
from meldingen.codelijsten import Besluit, UitkomstHG, UitkomstKM
from veiligthuis.core.models import Medewerker

if TYPE_CHECKING:
    from meldingen.models import Casus

EERSTE_CONTACT = "T12E"
ZONDER_VERVOLG = ("", Besluit.GEEN_VERVOLG, Besluit.OMGEZET_IN_ADVIES)


def casus_is_van_een_eigen_team(obj: Casus, *, by: Medewerker | None, at: datetime) -> str | None:
    """A team of Veilig Thuis carries the casus from its first second.

    Source: Uitvoeringsbesluit Wmo 2015 art. 4.1.3.
    """
    if obj.team.is_eigen:
        return None
    return "Een casus begint bij een team van Veilig Thuis. Kies een eigen team."


def hermelding_is_van_een_gesloten_casus(obj: Casus, *, by: Medewerker | None, at: datetime) -> str | None:
    """A hermelding follows a casus that was closed; a running one takes the melding itself.

    Source: Uitvoeringsregeling Wmo 2015, bijlage A par. 3.1.2.
    """
    if obj.hermelding_van is None or not obj.hermelding_van.is_open:
        return None
    return f"Casus {obj.hermelding_van.nummer} loopt nog. Leg de melding op die casus vast."


def team_is_van_veilig_thuis(
    obj: Casus, *, by: Medewerker | None, at: datetime, team: Team, **inputs: Any
) -> str | None:
    """Only a team of our own carries a casus; a partner gets it through a handover.

    Source: Uitvoeringsbesluit Wmo 2015 art. 4.1.3.
    """
    if team.is_eigen and team.actief:
        return None
    return f"{team} is geen team van Veilig Thuis. Gebruik een overdracht om een partner te laten overnemen."


def behandelaar_hoort_bij_het_team(
    obj: Casus,
    *,
    by: Medewerker | None,
    at: datetime,
    team: Team,
    behandelaar: Medewerker | None,
    **inputs: Any,
) -> str | None:
    """Who gets the casus works in the team that carries it.

    Source: Uitvoeringsbesluit Wmo 2015 art. 4.1.3.
    """
    if behandelaar is None or (behandelaar.is_active and is_lid(behandelaar, team)):
        return None
    return f"{behandelaar} werkt niet in {team}. Kies iemand uit dit team."


def geen_melding_staat_open(obj: Casus, *, by: Medewerker | None, at: datetime) -> str | None:
    """No melding of the casus waits for a decision or for feedback to its melder.

    Source: Uitvoeringsregeling Wmo 2015, bijlage A par. 3.1.2; Wmo 2015 art. 4.1.1 lid 2 onder g.
    """
    nummers = list(obj.meldingen.met_open_werk().values_list("nummer", flat=True)[:3])
    if not nummers:
        return None
    return f"Er is nog werk aan {', '.join(nummers)}. Neem het besluit en koppel terug aan de melder."


def er_hoeft_niets_meer_te_volgen(obj: Casus, *, by: Medewerker | None, at: datetime) -> str | None:
    """What Veilig Thuis decided on was done, or it decided that nothing need follow.

    Source: Kwaliteitskader Veilig Thuis 2016, zicht op veiligheid.
    """
    if obj.is_bij_partner:
        return None
    if obj.status == "onderzoeksbesluit":
        niets = obj.uitkomst_hg == UitkomstHG.GEEN and obj.uitkomst_km == UitkomstKM.GEEN
        return None if niets else "Na dit onderzoek is hulp nodig. Draag de casus eerst over."
    if obj.status == "terug_naar_actief" and not obj.vervolg:
        return "De casus is weer actief na onveiligheid. Beoordeel de veiligheid eerst opnieuw en neem een besluit."
    if obj.vervolg in ZONDER_VERVOLG:
        return None
    return f"Het vervolgbesluit is ‘{Besluit(obj.vervolg).label}’. Voer dat eerst uit."


def ontvanger_sprak_het_gezin(obj: Casus, *, by: Medewerker | None, at: datetime) -> str | None:
    """A handover has arrived when the receiver spoke with the family; until then that clock may not fall silent.

    Source: Kwaliteitskader zicht op veiligheid 2016; regional convenant (norm for the first contact).
    """
    if not obj.is_bij_partner or not obj.termijnen.open().filter(code=EERSTE_CONTACT).exists():
        return None
    return (
        "De ontvanger heeft het gezin nog niet gesproken. Bel de ontvanger; sluit af als het eerste contact "
        "er is geweest."
    )


def iedereen_is_geinformeerd(obj: Casus, *, by: Medewerker | None, at: datetime) -> str | None:
    """Everybody whose data are kept has been told; postponed is not done.

    Source: Wmo 2015 art. 5.3.1.
    """
    aantal = obj.betrokkenen.te_informeren().count()
    if not aantal:
        return None
    wie = "Eén betrokkene is" if aantal == 1 else f"{aantal} betrokkenen zijn"
    return f"{wie} nog niet geïnformeerd over de vastgelegde gegevens. Doe dat eerst (Wmo artikel 5.3.1)."


def informatieplan_is_uitgevoerd(obj: Casus, *, by: Medewerker | None, at: datetime) -> str | None:
    """Nobody on the informatieplan still has to hear something.

    Source: Uitvoeringsregeling Wmo 2015, bijlage A par. 3.7; Wmo 2015 art. 4.1.1 lid 2 onder g.
    """
    aantal = obj.informatieregels.open().count()
    if not aantal:
        return None
    wat = "één regel" if aantal == 1 else f"{aantal} regels"
    return f"Op het informatieplan staat nog {wat} open. Doe dat eerst, of leg vast waarom het niet gebeurt."


def afsluiting_is_onderbouwd(
    obj: Casus, *, by: Medewerker | None, at: datetime, toelichting: str, **inputs: Any
) -> str | None:
    """Why it is safe enough to stop, and with whom that was checked.

    Source: Kwaliteitskader Veilig Thuis 2016, zicht op veiligheid.
    """
    if toelichting.strip():
        return None
    return "De onderbouwing ontbreekt. Schrijf waarom het veilig genoeg is en met wie dat is nagegaan."


def toelichting_is_gegeven(
    obj: Casus, *, by: Medewerker | None, at: datetime, toelichting: str, **inputs: Any
) -> str | None:
    """Why the casus is active again.

    Source: Handelingsprotocol Veilig Thuis 2019, monitorfunctie.
    """
    return None if toelichting.strip() else "Schrijf wat er is gebeurd waardoor het niet meer veilig is."


def grond_voor_vernietiging_is_gegeven(
    obj: Casus, *, by: Medewerker | None, at: datetime, grond: str, **inputs: Any
) -> str | None:
    """Destruction rests on a request or on a retention term that ended.

    Source: Wmo 2015 art. 5.3.4 and 5.3.5.
    """
    return None if grond.strip() else "De grond ontbreekt. Noem het verzoek of de bewaartermijn."


def een_ander_stelde_vernietiging_voor(obj: Casus, *, by: Medewerker | None, at: datetime) -> str | None:
    """Destruction takes four eyes: who confirms is not who proposed.

    Source: Wmo 2015 art. 5.3.5; ASVS 5.0, 2.3.5.
    """
    if obj.vernietiging_voorgesteld_door_id is None:
        return "Vernietiging is nog niet voorgesteld. Een collega stelt die eerst voor."
    if by is not None and obj.vernietiging_voorgesteld_door_id == by.pk:
        return "U hebt de vernietiging zelf voorgesteld. Een collega moet die bevestigen."
    return None


def melding_is_weerlegd(obj: Casus) -> bool:
    """Whether the last onderzoek found neither huiselijk geweld nor kindermishandeling; not confirmed is less."""
    return obj.uitkomst_hg == UitkomstHG.GEEN and obj.uitkomst_km == UitkomstKM.GEEN


def recht_op_vernietiging_moet_nog_worden_verteld(
    obj: Casus, *, by: Medewerker | None, at: datetime
) -> str | None:
    """A family hears its right once for every outcome that refutes the melding.

    Source: afwegingskadermeldcode.nl, frequently asked questions; Wmo 2015 art. 5.3.5.
    """
    if not melding_is_weerlegd(obj):
        return "Alleen als een onderzoek geen geweld of mishandeling vond, wijst u het gezin hierop."
    return None if obj.vernietigingsrecht_op is None else "Het gezin is al op dit recht gewezen."


def gezin_kent_het_recht_op_vernietiging(obj: Casus, *, by: Medewerker | None, at: datetime) -> str | None:
    """A casus with a refuted melding does not close before the family was pointed to its right.

    Source: afwegingskadermeldcode.nl, frequently asked questions; Wmo 2015 art. 5.3.5.
    """
    if recht_op_vernietiging_moet_nog_worden_verteld(obj, by=by, at=at):
        return None
    return (
        "Het onderzoek vond geen geweld of mishandeling. Wijs het gezin erop dat het de gegevens kan laten "
        "vernietigen, en leg dat vast."
    )


def mededeling_is_beschreven(
    obj: Casus, *, by: Medewerker | None, at: datetime, hoe: str, **inputs: Any
) -> str | None:
    """How the family was told, and who of it.

    Source: Wmo 2015 art. 5.3.5.
    """
    return None if hoe.strip() else "Schrijf hoe u dit hebt verteld en aan wie."


def geen_huisverbod_loopt(obj: Casus, *, by: Medewerker | None, at: datetime) -> str | None:
    """A casus does not close while somebody is kept out of the home, nor before it was said how they go on.

    Source: Kwaliteitskader Veilig Thuis 2016, zicht op veiligheid.
    """
    if not obj.huisverboden.lopend().exists():
        return None
    return "Er loopt een huisverbod. Leg eerst het einde of de intrekking vast, en hoe het gezin verdergaat."
