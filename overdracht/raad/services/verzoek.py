"""Every write of a verzoek to the Raad: the call, the words, the signatures and the sending."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from django.db import transaction

from meldingen import services as meldingen
from meldingen.machine.casus import BIJ_VT, CasusStatus
from meldingen.models import Casus
from meldingen.termijnen.services import start_termijn
from overdracht.models import Raadkind, Raadouder, Raadverzoek
from overdracht.raad import inhoud, rules, samen
from overdracht.raad.machine import PAPIER, SCHRIJVEN
from overdracht.raad.status import Geinformeerd, Urgentie
from overdracht.services.rapporten import request_verzoek_raad
from veiligthuis.core import audit, clock
from veiligthuis.core.access import may
from veiligthuis.core.errors import NotAllowed, RuleBroken
from veiligthuis.core.machine import begin, perform
from veiligthuis.core.models import Medewerker


@transaction.atomic
def begin_verzoek(casus: Casus, *, by: Medewerker, at: datetime | None = None) -> Raadverzoek:
    """Begin a verzoek in which the dossier already fills its sections. Raises RuleBroken or NotAllowed.

    Source: Jeugdwet art. 3.1; Wmo 2015 art. 4.1.1 lid 2 onder e.
    """
    _require(by, SCHRIJVEN, casus)
    moment = at or clock.now()
    vergrendeld = Casus.objects.select_for_update(of=("self",)).get(pk=casus.pk)
    if Raadverzoek.objects.lopend().filter(casus=vergrendeld).exists():
        raise RuleBroken("Er is al een verzoek in de maak. Ga daarmee verder.")
    return begin(_nieuw(vergrendeld, by, moment), by=by, at=moment)


@transaction.atomic
def meld_spoed(
    casus: Casus,
    *,
    gebeld_op: datetime,
    gesproken_met: str,
    toelichting: str,
    by: Medewerker,
    at: datetime | None = None,
) -> Raadverzoek:
    """The Raad was called first: the casus waits on the Raad, and the paper has a clock from the moment of the call.

    A verzoek that is being written becomes the paper. Source: Jeugdwet art. 3.1 lid 2 onder a.
    """
    moment = at or clock.now()
    if gebeld_op > moment:
        raise RuleBroken(
            "Dit gesprek ligt in de toekomst. Bel eerst, en leg het daarna vast.", field="gebeld_op"
        )
    if not casus.is_open:
        raise RuleBroken("De casus is gesloten. Leg eerst een nieuwe melding vast.")
    meldingen.meld_spoed_bij_raad(
        casus, gesproken_met=gesproken_met, toelichting=toelichting, by=by, at=moment
    )
    lopend = Raadverzoek.objects.lopend().filter(casus=casus).first()
    obj = lopend or begin(_nieuw(Casus.objects.get(pk=casus.pk), by, moment), by=by, at=moment)
    obj.gebeld_op, obj.gebeld_met, obj.gebeld_door = gebeld_op, gesproken_met.strip(), by
    obj.gebeld_over = toelichting.strip()
    obj.urgentie = obj.urgentie or Urgentie.SPOED
    obj.save()
    start_termijn(PAPIER, obj.termijn_bron())
    audit.record_change(by, obj, action="meld_spoed")
    return obj


@transaction.atomic
def bewaar_verzoek(
    obj: Raadverzoek,
    *,
    velden: Mapping[str, Any],
    kinderen: Sequence[Mapping[str, Any]] = (),
    ouders: Sequence[Mapping[str, Any]] = (),
    venster: samen.Venster | None = None,
    by: Medewerker,
    at: datetime | None = None,
) -> Raadverzoek:
    """Keep what was typed; who writes can no longer sign. Raises RuleBroken once it was laid before the signers.

    `venster` tells what the page began with: then only what was really changed there is kept, and where a colleague
    changed the same text Gebotst is raised with both. Without it everything is taken as it comes.
    """
    row: Raadverzoek = Raadverzoek.objects.select_for_update(of=("self",)).get(pk=obj.pk)
    if not may(by, SCHRIJVEN, row):
        raise NotAllowed(SCHRIJVEN)
    if reden := rules.nog_te_schrijven(row):
        raise RuleBroken(reden)
    if venster is not None:
        plat = samen.plat_van(velden, kinderen, ouders)
        anders = samen.te_bewaren(plat, samen.plat_nu(row), venster, row.vensters)
        if not anders:
            return row
        row.vensters = samen.onthoud(venster.naam, anders, row.vensters)
        velden, kinderen, ouders = samen.alleen(anders, velden, kinderen, ouders)
    for veld in samen.TEKSTEN:
        if veld in velden:
            setattr(row, veld, velden[veld])
    row.gewijzigd_op = at or clock.now()
    row.save()
    row.schrijvers.add(by)
    _bewaar_mensen(Raadkind, row, kinderen)
    _bewaar_mensen(Raadouder, row, ouders)
    audit.record_change(by, row, action="bewaar_verzoek")
    return row


def leg_voor(obj: Raadverzoek, *, by: Medewerker, at: datetime | None = None) -> Raadverzoek:
    """Fix the words and lay them before the two signers. Raises RuleBroken naming what the Raad must know first.

    Source: Regeling justitiële keteninformatisering Jeugdwet, bijlage 1.
    """
    with transaction.atomic():
        vers: Raadverzoek = Raadverzoek.objects.select_for_update(of=("self",)).get(pk=obj.pk)
        gegevens = inhoud.gegevens_van(inhoud.stuk_van(vers))
        return perform(vers, "leg_voor", by=by, at=at, gegevens=gegevens, sha256=inhoud.hash_van(gegevens))


@transaction.atomic
def onderteken_als_gedragswetenschapper(
    obj: Raadverzoek, *, merk: str, weging: str, by: Medewerker, at: datetime | None = None
) -> Raadverzoek:
    """Sign for the content; the casus records that a second professional weighed along.

    `merk` is the hash of what was on the screen. Source: Handelingsprotocol Veilig Thuis 2019; Jeugdwet art. 3.3.
    """
    moment = at or clock.now()
    naam = "onderteken_als_gedragswetenschapper"
    getekend = perform(obj, naam, by=by, at=moment, merk=merk, weging=weging.strip())
    if getekend.casus.status in BIJ_VT:
        meldingen.teken_mee(getekend.casus, weging=weging, by=by, at=moment)
    return _vastgesteld(getekend, by=by, at=moment)


@transaction.atomic
def onderteken_als_teammanager(
    obj: Raadverzoek, *, merk: str, by: Medewerker, at: datetime | None = None
) -> Raadverzoek:
    """Answer for the verzoek as teammanager; `merk` is the hash of what was on the screen.

    Source: Handelingsprotocol Veilig Thuis 2019; Jeugdwet art. 3.3.
    """
    moment = at or clock.now()
    return _vastgesteld(
        perform(obj, "onderteken_als_teammanager", by=by, at=moment, merk=merk), by=by, at=moment
    )


def geef_terug(obj: Raadverzoek, *, reden: str, by: Medewerker, at: datetime | None = None) -> Raadverzoek:
    """Something must change; both signatures lapse."""
    return perform(obj, "geef_terug", by=by, at=at, reden=reden.strip())


def trek_in(obj: Raadverzoek, *, reden: str, by: Medewerker, at: datetime | None = None) -> Raadverzoek:
    """It will not be sent."""
    return perform(obj, "trek_in", by=by, at=at, reden=reden.strip())


@transaction.atomic
def verzend(obj: Raadverzoek, *, hoe: str, by: Medewerker, at: datetime | None = None) -> Raadverzoek:
    """Send what was signed; from now on the casus waits on the Raad, unless it does so since the call.

    Source: Jeugdwet art. 3.1; Wmo 2015 art. 4.1.1 lid 2 onder e and f.
    """
    moment = at or clock.now()
    verzonden: Raadverzoek = perform(obj, "verzend", by=by, at=moment, hoe=hoe.strip())
    casus = verzonden.casus
    if casus.status in BIJ_VT - {CasusStatus.VTO_RVDK}:
        verzonden.casus = meldingen.doe_verzoek_aan_raad(casus, by=by, at=moment, **_onderbouwing(verzonden))
    return verzonden


def _nieuw(casus: Casus, by: Medewerker, moment: datetime) -> Raadverzoek:
    nieuw: Raadverzoek = Raadverzoek(
        casus=casus, begonnen_door=by, begonnen_op=moment, gewijzigd_op=moment,
        contact_telefoon=casus.team.telefoon,
    )  # fmt: skip
    return nieuw


def _bewaar_mensen(model: Any, obj: Raadverzoek, rijen: Sequence[Mapping[str, Any]]) -> None:
    """A row per person of this casus; who is no longer in it keeps what was written."""
    hier = set(obj.casus.betrokkenen.values_list("pk", flat=True))
    for rij in rijen:
        if rij["betrokkene"] in hier:
            anders = {veld: waarde for veld, waarde in rij.items() if veld != "betrokkene"}
            model.objects.update_or_create(verzoek=obj, betrokkene_id=rij["betrokkene"], defaults=anders)


def _vastgesteld(obj: Raadverzoek, *, by: Medewerker, at: datetime) -> Raadverzoek:
    if obj.gedragswetenschapper_id and obj.teammanager_id:
        vast: Raadverzoek = perform(obj, "stel_vast", by=by, at=at)
        request_verzoek_raad(vast.casus, verzoek=vast, by=by, at=at)
        return vast
    return obj


def _onderbouwing(obj: Raadverzoek) -> dict[str, Any]:
    """What the casus keeps of it: the grounds, and whether college and parents know."""
    ouders = list(obj.ouders.all())
    gehoord = [
        rij.geinformeerd_op for rij in ouders if rij.geinformeerd == Geinformeerd.JA and rij.geinformeerd_op
    ]
    niet = [rij.reden_niet for rij in ouders if rij.geinformeerd == Geinformeerd.NEE]
    return {
        "onderbouwing": obj.noodzaak,
        "college_geinformeerd_op": obj.college_geinformeerd_op,
        "ouders_geinformeerd_op": max(gehoord, default=None),
        "reden_ouders_niet": "; ".join(niet)[:2000] or ("" if gehoord else "Er is geen ouder bekend."),
    }


def _require(by: Medewerker, codename: str, casus: Casus) -> None:
    if not may(by, codename, casus):
        raise NotAllowed(codename)
