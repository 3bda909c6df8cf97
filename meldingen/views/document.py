"""Papers of a casus: take one in, read one."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET

from meldingen import services
from meldingen.forms.document import DocumentFormulier
from meldingen.models import Document
from meldingen.views.toegang import casus_of
from veiligthuis.core import access, audit
from veiligthuis.core.access import worker
from veiligthuis.core.errors import RuleBroken
from veiligthuis.core.once import once


@once
def document_nieuw(request: HttpRequest, nummer: str) -> HttpResponse:
    """Take in one PDF; anything else is refused beside the field."""
    obj = casus_of(request, nummer)
    access.require(request.user, "meldingen.voeg_document_toe")
    form = DocumentFormulier(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        values = dict(form.cleaned_data)
        try:
            services.leg_document_vast(obj, inhoud=values.pop("bestand").read(), by=worker(request), **values)
        except RuleBroken as broken:
            form.add_broken_rule(broken)
        else:
            messages.success(request, "Document vastgelegd.")
            return redirect("pages:casus_tab", nummer=nummer, tab="documenten")
    context = {"casus": obj, "form": form, "titel": "Document vastleggen", "tab": "documenten"}
    return render(request, "meldingen/formulier.html", context, status=422 if form.is_bound else 200)


@require_GET
def document(request: HttpRequest, pk: int) -> HttpResponse:
    """The paper itself, as a download; the look is recorded and the name says nothing about a person."""
    found: Document = access.get_visible(Document.objects.all(), request.user, pk=pk)
    audit.record_view(worker(request), found, action="downloaden")
    response = HttpResponse(bytes(found.inhoud), content_type="application/pdf")
    response["Content-Disposition"] = f'attachment; filename="{found.bestandsnaam}"'
    return response
