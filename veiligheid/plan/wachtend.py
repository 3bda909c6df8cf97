"""What a plan asks of who carries the casus: agreements to look at, what follows a broken condition, evaluations."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import islice
from typing import Any

from django.db.models import Q
from django.urls import reverse

from meldingen.models import Casus
from veiligheid.models import Afspraak, Afspraakcontrole, Veiligheidsplan
from veiligthuis.core.access import Person

TE_VEEL = 40
"""No list shows more of each kind; the oldest first, so nothing is hidden for good."""


@dataclass(frozen=True)
class Planwerk:
    """One thing to do for a plan; `dag` is when it was or is due, `dringend` when it comes before everything else.

    `wie` is who must act, `afgesproken_met` who agreed to it; empty where it is about the whole plan.
    """

    dag: date
    nummer: str
    naam: str
    wat: str
    url: str
    wie: str
    dringend: bool = False
    afgesproken_met: str = ""


def planwerk(user: Person, van: Q, *, vandaag: date, tot: date) -> list[Planwerk]:
    """What is due up to and including `tot` in the casussen of `van`, the most urgent first; four queries.

    `van` is a condition on a casus. Empty for who may not see plans.
    Source: Kwaliteitskader Veilig Thuis 2016, zicht op veiligheid.
    """
    casussen = Casus.objects.visible_to(user).filter(van, gesloten_op__isnull=True).values("pk")
    found = [
        *_gevolgen(user, casussen),
        *_afspraken(user, casussen, tot),
        *_evaluaties(user, casussen, tot),
        *_onaf(user, casussen, vandaag),
    ]
    return sorted(found, key=lambda regel: (not regel.dringend, regel.dag, regel.nummer))


def _gevolgen(user: Person, casussen: Any) -> Iterator[Planwerk]:
    rows = (
        Afspraakcontrole.objects.visible_to(user).vraagt_gevolg().filter(afspraak__plan__casus__in=casussen)
    )
    met = ("afspraak__plan__casus__behandelaar", "afspraak__betrokkene__persoon")
    for row in rows.select_related(*met).order_by("op", "pk")[:TE_VEEL]:
        wat = f"Voorwaarde lukte niet, zet in: {row.afspraak.gevolg or row.afspraak.wat}"
        url = reverse("veiligheid:gevolg", args=[row.pk])
        yield _regel(row.afspraak.plan.casus, row.op, wat, url, True, _met_wie(row.afspraak))


def _afspraken(user: Person, casussen: Any, tot: date) -> Iterator[Planwerk]:
    rows = Afspraak.objects.visible_to(user).af_te_ronden(tot).filter(plan__casus__in=casussen)
    for row in rows.select_related("plan__casus__behandelaar", "betrokkene__persoon")[:TE_VEEL]:
        dag = row.aan_de_beurt
        if dag is not None:
            url = reverse("veiligheid:afspraak", args=[row.pk])
            yield _regel(row.plan.casus, dag, f"Lukt het? {row.wat}", url, afgesproken_met=_met_wie(row))


def _evaluaties(user: Person, casussen: Any, tot: date) -> Iterator[Planwerk]:
    plans = Veiligheidsplan.objects.visible_to(user).geldig().te_evalueren(tot).filter(casus__in=casussen)
    rows = plans.select_related("casus__behandelaar").order_by("evaluatie_op", "pk")
    due = ((plan, dag) for plan in rows if (dag := plan.volgende_evaluatie) is not None and dag <= tot)
    for plan, dag in islice(due, TE_VEEL):
        wat = "Kijk samen weer naar het veiligheidsplan"
        yield _regel(plan.casus, dag, wat, reverse("veiligheid:evaluatie", args=[plan.pk]))


def _onaf(user: Person, casussen: Any, vandaag: date) -> Iterator[Planwerk]:
    """A plan that was begun in a crisis before today and never completed."""
    plans = Veiligheidsplan.objects.visible_to(user).in_concept()
    unfinished = plans.filter(casus__in=casussen, uit_crisis=True, begonnen_op__date__lt=vandaag)
    for plan in unfinished.select_related("casus__behandelaar").order_by("begonnen_op")[:TE_VEEL]:
        yield _regel(plan.casus, vandaag, "Maak het plan uit de crisis af", plan.adres, True)


def _met_wie(afspraak: Afspraak) -> str:
    """Who agreed: the name that stands in the plan, or else of the person it hangs on."""
    if afspraak.wie:
        return afspraak.wie
    return str(afspraak.betrokkene.persoon.weergavenaam) if afspraak.betrokkene else ""


def _regel(
    casus: Casus, dag: date, wat: str, url: str, dringend: bool = False, afgesproken_met: str = ""
) -> Planwerk:
    wie = casus.behandelaar.korte_naam if casus.behandelaar else "niemand"
    return Planwerk(dag, casus.nummer, casus.naam, wat, url, wie, dringend, afgesproken_met)
