"""Letters: begun with words that fit the reader, changed, sent on its way after somebody read exactly that text."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from meldingen.gezin.codelijsten import JaNeeOnbekend
from meldingen.informeren import verzending
from meldingen.informeren.codelijsten import Verzendwijze
from meldingen.informeren.machine import LOPEND, MAAK, BriefStatus
from meldingen.informeren.opstellen import lezers_van, stel_op
from meldingen.informeren.services.afdrukken import vraag_afdrukken
from meldingen.informeren.services.vertellen import noteer_dat_het_verteld_is
from meldingen.models import Adres, Betrokkene, Brief, Casus, Exemplaar, Melding
from meldingen.services.gegevens import VeiligContactGegevens
from meldingen.services.personen import leg_veilig_contact_vast
from meldingen.services.toegang import require_on_casus
from veiligthuis.core import audit, clock
from veiligthuis.core.errors import RuleBroken
from veiligthuis.core.machine import begin, perform
from veiligthuis.core.models import Medewerker


@transaction.atomic
def begin_brief(
    voor: Betrokkene | Melding, *, waarover: str, by: Medewerker, at: datetime | None = None
) -> Brief:
    """A letter to a betrokkene, or to who made a melding, with proposed words and a copy for everybody who reads it.

    One that is not finished goes on. Raises RuleBroken for who gets no letter, NotAllowed.
    Source: Wmo 2015 art. 5.3.1 and art. 4.1.1 lid 2 onder g.
    """
    moment = at or clock.now()
    require_on_casus(by, MAAK, voor.casus)
    Casus.objects.select_for_update().get(pk=voor.casus_id)
    lopend = Brief.objects.filter(status__in=LOPEND, waarover=waarover)
    naar = {"betrokkene": voor} if isinstance(voor, Betrokkene) else {"melding": voor}
    bestaand: Brief | None = lopend.filter(**naar).first()
    if bestaand is not None:
        return bestaand
    ontwerp = stel_op(voor, waarover=waarover, by=by, at=moment)
    brief = begin(ontwerp, by=by, at=moment)
    for wie in lezers_van(brief, at=moment):
        wijze, adres = verzending.voorstel(wie) if wie else (Verzendwijze.EMAIL, None)
        Exemplaar.objects.create(brief=brief, betrokkene=wie, wijze=wijze, adres=adres)
    return brief


def schrijf_brief(brief: Brief, *, tekst: str, by: Medewerker, at: datetime | None = None) -> Brief:
    """Change the words of a concept."""
    return perform(brief, "schrijf", by=by, at=at, tekst=tekst.replace("\r\n", "\n").strip())


@transaction.atomic
def kies_verzending(
    exemplaar: Exemplaar,
    *,
    wijze: str,
    adres: Adres | None = None,
    adres_tekst: str = "",
    post_veilig: str = JaNeeOnbekend.ONBEKEND,
    niet_reden: str = "",
    by: Medewerker,
) -> Exemplaar:
    """How this copy reaches its reader, or why this reader gets none; the answer whether paper is safe is kept.

    Only while the letter is a concept. Raises RuleBroken, also for an address of somebody else.
    """
    brief = Brief.objects.select_for_update(of=("self",)).get(pk=exemplaar.brief_id)
    require_on_casus(by, MAAK, brief.casus)
    if brief.status != BriefStatus.CONCEPT:
        raise RuleBroken("De brief is al goedgekeurd. Neem hem eerst terug naar concept.")
    wie = exemplaar.betrokkene
    if wie is not None and post_veilig != JaNeeOnbekend.ONBEKEND:
        _leg_post_veilig_vast(wie, post_veilig, by=by)
    mogelijk = {ander.pk for ander in verzending.adressen_voor(wie)} if wie else set()
    if wijze == Verzendwijze.POST and wie is not None and (adres is None or adres.pk not in mogelijk):
        raise RuleBroken("Kies een adres waar deze persoon nu post kan krijgen.", field="adres")
    naar_adres = adres if wijze == Verzendwijze.POST and wie is not None else None
    exemplaar.wijze, exemplaar.adres, exemplaar.adres_tekst = wijze, naar_adres, adres_tekst.strip()
    exemplaar.niet_reden = niet_reden.strip()
    exemplaar.save(update_fields=["wijze", "adres", "adres_tekst", "niet_reden"])
    fields = {"wijze": wijze, "niet": bool(exemplaar.niet_reden)}
    audit.record_change(by, brief, action="kies_verzending", fields=fields)
    return exemplaar


@transaction.atomic
def keur_brief_goed(brief: Brief, *, gezien: str, by: Medewerker, at: datetime | None = None) -> Brief:
    """Approve exactly what was on the screen (`gezien` is its mark); the worker then makes each copy.

    Source: Wmo 2015 art. 5.3.3; Uitvoeringsbesluit Wmo 2015 art. 4.1.8 lid 3.
    """
    moment = at or clock.now()
    goedgekeurd = perform(brief, "keur_goed", by=by, at=moment, gezien=gezien)
    vraag_afdrukken(goedgekeurd, by=by, at=moment)
    return goedgekeurd


def neem_brief_terug(brief: Brief, *, by: Medewerker, at: datetime | None = None) -> Brief:
    """Back to a concept, so that something can be changed; the approval no longer counts."""
    return perform(brief, "neem_terug", by=by, at=at)


@transaction.atomic
def verstuur_brief(brief: Brief, *, by: Medewerker, at: datetime | None = None) -> Brief:
    """It went. Whoever read it counts as informed from now on, and the melder as told.

    Source: Wmo 2015 art. 5.3.1 and art. 4.1.1 lid 2 onder g.
    """
    moment = at or clock.now()
    weg = perform(brief, "verstuur", by=by, at=moment)
    noteer_dat_het_verteld_is(weg, by=by, at=moment)
    return weg


def laat_brief_vervallen(brief: Brief, *, reden: str, by: Medewerker, at: datetime | None = None) -> Brief:
    """It does not go after all, with the reason."""
    return perform(brief, "laat_vervallen", by=by, at=at, reden=reden.strip())


def _leg_post_veilig_vast(wie: Betrokkene, antwoord: str, *, by: Medewerker) -> None:
    """Keep the answer with the safe contact; everything else of it stays as it was."""
    oud = verzending.contact_van(wie)
    if oud is not None and oud.post == antwoord:
        return
    velden = ("kanaal", "uren", "voicemail", "via_wie", "codewoord")
    rest = {naam: getattr(oud, naam) for naam in velden} if oud else {}
    leg_veilig_contact_vast(wie, gegevens=VeiligContactGegevens(**rest, post=antwoord), by=by)
