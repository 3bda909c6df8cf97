"""The safety assessment: the ten sections of the instrument, the judgement per person, the earlier information."""

import pgtrigger
from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from meldingen.codelijsten import Aanleiding, Aard, Besluit, Veiligheidsniveau
from meldingen.models import Betrokkene, Casus, Melding
from veiligheid.codelijsten import (
    AcuutSignaal,
    Oordeel,
    RedenGeenVervolg,
    Risicofactor,
    Urgentie,
)
from veiligheid.instrument import VRAGEN
from veiligheid.machine import BEOORDELING_BEVROREN, BEOORDELING_LOPEND, BeoordelingMachine, BeoordelingStatus
from veiligheid.queries import BeoordelingQuerySet, directbetrokkenen
from veiligheid.rules import VOORWAARDEN
from veiligthuis.core.machine import fsm_trigger, status_check

TONEN = {
    Veiligheidsniveau.ACUUT: "danger",
    Veiligheidsniveau.STRUCTUREEL: "warning",
    Veiligheidsniveau.ONTHULLING: "geheim",
    Veiligheidsniveau.GEEN: "safe",
}
"""The tone of each outcome."""


class Veiligheidsbeoordeling(BeoordelingMachine):
    """One assessment of one melding; at most one runs at a time, and a signed one never changes.

    Source: Uitvoeringsbesluit Wmo 2015 art. 4.1.7 lid 1.
    """

    casus = models.ForeignKey(Casus, models.PROTECT, related_name="veiligheidsbeoordelingen")
    melding = models.ForeignKey(Melding, models.PROTECT, related_name="veiligheidsbeoordelingen")
    opgesteld_door = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="opgesteld door"
    )
    begonnen_op = models.DateTimeField("begonnen op")
    gewijzigd_op = models.DateTimeField("laatst bewaard op")
    voorgelegd_op = models.DateTimeField("voorgelegd op", null=True, blank=True)
    ondertekend_door = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="ondertekend door",
    )
    ondertekend_op = models.DateTimeField("ondertekend op", null=True, blank=True)
    teruggave_reden = models.TextField("reden van teruggave", blank=True)
    verval_reden = models.TextField("reden van verval", blank=True)

    # 1. Melding
    feiten = models.TextField("feiten", blank=True)
    meningen = models.TextField("meningen en vermoedens", blank=True)
    kinderen_aanwezig = models.CharField(
        "kinderen aanwezig", max_length=10, choices=Oordeel.choices, blank=True
    )
    # 2. Gezin
    gezinssituatie = models.TextField("gezinssituatie", blank=True)
    wapens_in_huis = models.CharField("wapen in huis", max_length=10, choices=Oordeel.choices, blank=True)
    # 3. Eerdere informatie (rows in EerdereInformatie)
    eerdere_informatie = models.TextField("wat dit samen laat zien", blank=True)
    # 4. Acute onveiligheid
    acute_lijst_nagelopen = models.BooleanField("lijst nagelopen", default=False)
    acute_signalen = ArrayField(
        models.CharField(max_length=30, choices=AcuutSignaal.choices),
        verbose_name="acute signalen",
        default=list,
        blank=True,
    )
    directe_actie = models.TextField("directe actie", blank=True)
    # 5. Structurele onveiligheid
    structureel_patroon = models.TextField("patroon", blank=True)
    escalatie = models.CharField("wordt het erger", max_length=10, choices=Oordeel.choices, blank=True)
    dwang_en_controle = models.CharField(
        "dwang, controle of stalking", max_length=10, choices=Oordeel.choices, blank=True
    )
    # 6. Leefsituatie en risicofactoren
    risicofactoren = ArrayField(
        models.CharField(max_length=30, choices=Risicofactor.choices),
        verbose_name="risicofactoren",
        default=list,
        blank=True,
    )
    risico_toelichting = models.TextField("toelichting op de risico's", blank=True)
    # 7. Beschermende factoren en netwerk
    beschermende_factoren = models.TextField("beschermende factoren", blank=True)
    netwerk = models.TextField("netwerk", blank=True)
    # 9. Vormen (8, the veiligheidscijfer, stands in Persoonsoordeel)
    aanleiding = ArrayField(
        models.CharField(max_length=40, choices=Aanleiding.choices),
        verbose_name="aanleiding",
        default=list,
        blank=True,
    )
    aard = ArrayField(
        models.CharField(max_length=40, choices=Aard.choices),
        verbose_name="aard van het geweld",
        default=list,
        blank=True,
    )
    # 10. Weging en vervolgbesluit
    categorie = models.CharField("categorie", max_length=20, choices=Veiligheidsniveau.choices, blank=True)
    urgentie = models.CharField("urgentie", max_length=10, choices=Urgentie.choices, blank=True)
    weging = models.TextField("weging", blank=True)
    voorgesteld_besluit = models.CharField(
        "voorgesteld besluit", max_length=30, choices=Besluit.choices, blank=True
    )
    motivering = models.TextField("motivering", blank=True)
    reden_geen_vervolg = models.CharField(
        "reden van geen vervolg", max_length=30, choices=RedenGeenVervolg.choices, blank=True
    )
    gewezen_op_vernietiging = models.BooleanField("gewezen op het recht op vernietiging", default=False)
    melder_is_ingelicht = models.BooleanField("melder weet dat het advies wordt", default=False)
    ontvangende_partij = models.CharField("ontvangende partij", max_length=200, blank=True)
    eigen_veiligheidsacties = models.TextField("wat Veilig Thuis zelf deed voor de veiligheid", blank=True)
    multidisciplinair_overleg = models.TextField("multidisciplinair overleg", blank=True)
    onderzoeksvraag = models.TextField("onderzoeksvraag", blank=True)
    informatieplan = models.TextField("informatieplan", blank=True)

    objects = BeoordelingQuerySet.as_manager()

    class Meta:
        verbose_name = "veiligheidsbeoordeling"
        verbose_name_plural = "veiligheidsbeoordelingen"
        ordering = ["-begonnen_op"]
        permissions = [
            ("bekijk_veiligheid", "Mag veiligheidsbeoordelingen en besluiten bekijken"),
            ("stel_beoordeling_op", "Mag een veiligheidsbeoordeling opstellen"),
            ("onderteken_beoordeling", "Mag als tweede professional een beoordeling ondertekenen"),
        ]
        indexes = [models.Index(fields=["casus", "-begonnen_op"], name="beoordeling_per_casus")]
        constraints = [
            models.UniqueConstraint(
                fields=["melding"],
                condition=Q(status__in=sorted(BEOORDELING_LOPEND)),
                name="een_lopende_beoordeling_per_melding",
            ),
            status_check(BeoordelingStatus, name="beoordeling_status_bestaat"),
            models.CheckConstraint(
                name="beoordeling_ondertekend_door_een_ander",
                condition=Q(ondertekend_door__isnull=True) | ~Q(ondertekend_door=F("opgesteld_door")),
            ),
            models.CheckConstraint(
                name="beoordeling_vastgesteld_is_ondertekend",
                condition=(
                    Q(
                        status=BeoordelingStatus.VASTGESTELD,
                        ondertekend_door__isnull=False,
                        ondertekend_op__isnull=False,
                    )
                    | (
                        ~Q(status=BeoordelingStatus.VASTGESTELD)
                        & Q(ondertekend_door__isnull=True, ondertekend_op__isnull=True)
                    )
                ),
            ),
            models.CheckConstraint(
                name="beoordeling_acute_signalen_bestaan",
                condition=Q(acute_signalen__contained_by=AcuutSignaal.values),
            ),
            models.CheckConstraint(
                name="beoordeling_risicofactoren_bestaan",
                condition=Q(risicofactoren__contained_by=Risicofactor.values),
            ),
        ]
        triggers = [
            fsm_trigger(BeoordelingMachine, name="beoordeling_kent_alleen_deze_stappen"),
            pgtrigger.Protect(
                name="beoordeling_staat_vast",
                operation=pgtrigger.Update,
                condition=pgtrigger.Q(old__status__in=sorted(BEOORDELING_BEVROREN)),
            ),
        ]

    def __str__(self) -> str:
        return f"Veiligheidsbeoordeling bij melding {self.melding.nummer}"

    @property
    def adres(self) -> str:
        """The address of its page."""
        return reverse("veiligheid:beoordeling", kwargs={"pk": self.pk})

    @property
    def categorie_toon(self) -> str:
        """The tone of the mark for the outcome."""
        return TONEN[Veiligheidsniveau(self.categorie)] if self.categorie else "inactive"

    @property
    def tekenen(self) -> list[str]:
        """The ticked signs of acute unsafety, in words."""
        return _words(AcuutSignaal, self.acute_signalen)

    @property
    def risicos(self) -> list[str]:
        """The ticked risk factors, in words."""
        return _words(Risicofactor, self.risicofactoren)

    @property
    def aanleidingen(self) -> list[str]:
        """The chosen aanleidingen, in words."""
        return _words(Aanleiding, self.aanleiding)

    @property
    def aarden(self) -> list[str]:
        """The chosen kinds of violence, in words."""
        return _words(Aard, self.aard)

    @property
    def bij_het_besluit(self) -> list[tuple[str, str]]:
        """What the proposed decision asks for, as question and answer; nothing before one is proposed."""
        asked = [veld for veld, _ in VOORWAARDEN.get(self.voorgesteld_besluit, ())]
        return [(VRAGEN[veld].vraag, self._in_words(veld)) for veld in asked]

    def _in_words(self, veld: str) -> str:
        value = getattr(self, veld)
        if isinstance(value, bool):
            return "ja" if value else "nee"
        shown = getattr(self, f"get_{veld}_display", None)
        return str(shown() if shown else value) or "nog niet ingevuld"

    def te_beoordelen(self) -> list[Betrokkene]:
        """The betrokkenen this assessment must judge: everybody the casus is directly about, unborn too."""
        return directbetrokkenen(self.casus)


def _words(choices: type[models.TextChoices], values: list[str]) -> list[str]:
    return [str(choices(value).label) for value in values]
