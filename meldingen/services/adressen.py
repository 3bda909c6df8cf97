"""Addresses of a person: written down, ended, corrected, and a secret one shown with a reason."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from django.db import transaction

from ketenpartners.queries.postcodes import gemeente_bij
from meldingen.huisverbod.afstand import scherm_af_als_dat_moet
from meldingen.models import Adres, Betrokkene
from meldingen.samenvoegen.adressen import bereik_van
from meldingen.services.gegevens import AdresGegevens
from meldingen.services.toegang import require_on_casus
from veiligthuis.core import audit, clock
from veiligthuis.core.access import has_codename
from veiligthuis.core.errors import NotAllowed, RuleBroken
from veiligthuis.core.models import Medewerker

ADRES_VELDEN = (
    "soort", "straat", "huisnummer", "postcode", "plaats", "gemeente", "geheim", "geheim_reden", "bron",
)  # fmt: skip
MAG = "meldingen.voeg_betrokkene_toe"
MAG_GEHEIM = "meldingen.bekijk_geheim_adres"


@transaction.atomic
def leg_adres_vast(
    betrokkene: Betrokkene, *, gegevens: AdresGegevens, by: Medewerker, at: datetime | None = None
) -> Adres:
    """Write down an address; the address of that kind that held until now ends the day before."""
    require_on_casus(by, MAG, betrokkene.casus)
    adres = bewaar_adres(betrokkene, gegevens, op=clock.local(at or clock.now()).date())
    audit.record_change(
        by, betrokkene, action="leg_adres_vast", fields={"soort": adres.soort, "geheim": adres.geheim}
    )
    scherm_af_als_dat_moet(adres, betrokkene, by=by)
    return adres


@transaction.atomic
def beeindig_adres(
    adres: Adres,
    *,
    betrokkene: Betrokkene,
    tot: date | None = None,
    by: Medewerker,
    at: datetime | None = None,
) -> Adres:
    """End an address, as of today when `tot` is None; it stays in the history."""
    require_on_casus(by, MAG, betrokkene.casus)
    rij = _vergrendel(adres, betrokkene)
    vandaag = clock.local(at or clock.now()).date()
    if rij.tot is not None:
        raise RuleBroken("Dit adres is al beëindigd.")
    if (tot or vandaag) > vandaag:
        raise RuleBroken("De einddatum ligt in de toekomst. Kies vandaag of een eerdere dag.", field="tot")
    if (tot or vandaag) < rij.van:
        raise RuleBroken(f"Dit adres geldt pas vanaf {rij.van:%d-%m-%Y}. Kies een latere dag.", field="tot")
    rij.tot = tot or vandaag
    rij.save(update_fields=["tot"])
    audit.record_change(by, betrokkene, action="beeindig_adres", fields={"soort": rij.soort})
    return rij


@transaction.atomic
def verbeter_adres(
    adres: Adres,
    *,
    betrokkene: Betrokkene,
    gegevens: AdresGegevens,
    by: Medewerker,
    at: datetime | None = None,
) -> Adres:
    """Correct a mistake in an address that holds; a move is a new address. A secret one only by who may see it.

    Its kind stays, so that the history of each kind stays in one piece. The trail names the parts that changed.
    """
    require_on_casus(by, MAG, betrokkene.casus)
    rij = _vergrendel(adres, betrokkene)
    if rij.geheim and not has_codename(by, MAG_GEHEIM):
        raise NotAllowed(MAG_GEHEIM)
    if rij.tot is not None:
        raise RuleBroken("Dit adres is beëindigd en verandert niet meer. Leg een nieuw adres vast.")
    nieuw = {naam: getattr(gegevens, naam) for naam in ADRES_VELDEN if naam != "soort"}
    nieuw["gemeente"] = gemeente_bij(gegevens.postcode, gegevens.gemeente)
    nieuw["van"] = gegevens.van or rij.van
    if nieuw["van"] > clock.local(at or clock.now()).date():
        raise RuleBroken("De begindatum ligt in de toekomst. Kijk de datum na.", field="van")
    andere = betrokkene.persoon.adressen.filter(soort=rij.soort, tot__gte=nieuw["van"]).exclude(pk=rij.pk)
    if any(adres.geldt_in(betrokkene.casus_id) for adres in andere):
        raise RuleBroken("Op die dag gold nog een ander adres. Kies een latere dag.", field="van")
    velden = sorted(naam for naam, waarde in nieuw.items() if getattr(rij, naam) != waarde)
    for naam in velden:
        setattr(rij, naam, nieuw[naam])
    rij.save(update_fields=velden)
    audit.record_change(by, betrokkene, action="verbeter_adres", fields={"velden": ", ".join(velden)})
    scherm_af_als_dat_moet(rij, betrokkene, by=by)
    return rij


def toon_geheim_adres(adres: Adres, *, betrokkene: Betrokkene, reden: str, by: Medewerker) -> Adres:
    """Show a secret address to who may see it; that it was shown and for what stays on record.

    Source: Uitvoeringsbesluit Wmo 2015 art. 4.1.8; NEN 7513:2018 (looks are logged).
    """
    require_on_casus(by, MAG_GEHEIM, betrokkene.casus)
    audit.record_view(by, betrokkene, action=f"toon_geheim_adres: {reden}"[:80])
    return adres


def bewaar_adres(betrokkene: Betrokkene, gegevens: AdresGegevens, *, op: date) -> Adres:
    """Keep an address of a person and end the one before that this casus knew; asks no permission.

    Without a gemeente the postcode says which it is.
    """
    vanaf, persoon = gegevens.van or op, betrokkene.persoon
    huidig = persoon.adressen.huidig().filter(soort=gegevens.soort)
    vorig = next((adres for adres in huidig if adres.geldt_in(betrokkene.casus_id)), None)
    if vorig is not None and vorig.van > vanaf:
        raise RuleBroken(
            f"Vanaf {vorig.van:%d-%m-%Y} staat er al een adres. Kies een latere datum.", field="van"
        )
    if vorig is not None and vorig.van == vanaf:
        vorig.delete()  # a correction on the same day: the wrong address never held
    elif vorig is not None:
        vorig.tot = vanaf - timedelta(days=1)
        vorig.save(update_fields=["tot"])
    velden = {naam: getattr(gegevens, naam) for naam in ADRES_VELDEN}
    velden["gemeente"] = gemeente_bij(gegevens.postcode, gegevens.gemeente)
    bereik = bereik_van(persoon, betrokkene.casus_id)
    return Adres.objects.create(persoon=persoon, van=vanaf, alleen_in=bereik, **velden)


def _vergrendel(adres: Adres, betrokkene: Betrokkene) -> Adres:
    """The address under a lock. Raises RuleBroken when it is somebody else's."""
    rij: Adres = Adres.objects.select_for_update().get(pk=adres.pk)
    if rij.persoon_id != betrokkene.persoon_id or not rij.geldt_in(betrokkene.casus_id):
        raise RuleBroken("Dit adres is van een ander.")
    return rij
