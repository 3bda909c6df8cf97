"""Who sits at the table: employees for their team, contact persons without a login, people of the family."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from ketenpartners.models import Contactpersoon, Team
from ketenpartners.queries import is_lid
from meldingen.models import Betrokkene
from overdracht.overleg.codelijsten import LOPEND, OverlegStatus
from overdracht.overleg.records import Overleg, Overlegdeelnemer
from overdracht.overleg.services.grenzen import op_slot
from veiligheid.queries import directbetrokkenen
from veiligthuis.core import audit, clock
from veiligthuis.core.errors import RuleBroken
from veiligthuis.core.models import Medewerker

AL_AAN_TAFEL = "Deze persoon staat al op de lijst. Laad de pagina opnieuw."


def plek_van(medewerker: Medewerker) -> Team:
    """The team somebody sits at a table for. Raises RuleBroken when he is in none."""
    team = Team.objects.van_medewerker(medewerker).actief().order_by("pk").first()
    if team is None:
        raise RuleBroken("Deze medewerker hoort bij geen team. Beheer kan dat invoeren.", field="wie")
    return team


@transaction.atomic
def nodig_medewerker(
    overleg: Overleg, *, by: Medewerker, medewerker: Medewerker, team: Team, at: datetime | None = None
) -> Overlegdeelnemer:
    """Put somebody with a login on the list, for one of his teams; he sees nothing yet.

    Raises RuleBroken when he is not in that team or on the list already.
    """
    rij = op_slot(overleg, by=by, in_=LOPEND)
    if not medewerker.is_active or not is_lid(medewerker, team):
        raise RuleBroken(f"{medewerker.weergavenaam} werkt niet bij {team}. Kies iemand anders.", field="wie")
    oud = rij.deelnemers.filter(medewerker=medewerker).first()
    return _op_de_lijst(rij, oud, by, Overlegdeelnemer(overleg=rij, medewerker=medewerker, team=team))


@transaction.atomic
def nodig_contactpersoon(
    overleg: Overleg, *, by: Medewerker, contactpersoon: Contactpersoon, at: datetime | None = None
) -> Overlegdeelnemer:
    """Put somebody without a login on the list; he is told by phone and gets the report on paper."""
    rij = op_slot(overleg, by=by, in_=LOPEND)
    oud = rij.deelnemers.filter(contactpersoon=contactpersoon).first()
    return _op_de_lijst(rij, oud, by, Overlegdeelnemer(overleg=rij, contactpersoon=contactpersoon))


@transaction.atomic
def kies_gezinslid(
    overleg: Overleg,
    *,
    by: Medewerker,
    betrokkene: Betrokkene,
    reden_niet: str = "",
    at: datetime | None = None,
) -> Overlegdeelnemer:
    """Say whether somebody of the family comes, or why not; it can be changed until the overleg.

    Source: Handelingsprotocol Veilig Thuis 2019 (speaking with instead of about).
    """
    rij = op_slot(overleg, by=by, in_=[OverlegStatus.GEPLAND])
    if betrokkene.pk not in {wie.pk for wie in directbetrokkenen(rij.casus)}:
        raise RuleBroken("Deze persoon hoort niet bij de casus. Laad de pagina opnieuw.")
    plek, _ = Overlegdeelnemer.objects.get_or_create(overleg=rij, betrokkene=betrokkene)
    plek.reden_niet = reden_niet.strip()[:200]
    plek.uitgenodigd_op = None
    plek.save(update_fields=["reden_niet", "uitgenodigd_op"])
    audit.record_change(by, plek, action="kies_gezinslid", fields={"komt": not plek.reden_niet})
    return plek


@transaction.atomic
def meld_af(deelnemer: Overlegdeelnemer, *, by: Medewerker, at: datetime | None = None) -> Overlegdeelnemer:
    """Take somebody off the list; he sees nothing of it any more.

    Raises RuleBroken for the chair, and for who still has to do something that was agreed.
    """
    rij = op_slot(deelnemer.overleg, by=by, in_=LOPEND)
    plek: Overlegdeelnemer = rij.deelnemers.select_for_update(of=("self",)).get(pk=deelnemer.pk)
    if plek.medewerker_id == rij.voorzitter_id:
        raise RuleBroken(
            "De voorzitter kan niet van de lijst. Laat het overleg vervallen of kies een ander moment."
        )
    if plek.afspraken.lopend().exists():
        raise RuleBroken("Deze deelnemer heeft nog een open afspraak. Rond die eerst af.")
    plek.afgemeld_op = at or clock.now()
    plek.save(update_fields=["afgemeld_op"])
    audit.record_change(by, plek, action="meld_af")
    return plek


def _op_de_lijst(
    rij: Overleg, oud: Overlegdeelnemer | None, by: Medewerker, nieuw: Overlegdeelnemer
) -> Overlegdeelnemer:
    """Somebody who was taken off comes back as not invited; nobody is on the list twice."""
    if oud is not None and oud.afgemeld_op is None:
        raise RuleBroken(AL_AAN_TAFEL, field="wie")
    plek = oud or nieuw
    plek.afgemeld_op = plek.uitgenodigd_op = None
    plek.save()
    audit.record_change(by, plek, action="voeg_deelnemer_toe")
    return plek
