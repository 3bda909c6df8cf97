"""What Veilig Thuis does with a handover: prepare, allow an exception, offer, withdraw, take back."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django.db import transaction

from ketenpartners.models import Team
from ketenpartners.queries import geldig_convenant
from meldingen import services as meldingen
from meldingen.models import Casus
from overdracht import momentopname
from overdracht.models import Overdracht, Vraag
from veiligheid.models import Veiligheidsplan
from veiligthuis.core import clock
from veiligthuis.core.access import get_visible
from veiligthuis.core.errors import RuleBroken
from veiligthuis.core.machine import begin, perform
from veiligthuis.core.models import Medewerker


def prepare_overdracht(
    casus: Casus, *, naar_team: Team, by: Medewerker, at: datetime | None = None, **invulling: Any
) -> Overdracht:
    """Begin a handover to a team as a concept that nobody outside sees; `invulling` may fill what goes along.

    Raises RuleBroken when another handover of the casus runs or the team is not a partner, Http404 for a casus
    that this person may not see.
    """
    zichtbaar = get_visible(Casus.objects.all(), by, pk=casus.pk)
    nieuw: Overdracht = Overdracht(
        casus=zichtbaar, naar_team=naar_team, aangemaakt_door=by, aangemaakt_op=at or clock.now(), **invulling
    )
    return begin(nieuw, by=by, at=at)


def complete_concept(
    overdracht: Overdracht,
    *,
    by: Medewerker,
    at: datetime | None = None,
    gezin_geinformeerd_op: date | None = None,
    gezin_niet_geinformeerd_reden: str = "",
    eigen_veiligheidsacties: str = "",
    voorgestelde_regie: str = "",
    afspraken: str = "",
) -> Overdracht:
    """Write down what must go with the offer; what is still empty is allowed here and refused when offering."""
    return perform(
        overdracht,
        "vul_aan",
        by=by,
        at=at,
        gezin_geinformeerd_op=gezin_geinformeerd_op,
        gezin_niet_geinformeerd_reden=gezin_niet_geinformeerd_reden,
        eigen_veiligheidsacties=eigen_veiligheidsacties,
        voorgestelde_regie=voorgestelde_regie,
        afspraken=afspraken,
    )


def grant_uitzondering(
    overdracht: Overdracht, *, reden: str, tot: date, by: Medewerker, at: datetime | None = None
) -> Overdracht:
    """A teammanager lets it go without an established plan, which must be there on `tot` at the latest."""
    return perform(overdracht, "verleen_uitzondering", by=by, at=at, reden=reden, tot=tot)


@transaction.atomic
def offer_overdracht(
    overdracht: Overdracht, *, by: Medewerker, gezien: str = "", at: datetime | None = None
) -> Overdracht:
    """Offer it: freeze what the receiver sees, start both clocks, and let the casus move along (C2, C11).

    `gezien` is the mark of the preview that was looked at: with it nothing else is offered than was seen.
    Raises RuleBroken with the first thing that still blocks it.
    """
    moment = at or clock.now()
    rij = Overdracht.objects.select_for_update(of=("self",)).select_related("casus").get(pk=overdracht.pk)
    inhoud = momentopname.build(rij, by=by, op=moment)
    if gezien and gezien != momentopname.kenmerk(inhoud):
        raise RuleBroken(
            "Wat de ontvanger gaat zien is veranderd sinds u het bekeek. Open deze pagina opnieuw, lees het na en bied "
            "dan aan."
        )
    aangeboden = perform(
        overdracht,
        "bied_aan",
        by=by,
        at=moment,
        convenant=geldig_convenant(overdracht.naar_team, clock.local(moment).date()),
        plan=Veiligheidsplan.objects.geldig().filter(casus=overdracht.casus_id).first(),
        momentopname=inhoud,
    )
    aangeboden.casus = meldingen.begin_overdracht(aangeboden.casus, by=by, at=moment)
    return aangeboden


@transaction.atomic
def withdraw_overdracht(
    overdracht: Overdracht, *, reden: str, by: Medewerker, at: datetime | None = None
) -> Overdracht:
    """Take an offer back before it was accepted; a concept simply disappears from the work."""
    was_aangeboden = overdracht.aangeboden_op is not None
    ingetrokken = perform(overdracht, "trek_in", by=by, at=at, reden=reden)
    if was_aangeboden or ingetrokken.aangeboden_op:
        ingetrokken.casus = meldingen.ontvanger_valt_af(ingetrokken.casus, by=by, at=at)
    return ingetrokken


@transaction.atomic
def take_back_overdracht(
    overdracht: Overdracht, *, reden: str, by: Medewerker, at: datetime | None = None
) -> Overdracht:
    """No answer within the norm: the casus is work of Veilig Thuis again (C4)."""
    terug = perform(overdracht, "neem_terug", by=by, at=at, reden=reden)
    terug.casus = meldingen.ontvanger_valt_af(terug.casus, by=by, at=at)
    return terug


def answer_vraag(
    overdracht: Overdracht, *, vraag: Vraag, antwoord: str, by: Medewerker, at: datetime | None = None
) -> Overdracht:
    """Answer one question of the receiver. Raises RuleBroken when it belongs elsewhere or was answered."""
    moment = at or clock.now()
    if not Vraag.objects.van_keten(overdracht).filter(pk=vraag.pk).exists():
        raise RuleBroken("Deze vraag hoort niet bij deze overdracht.", field="vraag")
    if not antwoord.strip():
        raise RuleBroken("Schrijf een antwoord op.", field="antwoord")
    with transaction.atomic():
        beantwoord = perform(overdracht, "beantwoord_vraag", by=by, at=moment)
        rij = Vraag.objects.select_for_update().get(pk=vraag.pk)
        if rij.antwoord:
            raise RuleBroken("Deze vraag is al beantwoord. Laad de pagina opnieuw om het antwoord te zien.")
        rij.antwoord, rij.beantwoord_door, rij.beantwoord_op = antwoord, by, moment
        rij.save(update_fields=["antwoord", "beantwoord_door", "beantwoord_op"])
    return beantwoord
