"""The PDF of each copy: asked for at the approval, made by the report worker, opened by somebody before it goes."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.conf import settings
from django.db import transaction

from meldingen.informeren import teksten
from meldingen.informeren.codelijsten import Verzendwijze
from meldingen.informeren.verzending import contact_van
from meldingen.models import Brief, Briefafdruk, Exemplaar
from veiligthuis.core import audit, clock
from veiligthuis.core import reports as pdfs
from veiligthuis.core.access import has_codename
from veiligthuis.core.errors import NotAllowed, RuleBroken
from veiligthuis.core.models import Medewerker
from veiligthuis.core.pdf import render_pdf

# By name: the task calls this module, so it cannot be imported here.
TASK = "meldingen.tasks.maak_afdruk"
TEMPLATE = "meldingen/informeren/brief_pdf.html"
TITEL = "Brief van Veilig Thuis"
"""The title of every letter; nothing about who it is for or about."""

MAG_GEHEIM = "meldingen.bekijk_geheim_adres"


def vraag_afdrukken(brief: Brief, *, by: Medewerker, at: datetime) -> None:
    """Ask for the PDF of every copy of a letter that was approved; an earlier approval keeps its own."""
    for exemplaar in brief.te_versturen:
        rij = Briefafdruk.objects.create(
            exemplaar=exemplaar, kenmerk=brief.sha256, gevraagd_door=by, gevraagd_op=at
        )
        # Robust: without a broker the letter waits, and `hervat_afdrukken` starts it later.
        transaction.on_commit(lambda pk=rij.pk: pdfs.ring(TASK, pk), robust=True)  # type: ignore[misc]


def maak_afdruk(afdruk_id: int) -> Briefafdruk:
    """Render and store one copy; run twice it does nothing the second time."""
    afdruk: Briefafdruk = Briefafdruk.objects.select_related(
        "exemplaar__brief__casus__team", "exemplaar__betrokkene__persoon__veilig", "exemplaar__adres"
    ).get(pk=afdruk_id)
    return pdfs.make(afdruk, _render)


def hervat_afdrukken() -> int:
    """Start again every copy that nobody finished: the broker was gone or a worker died. Returns how many."""
    for pk in (gevonden := pdfs.left_lying(Briefafdruk.objects.all())):
        pdfs.ring(TASK, pk)
    return len(gevonden)


@transaction.atomic
def open_afdruk(afdruk: Briefafdruk, *, reden: str = "", by: Medewerker) -> bytes:
    """The PDF, for who looks at it before it goes; the look stays on record.

    One that shows a secret address asks the right to see that and a reason. Raises NotAllowed or RuleBroken.
    Source: Uitvoeringsbesluit Wmo 2015 art. 4.1.8; NEN 7513:2018 (looks are logged).
    """
    if afdruk.exemplaar.is_geheim:
        if not has_codename(by, MAG_GEHEIM):
            raise NotAllowed(MAG_GEHEIM)
        if not reden:
            raise RuleBroken(
                "Kies waarvoor u dit exemplaar nodig hebt: er staat een geheim adres op.", field="reden"
            )
    if afdruk.inhoud is None:
        raise RuleBroken("Dit exemplaar is nog niet gemaakt. Wacht even en probeer het opnieuw.")
    if afdruk.bekeken_op is None:
        Briefafdruk.objects.filter(pk=afdruk.pk).update(bekeken_op=clock.now())
    actie = f"open_geheim_exemplaar: {reden}" if reden else "downloaden"
    audit.record_view(by, afdruk.exemplaar, action=actie[:80])
    return bytes(afdruk.inhoud)


def _render(afdruk: Briefafdruk) -> bytes:
    exemplaar, brief = afdruk.exemplaar, afdruk.exemplaar.brief
    if afdruk.kenmerk != brief.sha256 or brief.sha256 != brief.kenmerk_van_nu:
        raise ValueError("the letter is not what was approved any more")
    pdfs.advance(afdruk, voortgang=pdfs.GELEZEN)
    context: dict[str, Any] = {
        "delen": teksten.delen(brief.tekst),
        "datum": afdruk.gevraagd_op,
        "adresregels": adresregels(exemplaar),
        "apart": exemplaar.is_geheim or exemplaar.wijze == Verzendwijze.VIA_ANDER,
        "kenmerk": f"nummer {brief.casus.nummer}",
        "organisatie": settings.ORGANISATIE,
        "vertrouwelijk": "Persoonlijk",
        "demo": settings.DEMO,
    }
    inhoud = render_pdf(TEMPLATE, context, title=TITEL)
    pdfs.advance(afdruk, voortgang=pdfs.OPGEMAAKT)
    return inhoud


def adresregels(exemplaar: Exemplaar) -> list[str]:
    """The lines of the address as they are printed on this copy, and on no other."""
    wie, adres = exemplaar.betrokkene, exemplaar.adres
    if wie is None:
        naam = exemplaar.brief.melding.melder_naam if exemplaar.brief.melding else ""
        return [regel for regel in (naam, *exemplaar.adres_tekst.splitlines()) if regel.strip()]
    naam, contact = wie.persoon.weergavenaam, contact_van(wie)
    if exemplaar.wijze == Verzendwijze.POST and adres is not None:
        straat = f"{adres.straat} {adres.huisnummer}".strip()
        return [naam, straat, f"{adres.postcode}  {adres.plaats}".strip()]
    if exemplaar.wijze == Verzendwijze.VIA_ANDER and contact is not None:
        return [naam, f"p/a {contact.via_wie}"]
    return [naam]
