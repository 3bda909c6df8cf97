"""The page of a melding: what was reported, who is in it, which clocks run, what can happen now; and its steps."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from meldingen import services
from meldingen.bronnen.alineas import te_tonen
from meldingen.codelijsten import Aanleiding, Aard, Kanaal
from meldingen.forms.aantekeningen import Aantekening, lines_of
from meldingen.forms.stappen import MELDING_STAPPEN, Zonder
from meldingen.gezin.pagina import AdresRegel, address_rows
from meldingen.models import Adres, Betrokkene, Gesprek, Melding, Termijn
from meldingen.politie.lezen import leesbaar
from meldingen.termijnen.queries import KlokDeel, klok_delen, open_van_casus
from meldingen.views.toegang import melding_of
from veiligthuis.core import audit
from veiligthuis.core.access import has_codename, worker
from veiligthuis.core.machine import available
from veiligthuis.core.models import Medewerker
from veiligthuis.core.once import once
from veiligthuis.core.steps import answer_step

SERVICES: dict[str, Callable[..., Any]] = {
    service.__name__: service
    for service in (
        services.schift, services.stel_acuut_vast, services.zet_acuut_in_actie,
        services.leg_eerste_veiligheidsactie_vast,
        services.neem_in_veiligheidsbeoordeling, services.leg_terugkoppeling_vast, services.zet_niet_passend_door,
        services.zie_af_van_terugkoppeling, services.leg_eindbericht_vast,
        services.leg_uitkomst_gezin_vast, services.stel_uitkomst_gezin_uit,
    )
}  # fmt: skip
"""Step of a melding -> the service that takes it."""


@dataclass(frozen=True)
class BetrokkeneRegel:
    """Somebody in the casus as the page shows him: the clock of informing, and where he lives or that it is secret."""

    betrokkene: Betrokkene
    klokken: list[KlokDeel]
    adressen: list[Adres]
    geheim: bool


def melding(request: HttpRequest, nummer: str) -> HttpResponse:
    """Everything of one melding on one page; that it was looked at is recorded."""
    obj = melding_of(request, nummer)
    user = worker(request)
    audit.record_view(user, obj)
    klokken = list(open_van_casus(obj.casus))
    context = {
        "melding": obj,
        "casus": obj.casus,
        "klokken": klok_delen(klok for klok in klokken if klok.melding_id == obj.pk),
        "regels": persons_of(obj.casus.betrokkenen.met_persoon(), klokken),
        "stappen": available(obj, user),
        "aanleiding": [Aanleiding(code).label for code in obj.aanleiding],
        "aard": [Aard(code).label for code in obj.aard],
        "beoordelen": may_assess(obj, user),
        **_texts(obj),
        "aantekeningen": _notes(obj, user),
        "basis": reverse("meldingen:melding", kwargs={"nummer": nummer}),
        "politie": leesbaar(obj) if obj.kanaal == Kanaal.CORV else None,
        "toon_melder": has_codename(user, "meldingen.bekijk_melder"),
        "mag_informeren": has_codename(user, "meldingen.informeer_betrokkene"),
        "mag_uitstellen": has_codename(user, "meldingen.verleng_termijn"),
        "mag_toevoegen": has_codename(user, "meldingen.voeg_betrokkene_toe"),
    }
    return render(request, "meldingen/melding.html", context)


def _texts(melding: Melding) -> dict[str, Any]:
    """What was told, by paragraph, with what is protected as a source."""
    held = list(melding.beschermingen.geldend())
    return {
        "alineas": te_tonen(melding, "beschrijving", held),
        "meningen": te_tonen(melding, "mening_melder", held),
    }


def _notes(melding: Melding, user: Medewerker) -> list[Aantekening]:
    """What was noted during the call, where that is more than what was reported; for who may know the melder."""
    gesprek = Gesprek.objects.filter(melding=melding).first()
    if (
        gesprek is None
        or gesprek.notities == melding.beschrijving
        or not has_codename(user, "meldingen.bekijk_melder")
    ):
        return []
    return lines_of(gesprek.notities)


def may_assess(melding: Melding, user: Medewerker) -> bool:
    """Whether this person can go on with the assessment: somebody took it, and nothing was decided yet."""
    taken = melding.triagist_id is not None and not melding.is_besloten
    return taken and has_codename(user, "veiligheid.stel_beoordeling_op")


def persons_of(betrokkenen: Iterable[Betrokkene], klokken: Iterable[Termijn]) -> list[BetrokkeneRegel]:
    """The people with the clock that is about each; a secret address is never among what is shown."""
    per_persoon: dict[int, list[Termijn]] = {}
    for klok in klokken:
        if klok.betrokkene_id is not None:
            per_persoon.setdefault(klok.betrokkene_id, []).append(klok)
    mensen = list(betrokkenen)
    adressen = address_rows(mensen)
    return [_row(mens, per_persoon.get(mens.pk, []), adressen[mens.pk]) for mens in mensen]


def _row(betrokkene: Betrokkene, klokken: list[Termijn], adressen: list[AdresRegel]) -> BetrokkeneRegel:
    huidig = [rij for rij in adressen if rij.is_huidig]
    return BetrokkeneRegel(
        betrokkene=betrokkene,
        klokken=klok_delen(klokken),
        adressen=[rij.adres for rij in huidig if not rij.afgeschermd],
        geheim=any(rij.afgeschermd for rij in huidig),
    )


@once
def melding_stap(request: HttpRequest, nummer: str, naam: str) -> HttpResponse:
    """One step of a melding; an unknown one is a 404."""
    obj: Melding = melding_of(request, nummer)
    if naam not in SERVICES:
        raise Http404
    return answer_step(
        request,
        obj,
        naam,
        form=MELDING_STAPPEN.get(naam, Zonder)(request.POST or None),
        service=SERVICES[naam],
        back=reverse("meldingen:melding", kwargs={"nummer": nummer}),
        template="meldingen/stap_melding.html",
    )
