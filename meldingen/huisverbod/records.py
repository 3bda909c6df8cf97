"""What is kept of a huisverbod: about whom, from when to when, and the advice that was given."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import F, Q

from meldingen.huisverbod.machine import LANGST, HuisverbodMachine
from meldingen.huisverbod.queries import HuisverbodadviesQuerySet, HuisverbodQuerySet
from meldingen.huisverbod.status import LOPEND, Bereikbaarheid, Burgemeesteradvies, HuisverbodStatus
from meldingen.termijnen.effects import TermijnBron
from veiligthuis.core.machine import fsm_trigger, status_check

if TYPE_CHECKING:
    from meldingen.models.betrokkene import Betrokkene


class Huisverbod(HuisverbodMachine):
    """One decision of the burgemeester that keeps somebody out of the home and away from those who live there.

    `opgelegd_op` is the moment it took effect, `eindigt_op` the last one, on the same time of day. Where either side
    stays is kept with the persons, never here.
    """

    casus = models.ForeignKey(
        "meldingen.Casus", models.CASCADE, related_name="huisverboden", verbose_name="casus"
    )
    uithuisgeplaatste = models.ForeignKey(
        "meldingen.Betrokkene", models.PROTECT, related_name="huisverboden", verbose_name="uithuisgeplaatste"
    )
    achterblijvers = models.ManyToManyField(
        "meldingen.Betrokkene", related_name="achtergebleven_bij", verbose_name="achterblijvers"
    )
    gemeente = models.CharField("burgemeester van", max_length=80)
    kenmerk = models.CharField("kenmerk van het besluit", max_length=60, blank=True)
    opgelegd_op = models.DateTimeField("opgelegd op")
    mondeling = models.BooleanField("eerst mondeling aangezegd", default=False)
    aanleiding = models.TextField("feiten en omstandigheden")
    kindermishandeling = models.BooleanField("ook om kindermishandeling", default=False)
    overleg = models.TextField("overleg vooraf met de burgemeester", blank=True)
    eindigt_op = models.DateTimeField("eindigt op")
    bereikbaar = models.CharField("bereikbaar", max_length=15, choices=Bereikbaarheid.choices, blank=True)
    bereikbaar_op = models.DateTimeField("bereikbaarheid bekend op", null=True, blank=True)
    verlengd_op = models.DateTimeField("verlenging besloten op", null=True, blank=True)
    verlengd_dagen = models.PositiveSmallIntegerField("verlengd met dagen", default=0)
    ingetrokken_op = models.DateTimeField("ingetrokken op", null=True, blank=True)
    intrek_reden = models.TextField("reden van intrekking", blank=True)
    afgelopen_op = models.DateTimeField("einde vastgelegd op", null=True, blank=True)
    hoe_verder = models.TextField("hoe het gezin verdergaat", blank=True)
    reden_geen_plan = models.TextField("waarom er geen veiligheidsplan is", blank=True)
    vastgelegd_op = models.DateTimeField("vastgelegd op")
    vastgelegd_door = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="vastgelegd door"
    )

    objects = HuisverbodQuerySet.as_manager()

    class Meta:
        verbose_name = "huisverbod"
        verbose_name_plural = "huisverboden"
        ordering = ("-opgelegd_op", "-pk")
        permissions = [
            ("leg_huisverbod_vast", "Mag een huisverbod en het verloop ervan vastleggen"),
            ("adviseer_burgemeester", "Mag de burgemeester adviseren over een huisverbod"),
        ]
        constraints = [
            status_check(HuisverbodStatus, name="huisverbod_status_bestaat"),
            models.CheckConstraint(
                name="huisverbod_duurt_ten_hoogste_vier_weken",
                condition=Q(eindigt_op__gt=F("opgelegd_op")) & Q(eindigt_op__lte=F("opgelegd_op") + LANGST),
            ),
            models.CheckConstraint(
                name="verlengd_huisverbod_heeft_een_besluit",
                condition=Q(verlengd_op__isnull=True, verlengd_dagen=0)
                | Q(verlengd_op__isnull=False, verlengd_dagen__gte=1),
            ),
            models.CheckConstraint(
                name="ingetrokken_huisverbod_heeft_een_reden",
                condition=(~Q(status=HuisverbodStatus.INGETROKKEN) & Q(ingetrokken_op__isnull=True))
                | (
                    Q(status=HuisverbodStatus.INGETROKKEN, ingetrokken_op__isnull=False) & ~Q(intrek_reden="")
                ),
            ),
            models.UniqueConstraint(
                name="een_lopend_huisverbod_per_uithuisgeplaatste",
                fields=("uithuisgeplaatste",),
                condition=Q(status__in=LOPEND),
            ),
        ]
        triggers = [
            fsm_trigger(HuisverbodMachine, name="huisverbod_status_volgt_de_stappen"),
            pgtrigger.ReadOnly(
                name="huisverbod_begin_staat_vast", fields=["casus", "uithuisgeplaatste", "opgelegd_op"]
            ),
        ]

    def __str__(self) -> str:
        return f"huisverbod {self.pk}"

    @property
    def weg(self) -> Betrokkene:
        """Who was kept out, also since two rows about this human became one."""
        return self.uithuisgeplaatste.opgegaan_in or self.uithuisgeplaatste

    @property
    def achter(self) -> list[Betrokkene]:
        """Who stayed at home, each human once; of a row read with `met_mensen`."""
        wie = (ander.opgegaan_in or ander for ander in self.achterblijvers.all())
        return list(dict.fromkeys(wie))

    @property
    def loopt(self) -> bool:
        """Whether nobody wrote down its end."""
        return self.status in LOPEND

    def termijn_bron(self) -> TermijnBron:
        """Its terms count from the moment it took effect.

        Source: Wet tijdelijk huisverbod art. 2 lid 1 and 6, art. 9 lid 1.
        """
        return TermijnBron(casus=self.casus, startmoment=self.opgelegd_op, onderwerp=f"huisverbod:{self.pk}")


class Huisverbodadvies(models.Model):
    """What Veilig Thuis advised the burgemeester, and on what ground; never changed, a new view is a new row."""

    huisverbod = models.ForeignKey(
        Huisverbod, models.CASCADE, related_name="adviezen", verbose_name="huisverbod"
    )
    advies = models.CharField("advies", max_length=15, choices=Burgemeesteradvies.choices)
    motivering = models.TextField("motivering")
    gegeven_op = models.DateTimeField("gegeven op")
    gegeven_door = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="gegeven door"
    )

    objects = HuisverbodadviesQuerySet.as_manager()

    class Meta:
        verbose_name = "advies over een huisverbod"
        verbose_name_plural = "adviezen over een huisverbod"
        ordering = ("gegeven_op", "pk")
        constraints = [
            models.CheckConstraint(
                name="burgemeesteradvies_bestaat", condition=Q(advies__in=Burgemeesteradvies.values)
            ),
            models.CheckConstraint(name="burgemeesteradvies_is_gemotiveerd", condition=~Q(motivering="")),
        ]
        triggers = [pgtrigger.Protect(name="burgemeesteradvies_blijft_staan", operation=pgtrigger.Update)]

    def __str__(self) -> str:
        return f"advies {self.pk} over een huisverbod"
