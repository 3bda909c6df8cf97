"""One report about a household."""

from __future__ import annotations

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from meldingen.codelijsten import (
    NIET_BEROEPSMATIG,
    Aanleiding,
    Aard,
    Afschermgrond,
    Besluit,
    GeenTerugkoppeling,
    Hoedanigheid,
    Kanaal,
    NietPassendReden,
)
from meldingen.machine.melding import BESLOTEN, LOPEND, MeldingMachine, MeldingStatus
from meldingen.queries import MeldingQuerySet
from meldingen.termijnen.effects import TermijnBron
from veiligthuis.core.machine import fsm_trigger, status_check


class Melding(MeldingMachine):
    """A report with a number, clocks and a decision of its own; the origin may be hidden from the family.

    `beschrijving` holds facts as the melder gives them, `mening_melder` what the melder thinks of it. `besluit` is a
    copy of the vervolgbesluit, noted by veiligheid.
    """

    nummer = models.CharField("meldingnummer", max_length=20, unique=True)
    casus = models.ForeignKey(
        "meldingen.Casus", models.CASCADE, related_name="meldingen", verbose_name="casus"
    )
    ontvangen_op = models.DateTimeField("ontvangen op")
    vastgelegd_op = models.DateTimeField("vastgelegd op")
    vastgelegd_door = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="vastgelegd door"
    )
    kanaal = models.CharField("kanaal", max_length=15, choices=Kanaal.choices, default=Kanaal.TELEFOON)

    melder_naam = models.CharField("naam van de melder", max_length=150, blank=True)
    melder_hoedanigheid = models.CharField(
        "hoedanigheid van de melder", max_length=30, choices=Hoedanigheid.choices
    )
    melder_organisatie = models.CharField("organisatie van de melder", max_length=150, blank=True)
    melder_telefoon = models.CharField("telefoon van de melder", max_length=20, blank=True)
    melder_email = models.EmailField("e-mail van de melder", blank=True)
    herkomst_afschermen = models.BooleanField("herkomst afschermen voor het gezin", default=False)
    afscherm_grond = models.CharField(
        "grond voor afschermen", max_length=25, choices=Afschermgrond.choices, blank=True
    )
    meldcode_doorlopen = models.BooleanField("meldcode doorlopen", null=True, blank=True)
    gezin_weet_ervan = models.CharField("wat het gezin al weet", max_length=300, blank=True)

    aanleiding = ArrayField(
        models.CharField(max_length=25, choices=Aanleiding.choices), verbose_name="aanleiding", default=list
    )
    aard = ArrayField(
        models.CharField(max_length=30, choices=Aard.choices),
        verbose_name="aard van het geweld",
        default=list,
        blank=True,
    )
    beschrijving = models.TextField("wat er is gebeurd")
    mening_melder = models.TextField("wat de melder ervan vindt", blank=True)
    incident_op = models.DateField("datum van het incident", null=True, blank=True)
    incident_plaats = models.CharField("plaats van het incident", max_length=150, blank=True)
    kinderen_aanwezig = models.BooleanField("kinderen aanwezig", null=True, blank=True)

    acuut = models.BooleanField("acuut", null=True, blank=True)
    acuut_reden = models.CharField("waarom wel of niet acuut", max_length=300, blank=True)
    acuut_vastgesteld_op = models.DateTimeField("acuut vastgesteld op", null=True, blank=True)
    eigen_systeem_doorzocht = models.BooleanField("eigen systeem doorzocht", default=False)
    vt_register_doorzocht = models.BooleanField("VT-register doorzocht", default=False)
    geschift_op = models.DateTimeField("geschift op", null=True, blank=True)
    eerste_actie = models.TextField("eerste veiligheidsactie", blank=True)
    eerste_actie_op = models.DateTimeField("eerste veiligheidsactie op", null=True, blank=True)

    triagist = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="meldingen_in_beoordeling",
        verbose_name="triagist",
    )
    veiligheidsbeoordeling_op = models.DateTimeField(
        "veiligheidsbeoordeling vastgesteld op", null=True, blank=True
    )
    besluit = models.CharField("vervolgbesluit", max_length=20, choices=Besluit.choices, blank=True)
    besluit_op = models.DateTimeField("vervolgbesluit op", null=True, blank=True)

    terugkoppeling_op = models.DateTimeField("terugkoppeling aan de melder op", null=True, blank=True)
    terugkoppeling_wijze = models.CharField("hoe teruggekoppeld", max_length=100, blank=True)
    terugkoppeling = models.TextField("wat is teruggekoppeld", blank=True)
    geen_terugkoppeling_reden = models.CharField(
        "waarom niet teruggekoppeld", max_length=15, choices=GeenTerugkoppeling.choices, blank=True
    )
    eindbericht_op = models.DateTimeField("afloop verteld op", null=True, blank=True)
    eindbericht_wijze = models.CharField("hoe de afloop is verteld", max_length=100, blank=True)
    eindbericht = models.TextField("wat over de afloop is verteld", blank=True)
    uitkomst_gezin_op = models.DateTimeField("uitkomst aan het gezin verteld op", null=True, blank=True)
    uitkomst_gezin_wijze = models.CharField("hoe het gezin de uitkomst hoorde", max_length=100, blank=True)
    uitkomst_gezin = models.TextField("wat het gezin over de uitkomst hoorde", blank=True)
    niet_passend_reden = models.CharField(
        "waarom niet passend", max_length=20, choices=NietPassendReden.choices, blank=True
    )
    niet_passend_toelichting = models.TextField("toelichting niet passend", blank=True)
    doorgezet_naar = models.CharField("doorgezet naar", max_length=150, blank=True)
    afgesloten_op = models.DateTimeField("triage afgesloten op", null=True, blank=True)

    objects = MeldingQuerySet.as_manager()

    class Meta:
        verbose_name = "melding"
        verbose_name_plural = "meldingen"
        ordering = ("-ontvangen_op", "-pk")
        permissions = [
            ("neem_melding_op", "Mag een melding opnemen"),
            ("schift_melding", "Mag een melding schiften"),
            ("stel_acuut_vast", "Mag acuut gevaar vaststellen na het schiften"),
            ("zet_acuut_in_actie", "Mag de crisis in actie zetten"),
            ("leg_veiligheidsactie_vast", "Mag de eerste veiligheidsactie vastleggen"),
            ("neem_in_veiligheidsbeoordeling", "Mag een melding in veiligheidsbeoordeling nemen"),
            ("geef_terugkoppeling", "Mag terugkoppelen aan de melder"),
            ("zet_niet_passend_door", "Mag een melding als niet passend doorzetten"),
            ("bekijk_melder", "Mag zien wie de melder is"),
        ]
        indexes = [models.Index(fields=["casus", "ontvangen_op"], name="melding_per_casus")]
        constraints = [
            status_check(MeldingStatus, name="melding_status_bestaat"),
            models.CheckConstraint(
                name="afgeschermde_melding_heeft_een_grond",
                condition=Q(herkomst_afschermen=False) | ~Q(afscherm_grond=""),
            ),
            models.CheckConstraint(
                name="besloten_melding_heeft_een_besluit_met_moment",
                condition=~Q(status__in=BESLOTEN)
                | (Q(besluit__in=Besluit.values) & Q(besluit_op__isnull=False)),
            ),
            models.CheckConstraint(
                name="melding_wordt_niet_voor_ontvangst_vastgelegd",
                condition=Q(vastgelegd_op__gte=models.F("ontvangen_op")),
            ),
            models.CheckConstraint(
                name="melder_is_niet_gehoord_en_toch_ingelicht",
                condition=Q(geen_terugkoppeling_reden="") | Q(terugkoppeling_op__isnull=True),
            ),
            models.CheckConstraint(name="melding_heeft_een_aanleiding", condition=Q(aanleiding__len__gt=0)),
        ]
        triggers = [fsm_trigger(MeldingMachine, name="melding_status_volgt_de_stappen")]

    def __str__(self) -> str:
        return self.nummer

    @property
    def is_lopend(self) -> bool:
        """Whether work is left on this melding."""
        return self.status in LOPEND

    @property
    def is_besloten(self) -> bool:
        """Whether there is a vervolgbesluit."""
        return self.status in BESLOTEN

    @property
    def melder_is_beroepsmatig(self) -> bool:
        """Whether the melder reports as a professional; the feedback to a citizen says less."""
        return self.melder_hoedanigheid not in NIET_BEROEPSMATIG

    def termijn_bron(self) -> TermijnBron:
        """Terms of this melding alone, from the moment it was received.

        Source: Uitvoeringsregeling Wmo 2015, bijlage A par. 3.5.
        """
        return TermijnBron(
            casus=self.casus, melding=self, startmoment=self.ontvangen_op, onderwerp=f"melding:{self.nummer}"
        )
