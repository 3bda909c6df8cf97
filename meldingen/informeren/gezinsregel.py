"""The rows of the informatieplan that say whether the family knows a decision."""

from __future__ import annotations

from django.urls import reverse

from meldingen.informeren.codelijsten import Ontvanger, Waarover
from meldingen.informeren.machine import LOPEND, BriefStatus
from meldingen.informeren.planregel import Actie, Planregel
from meldingen.informeren.uitkomst import VERTELT_HET, lezers_van_de_uitkomst
from meldingen.models import Brief, Casus, Melding, Termijn
from meldingen.rules.uitkomst import KLOK
from meldingen.termijnen.queries import klok_delen
from veiligthuis.core import clock, words
from veiligthuis.core.access import has_codename
from veiligthuis.core.models import Medewerker

WAT = "Wat wij hebben besloten"


def gezinsregels(casus: Casus, user: Medewerker) -> list[Planregel]:
    """One row for every melding of which the family must hear the decision, or heard it; a fixed number of queries.

    Source: Handelingsprotocol Veilig Thuis 2019.
    """
    rijen = casus.termijnen.filter(code=KLOK).select_related("melding").prefetch_related("verlengingen")
    op_volgorde = rijen.order_by("melding__ontvangen_op", "pk")
    termijnen = {rij.melding: rij for rij in op_volgorde if rij.melding is not None}
    if not any(termijn.is_open for termijn in termijnen.values()):
        return [_klaar(casus, melding, termijn) for melding, termijn in termijnen.items()]
    acties = _brieven(casus, user)
    return [
        _open(casus, melding, termijn, user, acties) if termijn.is_open else _klaar(casus, melding, termijn)
        for melding, termijn in termijnen.items()
    ]


def _klaar(casus: Casus, melding: Melding, termijn: Termijn) -> Planregel:
    op = melding.uitkomst_gezin_op
    stand = f"verteld {words.day(op)}, {melding.uitkomst_gezin_wijze}" if op else termijn.vervallen_reden
    return Planregel("Gezin", _wie(melding), WAT, _door(casus), "", "", stand, False)


def _open(
    casus: Casus, melding: Melding, termijn: Termijn, user: Medewerker, brieven: list[Actie]
) -> Planregel:
    acties = []
    if has_codename(user, "meldingen.informeer_betrokkene"):
        acties.append(_stap("Leg vast", melding, "leg_uitkomst_gezin_vast"))
    if has_codename(user, "meldingen.verleng_termijn"):
        acties.append(_stap("Stel uit", melding, "stel_uitkomst_gezin_uit"))
    uitgesteld = list(termijn.verlengingen.all())
    uitleg = ["Een brief aan ieder van twaalf en ouder sluit deze regel vanzelf."] if brieven else []
    stand = (
        f"uitgesteld tot en met {words.day(uitgesteld[-1].tot)}: {uitgesteld[-1].reden}" if uitgesteld else ""
    )
    return Planregel(
        "Gezin", _wie(melding), WAT, _door(casus), "", "", stand, True, klok_delen([termijn]), uitleg,
        acties + brieven,
    )  # fmt: skip


def _brieven(casus: Casus, user: Medewerker) -> list[Actie]:
    """A letter for everybody who had none since the decision, or the way to the one that lies there."""
    if not has_codename(user, "meldingen.maak_brief"):
        return []
    sinds = casus.vervolg_op
    gekregen, lopend = set(), {}
    for brief in Brief.objects.filter(casus=casus, waarover__in=VERTELT_HET).order_by("pk"):
        if brief.status in LOPEND and brief.waarover == Waarover.BESLUIT:
            lopend[brief.betrokkene_id] = brief
        elif brief.status == BriefStatus.VERSTUURD and (sinds is None or brief.opgesteld_op >= sinds):
            gekregen.add(brief.betrokkene_id)
    acties = []
    for wie in lezers_van_de_uitkomst(casus, at=clock.now()):
        if wie.pk in lopend:
            adres = reverse("meldingen:brief", args=[lopend[wie.pk].pk])
            acties.append(Actie(f"Naar de brief aan {wie.persoon.weergavenaam}", adres))
        elif wie.pk not in gekregen:
            plek = [casus.nummer, Ontvanger.BETROKKENE, wie.pk, Waarover.BESLUIT]
            adres = reverse("meldingen:brief_nieuw", args=plek)
            acties.append(Actie(f"Brief aan {wie.persoon.weergavenaam}", adres, post=True))
    return acties


def _stap(woord: str, melding: Melding, naam: str) -> Actie:
    return Actie(woord, reverse("meldingen:melding_stap", args=[melding.nummer, naam]))


def _wie(melding: Melding) -> str:
    return f"Het gezin, melding {melding.nummer}"


def _door(casus: Casus) -> str:
    return str(casus.behandelaar.weergavenaam) if casus.behandelaar else "nog niemand"
