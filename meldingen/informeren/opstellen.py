"""A letter is put together: the words that fit this reader, and who gets a copy."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from meldingen.codelijsten import UitkomstHG, UitkomstKM
from meldingen.informeren import beheer, lezers, teksten, uitkomst
from meldingen.informeren.codelijsten import Lezer, Waarover
from meldingen.informeren.geheim import geheimen_van
from meldingen.machine.melding import MeldingStatus
from meldingen.models import Adres, Betrokkene, Brief, Casus, Melding
from veiligthuis.core import clock, words
from veiligthuis.core.errors import RuleBroken
from veiligthuis.core.models import Medewerker

ALGEMEEN_NUMMER = "0800-2000"
"""The free number of every Veilig Thuis, for a team without one."""


def stel_op(voor: Betrokkene | Melding, *, waarover: str, by: Medewerker, at: datetime) -> Brief:
    """A new letter that was not saved yet. Raises RuleBroken when there are no words about this for this reader."""
    dag = clock.local(at).date()
    if isinstance(voor, Betrokkene):
        if reden := lezers.waarom_geen_brief(voor, op=dag):
            raise RuleBroken(reden)
        lezer = lezers.lezer_van(voor, op=dag)
    else:
        lezer = lezers.melder_als_lezer(voor)
    naar: dict[str, Any] = {"betrokkene" if isinstance(voor, Betrokkene) else "melding": voor}
    if waarover == Waarover.AFLOOP and voor.casus.traject_afgerond_op is None:
        raise RuleBroken("Er is nog geen onderzoek of V&V afgerond. De brief over de afloop kan daarna.")
    if (
        waarover == Waarover.BESLUIT
        and isinstance(voor, Betrokkene)
        and not uitkomst.te_vertellen(voor.casus)
    ):
        raise RuleBroken(
            "Er is geen besluit dat het gezin nog moet horen. De brief kan zodra er een nieuw besluit is."
        )
    if waarover not in teksten.onderwerpen(lezer):
        raise RuleBroken("Hierover is geen brief voor deze lezer. Vertel het in een gesprek.")
    invulling = _vul_in(voor, lezer, waarover, by=by, at=at)
    tekst = teksten.schrijf(lezer, waarover, invulling, brieven=beheer.geldige_teksten(dag))
    brief: Brief = Brief(
        casus=voor.casus, lezer=lezer, waarover=waarover, tekst=tekst,
        tekstversie=beheer.versie_van(f"{lezer}.{waarover}", dag), opgesteld_door=by, opgesteld_op=at,
        gewijzigd_op=at, **naar,
    )  # fmt: skip
    return brief


def lezers_van(brief: Brief, *, at: datetime) -> list[Betrokkene | None]:
    """Who gets a copy: the reader, and of a child from twelve to sixteen those with authority; None is the melder."""
    wie = brief.betrokkene
    if wie is None:
        return [None]
    mensen = list(
        brief.casus.betrokkenen.select_related("persoon__veilig").prefetch_related("persoon__adressen")
    )
    banden = list(brief.casus.banden.lopend())
    zelf = next(mens for mens in mensen if mens.pk == wie.pk)
    return [zelf, *lezers.leest_mee(zelf, mensen, banden, op=clock.local(at).date())]


def kinderen_van(wie: Betrokkene, *, at: datetime) -> list[Betrokkene]:
    """The children under twelve over whom this person has authority and who must still be told.

    Source: Wmo 2015 art. 5.3.1 and 5.3.2 (a parent with authority hears it for the child).
    """
    dag = clock.local(at).date()
    mensen = list(wie.casus.betrokkenen.select_related("persoon"))
    banden = list(wie.casus.banden.lopend())
    open_ = set(wie.casus.betrokkenen.te_informeren().values_list("pk", flat=True))
    return [
        kind
        for kind in mensen
        if kind.pk in open_
        and (jaren := kind.persoon.leeftijd(dag)) is not None
        and jaren < lezers.EIGEN_BRIEF_VANAF
        and wie.pk in {ouder.pk for ouder in lezers.gezag_over(kind, mensen, banden, op=dag)}
    ]


def _vul_in(
    voor: Betrokkene | Melding, lezer: Lezer, waarover: str, *, by: Medewerker, at: datetime
) -> teksten.Invulling:
    casus, dag = voor.casus, clock.local(at).date()
    melding = voor if isinstance(voor, Melding) else casus.meldingen.order_by("-ontvangen_op").first()
    wie = voor if isinstance(voor, Betrokkene) else None
    is_volwassen = wie is not None and lezer == Lezer.BETROKKENE
    medewerker = casus.behandelaar or by
    return teksten.Invulling(
        aanhef=_aanhef(voor, lezer),
        meldingsdatum=words.full_day(melding.ontvangen_op).split(" ", 1)[1] if melding else "",
        besluit=_besluit(melding, casus if waarover == Waarover.BESLUIT and wie else None),
        afloop=_afloop(casus),
        melder=_melder(wie, melding) if wie and melding and waarover == Waarover.GEGEVENS else "",
        met_kinderen=bool(is_volwassen and wie and kinderen_van(wie, at=at)),
        zelf=bool(wie and lezers.beslist_zelf(wie, op=dag)),
        telefoon=casus.team.telefoon or ALGEMEEN_NUMMER,
        medewerker=f"{medewerker.weergavenaam}",
        kenmerk=casus.nummer,
        regie=_regie(casus) if wie and lezer == Lezer.BETROKKENE else "",
    )


def _regie(casus: Casus) -> str:
    """Who directs the help, for an adult of the family.

    With a secret address in the casus no partner is named: where a team works may tell where somebody lives.
    """
    regie = casus.regies.lopend().select_related("organisatie").first()
    if regie is None or regie.naam == casus.team.naam:
        return ""
    elders = regie.organisatie_id != casus.team.organisatie_id
    if elders and Adres.objects.in_casus(casus).filter(geheim=True, tot__isnull=True).exists():
        return ""
    bel = f" U bereikt deze persoon via {regie.telefoon}." if regie.telefoon else ""
    return f"{regie.naam} van {regie.organisatie} heeft de regie. Dat betekent: overzicht houden over de hulp.{bel}"


def _aanhef(voor: Betrokkene | Melding, lezer: Lezer) -> str:
    if not isinstance(voor, Betrokkene):
        return voor.melder_naam or "melder"
    persoon = voor.persoon
    if lezer == Lezer.KIND:
        return persoon.roepnaam or persoon.voornamen or persoon.weergavenaam
    return persoon.weergavenaam


def _besluit(melding: Melding | None, casus: Casus | None) -> str:
    """The decision on the melding; the letter about the outcome tells the family (`casus`) what holds now."""
    if casus is not None and casus.vervolg:
        return str(casus.vervolg)
    if melding is not None and melding.besluit:
        return str(melding.besluit)
    doorgezet = melding is not None and melding.status == MeldingStatus.NIET_PASSEND_DOORGEZET
    return teksten.DOORGEZET if doorgezet else teksten.NOG_GEEN


def _afloop(casus: Casus) -> str:
    niets = casus.uitkomst_hg == UitkomstHG.GEEN and casus.uitkomst_km == UitkomstKM.GEEN
    return teksten.AFGESLOTEN if niets else teksten.HULP


def _melder(wie: Betrokkene, melding: Melding) -> str:
    """Who reported, for who may know it: never a citizen or a shielded one, nor a name that tells where a child is."""
    if melding.herkomst_afschermen or not melding.melder_is_beroepsmatig:
        return ""
    naam = melding.melder_organisatie or str(melding.get_melder_hoedanigheid_display()).lower()
    return "" if geheimen_van(wie.casus).plek_verraden_aan(wie.pk, naam) else naam
