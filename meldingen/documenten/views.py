"""Papers of a casus: take some in, look at one, open it as it came."""

from __future__ import annotations

from functools import partial
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET

from meldingen import services
from meldingen.documenten.forms import DocumentFormulier, OverWieFormulier
from meldingen.documenten.soorten import ZINNEN
from meldingen.models import Bladzijde, Casus, Document
from meldingen.views.toegang import casus_of
from veiligthuis.core import access, audit, buttons
from veiligthuis.core.access import has_codename, worker
from veiligthuis.core.errors import RuleBroken
from veiligthuis.core.once import once
from veiligthuis.core.uploads import ONVEILIGE_NAAM

KALE_INHOUD = "default-src 'none'; frame-ancestors 'none'; sandbox"
"""What a browser may do with a file from outside: show or keep it, and nothing else."""


@once
def document_nieuw(request: HttpRequest, nummer: str) -> HttpResponse:
    """Take in one or more files; good ones are kept, each other one is named with the reason."""
    obj = casus_of(request, nummer)
    access.require(request.user, "meldingen.voeg_document_toe")
    form = DocumentFormulier(
        request.POST or None,
        request.FILES or None,
        casus=obj,
        mag_beschermen=has_codename(request.user, "meldingen.bescherm_bron"),
    )
    if request.method == "POST" and form.is_valid():
        values = dict(form.cleaned_data)
        kept, refused = _take_in(request, obj, values.pop("bestand"), values)
        if kept:
            messages.success(request, _count(kept))
            for ordinal, broken in refused:
                messages.error(request, f"Bestand {ordinal} is niet opgeslagen. {broken.reason}")
            return redirect("pages:casus_tab", nummer=nummer, tab="documenten")
        for ordinal, broken in refused:
            many = f"Bestand {ordinal}: " if len(refused) > 1 else ""
            form.add_broken_rule(RuleBroken(many + broken.reason, field=broken.field))
    context = {
        "casus": obj, "form": form, "titel": "Document vastleggen", "tab": "documenten",
        "uitleg": "Elk bestand wordt nagekeken en op virussen gecontroleerd. De bestandsnaam wordt niet bewaard.",
    }  # fmt: skip
    return render(request, "meldingen/formulier.html", context, status=422 if form.is_bound else 200)


@require_GET
def document(request: HttpRequest, pk: int) -> HttpResponse:
    """One paper: where it came from, whether it is protected and clean, and its first pages."""
    found = _document(request, pk)
    audit.record_view(worker(request), found)
    context = {
        "casus": found.casus,
        "document": found,
        "mag_over": found.casus.is_open and has_codename(request.user, "meldingen.voeg_document_toe"),
        "bescherming": found.beschermingen.geldend().select_related("besloten_door").first(),
        "bladzijden": found.inhoud.voorbeelden.defer("beeld") if found.inhoud.is_schoon else [],
        "mag_beschermen": has_codename(request.user, "meldingen.bescherm_bron"),
        "mag_opheffen": has_codename(request.user, "meldingen.hef_bronbescherming_op"),
        "mag_controleren": has_codename(request.user, "meldingen.voeg_document_toe"),
    }
    return render(request, "meldingen/documenten/document.html", context)


@require_GET
def origineel(request: HttpRequest, pk: int) -> HttpResponse:
    """The paper as it came, as a download; the look is recorded and the name says nothing about a person."""
    found = _document(request, pk)
    content = buttons.given(request, partial(services.lees_inhoud, found))
    if content is None:
        return redirect("meldingen:document", pk=pk)
    audit.record_view(worker(request), found, action="downloaden")
    response = HttpResponse(content, content_type=found.inhoud.mediatype)
    response["Content-Disposition"] = f'attachment; filename="{found.bestandsnaam}"'
    return _harmless(response)


@require_GET
def bladzijde(request: HttpRequest, pk: int, nummer: int) -> HttpResponse:
    """The picture of one page, without the metadata of the file; only of a clean content."""
    found = _document(request, pk)
    page = Bladzijde.objects.filter(inhoud=found.inhoud_id, nummer=nummer).first()
    if page is None or not found.inhoud.is_schoon:
        raise Http404
    return _harmless(HttpResponse(bytes(page.beeld), content_type="image/webp"))


@once
def controle(request: HttpRequest, pk: int) -> HttpResponse:
    """Have a paper checked again now, when its check did not succeed."""
    found = _document(request, pk)
    access.require(request.user, "meldingen.voeg_document_toe")
    if request.method == "POST":
        services.vraag_controle(found, by=worker(request))
        messages.success(request, "De controle begint opnieuw.")
    return redirect("meldingen:document", pk=pk)


@once
def over(request: HttpRequest, pk: int) -> HttpResponse:
    """Choose about whom a paper is."""
    found = _document(request, pk)
    access.require(request.user, "meldingen.voeg_document_toe")
    chosen = {"over": [row.betrokkene_id for row in found.over.all()]}
    form = OverWieFormulier(request.POST or None, casus=found.casus, initial=chosen)
    if form.carried_out(partial(services.kies_over_wie, found, by=worker(request))):
        messages.success(request, "Over wie dit document gaat, is vastgelegd.")
        return redirect("meldingen:document", pk=pk)
    context = {
        "casus": found.casus, "form": form, "titel": "Over wie gaat dit document", "tab": "documenten",
        "uitleg": found.omschrijving,
    }  # fmt: skip
    return render(request, "meldingen/formulier.html", context, status=422 if form.is_bound else 200)


def _document(request: HttpRequest, pk: int) -> Document:
    """A paper this person may see, without its bytes. Raises Http404."""
    rows = Document.objects.zonder_inhoud().met_mensen().select_related("casus", "vastgelegd_door", "inhoud")
    found: Document = access.get_visible(rows, request.user, pk=pk)
    return found


def _take_in(
    request: HttpRequest, casus: Casus, files: list[Any], values: dict[str, Any]
) -> tuple[int, list[tuple[int, RuleBroken]]]:
    """How many were kept, and of each other one its place in the choice and why not."""
    ground, kept, refused = values.pop("grond", ""), 0, []
    title = values.pop("omschrijving")
    for ordinal, file in enumerate(files, start=1):
        named = title if len(files) == 1 else f"{title} ({ordinal} van {len(files)})"
        try:
            if file.name == ONVEILIGE_NAAM:
                raise RuleBroken(ZINNEN["naam"], field="bestand")
            paper = services.leg_document_vast(
                casus, inhoud=file.read(), omschrijving=named, by=worker(request), **values
            )
        except RuleBroken as broken:
            refused.append((ordinal, broken))
        else:
            kept += 1
            if ground:
                services.bescherm_bron(paper, grond=ground, by=worker(request))
    return kept, refused


def _count(kept: int) -> str:
    return "Document vastgelegd." if kept == 1 else f"{kept} documenten vastgelegd."


def _harmless(response: HttpResponse) -> HttpResponse:
    response["Content-Security-Policy"] = KALE_INHOUD
    response["X-Content-Type-Options"] = "nosniff"
    response["Cross-Origin-Resource-Policy"] = "same-origin"
    return response
