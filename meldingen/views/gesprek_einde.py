"""The end of a call: one advies or one melding, also when the advies it came from was closed meanwhile."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from meldingen import services
from meldingen.bekend.services import gekozen_bekenden
from meldingen.bekend.verschil import anders_dan_register
from meldingen.forms.aantekeningen import with_line
from meldingen.forms.gegevens import advies_of, household_of, melding_of
from meldingen.forms.gesprek import ADVIES, GesprekFormulier, acuut_uitleg
from meldingen.forms.gezin import GezinBasis
from meldingen.models import Advies, Casus, Gesprek
from meldingen.services.gespreksloop import rond_gesprek_af_als_melding
from veiligthuis.core import clock, words
from veiligthuis.core.access import worker
from veiligthuis.core.errors import RuleBroken

LOS = "los_van_advies"
"""The button with which a worker finishes a call on its own, whose advies was finished by somebody else."""


def finish(
    request: HttpRequest, obj: Gesprek, form: GesprekFormulier, gezin: GezinBasis, *, notes: str
) -> HttpResponse:
    """Finish the call, that is locked, as what was chosen. Raises RuleBroken.

    What was typed otherwise about somebody known stands in the notes and in the melding: the register is not changed.
    """
    user, data = worker(request), form.cleaned_data
    if data["soort"] == ADVIES:
        advies = services.rond_gesprek_af_als_advies(obj, gegevens=advies_of(data), by=user)
        messages.success(
            request, f"Advies {advies.nummer} is vastgelegd, zonder gegevens van de besproken personen."
        )
        return redirect("meldingen:advies", nummer=advies.nummer)
    behind = advies_behind(user, obj)
    apart = _is_apart(request, behind)
    personen = gezin.personen()
    bekenden = gekozen_bekenden(personen, by=user)
    anders = "\n".join(anders_dan_register(personen, bekenden))
    melding = rond_gesprek_af_als_melding(
        obj,
        notities=with_line(notes, anders, at=clock.now()),
        vergrendeld=True,
        gegevens=melding_of(data, notes=notes, also=anders),
        betrokkenen=household_of(personen, data, bekenden=bekenden),
        casus=_casus(user, data["casusnummer"]),
        advies=None if apart else behind,
        los_van=behind if apart else None,
        acuut_reden=acuut_uitleg(data) if data["acuut"] else "",
        by=user,
    )
    messages.success(request, f"Melding {melding.nummer} is vastgelegd.")
    return redirect("meldingen:melding", nummer=melding.nummer)


def advies_behind(user: Any, obj: Gesprek) -> Advies | None:
    """The advies this call turns into a melding, or None."""
    number = (obj.concept.get("van_advies") or [""])[0]
    return Advies.objects.visible_to(user).voor_lijst().filter(nummer=number).first() if number else None


def why_apart(user: Any, advies: Advies | None) -> str:
    """Why this advies cannot become the melding any more, and what to do; empty while it can."""
    if advies is None or advies.afgesloten_op is None:
        return ""
    since = words.moment(advies.afgesloten_op)
    if advies.melding is None:
        return (
            f"Advies {advies.nummer} is {since} afgesloten en kan daarom geen melding meer worden. Wat u typte, staat "
            "er nog. Leg het vast als eigen melding; het advies blijft zoals het is."
        )
    what = f"Advies {advies.nummer} is {since} al melding {advies.melding.nummer} geworden. Wat u typte, staat er nog."
    if not Casus.objects.visible_to(user).filter(pk=advies.melding.casus_id).exists():
        return f"{what} Leg het vast als eigen melding."
    number = advies.melding.casus.nummer
    return f"{what} Gaat het over hetzelfde gezin, vul dan casus {number} in; leg het daarna vast als eigen melding."


def became(obj: Gesprek) -> str:
    """The page of what a finished conversation became."""
    if obj.melding is not None:
        return reverse("meldingen:melding", kwargs={"nummer": obj.melding.nummer})
    return reverse("meldingen:advies", kwargs={"nummer": obj.advies.nummer if obj.advies else ""})


def _is_apart(request: HttpRequest, advies: Advies | None) -> bool:
    """Whether the melding stands apart from this advies, because somebody else finished it.

    Raises RuleBroken when the worker did not say so yet.
    Source: Wmo 2015 art. 4.1.1 lid 2 onder a.
    """
    why = why_apart(request.user, advies)
    if why and advies is not None and request.POST.get(LOS) != advies.nummer:
        raise RuleBroken(why)
    return bool(why)


def _casus(user: Any, number: str) -> Casus | None:
    """The casus the worker typed, if he may see it. Raises RuleBroken, the same for unknown and forbidden."""
    found = Casus.objects.visible_to(user).filter(nummer=number.strip()).first() if number.strip() else None
    if number.strip() and found is None:
        reason = "Deze casus is er niet, of u werkt er niet in. Controleer het nummer, of laat het leeg."
        raise RuleBroken(reason, field="casusnummer")
    return found
