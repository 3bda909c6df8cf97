"""Who may see which plans, rows and copies, and what is due of them."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Self

from django.db.models import F, Q
from django.db.models.functions import Least

from meldingen.models import Casus
from veiligheid.codelijsten import SoortAfspraak, Uitkomst
from veiligheid.machine import PLAN_GELDIG, PlanStatus
from veiligthuis.core.access import Person, VisibleQuerySet, has_codename
from veiligthuis.core.reports import PdfQuerySet

if TYPE_CHECKING:
    from veiligheid.models import (  # noqa: F401 - named as strings below
        Afspraak,
        Afspraakcontrole,
        Netwerkpersoon,
        Plandeelnemer,
        Veiligheidsplan,
    )


class PlanQuerySet(VisibleQuerySet["Veiligheidsplan"]):
    """Versions of safety plans, the latest first."""

    def visible_to(self, user: Person) -> Self:
        """Who may look at plans and sees the casus; a receiving partner reads the plan in its handover."""
        if not has_codename(user, "veiligheid.bekijk_veiligheidsplan"):
            return self.none()
        return self.filter(casus__in=Casus.objects.visible_to(user))

    def geldig(self) -> Self:
        """The versions that hold now; at most one per casus."""
        return self.filter(status__in=PLAN_GELDIG)

    def ooit_vastgesteld(self) -> Self:
        """The versions that hold or held."""
        return self.filter(vastgesteld_op__isnull=False)

    def in_concept(self) -> Self:
        """The versions being written; at most one per casus."""
        return self.filter(status=PlanStatus.CONCEPT)

    def te_evalueren(self, tot: date) -> Self:
        """With a first evaluation on `tot` or earlier, less those of which every evaluation was done."""
        klaar = Q(latere_evaluaties=[], geevalueerd_op__isnull=False, geevalueerd_op__gte=F("evaluatie_op"))
        return self.filter(evaluatie_op__lte=tot).exclude(klaar)

    def met_inhoud(self) -> Self:
        """With agreements and people, in a fixed number of queries: the rules read them too."""
        return self.select_related(
            "casus", "opgesteld_door", "vastgesteld_door", "regie_organisatie"
        ).prefetch_related(
            "afspraken__afgerond_door",
            "afspraken__controles__door",
            "deelnemers__betrokkene__persoon",
            "deelnemers__reactie_door",
            "netwerkpersonen",
        )


class AfspraakQuerySet(VisibleQuerySet["Afspraak"]):
    """Conditions and agreements."""

    def visible_to(self, user: Person) -> Self:
        """Who may look at plans and sees the casus."""
        if not has_codename(user, "veiligheid.bekijk_veiligheidsplan"):
            return self.none()
        return self.filter(plan__casus__in=Casus.objects.visible_to(user))

    def lopend(self) -> Self:
        """Without an outcome, of a plan that holds."""
        return self.filter(afgerond_op__isnull=True, plan__status__in=PLAN_GELDIG)

    def af_te_ronden(self, tot: date) -> Self:
        """Running ones that somebody must look at on `tot` or earlier, the oldest first."""
        due = self.lopend().filter(Q(tot__lte=tot) | Q(controle_op__lte=tot))
        return due.select_related("plan__casus").order_by(Least("tot", "controle_op"), "pk")


class DeelnemerQuerySet(VisibleQuerySet["Plandeelnemer"]):
    """Who a plan was discussed with."""

    def visible_to(self, user: Person) -> Self:
        """Who may look at plans and sees the casus."""
        if not has_codename(user, "veiligheid.bekijk_veiligheidsplan"):
            return self.none()
        return self.filter(plan__casus__in=Casus.objects.visible_to(user))


class ControleQuerySet(VisibleQuerySet["Afspraakcontrole"]):
    """What was seen of agreements."""

    def visible_to(self, user: Person) -> Self:
        """Who may look at plans and sees the casus."""
        if not has_codename(user, "veiligheid.bekijk_veiligheidsplan"):
            return self.none()
        return self.filter(afspraak__plan__casus__in=Casus.objects.visible_to(user))

    def vraagt_gevolg(self) -> Self:
        """A condition was not kept and what then must happen was not done yet."""
        return self.filter(
            gevolg_op__isnull=True,
            uitkomst=Uitkomst.NIET_NAGEKOMEN,
            afspraak__soort=SoortAfspraak.VOORWAARDE,
        )


class ExemplaarQuerySet(PdfQuerySet):
    """Copies of plans."""

    def visible_to(self, user: Person) -> Self:
        """Who may look at plans and sees the casus."""
        if not has_codename(user, "veiligheid.bekijk_veiligheidsplan"):
            return self.none()
        return self.filter(plan__casus__in=Casus.objects.visible_to(user))


class NetwerkQuerySet(VisibleQuerySet["Netwerkpersoon"]):
    """People around a family."""

    def visible_to(self, user: Person) -> Self:
        """Who may look at plans and sees the casus."""
        if not has_codename(user, "veiligheid.bekijk_veiligheidsplan"):
            return self.none()
        return self.filter(plan__casus__in=Casus.objects.visible_to(user))


def vorige_versie(plan: Veiligheidsplan) -> Veiligheidsplan | None:
    """The version that held before this one, without its content; None for the first."""
    earlier = plan.casus.veiligheidsplannen.ooit_vastgesteld().filter(versie__lt=plan.versie)
    return earlier.order_by("-versie").first()
