"""How a person can be reached without putting anybody in danger."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from meldingen.gezin.codelijsten import NIET_BELLEN, JaNeeOnbekend, VeiligKanaal
from meldingen.gezin.queries import VeiligContactQuerySet
from meldingen.models.persoon import Persoon


class VeiligContact(models.Model):
    """The safe way to one person; `Persoon.veilig_contact` explains it in words.

    `codewoord` proves who is on the line. It is for who may know it inside Veilig Thuis: no page, letter or file that
    leaves holds it, and whoever shows it takes the step that asks why.
    """

    persoon = models.OneToOneField(
        Persoon, models.CASCADE, related_name="veilig", verbose_name="persoon", primary_key=True
    )
    kanaal = models.CharField(
        "veilig kanaal", max_length=15, choices=VeiligKanaal.choices, default=VeiligKanaal.ONBEKEND
    )
    uren = models.CharField("wanneer", max_length=200, blank=True)
    voicemail = models.CharField(
        "voicemail inspreken", max_length=10, choices=JaNeeOnbekend.choices, default=JaNeeOnbekend.ONBEKEND
    )
    post = models.CharField(
        "post sturen", max_length=10, choices=JaNeeOnbekend.choices, default=JaNeeOnbekend.ONBEKEND
    )
    via_wie = models.CharField("via wie", max_length=150, blank=True)
    codewoord = models.CharField("codewoord", max_length=60, blank=True)

    objects = VeiligContactQuerySet.as_manager()

    class Meta:
        verbose_name = "veilig contact"
        verbose_name_plural = "veilige contacten"
        permissions = [("bekijk_codewoord", "Mag het codewoord van een betrokkene tonen, met reden")]
        constraints = [
            models.CheckConstraint(
                name="veilig_contact_kanaal_bestaat", condition=Q(kanaal__in=VeiligKanaal.values)
            ),
            models.CheckConstraint(
                name="veilig_contact_zegt_ja_nee_of_onbekend",
                condition=Q(voicemail__in=JaNeeOnbekend.values, post__in=JaNeeOnbekend.values),
            ),
            models.CheckConstraint(
                name="veilig_contact_via_een_ander_zegt_via_wie",
                condition=~Q(kanaal=VeiligKanaal.VIA_ANDER) | ~Q(via_wie=""),
            ),
        ]

    def __str__(self) -> str:
        return f"veilig contact van persoon {self.pk}"

    @property
    def aanwijzing(self) -> str:
        """How to reach this person, on one line for who works elsewhere; not knowing is never the same as yes."""
        kanaal = "" if self.kanaal == VeiligKanaal.ONBEKEND else str(self.get_kanaal_display()).lower()
        delen = [
            f"niet bellen: {kanaal}" if self.kanaal in NIET_BELLEN else kanaal,
            f"via {self.via_wie}" if self.via_wie else "",
            self.uren,
            "voicemail mag" if self.voicemail == JaNeeOnbekend.JA else "geen voicemail inspreken",
            "post mag" if self.post == JaNeeOnbekend.JA else "geen post sturen",
            "codewoord afgesproken" if self.codewoord else "",
        ]
        return "; ".join(filter(None, delen))

    @property
    def merken(self) -> list[str]:
        """What nobody may overlook before reaching out, in short words; the code word is only said to exist."""
        merken = []
        if self.kanaal != VeiligKanaal.ONBEKEND:
            merken.append(str(self.get_kanaal_display()).lower())
        if self.voicemail == JaNeeOnbekend.NEE:
            merken.append("geen voicemail")
        if self.post == JaNeeOnbekend.NEE:
            merken.append("geen post")
        if self.codewoord:
            merken.append("codewoord afgesproken")
        return merken
