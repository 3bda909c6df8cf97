"""My work: what is due, in order; and handing out what nobody carries yet."""

from collections.abc import Sequence
from functools import partial

from django.contrib import messages
from django.core.paginator import Paginator
from django.db import transaction
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from ketenpartners.models import Team
from ketenpartners.queries import leden_van
from meldingen import services
from meldingen.models import Casus, Crisisinzet, Gesprek
from meldingen.politie.queries import wat_wacht
from veiligheid.plan.wachtend import Planwerk, planwerk
from veiligthuis.core import buttons, clock, words
from veiligthuis.core.access import get_visible, has_codename, require, worker
from veiligthuis.core.models import Medewerker
from veiligthuis.core.once import once
from veiligthuis.pages import worklist_queries as queries
from veiligthuis.pages.next_step import Groep

PER_PAGE = 50
WOORDEN = {"mij": "Van mij", "team": "Team", "onverdeeld": "Onverdeeld", "ondertekenen": "Te ondertekenen"}
VERDELEN = "meldingen.wijs_casus_toe"


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """The first page after signing in: what this person works from."""
    if has_codename(request.user, "overdracht.bekijk_inbak"):
        return redirect("overdracht:inbox")
    return redirect("pages:werkvoorraad")


@require_safe
def werkvoorraad(request: HttpRequest) -> HttpResponse:
    """The work list in its groups; the list and the page stand in the address."""
    if has_codename(request.user, "overdracht.bekijk_inbak"):
        return redirect("overdracht:inbox")
    user, now = worker(request), clock.now()
    conditions = queries.lists(user)
    name = request.GET.get("lijst", "")
    chosen = name if name in conditions else list(conditions)[-1 if "ondertekenen" in conditions else 0]
    signing = chosen == "ondertekenen"
    found = queries.rows(user, now, signing=signing)
    counts = queries.counts(found, conditions)
    shown = found.filter(conditions[chosen])
    page = CountedPaginator(queries.ordered(shown), PER_PAGE, counts[chosen]).get_page(
        request.GET.get("pagina")
    )
    police = wat_wacht(user)
    context = {
        "lijst": chosen,
        "lijsten": _tabs(counts, chosen),
        "groepen": _groups(queries.lines(page, user, now, signing=signing), queries.per_group(shown)),
        "pagina": page,
        "planwerk": _for_plans(user, chosen, page.number),
        "vandaag": clock.today(),
        "acute_gesprekken": Crisisinzet.objects.visible_to(user).te_lang_in_gesprek(now),
        "gesprekken": Gesprek.objects.visible_to(user).lopend(),
        "verdelers": _handing_out(user) if chosen == "onverdeeld" else None,
        "politie": police,
        "tellers": {"werkvoorraad": counts["mij"], "politie": police.meldingen if police else 0},
    }
    return render(request, "pages/werkvoorraad.html", context)


@require_POST
@once
def verdeel(request: HttpRequest) -> HttpResponse:
    """Hand the chosen cases to one colleague; either all of them or none."""
    user = worker(request)
    require(user, VERDELEN)
    back = f"{reverse('pages:werkvoorraad')}?lijst=onverdeeld"
    numbers, colleague = (
        request.POST.getlist("casus"),
        _colleague(user, request.POST.get("behandelaar", "")),
    )
    if not numbers or colleague is None:
        messages.error(request, "Er is nog niets verdeeld: kies minstens een casus en een collega.")
        return redirect(back)
    cases = [get_visible(Casus.objects.all(), user, nummer=number) for number in numbers]
    told = f"{words.amount(len(cases), 'casus', 'casussen')} verdeeld aan {colleague.weergavenaam}."
    buttons.carried_out(request, partial(_hand_out, cases, colleague, by=user), done=told)
    return redirect(back)


@transaction.atomic
def _hand_out(cases: Sequence[Casus], colleague: Medewerker, *, by: Medewerker) -> None:
    for case in cases:
        services.wijs_toe(case, team=case.team, behandelaar=colleague, by=by)


def _for_plans(user: Medewerker, chosen: str, page: int) -> list[Planwerk]:
    """What plans ask, on the first page of the own list and that of the team: nobody else's."""
    of = {"mij": Q(behandelaar=user.pk), "team": Q(team__in=Team.objects.eigen().van_medewerker(user))}
    if page != 1 or chosen not in of:
        return []
    today = clock.today()
    return planwerk(user, of[chosen], vandaag=today, tot=queries.end_of_week(today))


class CountedPaginator(Paginator):  # type: ignore[type-arg]
    """A paginator that was told how many there are."""

    def __init__(self, rows: object, per_page: int, count: int) -> None:
        super().__init__(rows, per_page)  # type: ignore[arg-type]
        self.count = count


def _tabs(counts: dict[str, int], chosen: str) -> list[dict[str, object]]:
    base = reverse("pages:werkvoorraad")
    return [
        {"woord": WOORDEN[name], "adres": f"{base}?lijst={name}", "tel": number, "actief": name == chosen}
        for name, number in counts.items()
    ]


def _groups(lines: list[queries.Werkregel], counts: dict[Groep, int]) -> list[dict[str, object]]:
    """The groups that have a line on this page, each with its total over all pages."""
    return [
        {"naam": _name(group), "sleutel": group.name.lower(), "tel": counts.get(group, 0), "uitleg": _about(group),
         "regels": [line for line in lines if line.groep == group]}
        for group in Groep
        if any(line.groep == group for line in lines)
    ]  # fmt: skip


def _name(group: Groep) -> str:
    return {
        Groep.NU: "Nu", Groep.VANDAAG: "Vandaag", Groep.WEEK: "Deze week", Groep.LATER: "Later",
        Groep.WACHT: "Wacht op een ander",
    }[group]  # fmt: skip


def _about(group: Groep) -> str:
    sunday = words.day(queries.end_of_week(clock.today()))
    return {
        Groep.NU: "crisis, over tijd, teruggekomen", Groep.VANDAAG: "", Groep.WEEK: f"t/m {sunday}",
        Groep.LATER: f"na {sunday}", Groep.WACHT: "u hoeft nu niets te doen",
    }[group]  # fmt: skip


def _handing_out(user: Medewerker) -> list[dict[str, object]] | None:
    """The colleagues this person may hand cases to, with what they carry; None when he may not."""
    if not has_codename(user, VERDELEN):
        return None
    carried = queries.carried_by(user)
    colleagues = {
        lid.pk: lid for team in Team.objects.eigen().van_medewerker(user) for lid in leden_van(team)
    }
    return [
        {"id": pk, "naam": lid.weergavenaam, "last": words.amount(carried.get(pk, 0), "casus", "casussen")}
        for pk, lid in sorted(
            colleagues.items(), key=lambda pair: (carried.get(pair[0], 0), pair[1].weergavenaam)
        )
    ]


def _colleague(user: Medewerker, chosen: str) -> Medewerker | None:
    known = {str(entry["id"]) for entry in _handing_out(user) or []}
    return Medewerker.objects.filter(pk=chosen).first() if chosen in known else None
