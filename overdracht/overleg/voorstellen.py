"""What a casus asks to be on the agenda; each proposal is taken over or left out by hand."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from meldingen.models import Casus
from overdracht.models import Vraag
from overdracht.overleg.codelijsten import Bron
from overdracht.overleg.records import Overleg
from overdracht.queries import lopende_overdracht
from veiligheid.codelijsten import SoortAfspraak
from veiligheid.models import Afspraak
from veiligheid.queries import cijfers, geldig_plan
from veiligthuis.core import words


@dataclass(frozen=True)
class Voorstel:
    """A point the casus proposes: where it comes from, its key there, and what it says to Veilig Thuis."""

    bron: Bron
    sleutel: str
    titel: str


def voorstellen(overleg: Overleg) -> list[Voorstel]:
    """Everything the casus proposes that nobody decided on yet; at most ten queries."""
    bekend = set(overleg.agendapunten.exclude(bronsleutel="").values_list("bronsleutel", flat=True))
    return [voorstel for voorstel in _alle(overleg) if voorstel.sleutel not in bekend]


def _alle(overleg: Overleg) -> Iterator[Voorstel]:
    yield from _uit_het_plan(overleg)
    yield from _uit_de_overdracht(overleg.casus)
    yield from _uit_de_beoordeling(overleg.casus)
    yield from _cijfers(overleg.casus)


def _uit_het_plan(overleg: Overleg) -> Iterator[Voorstel]:
    """Conditions that run, agreements due by the day of the overleg, and the day of looking again."""
    plan = geldig_plan(overleg.casus)
    if plan is None:
        return
    dag = words.as_date(overleg.begint_op)
    for rij in plan.voorwaarden:
        if rij.afgerond_op is None:
            yield Voorstel(Bron.VOORWAARDE, f"afspraak:{rij.pk}", _regel(rij))
    for rij in plan.onderling:
        beurt = rij.aan_de_beurt
        if rij.afgerond_op is None and beurt is not None and beurt <= dag:
            yield Voorstel(Bron.AFSPRAAK, f"afspraak:{rij.pk}", _regel(rij))
    if (volgende := plan.volgende_evaluatie) is not None:
        yield Voorstel(
            Bron.EVALUATIE, f"evaluatie:{plan.pk}:{volgende}", f"Weer kijken naar het plan, {words.day(volgende)}"
        )  # fmt: skip


def _regel(rij: Afspraak) -> str:
    soort = "Voorwaarde" if rij.soort == SoortAfspraak.VOORWAARDE else "Afspraak"
    beurt = f" (kijken op {words.day(rij.aan_de_beurt)})" if rij.aan_de_beurt else ""
    return f"{soort}: {rij.wie}: {rij.wat}{beurt}"[:400]


def _uit_de_overdracht(casus: Casus) -> Iterator[Voorstel]:
    """The handover that runs, and what its receiver asked without an answer."""
    lopend = lopende_overdracht(casus)
    if lopend is None:
        return
    yield Voorstel(
        Bron.OVERDRACHT,
        f"overdracht:{lopend.pk}:{lopend.status}",
        f"Overdracht aan {lopend.naar_team}: {lopend.get_status_display().lower()}",
    )
    for vraag in Vraag.objects.filter(overdracht=lopend, beantwoord_op__isnull=True):
        yield Voorstel(Bron.VRAAG, f"vraag:{vraag.pk}", f"Vraag van {lopend.naar_team}: {vraag.vraag}"[:400])


def _uit_de_beoordeling(casus: Casus) -> Iterator[Voorstel]:
    """What the last signed assessment did not know of anybody."""
    laatste = casus.veiligheidsbeoordelingen.vastgesteld().order_by("-ondertekend_op").first()
    if laatste is None:
        return
    for veld in ("wapens_in_huis", "escalatie", "dwang_en_controle", "kinderen_aanwezig"):
        if getattr(laatste, veld) == "onbekend":
            naam = str(laatste._meta.get_field(veld).verbose_name)  # type: ignore[union-attr]
            yield Voorstel(Bron.INFORMATIE, f"onbekend:{laatste.pk}:{veld}", f"Nog onbekend: {naam}")


def _cijfers(casus: Casus) -> Iterator[Voorstel]:
    """First and last number of everybody who gave one."""
    for reeks in cijfers(casus):
        wie = reeks.betrokkene.persoon.weergavenaam
        nu = f"{reeks.nu.cijfer.normalize():f}".replace(".", ",")
        eerst = f"{reeks.eerst.cijfer.normalize():f}".replace(".", ",")
        yield Voorstel(
            Bron.CIJFER,
            f"cijfer:{reeks.betrokkene.pk}:{reeks.nu.op}",
            f"Veiligheidscijfer {wie}: eerst {eerst}, nu {nu} ({words.day(reeks.nu.op)})",
        )
