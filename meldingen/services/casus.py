"""The steps of a casus that are about who carries it, and how it ends."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction

from ketenpartners.models import Team
from meldingen.models import Casus
from meldingen.services.regie import beeindig_regie, haal_regie_terug
from meldingen.services.toegang import beeindig_toegang, verleen_toegang
from veiligthuis.core import clock
from veiligthuis.core.machine import perform
from veiligthuis.core.models import Medewerker


@transaction.atomic
def wijs_toe(
    casus: Casus,
    *,
    team: Team | None = None,
    behandelaar: Medewerker | None,
    by: Medewerker,
    at: datetime | None = None,
) -> Casus:
    """Give the casus to a team (the present one when None) and to somebody in it, or to nobody yet (None).

    Sight goes along: the new team and behandelaar get it, the former lose it. While Veilig Thuis holds regie, the
    behandelaar is regiehouder.
    Source: Uitvoeringsbesluit Wmo 2015 art. 4.1.3.
    """
    moment = at or clock.now()
    vorig_team, vorige = casus.team, casus.behandelaar
    nieuw = perform(casus, "wijs_toe", by=by, at=moment, team=team or casus.team, behandelaar=behandelaar)
    if nieuw.team != vorig_team:
        verleen_toegang(nieuw, aan=nieuw.team, by=by)
        beeindig_toegang(nieuw, van=vorig_team, by=by)
    if behandelaar != vorige:
        if behandelaar is not None:
            verleen_toegang(nieuw, aan=behandelaar, by=by)
        if vorige is not None:
            beeindig_toegang(nieuw, van=vorige, by=by)
    regie, ander = nieuw.regie, (nieuw.team, behandelaar) != (vorig_team, vorige)
    if ander and regie is not None and regie.organisatie_id == nieuw.team.organisatie_id:
        haal_regie_terug(nieuw, by=by, at=moment)
    return nieuw


def heropen_uit_monitoring(
    casus: Casus, *, toelichting: str, by: Medewerker, at: datetime | None = None
) -> Casus:
    """Unsafe again: a new veiligheidsbeoordeling must follow.

    Source: Handelingsprotocol Veilig Thuis 2019, monitorfunctie.
    """
    return perform(casus, "heropen_uit_monitoring", by=by, at=at, toelichting=toelichting.strip())


@transaction.atomic
def sluit_casus(casus: Casus, *, toelichting: str, by: Medewerker, at: datetime | None = None) -> Casus:
    """Close a casus on which nothing is left to do; its clocks stop and nobody directs it any more.

    Source: Kwaliteitskader Veilig Thuis 2016, zicht op veiligheid.
    """
    moment = at or clock.now()
    gesloten = perform(casus, "sluit_casus", by=by, at=moment, toelichting=toelichting.strip())
    beeindig_regie(gesloten, by=by, at=moment)
    return gesloten


@transaction.atomic
def sluit_voortijdig(
    casus: Casus,
    *,
    reden: str,
    toelichting: str,
    melder_ingelicht_op: date | None = None,
    reden_melder_niet: str = "",
    by: Medewerker,
    at: datetime | None = None,
) -> Casus:
    """End V&V or onderzoek early, because the family left or somebody died; each melder hears it, or why not.

    Source: Uitvoeringsregeling Wmo 2015, bijlage A par. 4.3; Wmo 2015 art. 4.1.1 lid 2 onder g.
    """
    moment = at or clock.now()
    gesloten = perform(
        casus,
        "sluit_voortijdig",
        by=by,
        at=moment,
        reden=reden,
        toelichting=toelichting.strip(),
        melder_ingelicht_op=melder_ingelicht_op,
        reden_melder_niet=reden_melder_niet.strip(),
    )
    beeindig_regie(gesloten, by=by, at=moment)
    return gesloten


def wijs_op_vernietiging(casus: Casus, *, hoe: str, by: Medewerker, at: datetime | None = None) -> Casus:
    """Record that the family of a refuted melding was pointed to its right to have its data destroyed.

    Source: afwegingskadermeldcode.nl, frequently asked questions; Wmo 2015 art. 5.3.5.
    """
    return perform(casus, "wijs_op_vernietiging", by=by, at=at, hoe=hoe.strip())


def stel_vernietiging_voor(casus: Casus, *, grond: str, by: Medewerker, at: datetime | None = None) -> Casus:
    """Propose that the content of a closed casus goes, and on what ground.

    Source: Wmo 2015 art. 5.3.4 and 5.3.5.
    """
    return perform(casus, "stel_vernietiging_voor", by=by, at=at, grond=grond.strip())


def leg_vernietiging_vast(casus: Casus, *, by: Medewerker, at: datetime | None = None) -> Casus:
    """Confirm, as a second person, that the content was destroyed; this destroys nothing itself.

    Source: Wmo 2015 art. 5.3.5.
    """
    return perform(casus, "leg_vernietiging_vast", by=by, at=at)


def leg_anonimisering_vast(casus: Casus, *, by: Medewerker, at: datetime | None = None) -> Casus:
    """Confirm, as a second person, that only figures are left; this removes nothing itself.

    Source: Wmo 2015 art. 5.3.4 and 5.3.6.
    """
    return perform(casus, "leg_anonimisering_vast", by=by, at=at)
