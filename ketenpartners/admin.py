"""Where beheer keeps the reference data; a convenant that overlaps is refused with a sentence."""

from __future__ import annotations

from django.contrib import admin
from django.forms import ModelForm
from django.http import HttpRequest

from ketenpartners.models import Contactpersoon, Convenant, Lidmaatschap, Organisatie, Team, Werkgebied
from ketenpartners.services import breng_groep_in_lijn, geef_groep
from veiligthuis.core import clock

NORMEN = (
    "acceptatie_werkdagen", "eerste_contact_werkdagen", "overname_na_werkdagen", "instemming_werkdagen",
    "terug_na_werkdagen",
)  # fmt: skip
ANDERE_NORM = (
    "Andere normen gelden vanaf een dag: laat dit convenant eindigen en voer een nieuw in. "
    "Wat al is aangeboden, houdt de normen van toen."
)


class ContactpersoonInline(admin.TabularInline):  # type: ignore[type-arg]
    """Contact persons below their organisation."""

    model = Contactpersoon
    extra = 0


class WerkgebiedInline(admin.TabularInline):  # type: ignore[type-arg]
    """Working areas below their team."""

    model = Werkgebied
    extra = 0


@admin.register(Organisatie)
class OrganisatieAdmin(admin.ModelAdmin):  # type: ignore[type-arg]
    """Organisations with their contact persons."""

    list_display = ("naam", "soort", "telefoon", "actief")
    list_filter = ("soort", "actief")
    search_fields = ("naam",)
    inlines = (ContactpersoonInline,)


@admin.register(Team)
class TeamAdmin(admin.ModelAdmin):  # type: ignore[type-arg]
    """Teams with their working areas; a new team gets its group."""

    list_display = ("naam", "organisatie", "heeft_inlog", "actief")
    list_filter = ("organisatie__soort", "heeft_inlog", "actief")
    search_fields = ("naam", "organisatie__naam")
    inlines = (WerkgebiedInline,)

    def save_model(self, request: HttpRequest, obj: Team, form: ModelForm[Team], change: bool) -> None:
        """Save the team and give it its group."""
        super().save_model(request, obj, form, change)
        geef_groep(obj)


@admin.register(Lidmaatschap)
class LidmaatschapAdmin(admin.ModelAdmin):  # type: ignore[type-arg]
    """Who is in which team; the team's group follows."""

    list_display = ("medewerker", "team", "functie", "van", "tot")
    list_filter = ("functie", "team")

    def save_model(
        self, request: HttpRequest, obj: Lidmaatschap, form: ModelForm[Lidmaatschap], change: bool
    ) -> None:
        """Save the membership and bring the groups in line, also of the team somebody left."""
        was = Lidmaatschap.objects.filter(pk=obj.pk).select_related("team").first()
        super().save_model(request, obj, form, change)
        for team in {obj.team, was.team} if was else {obj.team}:
            breng_groep_in_lijn(team)

    def delete_model(self, request: HttpRequest, obj: Lidmaatschap) -> None:
        """Remove the membership and the right that came with it."""
        super().delete_model(request, obj)
        breng_groep_in_lijn(obj.team)


@admin.register(Convenant)
class ConvenantAdmin(admin.ModelAdmin):  # type: ignore[type-arg]
    """Agreements with all their norms from a day on; two that overlap for one partner are refused beside the field.

    What has begun says what was agreed then: only its last day and who hears of an escalation still change. Another
    norm is another agreement, from another day.
    """

    list_display = ("organisatie", "team", "geldig_van", "geldig_tot", *NORMEN)
    list_filter = ("organisatie",)
    date_hierarchy = "geldig_van"
    fieldsets = (
        (None, {"fields": ("organisatie", "team", "geldig_van", "geldig_tot")}),
        ("Normen, in werkdagen", {"fields": NORMEN, "description": ANDERE_NORM}),
        ("Wie het hoort als het te laat is", {"fields": ("manager_ontvanger", "regiocontact")}),
    )

    def get_readonly_fields(self, request: HttpRequest, obj: Convenant | None = None) -> tuple[str, ...]:
        """Of an agreement that began before today everything that was agreed."""
        if obj is None or obj.geldig_van >= clock.today():
            return ()
        return ("organisatie", "team", "geldig_van", *NORMEN)
