"""The conclusions of an onderzoek: draw them, weigh them along, and take the onderzoeksbesluit that rests on them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from meldingen import services as meldingen
from meldingen.models import Casus
from veiligheid.models import Conclusie, Medeweging
from veiligheid.traject.codelijsten import Onderwerp, Weger
from veiligheid.traject.queries import huidige_conclusies, ontbrekende_wegers, per_gehoorde
from veiligheid.traject.rules import CONCLUDEREN, conclusie_is_onderbouwd, onderzoek_loopt
from veiligheid.traject.services.grenzen import vergrendeld
from veiligthuis.core import audit, clock
from veiligthuis.core.access import has_codename
from veiligthuis.core.errors import NotAllowed, RuleBroken
from veiligthuis.core.models import Medewerker

MEEWEGEN = "meldingen.teken_mee"
RECHTEN = {
    Weger.GEDRAGSWETENSCHAPPER: "veiligheid.weeg_als_gedragswetenschapper",
    Weger.VERTROUWENSARTS: "veiligheid.weeg_als_vertrouwensarts",
}
"""As what somebody weighs along, by the right."""


@transaction.atomic
def trek_conclusie(
    casus: Casus,
    *,
    onderwerp: str,
    uitkomst: str,
    motivering: str,
    aard: Sequence[str] = (),
    medisch: bool = False,
    by: Medewerker,
    at: datetime | None = None,
) -> Conclusie:
    """Conclude on huiselijk geweld or kindermishandeling; an earlier conclusion stays beside it and no longer holds.

    Both must be weighed along again before the onderzoeksbesluit.
    Source: Uitvoeringsregeling Wmo 2015, bijlage A par. 4.3 and 4.4.
    """
    rij, moment = vergrendeld(casus, CONCLUDEREN, by, onderzoek_loopt), at or clock.now()
    if onderwerp not in Onderwerp.values:
        raise RuleBroken("Kies waarover u een conclusie trekt.", field="onderwerp")
    if mist := conclusie_is_onderbouwd(uitkomst, aard, motivering):
        raise RuleBroken(mist[1], field=mist[0])
    conclusie = Conclusie.objects.create(
        casus=rij, vastgelegd_op=moment, door=by, corrigeert=huidige_conclusies(rij).get(onderwerp),
        onderwerp=onderwerp, uitkomst=uitkomst, aard=list(aard), motivering=motivering.strip(), medisch=medisch,
    )  # fmt: skip
    meldingen.note_conclusies_vervallen(rij, by=by)
    feiten = {"onderwerp": onderwerp, "uitkomst": uitkomst}
    audit.record_change(by, conclusie, action="trek_conclusie", fields=feiten)
    return conclusie


@transaction.atomic
def weeg_mee(casus: Casus, *, weging: str, by: Medewerker, at: datetime | None = None) -> list[Medeweging]:
    """A gedragswetenschapper or vertrouwensarts weighs both conclusions along, and with that the casus.

    When nobody is missing any more the conclusions stand. Raises RuleBroken for who drew one of them.
    Source: Uitvoeringsbesluit Wmo 2015 art. 4.1.2; Handelingsprotocol Veilig Thuis 2019.
    """
    rij, moment = vergrendeld(casus, MEEWEGEN, by, onderzoek_loopt), at or clock.now()
    conclusies = list(huidige_conclusies(rij).values())
    if len(conclusies) < len(Onderwerp):
        raise RuleBroken("Er zijn nog geen twee conclusies. De behandelaar trekt ze eerst.")
    if any(conclusie.door_id == by.pk for conclusie in conclusies):
        raise RuleBroken("U trok zelf een van deze conclusies. Een collega moet meewegen.")
    meldingen.teken_mee(rij, weging=weging, by=by, at=moment)
    als = _als_wat(by)
    nieuw = [c for c in conclusies if all(woog.door_id != by.pk for woog in c.medewegingen.all())]
    wegingen = [
        Medeweging.objects.create(conclusie=conclusie, door=by, als=als, weging=weging.strip(), op=moment)
        for conclusie in nieuw
    ]
    for medeweging in wegingen:
        audit.record_change(by, medeweging, action="weeg_conclusie_mee", fields={"als": als})
    _zet_vast(rij, by=by, at=moment)
    return wegingen


@transaction.atomic
def neem_onderzoeksbesluit(
    casus: Casus, *, wat_nodig: str, by: Medewerker, at: datetime | None = None
) -> Casus:
    """End the onderzoek on the conclusions that stand, with what is needed; wederhoor is counted from its lines.

    Source: Uitvoeringsregeling Wmo 2015, bijlage A par. 4.2 to 4.4.
    """
    return meldingen.neem_onderzoeksbesluit(
        casus, wat_nodig=wat_nodig, wederhoor=_wederhoor_in_woorden(casus), by=by, at=at
    )


def _als_wat(by: Medewerker) -> str:
    for weger, recht in RECHTEN.items():
        if has_codename(by, recht):
            return weger
    raise NotAllowed(RECHTEN[Weger.GEDRAGSWETENSCHAPPER])


def _zet_vast(casus: Casus, *, by: Medewerker, at: datetime) -> None:
    """Tell the casus what both conclusions are, once everybody who must weighed along."""
    conclusies = huidige_conclusies(casus)
    if any(ontbrekende_wegers(conclusie) for conclusie in conclusies.values()):
        return
    hg, km = conclusies[Onderwerp.HG], conclusies[Onderwerp.KM]
    meldingen.note_conclusies(
        casus,
        uitkomst_hg=hg.uitkomst,
        uitkomst_km=km.uitkomst,
        aard=sorted({*hg.aard, *km.aard}),
        by=by,
        at=at,
    )


def _wederhoor_in_woorden(casus: Casus) -> str:
    rijen = per_gehoorde(casus.traject_wederhoor.in_dit_traject(casus).met_verband()).values()
    gereageerd = sum(bool(rij.reactie) for rij in rijen)
    return (
        f"Van {len(rijen)} personen reageerden er {gereageerd} op het conceptverslag; zie hoor en wederhoor."
    )
