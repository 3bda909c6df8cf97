"""Wording a text of letters anew: what may be filled in, how easily it reads, and the row that keeps it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from copy import deepcopy
from datetime import date, datetime
from string import Formatter

from django.db import transaction
from django.db.models import Max

from meldingen.informeren import leesbaarheid, teksten
from meldingen.informeren.brieftekst import Brieftekst
from meldingen.informeren.proef import Proefbrief, proefbrieven
from meldingen.informeren.teksten import Teksten
from veiligthuis.core import audit, clock
from veiligthuis.core.access import has_codename
from veiligthuis.core.errors import NotAllowed, RuleBroken
from veiligthuis.core.models import Medewerker

RECHT = "meldingen.add_brieftekst"
GELEVERD = 1
"""The version of the words in brieven.toml."""


def sleutels() -> list[str]:
    """The path of every text that can be worded anew."""
    return sorted(_paden(teksten.BRIEVEN))


def geldige_teksten(op: date) -> Teksten:
    """The texts that hold on a day: the last version of each that holds by then, or the one that was shipped."""
    gevonden: Teksten = deepcopy(teksten.BRIEVEN)
    for rij in Brieftekst.objects.filter(geldig_van__lte=op).order_by("geldig_van", "versie"):
        if rij.sleutel in _paden(gevonden):
            gevonden = _met(gevonden, rij.sleutel, rij.tekst)
    return gevonden


def versie_van(sleutel: str, op: date) -> int:
    """The number of the version of one text that holds on a day."""
    rijen = Brieftekst.objects.filter(sleutel=sleutel, geldig_van__lte=op)
    nu = rijen.order_by("-geldig_van", "-versie").first()
    return nu.versie if nu else GELEVERD


def kenmerk(sleutel: str, tekst: str) -> str:
    """The mark of what was looked at: it changes with every sign of the text."""
    return hashlib.sha256(f"{sleutel}\n{_recht(tekst)}".encode()).hexdigest()


def keur_brieftekst(sleutel: str, tekst: str, geldig_van: date, bron: str) -> list[Proefbrief]:
    """One letter per reader and subject in the new words, to look at. Raises RuleBroken with reason and field."""
    if sleutel not in sleutels():
        raise RuleBroken("Kies welke tekst u wijzigt.", field="sleutel")
    if geldig_van < clock.today():
        raise RuleBroken(
            "Een tekst geldt vanaf vandaag of later: brieven die er al liggen houden hun tekst.", field="geldig_van"
        )  # fmt: skip
    if not bron.strip():
        raise RuleBroken("Schrijf wie dit besloot en waarom.", field="bron")
    if zin := _wat_mist(sleutel, _recht(tekst)):
        raise RuleBroken(zin, field="tekst")
    nieuw = _met(geldige_teksten(geldig_van), sleutel, _recht(tekst))
    brieven = list(proefbrieven(nieuw, _lezers(sleutel)))
    if zin := _te_moeilijk(brieven):
        raise RuleBroken(zin, field="tekst")
    stuk = _recht(tekst).split("{")[0].strip() or _recht(tekst)
    een_per_onderwerp = {brief.naam.rsplit("/", 1)[0]: brief for brief in brieven if stuk[:40] in brief.tekst}
    return list(een_per_onderwerp.values())


@transaction.atomic
def leg_brieftekst_vast(
    sleutel: str,
    *,
    tekst: str,
    geldig_van: date,
    bron: str,
    gezien: str,
    by: Medewerker,
    at: datetime | None = None,
) -> Brieftekst:
    """Lay down new words from a day on, after somebody looked at them as a letter (`gezien` is their mark).

    Letters that lie there keep their own. Raises NotAllowed or RuleBroken.
    """
    if not has_codename(by, RECHT):
        raise NotAllowed(RECHT)
    keur_brieftekst(sleutel, tekst, geldig_van, bron)
    if gezien != kenmerk(sleutel, tekst):
        raise RuleBroken(
            "Bekijk de brief eerst met deze woorden. Bewaar daarna pas.", field="tekst"
        )  # fmt: skip
    hoogste = Brieftekst.objects.filter(sleutel=sleutel).aggregate(hoogste=Max("versie"))["hoogste"]
    rij = Brieftekst.objects.create(
        sleutel=sleutel, tekst=_recht(tekst), geldig_van=geldig_van, bron=bron.strip(),
        versie=(hoogste or GELEVERD) + 1, vastgelegd_op=at or clock.now(), vastgelegd_door=by,
    )  # fmt: skip
    velden = {"sleutel": sleutel, "versie": rij.versie, "geldig_van": f"{geldig_van:%Y-%m-%d}"}
    audit.record_change(by, rij, action="leg_brieftekst_vast", fields=velden)
    return rij


def _wat_mist(sleutel: str, tekst: str) -> str | None:
    """What the new words lack or invent of what is filled in, as a Dutch sentence."""
    if not tekst.strip():
        return "De tekst is leeg."
    try:
        nodig, nu = _plekken(teksten.tekst_van(teksten.BRIEVEN, sleutel)), _plekken(tekst)
    except ValueError:
        return "Er staat een losse accolade in de tekst. Gebruik { en } alleen om iets in te laten vullen."
    for woord, rest in (("mist", nodig - nu), ("kent dit niet", nu - nodig)):
        if rest:
            wat = ", ".join(f"{{{naam}}}" for naam in sorted(rest))
            return f"De tekst {woord}: {wat}. Wat er wordt ingevuld ligt per tekst vast."
    return None


def _plekken(tekst: str) -> set[str]:
    """What is filled in; a place with a form of its own is an unknown one. Raises ValueError on a loose brace."""
    return {
        naam + (f"!{vorm}" if vorm else "") + (f":{maat}" if maat else "")
        for _, naam, maat, vorm in Formatter().parse(tekst)
        if naam is not None
    }


def _te_moeilijk(brieven: list[Proefbrief]) -> str | None:
    for brief in brieven:
        gemeten = leesbaarheid.meet(brief.tekst)
        if not gemeten.is_b1:
            return (
                f"Brief {brief.naam} leest te moeilijk (Flesch-Douma {gemeten.douma}, minstens "
                f"{leesbaarheid.DOUMA_B1}; Leesindex A {gemeten.brouwer}, minstens {leesbaarheid.BROUWER_B1}; "
                f"hoogstens {leesbaarheid.LANGSTE_ZIN} woorden per zin). De langste zin is: “{gemeten.langste_zin}”. "
                "Maak zinnen korter en kies gewone woorden."
            )
    return None


def _lezers(sleutel: str) -> list[str]:
    """The readers whose letters hold this text; what is shared goes to all."""
    return [deel for deel in sleutel.split(".") if deel in teksten.lezers()] or teksten.lezers()


def _paden(brieven: Teksten, voor: str = "") -> Iterator[str]:
    for naam, waarde in brieven.items():
        if isinstance(waarde, dict):
            yield from _paden(waarde, f"{voor}{naam}.")
        else:
            yield f"{voor}{naam}"


def _met(brieven: Teksten, sleutel: str, tekst: str) -> Teksten:
    """The same texts with one other; what was given stays as it is."""
    nieuw = deepcopy(brieven)
    *weg, naam = sleutel.split(".")
    plek = nieuw
    for stap in weg:
        plek = plek[stap]
    # A sentence within a letter may begin with a space that parts it from what comes before.
    plek[naam] = f" {tekst}" if str(plek[naam]).startswith(" ") else tekst
    return nieuw


def _recht(tekst: str) -> str:
    return tekst.replace("\r\n", "\n").strip()
