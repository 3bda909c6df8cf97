"""Writing down and ending bands between people of a casus."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction

from meldingen.codelijsten import Gezag
from meldingen.gezin import rules
from meldingen.gezin.codelijsten import WEDERZIJDSE_BANDEN, Bandsoort
from meldingen.models import Betrokkene, Casus, Gezinsband
from meldingen.services.toegang import require_on_casus
from veiligthuis.core import audit, clock
from veiligthuis.core.errors import RuleBroken
from veiligthuis.core.models import Medewerker

MAG = "meldingen.voeg_betrokkene_toe"


@transaction.atomic
def leg_band_vast(
    van: Betrokkene,
    naar: Betrokkene,
    *,
    soort: str,
    sinds: date | None = None,
    bron: str = "melder",
    by: Medewerker,
    at: datetime | None = None,
) -> Gezinsband:
    """Write down what one person is to another; the order does not matter for a band that holds both ways.

    Somebody with authority over a child counts from then on as holding authority. Raises RuleBroken for the same band
    twice, a band with oneself or across casussen, and for an own ancestor.
    """
    require_on_casus(by, MAG, van.casus)
    Casus.objects.select_for_update().get(pk=van.casus_id)  # two at once could make a circle together
    if soort in WEDERZIJDSE_BANDEN and van.pk > naar.pk:
        van, naar = naar, van
    _keur(van, naar, soort, sinds, op=clock.local(at or clock.now()).date())
    band = Gezinsband.objects.create(
        casus_id=van.casus_id, van=van, naar=naar, soort=soort, sinds=sinds, bron=bron.strip() or "onbekend"
    )
    if soort == Bandsoort.GEZAG_OVER:
        _zet_gezag(van, Gezag.JA)
    audit.record_change(by, band, action="leg_band_vast", fields={"soort": soort})
    return band


@transaction.atomic
def beeindig_band(
    band: Gezinsband, *, tot: date | None = None, by: Medewerker, at: datetime | None = None
) -> Gezinsband:
    """End a band, as of today when `tot` is None; it stays on record and can begin anew.

    Who held authority over nobody else any more does not hold authority from then on.
    """
    require_on_casus(by, MAG, band.casus)
    rij = Gezinsband.objects.select_for_update(of=("self",)).select_related("van").get(pk=band.pk)
    vandaag = clock.local(at or clock.now()).date()
    einde = tot or vandaag
    if rij.tot is not None:
        raise RuleBroken("Deze band is al beëindigd.")
    if einde > vandaag:
        raise RuleBroken("De einddatum ligt in de toekomst. Kies vandaag of een eerdere dag.", field="tot")
    if rij.sinds is not None and einde < rij.sinds:
        raise RuleBroken(f"De band begon pas op {rij.sinds:%d-%m-%Y}. Kies een latere dag.", field="tot")
    rij.tot = einde
    rij.save(update_fields=["tot"])
    if rij.soort == Bandsoort.GEZAG_OVER and not _heeft_nog_gezag(rij.van):
        _zet_gezag(rij.van, Gezag.NEE)
    audit.record_change(by, rij, action="beeindig_band", fields={"soort": rij.soort})
    return rij


def _keur(van: Betrokkene, naar: Betrokkene, soort: str, sinds: date | None, *, op: date) -> None:
    if reden := rules.band_verbindt_twee_mensen_van_een_casus(van, naar):
        raise RuleBroken(reden, field="naar")
    if soort not in Bandsoort.values:
        raise RuleBroken("Kies wat deze twee van elkaar zijn.", field="soort")
    if sinds is not None and sinds > op:
        raise RuleBroken("Deze datum ligt in de toekomst. Kies vandaag of een eerdere dag.", field="sinds")
    banden = list(Gezinsband.objects.filter(casus_id=van.casus_id))
    zelfde = (van.pk, naar.pk, soort)
    if any((b.van_id, b.naar_id, b.soort) == zelfde and b.tot is None for b in banden):
        raise RuleBroken("Deze band staat er al.", field="soort")
    if reden := rules.niemand_is_zijn_eigen_voorouder(van, naar, soort, banden):
        raise RuleBroken(reden, field="soort")


def _heeft_nog_gezag(wie: Betrokkene) -> bool:
    return wie.banden_naar.lopend().filter(soort=Bandsoort.GEZAG_OVER).exists()


def _zet_gezag(wie: Betrokkene, gezag: str) -> None:
    if wie.gezag != gezag:
        wie.gezag = gezag
        wie.save(update_fields=["gezag"])
