"""Organisations, teams, members, contact persons, working areas and agreements; reference data, never a case."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.contrib.auth.models import Group
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import F, Q

from ketenpartners.models.periode import valid_from_to
from ketenpartners.queries import LidmaatschapQuerySet, TeamQuerySet, WerkgebiedQuerySet

if TYPE_CHECKING:
    from ketenpartners.models.convenant import Convenant

PC4 = RegexValidator(r"^[1-9][0-9]{3}$", "Vul de vier cijfers van de postcode in, bijvoorbeeld 4701.")


class Soort(models.TextChoices):
    """Kinds of organisation: Veilig Thuis itself and the overdrachtspartijen of the CBS.

    Source: Uitvoeringsregeling Wmo 2015, bijlage A, par. 3.9 (overdracht na triage).
    """

    VEILIG_THUIS = "veilig_thuis", "Veilig Thuis"
    WIJKTEAM = "wijkteam", "Lokale veld (wijkteam)"
    CLIENTSYSTEEM = "clientsysteem", "Cliëntsysteem"
    RAAD = "raad", "Raad voor de Kinderbescherming"
    POLITIE_OM = "politie_om", "Politie of Openbaar Ministerie"
    JEUGDHULP = "jeugdhulp", "Jeugdhulpaanbieder"
    GECERTIFICEERDE_INSTELLING = "gecertificeerde_instelling", "Gecertificeerde instelling"
    VROUWENOPVANG = "vrouwenopvang", "Vrouwenopvang"
    MAATSCHAPPELIJKE_OPVANG = "maatschappelijke_opvang", "Maatschappelijke opvang"
    JEUGD_GGZ = "jeugd_ggz", "Jeugd-GGZ"
    VOLWASSENEN_GGZ = "volwassenen_ggz", "Volwassenen-GGZ"
    THUISZORG = "thuiszorg", "Thuiszorg"
    VERSLAVINGSZORG = "verslavingszorg", "Verslavingszorg"
    HUISARTS = "huisarts", "POH of huisarts"
    AMBULANTE_HULP = "ambulante_hulp", "Ambulante hulp voor volwassenen"
    HULP_AANWEZIG = "hulp_aanwezig", "Hulp al aanwezig"
    BOVENWETTELIJK = "bovenwettelijk", "Bovenwettelijke taak (huisverbod)"
    ANDERS = "anders", "Anders"


class Functie(models.TextChoices):
    """What a member is in a team."""

    LID = "lid", "Lid"
    MANAGER = "manager", "Manager"


class Organisatie(models.Model):
    """An organisation in the chain; Veilig Thuis is one of them."""

    naam = models.CharField("naam", max_length=200, unique=True)
    soort = models.CharField("soort", max_length=30, choices=Soort.choices)
    telefoon = models.CharField("telefoon", max_length=20, blank=True)
    email = models.EmailField("e-mail", blank=True)
    actief = models.BooleanField("werkt met ons samen", default=True)

    class Meta:
        verbose_name = "organisatie"
        verbose_name_plural = "organisaties"
        ordering = ("naam",)
        constraints = [
            models.CheckConstraint(
                name="organisatie_soort_bestaat",
                condition=Q(soort__in=[waarde for waarde, _ in Soort.choices]),
            )
        ]

    def __str__(self) -> str:
        return self.naam


class Team(models.Model):
    """A team of Veilig Thuis or of a partner; a team with a login sees in this application what is offered to it."""

    organisatie = models.ForeignKey(
        Organisatie, models.PROTECT, related_name="teams", verbose_name="organisatie"
    )
    naam = models.CharField("naam", max_length=200)
    groep = models.OneToOneField(
        Group,
        models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="team",
        verbose_name="groep",
    )
    heeft_inlog = models.BooleanField("werkt in deze applicatie", default=True)
    actief = models.BooleanField("actief", default=True)
    telefoon = models.CharField("telefoon", max_length=20, blank=True)
    email = models.EmailField("e-mail", blank=True)

    objects = TeamQuerySet.as_manager()

    class Meta:
        verbose_name = "team"
        verbose_name_plural = "teams"
        ordering = ("naam",)
        permissions = [("bekijk_partners", "Mag de ketenpartners bekijken")]
        constraints = [
            models.UniqueConstraint(fields=("organisatie", "naam"), name="een_teamnaam_per_organisatie")
        ]

    def __str__(self) -> str:
        return self.naam

    @property
    def convenant_nu(self) -> Convenant | None:
        """The agreement that holds, the team's own first; only on a row of `met_verband`. None when there is none."""
        geldig: list[Convenant] = self.organisatie.geldige_convenanten  # type: ignore[attr-defined]
        passend = [rij for rij in geldig if rij.team_id in (self.pk, None)]
        return max(passend, key=lambda rij: rij.team_id is not None, default=None)

    @property
    def is_eigen(self) -> bool:
        """Whether this is a team of Veilig Thuis itself."""
        return self.organisatie.soort == Soort.VEILIG_THUIS


class Lidmaatschap(models.Model):
    """One employee in one team, from a day to a day (both included; no end means until further notice)."""

    medewerker = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="lidmaatschappen", verbose_name="medewerker"
    )
    team = models.ForeignKey(Team, models.PROTECT, related_name="lidmaatschappen", verbose_name="team")
    functie = models.CharField("functie", max_length=10, choices=Functie.choices, default=Functie.LID)
    van = models.DateField("van")
    tot = models.DateField("tot en met", null=True, blank=True)

    objects = LidmaatschapQuerySet.as_manager()

    class Meta:
        verbose_name = "lidmaatschap"
        verbose_name_plural = "lidmaatschappen"
        ordering = ("team", "medewerker", "van")
        constraints = [
            models.CheckConstraint(
                name="lidmaatschap_eindigt_na_begin", condition=Q(tot__isnull=True) | Q(tot__gte=F("van"))
            ),
            ExclusionConstraint(
                name="lidmaatschap_overlapt_niet",
                violation_error_message="Deze medewerker is in deze periode al lid van dit team.",
                expressions=[
                    ("medewerker", RangeOperators.EQUAL),
                    ("team", RangeOperators.EQUAL),
                    (valid_from_to("van", "tot"), RangeOperators.OVERLAPS),
                ],
            ),
        ]

    def __str__(self) -> str:
        return f"{self.medewerker} bij {self.team}"


class Contactpersoon(models.Model):
    """A person at a partner whom we call or who hears of an escalation; a professional, never a client."""

    organisatie = models.ForeignKey(
        Organisatie, models.PROTECT, related_name="contactpersonen", verbose_name="organisatie"
    )
    team = models.ForeignKey(
        Team, models.PROTECT, null=True, blank=True, related_name="contactpersonen", verbose_name="team"
    )
    naam = models.CharField("naam", max_length=200)
    functie = models.CharField("functie", max_length=100, blank=True)
    telefoon = models.CharField("telefoon", max_length=20, blank=True)
    email = models.EmailField("e-mail", blank=True)
    actief = models.BooleanField("actief", default=True)

    class Meta:
        verbose_name = "contactpersoon"
        verbose_name_plural = "contactpersonen"
        ordering = ("naam",)

    def __str__(self) -> str:
        return f"{self.naam} ({self.functie})" if self.functie else self.naam


class Werkgebied(models.Model):
    """Where a team works: a gemeente, whole or narrowed to a range of four-digit postcodes (both included).

    A range may carry the name of its wijk; several rows are several wijken.
    """

    team = models.ForeignKey(Team, models.CASCADE, related_name="werkgebieden", verbose_name="team")
    gemeente = models.CharField("gemeente", max_length=100)
    pc4_van = models.CharField("postcode van", max_length=4, blank=True, validators=[PC4])
    pc4_tot = models.CharField("postcode tot en met", max_length=4, blank=True, validators=[PC4])
    wijk = models.CharField(
        "wijk",
        max_length=100,
        blank=True,
        help_text="De naam van de wijk met deze postcodes; mag leeg blijven.",
    )

    objects = WerkgebiedQuerySet.as_manager()

    class Meta:
        verbose_name = "werkgebied"
        verbose_name_plural = "werkgebieden"
        ordering = ("gemeente", "pc4_van")
        constraints = [
            models.CheckConstraint(
                name="werkgebied_postcodes_samen_en_op_volgorde",
                condition=Q(pc4_van="", pc4_tot="") | (~Q(pc4_van="") & Q(pc4_tot__gte=F("pc4_van"))),
            ),
            models.CheckConstraint(
                name="werkgebied_wijk_heeft_postcodes",
                condition=Q(wijk="") | ~Q(pc4_van=""),
                violation_error_message="Noem bij een wijk ook de postcodes: daaraan herkennen wij een adres.",
            ),
        ]

    def __str__(self) -> str:
        plaats = f"{self.gemeente}, {self.wijk}" if self.wijk else self.gemeente
        return f"{plaats} {self.pc4_van}-{self.pc4_tot}" if self.pc4_van else plaats
