"""Every read of the file of a traject; a line that was corrected stays readable and no longer counts."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, Self, TypeVar

from django.db import models
from django.db.models import Exists, OuterRef, Q

from meldingen.codelijsten import Besluit
from meldingen.models import Bronbescherming, Casus
from veiligheid.queries import BesluitQuerySet
from veiligheid.traject.codelijsten import Onderwerp, Weger
from veiligthuis.core.access import Person, VisibleQuerySet, has_codename
from veiligthuis.core.reports import PdfQuerySet

if TYPE_CHECKING:
    from veiligheid.models import (  # noqa: F401 - named as strings below
        Bevinding,
        Conclusie,
        Kindgezien,
        Onderzoeksvraag,
        Vervolgbesluit,
        Wederhoor,
    )

ZIEN = "veiligheid.bekijk_veiligheid"
Rij = TypeVar("Rij", bound=models.Model)


class RegelQuerySet(VisibleQuerySet[Rij]):
    """Lines of the file of a traject."""

    def visible_to(self, user: Person) -> Self:
        """Who may look at veiligheid and sees the casus; nobody else."""
        if not has_codename(user, ZIEN):
            return self.none()
        return self.filter(casus__in=Casus.objects.visible_to(user))

    def staand(self) -> Self:
        """Not corrected."""
        return self.filter(verbeterd_door__isnull=True)

    def in_dit_traject(self, casus: Casus) -> Self:
        """Of this casus, written since the decision that the ten weeks count from."""
        hier = self.filter(casus=casus)
        return hier.filter(vastgelegd_op__gte=casus.traject_besluit_op) if casus.traject_besluit_op else hier


class KindgezienQuerySet(RegelQuerySet["Kindgezien"]):
    """Children seen, the latest first."""

    def met_verband(self) -> Self:
        """With who was seen, by whom, and what was said."""
        return self.select_related("betrokkene__persoon", "door", "contactmoment", "verbeterd_door")


class BevindingQuerySet(RegelQuerySet["Bevinding"]):
    """Facts, opinions and interpretations, the oldest day first."""

    def met_verband(self) -> Self:
        """With the source, who wrote it down, and whether the document it comes from is protected."""
        return self.select_related("betrokkene__persoon", "document", "door", "verbeterd_door").annotate(
            document_beschermd=_beschermd_document()
        )

    def te_delen(self) -> Self:
        """What the family may read: not corrected, and of no protected source.

        Source: Uitvoeringsbesluit Wmo 2015 art. 4.1.8 lid 3.
        """
        return self.staand().filter(~Q(_beschermd_document()), afscherm_grond="")


class WederhoorQuerySet(RegelQuerySet["Wederhoor"]):
    """Hoor en wederhoor, the latest first."""

    def met_verband(self) -> Self:
        """With who reacted and who wrote it down."""
        return self.select_related("betrokkene__persoon", "door", "verbeterd_door")


class ConclusieQuerySet(RegelQuerySet["Conclusie"]):
    """Conclusions, the latest first."""

    def met_verband(self) -> Self:
        """With who drew it and who weighed along."""
        return self.select_related("door").prefetch_related("medewegingen__door")


class VraagQuerySet(VisibleQuerySet["Onderzoeksvraag"]):
    """Later wordings of an onderzoeksvraag, the latest first."""

    def visible_to(self, user: Person) -> Self:
        """Who may look at veiligheid and sees the casus."""
        if not has_codename(user, ZIEN):
            return self.none()
        return self.filter(casus__in=Casus.objects.visible_to(user))


class VerslagQuerySet(PdfQuerySet):
    """Draft reports as PDF."""

    def visible_to(self, user: Person) -> Self:
        """Who may look at veiligheid and sees the casus."""
        if not has_codename(user, ZIEN):
            return self.none()
        return self.filter(casus__in=Casus.objects.visible_to(user))


def _beschermd_document() -> Exists:
    return Exists(Bronbescherming.objects.geldend().filter(document=OuterRef("document"), alinea_hash=""))


def per_kind(rijen: Iterable[Kindgezien]) -> dict[int, Kindgezien]:
    """The last standing line per child, also of a child that stood in the casus twice."""
    return _laatste_per_persoon(rijen)


def per_gehoorde(rijen: Iterable[Wederhoor]) -> dict[int, Wederhoor]:
    """The last standing line per person."""
    return _laatste_per_persoon(rijen)


def huidige_conclusies(casus: Casus) -> dict[str, Conclusie]:
    """The conclusion that holds per subject, drawn in this traject; a subject without one is not in it."""
    gevonden: dict[str, Conclusie] = {}
    for rij in casus.traject_conclusie.in_dit_traject(casus).met_verband():
        gevonden.setdefault(rij.onderwerp, rij)
    return {onderwerp: gevonden[onderwerp] for onderwerp in Onderwerp.values if onderwerp in gevonden}


def ontbrekende_wegers(conclusie: Conclusie) -> list[Weger]:
    """Who must still weigh this conclusion along: a gedragswetenschapper, and a vertrouwensarts where it is medical.

    Source: Uitvoeringsbesluit Wmo 2015 art. 4.1.2; Handelingsprotocol Veilig Thuis 2019.
    """
    nodig = [Weger.GEDRAGSWETENSCHAPPER, *([Weger.VERTROUWENSARTS] if conclusie.medisch else [])]
    woog = {rij.als for rij in conclusie.medewegingen.all()}
    return [weger for weger in nodig if weger not in woog]


def besluit_tot_traject(casus: Casus) -> Vervolgbesluit | None:
    """The last decision for V&V or onderzoek, with the onderzoeksvraag; None before one."""
    rijen: BesluitQuerySet = casus.vervolgbesluiten.select_related("genomen_door", "medebeslisser")
    return rijen.filter(besluit__in=[Besluit.VV, Besluit.ONDERZOEK]).first()


def bijgestelde_vragen(besluit: Vervolgbesluit | None) -> list[Onderzoeksvraag]:
    """Every later wording of the question of a decision, the newest first; that one holds."""
    return list(besluit.bijgestelde_vragen.select_related("door")) if besluit else []


def geldende_vraag(besluit: Vervolgbesluit) -> str:
    """The onderzoeksvraag as it reads now; empty for a decision without one."""
    nieuwste = besluit.bijgestelde_vragen.first()
    return str(nieuwste.tekst if nieuwste else besluit.onderzoeksvraag)


def _laatste_per_persoon(rijen: Iterable[Any]) -> dict[int, Any]:
    gevonden: dict[int, Any] = {}
    for rij in rijen:
        wie = rij.betrokkene.opgegaan_in_id or rij.betrokkene_id
        if getattr(rij, "verbeterd_door", None) is None:
            gevonden.setdefault(wie, rij)
    return gevonden
