"""What the Raad lets know, and how it leads the casus on."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction

from ketenpartners.models import Organisatie
from meldingen import services as meldingen
from meldingen.machine.casus import BIJ_RAAD, CasusStatus
from meldingen.models import Betrokkene, Casus, Regie
from meldingen.termijnen.effects import TermijnBron
from meldingen.termijnen.services import haal_termijn, laat_vervallen, start_termijn
from overdracht.models import Overdracht, Raadbericht, Raadverzoek
from overdracht.raad.status import MET_MAATREGEL, STREKKINGEN, TERUG, BerichtSoort, Strekking
from veiligthuis.core import audit, clock
from veiligthuis.core.access import may
from veiligthuis.core.errors import NotAllowed, RuleBroken
from veiligthuis.core.models import Medewerker

VASTLEGGEN = "overdracht.leg_bericht_raad_vast"
UITKOMST = "RK2"
"""The clock of the onderzoek by the Raad."""


@transaction.atomic
def leg_bericht_vast(
    casus: Casus,
    *,
    soort: str,
    strekking: str,
    op: date,
    betrokkene: Betrokkene | None = None,
    kenmerk: str = "",
    maatregel: str = "",
    uitvoerder: Organisatie | None = None,
    regie_naam: str = "",
    toelichting: str = "",
    by: Medewerker,
    at: datetime | None = None,
) -> Raadbericht:
    """Write down what the Raad let know; it leads the casus on.

    The Raad takes it: as with an accepted handover. Nobody does anything for any of the children: it is work of
    Veilig Thuis again. `regie_naam` passes the regie to a person of `uitvoerder`; empty leaves it where it is.
    Source: Regeling justitiële keteninformatisering Jeugdwet, bijlage 1.
    """
    if not may(by, VASTLEGGEN, casus):
        raise NotAllowed(VASTLEGGEN)
    moment = at or clock.now()
    rij = Casus.objects.select_for_update(of=("self",)).get(pk=casus.pk)
    _keur_bericht(rij, soort, strekking, op, betrokkene, maatregel, moment)
    if regie_naam.strip() and uitvoerder is None:
        raise RuleBroken("Kies de organisatie die de regie krijgt.", field="uitvoerder")
    bericht = Raadbericht.objects.create(
        casus=rij, verzoek=_verzoek_bij(rij), soort=soort, strekking=strekking, op=op, betrokkene=betrokkene,
        kenmerk=kenmerk.strip(), maatregel=maatregel.strip(), uitvoerder=uitvoerder,
        toelichting=toelichting.strip(), vastgelegd_op=moment, vastgelegd_door=by,
    )  # fmt: skip
    audit.record_change(
        by, bericht, action="leg_bericht_raad_vast", fields={"soort": soort, "strekking": strekking}
    )
    _leid_verder(rij, bericht, by=by, at=moment)
    if regie_naam.strip() and uitvoerder is not None:
        meldingen.draag_regie_over(rij, organisatie=uitvoerder, team=None, naam=regie_naam, by=by, at=moment)
    return bericht


def _verzoek_bij(casus: Casus) -> Raadverzoek | None:
    """The verzoek an answer belongs to: the last one of which the Raad knows, by paper or by telephone."""
    rijen = casus.raadverzoeken.exclude(verzonden_op=None, gebeld_op=None)
    gevonden: Raadverzoek | None = rijen.order_by("-verzonden_op", "-pk").first()
    return gevonden


def _keur_bericht(
    casus: Casus,
    soort: str,
    strekking: str,
    op: date,
    betrokkene: Betrokkene | None,
    maatregel: str,
    moment: datetime,
) -> None:
    if strekking not in STREKKINGEN.get(soort, ()):
        raise RuleBroken(
            "Dit past niet bij dit soort bericht. Kies opnieuw wat het inhoudt.", field="strekking"
        )
    if op > clock.local(moment).date():
        raise RuleBroken("De datum van het bericht ligt in de toekomst. Kijk haar na.", field="op")
    if strekking in MET_MAATREGEL and not maatregel.strip():
        raise RuleBroken("Vul in om welke maatregel het gaat.", field="maatregel")
    if betrokkene is not None and betrokkene.casus_id != casus.pk:
        raise RuleBroken("Dit kind staat niet in deze casus. Laad de pagina opnieuw.", field="betrokkene")
    if soort != BerichtSoort.AMBTSHALVE and not _raad_weet_ervan(casus):
        raise RuleBroken(
            "De Raad is voor deze casus nog niet gevraagd. "
            "Verzend eerst een verzoek, of leg vast dat de Raad is gebeld."
        )
    if casus.status in BIJ_RAAD and Overdracht.objects.wacht_op_antwoord().filter(casus=casus).exists():
        raise RuleBroken(
            "Er loopt nog een aanbod van deze casus. Trek dat eerst in; leg daarna dit bericht vast."
        )
    if soort in (BerichtSoort.UITKOMST, BerichtSoort.RECHTER) and casus.status in BIJ_RAAD:
        raise RuleBroken(
            "Leg eerst vast dat de Raad gaat onderzoeken: het besluit na de intake of de start ambtshalve.",
            field="soort",
        )


def _raad_weet_ervan(casus: Casus) -> bool:
    gevraagd = casus.raad_verzocht_op is not None or casus.raad_gebeld_op is not None
    return casus.status in BIJ_RAAD or gevraagd or casus.raadberichten.exists()


def _leid_verder(casus: Casus, bericht: Raadbericht, *, by: Medewerker, at: datetime) -> None:
    """Take the casus along, and start or end the clock of the onderzoek."""
    bron = TermijnBron(casus=casus, startmoment=at, onderwerp="raadsonderzoek")
    if bericht.strekking == Strekking.NEEMT_OVER:
        if casus.is_open:
            start_termijn(UITKOMST, bron)
        if casus.status in BIJ_RAAD:
            meldingen.voltooi_overdracht(casus, by=by, at=at)
        return
    if bericht.soort == BerichtSoort.UITKOMST and _allen(bericht, None):
        haal_termijn(UITKOMST, bron, at=at)
    if bericht.strekking not in TERUG or not _allen(bericht, TERUG):
        return
    laat_vervallen(UITKOMST, bron, reden="De Raad onderzoekt niet", at=at)
    if casus.status in BIJ_RAAD | {CasusStatus.OVERGEDRAGEN}:
        meldingen.keer_terug_bij_vt(casus, by=by, at=at)
        if Regie.objects.filter(casus=casus).lopend().exclude(organisatie=casus.team.organisatie).exists():
            meldingen.haal_regie_terug(Casus.objects.get(pk=casus.pk), by=by, at=at)


def _allen(bericht: Raadbericht, strekkingen: frozenset[Strekking] | None) -> bool:
    """Whether the last notification of this kind about every child says one of these (None: says anything)."""
    casus, vandaag = bericht.casus, clock.today()
    buiten = (
        set(bericht.verzoek.kinderen.filter(mee=False).values_list("betrokkene", flat=True))
        if bericht.verzoek
        else set()
    )
    mensen = casus.betrokkenen.directbetrokken()
    kinderen = [m.pk for m in mensen if m.persoon.is_minderjarig(vandaag) and m.pk not in buiten]
    laatste: dict[int, str] = {}
    eerder = Raadbericht.objects.filter(casus=casus, soort=bericht.soort, verzoek=bericht.verzoek)
    for rij in eerder.order_by("op", "pk"):
        laatste.update(
            dict.fromkeys(kinderen if rij.betrokkene_id is None else [rij.betrokkene_id], rij.strekking)
        )
    return all(kind in laatste and (strekkingen is None or laatste[kind] in strekkingen) for kind in kinderen)
