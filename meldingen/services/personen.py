"""Writing down persons, their addresses and their place in a casus, and telling them about it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from datetime import date, datetime
from typing import Any

from django.db import transaction

from meldingen import rules
from meldingen.codelijsten import Rol
from meldingen.gezin.codelijsten import VeiligKanaal
from meldingen.models import Betrokkene, Casus, Persoon, Termijn, VeiligContact
from meldingen.models.persoon import sorteersleutel
from meldingen.services.adressen import bewaar_adres
from meldingen.services.gegevens import BetrokkeneGegevens, VeiligContactGegevens
from meldingen.services.toegang import require_on_casus
from meldingen.termijnen.effects import meet, stop
from meldingen.termijnen.services import start_termijnen, verleng_termijn
from veiligthuis.core import audit, clock
from veiligthuis.core.errors import RuleBroken
from veiligthuis.core.models import Medewerker

INFORMEREN = "T10"


@transaction.atomic
def voeg_betrokkene_toe(
    casus: Casus, *, gegevens: BetrokkeneGegevens, by: Medewerker, at: datetime | None = None
) -> Betrokkene:
    """Add somebody to a casus; the four weeks to tell that person begin.

    Source: Wmo 2015 art. 5.3.1 lid 1.
    """
    require_on_casus(by, "meldingen.voeg_betrokkene_toe", casus)
    return leg_betrokkene_vast(casus, gegevens, by=by, at=at or clock.now())


@transaction.atomic
def wijzig_persoon(
    betrokkene: Betrokkene, *, by: Medewerker, at: datetime | None = None, **velden: Any
) -> Persoon:
    """Correct or complete a person through his place in a casus; `velden` are fields of Persoon.

    The trail names the fields that changed, never what they hold. Who turns out to be deceased need not be told.
    """
    require_on_casus(by, "meldingen.voeg_betrokkene_toe", betrokkene.casus)
    moment = at or clock.now()
    persoon = Persoon.objects.select_for_update().get(pk=betrokkene.persoon_id)
    anders = sorted(
        naam for naam, waarde in velden.items() if (getattr(persoon, naam) or "") != (waarde or "")
    )
    for naam, waarde in velden.items():
        setattr(persoon, naam, waarde)
    keur_persoon(persoon, op=clock.local(moment).date())
    persoon.save()
    if "overleden_op" in anders and persoon.overleden_op:
        for plek in Betrokkene.objects.filter(persoon=persoon).select_related("casus"):
            stop(INFORMEREN, reden="De betrokkene is overleden.").apply(plek, by=by, at=moment, inputs={})
    audit.record_change(by, betrokkene, action="wijzig_persoon", fields={"velden": ", ".join(anders)})
    return persoon


@transaction.atomic
def wijzig_betrokkene(
    betrokkene: Betrokkene,
    *,
    rol: str,
    relatie: str,
    gezag: str,
    in_huishouden: bool,
    by: Medewerker,
    at: datetime | None = None,
) -> Betrokkene:
    """Correct what somebody is in a casus."""
    require_on_casus(by, "meldingen.voeg_betrokkene_toe", betrokkene.casus)
    if (rol == Rol.ONGEBOREN_KIND) != betrokkene.persoon.ongeboren and Rol.ONGEBOREN_KIND in (
        rol,
        betrokkene.rol,
    ):
        raise RuleBroken("De rol ‘ongeboren kind’ hoort bij een kind dat nog niet geboren is.", field="rol")
    betrokkene.rol, betrokkene.relatie = rol, relatie
    betrokkene.gezag, betrokkene.in_huishouden = gezag, in_huishouden
    betrokkene.save(update_fields=["rol", "relatie", "gezag", "in_huishouden"])
    audit.record_change(by, betrokkene, action="wijzig_betrokkene", fields={"rol": rol})
    return betrokkene


@transaction.atomic
def leg_veilig_contact_vast(
    betrokkene: Betrokkene, *, gegevens: VeiligContactGegevens, by: Medewerker
) -> VeiligContact:
    """Write down how somebody is reached without danger, in place of what held until now.

    The trail says which parts changed, never the code word or another content.
    """
    require_on_casus(by, "meldingen.voeg_betrokkene_toe", betrokkene.casus)
    if gegevens.kanaal == VeiligKanaal.VIA_ANDER and not gegevens.via_wie.strip():
        raise RuleBroken("Schrijf via wie deze persoon veilig te bereiken is.", field="via_wie")
    nieuw = asdict(gegevens)
    oud = VeiligContact.objects.filter(persoon=betrokkene.persoon_id).values(*nieuw).first()
    contact, _ = VeiligContact.objects.update_or_create(persoon_id=betrokkene.persoon_id, defaults=nieuw)
    velden = sorted(naam for naam, waarde in nieuw.items() if oud is None or oud[naam] != waarde)
    audit.record_change(
        by, betrokkene, action="leg_veilig_contact_vast", fields={"velden": ", ".join(velden)}
    )
    return contact


def toon_codewoord(betrokkene: Betrokkene, *, reden: str, by: Medewerker) -> str:
    """The code word, for who may know it; that it was shown and for what stays on record. Empty when there is none."""
    require_on_casus(by, "meldingen.bekijk_codewoord", betrokkene.casus)
    audit.record_view(by, betrokkene, action=f"toon_codewoord: {reden}"[:80])
    contact = VeiligContact.objects.filter(persoon=betrokkene.persoon_id).first()
    return contact.codewoord if contact else ""


@transaction.atomic
def informeer_betrokkene(
    betrokkene: Betrokkene, *, hoe: str, by: Medewerker, at: datetime | None = None
) -> Betrokkene:
    """Somebody was told that data about him are kept, and how; meets the four weeks.

    Source: Wmo 2015 art. 5.3.1 lid 1.
    """
    require_on_casus(by, "meldingen.informeer_betrokkene", betrokkene.casus)
    moment = at or clock.now()
    rij = Betrokkene.objects.select_for_update(of=("self",)).get(pk=betrokkene.pk)
    if reden := rules.persoon_is_nog_te_informeren(rij, by=by, at=moment):
        raise RuleBroken(reden)
    if not hoe.strip():
        raise RuleBroken(
            "Vul in hoe deze persoon is geïnformeerd: in een gesprek, met een brief.", field="hoe"
        )
    rij.geinformeerd_op, rij.geinformeerd_hoe = moment, hoe.strip()
    rij.save(update_fields=["geinformeerd_op", "geinformeerd_hoe"])
    meet(INFORMEREN).apply(rij, by=by, at=moment, inputs={})
    audit.record_change(by, rij, action="informeer_betrokkene")
    return rij


def stel_informeren_uit(
    betrokkene: Betrokkene,
    *,
    reden: str,
    tot: date | None = None,
    by: Medewerker,
    at: datetime | None = None,
) -> Termijn:
    """Postpone telling somebody, at most two weeks beyond the present end each time; None takes all of them.

    Source: Wmo 2015 art. 5.3.1 lid 2.
    """
    termijn = Termijn.objects.open().filter(betrokkene=betrokkene, code=INFORMEREN).first()
    if termijn is None:
        raise RuleBroken("Voor deze persoon loopt geen termijn om te informeren, dus uitstellen hoeft niet.")
    return verleng_termijn(termijn, by=by, reden=reden, tot=tot, at=at)


def leg_betrokkene_vast(
    casus: Casus, gegevens: BetrokkeneGegevens, *, by: Medewerker, at: datetime
) -> Betrokkene:
    """Person, address and place in the casus, with the clock of that person; asks no permission."""
    return leg_betrokkenen_vast(casus, [gegevens], by=by, at=at)[0]


def leg_betrokkenen_vast(
    casus: Casus, mensen: Sequence[BetrokkeneGegevens], *, by: Medewerker, at: datetime
) -> list[Betrokkene]:
    """A household in one go, each as `leg_betrokkene_vast`; the number of statements hardly grows with it."""
    vandaag = clock.local(at).date()
    personen = _personen_van(mensen, op=vandaag)
    _keur_nieuw_in(casus, personen)
    betrokkenen = Betrokkene.objects.bulk_create(
        Betrokkene(
            casus=casus, persoon=persoon, rol=wie.rol, relatie=wie.relatie, gezag=wie.gezag,
            in_huishouden=wie.in_huishouden, vastgelegd_op=at,
        )
        for persoon, wie in zip(personen, mensen, strict=True)
    )  # fmt: skip
    for betrokkene, wie in zip(betrokkenen, mensen, strict=True):
        if wie.adres is not None:
            bewaar_adres(betrokkene, wie.adres, op=vandaag)
        if wie.veilig is not None and not wie.veilig.is_leeg:
            leg_veilig_contact_vast(betrokkene, gegevens=wie.veilig, by=by)
    levend = [b for b in betrokkenen if not b.persoon.ongeboren and b.persoon.overleden_op is None]
    start_termijnen([(INFORMEREN, betrokkene.termijn_bron(), None) for betrokkene in levend])
    audit.record_changes(
        by,
        [(betrokkene, {"rol": betrokkene.rol}) for betrokkene in betrokkenen],
        action="voeg_betrokkene_toe",
    )
    return betrokkenen


def _personen_van(mensen: Sequence[BetrokkeneGegevens], *, op: date) -> list[Persoon]:
    """Who they are: the person that is known, or a new one. Raises RuleBroken."""
    personen = []
    for wie in mensen:
        persoon = hoofdpersoon(wie.persoon) if wie.persoon else Persoon(**wie.persoon_velden())
        if persoon._state.adding:
            keur_persoon(persoon, op=op)
        personen.append(persoon)
    Persoon.objects.bulk_create(persoon for persoon in personen if persoon._state.adding)
    return personen


def _keur_nieuw_in(casus: Casus, personen: Sequence[Persoon]) -> None:
    """Nobody stands in a casus twice. Raises RuleBroken."""
    aanwezig = set(casus.betrokkenen.filter(persoon__in=personen).values_list("persoon", flat=True))
    for persoon in personen:
        if persoon.pk in aanwezig:
            raise RuleBroken(f"{persoon.weergavenaam} staat al in deze casus.")
        aanwezig.add(persoon.pk)


def hoofdpersoon(persoon: Persoon) -> Persoon:
    """The person this one was merged into, however often; the person itself when that never happened."""
    rij = Persoon.alle.get(pk=persoon.pk)
    while rij.samengevoegd_met is not None:
        rij = rij.samengevoegd_met
    return rij


def keur_persoon(persoon: Persoon, *, op: date) -> None:
    """Refuse an impossible person, and keep the sort key in step with the name. Raises RuleBroken."""
    if persoon.bsn and (reden := rules.bsn_is_geldig(persoon.bsn)):
        raise RuleBroken(reden, field="bsn")
    if reden := rules.bsn_past_bij_de_persoon(persoon):
        raise RuleBroken(reden, field="bsn")
    if reden := rules.geboorte_is_mogelijk(persoon, op=op):
        raise RuleBroken(reden, field="geboortedatum")
    persoon.bsn = persoon.bsn or None
    eigen = bool(persoon.achternaam)
    persoon.sorteersleutel = sorteersleutel(
        achternaam=persoon.achternaam if eigen else persoon.partner_achternaam,
        tussenvoegsel=persoon.tussenvoegsel if eigen else persoon.partner_tussenvoegsel,
        voornamen=persoon.voornamen or persoon.roepnaam,
    )
