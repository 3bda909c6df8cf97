"""Merging two persons in one transaction, and undoing it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

from django.db import connection, transaction

from meldingen.huisverbod.afstand import scherm_alles_af
from meldingen.models import Betrokkene, Huisverbod, Persoon, Samenvoeging, VeiligContact
from meldingen.samenvoegen import rules
from meldingen.samenvoegen.adressen import voeg_adressen_samen
from meldingen.samenvoegen.beeld import Rijen, kenmerk, lees, veranderd, zet_terug
from meldingen.samenvoegen.plekken import paren_van, voeg_plekken_samen
from meldingen.samenvoegen.velden import gekozen, neem_over, zorgvuldigst
from meldingen.services.personen import hoofdpersoon, keur_persoon
from veiligthuis.core import access, audit, clock
from veiligthuis.core.errors import NotAllowed, RuleBroken
from veiligthuis.core.models import Medewerker

MAG = "meldingen.voeg_personen_samen"
SLOT = 4_201_970
"""Key of the lock that lets one merge at a time through: each writes into the trails of several casussen."""
VERANDERD = "De gegevens zijn veranderd terwijl u vergeleek; er is niets samengevoegd. Kijk ze opnieuw na."


@transaction.atomic
def voeg_personen_samen(
    winnaar: Persoon,
    verliezer: Persoon,
    *,
    reden: str,
    keuzes: Mapping[str, str] | None = None,
    zeker: bool = False,
    gezien: str = "",
    by: Medewerker,
    at: datetime | None = None,
) -> Samenvoeging:
    """Make one person of two: `winnaar` takes over everything, `verliezer` points to it and leaves every list.

    `keuzes` says per part whose value stays ("winnaar", "verliezer"), `gezien` is the mark of what was shown (empty
    asks nothing), `zeker` that different birth dates are a mistake. Raises NotAllowed or RuleBroken.
    Source: AVG art. 5 lid 1 onder d (accuracy); design of the register.
    """
    access.require(by, MAG)
    _een_tegelijk()
    winnaar, verliezer = _vergrendel(winnaar.pk, verliezer.pk)
    _keur(winnaar, verliezer, reden=reden, zeker=zeker, by=by)
    moment = at or clock.now()
    paren = paren_van(winnaar.pk, verliezer.pk)
    beiden, nummers = (winnaar.pk, verliezer.pk), [(blijft.pk, gaat.pk) for blijft, gaat in paren]
    voor = lees(beiden, nummers)
    if gezien and gezien != kenmerk(voor):
        raise RuleBroken(VERANDERD)
    gedaan = gekozen(winnaar, verliezer, keuzes or {})
    geraakt = list(Betrokkene.objects.filter(persoon__in=beiden).values_list("pk", flat=True))
    voeg_adressen_samen(winnaar, verliezer)
    _voeg_plekken_samen(winnaar, verliezer, paren, by=by, at=moment)
    _voeg_veilig_contact_samen(winnaar, verliezer)
    _voeg_gegevens_samen(winnaar, verliezer, gedaan, op=moment)
    obj = Samenvoeging.objects.create(
        winnaar=winnaar, verliezer=verliezer, op=moment, door=by, reden=reden.strip(), keuzes=gedaan,
        voor=voor, na=lees(beiden, nummers),
    )  # fmt: skip
    _leg_spoor(geraakt, obj, "voeg_personen_samen", by)
    return obj


@transaction.atomic
def draai_samenvoeging_terug(
    obj: Samenvoeging, *, reden: str, by: Medewerker, at: datetime | None = None
) -> Samenvoeging:
    """Make two persons of one again, exactly as they were.

    Only the last merge of these people, and only while nothing it touched was changed since. Raises NotAllowed or
    RuleBroken.
    """
    access.require(by, MAG)
    _een_tegelijk()
    rij = Samenvoeging.objects.select_for_update(of=("self",)).get(pk=obj.pk)
    if not access.is_visible(by, hoofdpersoon(rij.winnaar)):
        raise NotAllowed(MAG)
    _vergrendel(rij.winnaar_id, rij.verliezer_id)
    nu = nu_van(rij)
    for reden_niet in (
        rules.samenvoeging_is_de_laatste(rij, latere_van(rij)),
        rules.niets_hangt_ervan_af(veranderd(rij.na, nu)),
    ):
        if reden_niet:
            raise RuleBroken(reden_niet)
    if not reden.strip():
        raise RuleBroken("Schrijf waarom dit toch twee mensen zijn.", field="reden")
    zet_terug(rij.voor, rij.na)
    rij.teruggedraaid_op, rij.teruggedraaid_door = at or clock.now(), by
    rij.teruggedraaid_reden = reden.strip()
    rij.save(update_fields=["teruggedraaid_op", "teruggedraaid_door", "teruggedraaid_reden"])
    _leg_spoor(map(int, rij.voor["betrokkene"]), rij, "draai_samenvoeging_terug", by)
    return rij


def nu_van(obj: Samenvoeging) -> Rijen:
    """The rows of a merge as they are now."""
    dubbel = {int(pk): rij["opgegaan_in_id"] for pk, rij in obj.na["betrokkene"].items() if "rol" in rij}
    paren = [(blijft, gaat) for gaat, blijft in dubbel.items() if blijft is not None]
    return lees((obj.winnaar_id, obj.verliezer_id), paren)


def latere_van(obj: Samenvoeging) -> Samenvoeging | None:
    """The last merge that still holds with one of the two; the merge itself when nothing came after it."""
    beiden = [obj.winnaar_id, obj.verliezer_id]
    rijen = Samenvoeging.objects.geldend()
    return (rijen.filter(winnaar__in=beiden) | rijen.filter(verliezer__in=beiden)).order_by("-pk").first()


def kenmerk_van(winnaar: Persoon, verliezer: Persoon) -> str:
    """The mark of both as they are now, for who compares them before merging."""
    per_casus: dict[int, dict[int, int]] = {}
    rijen = Betrokkene.objects.filter(persoon__in=[winnaar.pk, verliezer.pk])
    for pk, casus, persoon in rijen.values_list("pk", "casus", "persoon"):
        per_casus.setdefault(casus, {})[persoon] = pk
    paren = [(rij[winnaar.pk], rij[verliezer.pk]) for rij in per_casus.values() if len(rij) == 2]
    return kenmerk(lees((winnaar.pk, verliezer.pk), paren))


def _een_tegelijk() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [SLOT])


def _vergrendel(winnaar: int, verliezer: int) -> tuple[Persoon, Persoon]:
    rijen = Persoon.alle.filter(pk__in=[winnaar, verliezer]).order_by("pk").select_for_update(of=("self",))
    per_sleutel = {rij.pk: rij for rij in rijen}
    return per_sleutel[winnaar], per_sleutel[verliezer]


def _keur(winnaar: Persoon, verliezer: Persoon, *, reden: str, zeker: bool, by: Medewerker) -> None:
    if gebroken := rules.personen_zijn_er_allebei_nog(winnaar, verliezer):
        raise RuleBroken(gebroken)
    if not (access.is_visible(by, winnaar) and access.is_visible(by, verliezer)):
        raise NotAllowed(MAG)
    if gebroken := rules.nummers_spreken_elkaar_niet_tegen(winnaar, verliezer):
        raise RuleBroken(gebroken)
    if rules.geboortedatums_verschillen(winnaar, verliezer) and not zeker:
        raise RuleBroken(
            "De geboortedatums verschillen. Vraag na welke klopt, en zet het vinkje als u zeker bent.",
            field="zeker",
        )
    if not reden.strip():
        raise RuleBroken("Schrijf waaraan u ziet dat dit dezelfde persoon is.", field="reden")


def _voeg_plekken_samen(
    winnaar: Persoon,
    verliezer: Persoon,
    paren: Sequence[tuple[Betrokkene, Betrokkene]],
    *,
    by: Medewerker,
    at: datetime,
) -> None:
    if gebroken := rules.geen_brief_is_onderweg(gaat for _, gaat in paren):
        raise RuleBroken(gebroken)
    for blijft, gaat in paren:
        voeg_plekken_samen(blijft, gaat, at=at)
    Betrokkene.objects.filter(persoon=verliezer).update(persoon=winnaar)
    _houd_afstand(winnaar, by=by)


def _houd_afstand(winnaar: Persoon, *, by: Medewerker) -> None:
    """While a huisverbod runs about this human, no address that came along is open to the other side."""
    casussen = Betrokkene.objects.filter(persoon=winnaar).values("casus")
    for verbod in Huisverbod.objects.lopend().filter(casus__in=casussen).met_mensen():
        scherm_alles_af(verbod, by=by)


def _voeg_gegevens_samen(
    winnaar: Persoon, verliezer: Persoon, keuzes: Mapping[str, str], *, op: datetime
) -> None:
    neem_over(winnaar, verliezer, keuzes)
    keur_persoon(winnaar, op=clock.local(op).date())
    winnaar.save()
    verliezer.samengevoegd_met = winnaar
    verliezer.save(update_fields=["samengevoegd_met"])


def _voeg_veilig_contact_samen(winnaar: Persoon, verliezer: Persoon) -> None:
    rijen = {rij.pk: rij for rij in VeiligContact.objects.filter(persoon__in=[winnaar.pk, verliezer.pk])}
    beste = zorgvuldigst(rijen.get(winnaar.pk), rijen.get(verliezer.pk))
    if beste is not None:
        VeiligContact.objects.update_or_create(persoon_id=winnaar.pk, defaults=beste)


def _leg_spoor(betrokkenen: Iterable[int], obj: Samenvoeging, actie: str, by: Medewerker) -> None:
    """A line in the trail of every casus, and one of the merge itself; names of parts only, never their content."""
    velden = {
        "samenvoeging": obj.pk,
        "van_de_ander": sorted(k for k, w in obj.keuzes.items() if w == "verliezer"),
    }
    rijen = Betrokkene.alle.filter(pk__in=list(betrokkenen)).select_related("casus")
    for rij in rijen.order_by("casus__nummer", "pk"):
        audit.record_change(by, rij, action=actie, fields=velden)
    audit.record_change(by, obj, action=actie, fields=velden)
