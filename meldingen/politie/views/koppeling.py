"""The endpoint: another system brings a message with its own key; no session, no page, no cookie."""

from __future__ import annotations

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt

from meldingen.politie.lezer import GROOTSTE, Gelezen, formaat_van, lees
from meldingen.politie.records import Afzender, Bericht, BerichtKanaal
from meldingen.politie.services import ontvang
from meldingen.politie.services.afzender import afzender_met, telt_mee

SOORTEN = {"application/json": "json", "application/xml": "xml", "text/xml": "xml"}
STUK = 64 * 1024
BEARER = "Bearer "


class Weigering(Exception):
    """A request that is answered without keeping anything: status and Dutch sentence."""

    def __init__(self, status: int, fout: str, **koppen: str) -> None:
        super().__init__(fout)
        self.status, self.fout, self.koppen = status, fout, koppen


@csrf_exempt
@login_not_required
@never_cache
def politie(request: HttpRequest) -> HttpResponse:
    """Keep a message and say so: 202 with its id, 422 with its id and the reason when it cannot be read.

    The message is kept and committed before it is looked at. The same bytes get the same answer again.
    """
    try:
        afzender = _afzender(request)
        inhoud = _inhoud(request)
    except Weigering as nee:
        return JsonResponse({"fout": nee.fout}, status=nee.status, headers=nee.koppen)
    bericht, _ = ontvang(inhoud, afzender=afzender, kanaal=BerichtKanaal.KOPPELING)
    return _antwoord(bericht, lees(inhoud))


def _afzender(request: HttpRequest) -> Afzender:
    """Who sends, by the key in the Authorization header. Raises Weigering."""
    kop = request.headers.get("Authorization", "")
    afzender = afzender_met(kop.removeprefix(BEARER)) if kop.startswith(BEARER) else None
    if afzender is None:
        raise Weigering(
            401, "Geef een geldige sleutel mee: Authorization: Bearer …", **{"WWW-Authenticate": "Bearer"}
        )
    if not afzender.actief:
        raise Weigering(403, "Deze afzender is gestopt. Neem contact op met het beheer van Veilig Thuis.")
    if not telt_mee(afzender):
        raise Weigering(
            429, "Te veel berichten in één minuut. Probeer het straks opnieuw.", **{"Retry-After": "60"}
        )
    if request.method != "POST":
        raise Weigering(405, "Stuur een bericht met POST.", Allow="POST")
    return afzender


def _inhoud(request: HttpRequest) -> bytes:
    """The body, as far as it may be big, in the format its header says. Raises Weigering."""
    soort = SOORTEN.get(request.content_type or "")
    if soort is None:
        raise Weigering(415, "Stuur het bericht als application/json of application/xml.")
    te_groot = Weigering(413, f"Het bericht is groter dan {GROOTSTE // 1024} kB.")
    lengte = request.headers.get("Content-Length") or "0"
    if not lengte.isdigit() or int(lengte[:12]) > GROOTSTE:
        raise te_groot
    stukken: list[bytes] = []
    while stuk := request.read(STUK):
        stukken.append(stuk)
        if sum(map(len, stukken)) > GROOTSTE:
            raise te_groot
    inhoud = b"".join(stukken)
    if not inhoud.strip():
        raise Weigering(422, "Het bericht is leeg.")
    if formaat_van(inhoud) not in (soort, "onbekend"):
        raise Weigering(415, f"De kop zegt {soort}, de inhoud is dat niet.")
    return inhoud


def _antwoord(bericht: Bericht, gelezen: Gelezen) -> JsonResponse:
    """What the sender hears, made of the bytes alone, so that it is the same each time."""
    if gelezen.is_goed:
        return JsonResponse({"id": str(bericht.pk), "berichtnummer": gelezen.boom["id"]}, status=202)
    fouten = [{"veld": fout.pad, "reden": fout.reden} for fout in gelezen.fouten]
    told = {"id": str(bericht.pk), "fout": gelezen.onleesbaar or "Het bericht klopt niet.", "fouten": fouten}
    return JsonResponse(told, status=422)
