"""The same human twice in one casus: one row takes over bands and clocks, what was signed about the other stays."""

from __future__ import annotations

from datetime import datetime

from meldingen.codelijsten import DIRECTBETROKKEN, Gezag, Rol
from meldingen.gezin.codelijsten import WEDERZIJDSE_BANDEN
from meldingen.models import Betrokkene, DocumentOver, Gezinsband, Informatieregel, Termijn
from meldingen.samenvoegen.velden import samen

REDEN = "samengevoegd; de termijn die het eerst eindigt, loopt door"
GEZAG = (Gezag.JA, Gezag.NEE, Gezag.NVT, Gezag.ONBEKEND)
"""Authority, the answer with the most duties first."""


def paren_van(winnaar: int, verliezer: int) -> list[tuple[Betrokkene, Betrokkene]]:
    """The rows of both in the same casus, locked: the one that stays and the one that goes."""
    rijen = Betrokkene.objects.filter(persoon__in=[winnaar, verliezer]).select_related("casus")
    per_casus: dict[int, dict[int, Betrokkene]] = {}
    for rij in rijen.select_for_update(of=("self",)).order_by("pk"):
        per_casus.setdefault(rij.casus_id, {})[rij.persoon_id] = rij
    return [(rij[winnaar], rij[verliezer]) for rij in per_casus.values() if len(rij) == 2]


def voeg_plekken_samen(blijft: Betrokkene, gaat: Betrokkene, *, at: datetime) -> None:
    """`blijft` becomes what both were; `gaat` points to it, and its contacts and judgements stay where they were."""
    _verplaats_banden(blijft, gaat)
    _verplaats_informatieregels(blijft, gaat)
    _verplaats_documenten(blijft, gaat)
    nog_te_informeren = _voeg_klokken_samen(blijft, gaat, at=at)
    blijft.rol = zwaarste_rol(blijft.rol, gaat.rol)
    blijft.relatie = blijft.relatie or gaat.relatie
    blijft.gezag = min(blijft.gezag, gaat.gezag, key=[str(waarde) for waarde in GEZAG].index)
    blijft.in_huishouden = blijft.in_huishouden or gaat.in_huishouden
    blijft.vastgelegd_op = min(blijft.vastgelegd_op, gaat.vastgelegd_op)
    blijft.gesproken_op = blijft.gesproken_op or gaat.gesproken_op
    blijft.reden_niet_gesproken = samen((blijft.reden_niet_gesproken, gaat.reden_niet_gesproken), "; ")[:300]
    blijft.kind_verantwoord_op = blijft.kind_verantwoord_op or gaat.kind_verantwoord_op
    blijft.wederhoor_op = blijft.wederhoor_op or gaat.wederhoor_op
    if nog_te_informeren:
        blijft.geinformeerd_op, blijft.geinformeerd_hoe = None, ""
    elif blijft.geinformeerd_op is None:
        blijft.geinformeerd_op, blijft.geinformeerd_hoe = gaat.geinformeerd_op, gaat.geinformeerd_hoe
    blijft.save()
    gaat.opgegaan_in = blijft
    gaat.save(update_fields=["opgegaan_in"])
    # Whoever reads follows one step, so what went into the one that goes now points to the one that stays.
    Betrokkene.alle.filter(opgegaan_in=gaat).update(opgegaan_in=blijft)


def zwaarste_rol(een: str, ander: str) -> str:
    """What somebody is who was both: victim and suspect is both, and about whom the melding is stays so."""
    if {een, ander} & {Rol.BEIDE} or {een, ander} == {Rol.SLACHTOFFER, Rol.PLEGER}:
        return Rol.BEIDE
    for rol in (Rol.SLACHTOFFER, Rol.PLEGER):
        if rol in (een, ander):
            return rol
    return een if een in DIRECTBETROKKEN else ander


def _verplaats_banden(blijft: Betrokkene, gaat: Betrokkene) -> None:
    """Bands of the one that goes; between the two of them there is none, and what both had stands there once."""
    banden = list(Gezinsband.objects.filter(casus_id=blijft.casus_id).order_by("pk"))
    lopend = {(b.van_id, b.naar_id, b.soort) for b in banden if b.tot is None}
    for band in banden:
        if gaat.pk not in (band.van_id, band.naar_id):
            continue
        van, naar = (blijft.pk if wie == gaat.pk else wie for wie in (band.van_id, band.naar_id))
        if band.soort in WEDERZIJDSE_BANDEN and van > naar:
            van, naar = naar, van
        if van == naar or (band.tot is None and (van, naar, band.soort) in lopend):
            band.delete()
            continue
        lopend.add((van, naar, band.soort))
        band.van_id, band.naar_id = van, naar
        band.save(update_fields=["van", "naar"])


def _verplaats_informatieregels(blijft: Betrokkene, gaat: Betrokkene) -> None:
    """Who tells this human what, and when; where both had one the row of the one that stays counts."""
    bezet = Informatieregel.objects.filter(betrokkene=blijft).values("waarover")
    Informatieregel.objects.filter(betrokkene=gaat).exclude(waarover__in=bezet).update(betrokkene=blijft)


def _verplaats_documenten(blijft: Betrokkene, gaat: Betrokkene) -> None:
    """What a paper was about the one, it is about the other; about both is once."""
    al = DocumentOver.objects.filter(betrokkene=blijft).values("document")
    van_ander = DocumentOver.objects.filter(betrokkene=gaat)
    van_ander.filter(document__in=al).delete()
    van_ander.update(betrokkene=blijft)


def _voeg_klokken_samen(blijft: Betrokkene, gaat: Betrokkene, *, at: datetime) -> bool:
    """Of two running terms of a kind the one that ends first runs on; whether one still runs.

    Source: Wmo 2015 art. 5.3.1 lid 1 (four weeks from the moment the data were recorded).
    """
    lopend = (
        Termijn.objects.open().filter(betrokkene__in=[blijft.pk, gaat.pk]).select_for_update(of=("self",))
    )
    per_soort: dict[str, list[Termijn]] = {}
    for termijn in lopend.order_by("eindigt_op", "pk"):
        per_soort.setdefault(termijn.code, []).append(termijn)
    for eerste, *anderen in per_soort.values():
        for termijn in anderen:
            termijn.vervallen_op, termijn.vervallen_reden, termijn.volgende_op = at, REDEN, None
            termijn.save(update_fields=["vervallen_op", "vervallen_reden", "volgende_op"])
        if eerste.betrokkene_id == gaat.pk:
            eerste.betrokkene, eerste.onderwerp = blijft, f"betrokkene:{blijft.pk}"
            eerste.save(update_fields=["betrokkene", "onderwerp"])
    return bool(per_soort)
