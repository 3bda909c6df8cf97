"""The steps of a melding, each by the name it has in the machine."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction

from meldingen.crisis.begin import open_voor_melding
from meldingen.machine.melding import MeldingStatus
from meldingen.models import Melding
from veiligthuis.core import clock
from veiligthuis.core.machine import find_step, perform
from veiligthuis.core.models import Medewerker
from veiligthuis.core.whole import as_part


@as_part
def schift(
    melding: Melding,
    *,
    acuut: bool,
    reden: str,
    eigen_systeem_doorzocht: bool,
    vt_register_doorzocht: bool,
    acuut_sinds: datetime | None = None,
    by: Medewerker,
    at: datetime | None = None,
) -> Melding:
    """First look at a melding; acute starts the clock of 24 hours and opens a crisisinzet.

    `acuut_sinds` is when the call was found to be acute; None is now.

    Source: Uitvoeringsbesluit Wmo 2015 art. 4.1.1 lid 2 onder a.
    """
    moment = at or clock.now()
    geschift = perform(
        melding,
        "schift",
        by=by,
        at=moment,
        acuut=acuut,
        reden=reden.strip(),
        eigen_systeem_doorzocht=eigen_systeem_doorzocht,
        vt_register_doorzocht=vt_register_doorzocht,
        acuut_sinds=acuut_sinds,
    )
    if acuut:
        open_voor_melding(geschift, by=by, at=moment)
    return geschift


@transaction.atomic
def stel_acuut_vast(melding: Melding, *, reden: str, by: Medewerker, at: datetime | None = None) -> Melding:
    """Danger that showed after the first look: the 24 hours run from now and a crisisinzet opens.

    Source: Uitvoeringsbesluit Wmo 2015 art. 4.1.1 lid 2 onder a.
    """
    moment = at or clock.now()
    acuut = perform(melding, "stel_acuut_vast", by=by, at=moment, reden=reden.strip())
    open_voor_melding(acuut, by=by, at=moment)
    return acuut


def zet_acuut_in_actie(melding: Melding, *, by: Medewerker, at: datetime | None = None) -> Melding:
    """Open the crisis lane; no other clock stops."""
    return perform(melding, "zet_acuut_in_actie", by=by, at=at)


@transaction.atomic
def leg_eerste_veiligheidsactie_vast(
    melding: Melding, *, actie: str, by: Medewerker, at: datetime | None = None
) -> Melding:
    """What was done first to make it safe; meets the 24 hours, and closes a triage that waited for it."""
    moment = at or clock.now()
    gedaan = perform(melding, "leg_eerste_veiligheidsactie_vast", by=by, at=moment, actie=actie.strip())
    return sluit_triage_als_dat_kan(gedaan, by=by, at=moment)


def neem_in_veiligheidsbeoordeling(
    melding: Melding,
    *,
    triagist: Medewerker | None = None,
    by: Medewerker,
    at: datetime | None = None,
) -> Melding:
    """A triagist takes the melding; None means whoever does it."""
    return perform(melding, "neem_in_veiligheidsbeoordeling", by=by, at=at, triagist=triagist)


@transaction.atomic
def leg_terugkoppeling_vast(
    melding: Melding, *, wijze: str, inhoud: str, by: Medewerker, at: datetime | None = None
) -> Melding:
    """The melder was told; meets that clock, and closes the triage when nothing else is left.

    Source: Wmo 2015 art. 4.1.1 lid 2 onder g.
    """
    moment = at or clock.now()
    gedaan = perform(melding, "leg_terugkoppeling_vast", by=by, at=moment, wijze=wijze, inhoud=inhoud.strip())
    return sluit_triage_als_dat_kan(gedaan, by=by, at=moment)


@transaction.atomic
def zie_af_van_terugkoppeling(
    melding: Melding, *, reden: str, toelichting: str, by: Medewerker, at: datetime | None = None
) -> Melding:
    """The melder cannot be told, and why; that clock lapses, and the triage closes when nothing else is left.

    Source: Wmo 2015 art. 4.1.1 lid 2 onder g.
    """
    moment = at or clock.now()
    gedaan = perform(
        melding, "zie_af_van_terugkoppeling", by=by, at=moment, reden=reden, toelichting=toelichting.strip()
    )
    return sluit_triage_als_dat_kan(gedaan, by=by, at=moment)


def leg_eindbericht_vast(
    melding: Melding, *, wijze: str, inhoud: str, by: Medewerker, at: datetime | None = None
) -> Melding:
    """The melder was told how onderzoek or V&V ended; meets that clock.

    Source: Wmo 2015 art. 4.1.1 lid 2 onder g; KNMG-meldcode bijlage 4.
    """
    return perform(melding, "leg_eindbericht_vast", by=by, at=at, wijze=wijze, inhoud=inhoud.strip())


def leg_uitkomst_gezin_vast(
    melding: Melding, *, wijze: str, inhoud: str, by: Medewerker, at: datetime | None = None
) -> Melding:
    """The family was told what was decided; meets that clock.

    Source: Handelingsprotocol Veilig Thuis 2019.
    """
    return perform(melding, "leg_uitkomst_gezin_vast", by=by, at=at, wijze=wijze, inhoud=inhoud.strip())


def stel_uitkomst_gezin_uit(
    melding: Melding, *, tot: date, reden: str, by: Medewerker, at: datetime | None = None
) -> Melding:
    """The family hears the decision later because telling it now is dangerous, at most two weeks at a time.

    Source: Wmo 2015 art. 5.3.1 lid 2.
    """
    return perform(melding, "stel_uitkomst_gezin_uit", by=by, at=at, tot=tot, reden=reden.strip())


def zet_niet_passend_door(
    melding: Melding,
    *,
    reden: str,
    toelichting: str,
    doorgezet_naar: str = "",
    by: Medewerker,
    at: datetime | None = None,
) -> Melding:
    """Not a matter for Veilig Thuis; it counts as a triage all the same.

    Source: Uitvoeringsregeling Wmo 2015, bijlage A par. 3.1.1.
    """
    return perform(
        melding,
        "zet_niet_passend_door",
        by=by,
        at=at,
        reden=reden,
        toelichting=toelichting.strip(),
        doorgezet_naar=doorgezet_naar,
    )


def sluit_triage_als_dat_kan(melding: Melding, *, by: Medewerker | None, at: datetime) -> Melding:
    """Close the triage as a consequence, once decision, feedback and first action are all there."""
    besloten = melding.status == MeldingStatus.VERVOLGBESLUIT_GENOMEN
    if besloten and find_step(melding, "sluit_triage").broken_rule(melding, by=by, at=at) is None:
        return perform(melding, "sluit_triage", by=by, at=at)
    return melding
