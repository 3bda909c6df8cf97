"""From the tree of a message to what the intake takes: a report, people, and the lines in which two versions differ."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from meldingen.codelijsten import Aanleiding, Hoedanigheid, Kanaal, Rol
from meldingen.models import Persoon
from meldingen.politie.lezer.model import BERICHT
from meldingen.services.gegevens import AdresGegevens, BetrokkeneGegevens, MeldingGegevens
from veiligthuis.core import clock, words
from veiligthuis.core.bsn import is_nummer

VOLWASSEN = 18
Boom = Mapping[str, Any]


def bsns(boom: Boom) -> list[str]:
    """The real BSN in the message, each once; the fillers of the CBS are nobody's."""
    gevonden = [str(iemand.get("burgerservicenummer", "")) for iemand in boom.get("betrokkene", [])]
    return [bsn for bsn in dict.fromkeys(gevonden) if is_nummer(bsn)]


def melding_van(boom: Boom, *, organisatie: str, ontvangen_op: datetime) -> MeldingGegevens:
    """The report: everything that was told as one text, the first incident as the incident.

    The police names no aanleiding; until the triage it is the broadest one.
    Source: Uitvoeringsregeling Wmo 2015, bijlage A par. 3.1.1 and 3.5 (datum melding is the day of arrival).
    """
    contact, incidenten = boom.get("contact", {}), boom.get("incident", [])
    eerste = incidenten[0] if incidenten else {}
    return MeldingGegevens(
        melder_hoedanigheid=Hoedanigheid.POLITIE,
        melder_naam=contact.get("naam", ""),
        melder_organisatie=organisatie,
        melder_telefoon=contact.get("telefoonnummer", ""),
        melder_email=contact.get("emailAdres", ""),
        aanleiding=[Aanleiding.HUISELIJK_GEWELD],
        beschrijving="\n\n".join(f"{kop}: {tekst}" if kop else tekst for kop, tekst in tekst_van(boom)),
        kanaal=Kanaal.CORV,
        ontvangen_op=ontvangen_op,
        incident_op=_dag(eerste.get("datumTijd", "")),
        incident_plaats=str(eerste.get("locatie", ""))[:150],
        kinderen_aanwezig=True if any(_is_kind(iemand) for iemand in boom.get("betrokkene", [])) else None,
    )


def tekst_van(boom: Boom) -> list[tuple[str, str]]:
    """Everything that is told in words, as heading and text, in the order in which somebody reads it."""
    situatie = boom.get("zorgelijkeSituatie", {})
    delen = [
        ("", situatie.get("situatieSchets", "")),
        ("Nadere omschrijving", situatie.get("nadereOmschrijving", "")),
    ]
    delen += [_incident(incident) for incident in boom.get("incident", [])]
    delen += [
        (paar.get("vraag", "Vraag"), paar.get("antwoord", "geen antwoord"))
        for paar in situatie.get("vraagAntwoord", [])
    ]
    delen.append(("Verzoek", boom.get("verzoek", "")))
    if boom.get("terugkoppelingGewenst") == "ja":
        delen.append(("Terugkoppeling", "de politie vraagt om terugkoppeling"))
    for meer in boom.get("overigeInformatie", []):
        delen.append(
            ("Overige informatie", " ".join(filter(None, (meer.get("omschrijving"), meer.get("url")))))
        )
    return [(kop, tekst) for kop, tekst in delen if tekst]


def _incident(incident: Boom) -> tuple[str, str]:
    wanneer = _moment(incident["datumTijd"]) if "datumTijd" in incident else incident.get("periodeVanTot", "")
    kop = ", ".join(filter(None, ("Incident", wanneer, incident.get("locatie", ""), incident.get("id", ""))))
    return kop, incident.get("omschrijving", "zonder omschrijving")


def betrokkenen_van(boom: Boom, bekend: Mapping[str, Persoon], *, bron: str) -> list[BetrokkeneGegevens]:
    """The people of the message; who is in the casus already, by BSN, is that person and keeps his data."""
    gevonden = []
    for iemand in boom.get("betrokkene", []):
        persoon = bekend.get(iemand.get("burgerservicenummer", ""))
        if persoon is not None:
            gevonden.append(BetrokkeneGegevens(rol=_rol(iemand), persoon=persoon))
        else:
            gevonden.append(_nieuw(iemand, bron))
    return gevonden


def _nieuw(iemand: Boom, bron: str) -> BetrokkeneGegevens:
    naam, adres = iemand.get("naam", {}), iemand.get("adres")
    return BetrokkeneGegevens(
        rol=_rol(iemand),
        voornamen=naam.get("voornamen", ""),
        tussenvoegsel=naam.get("voorvoegsel", ""),
        achternaam=naam.get("geslachtsnaam", ""),
        geslacht=iemand.get("geslacht", "onbekend"),
        geboortedatum=_dag(iemand.get("geboortedatum", "")),
        bsn=iemand.get("burgerservicenummer", ""),
        adres=_adres(adres, bron) if adres else None,
    )


def _adres(adres: Boom, bron: str) -> AdresGegevens:
    return AdresGegevens(
        straat=adres.get("straatnaam", ""), huisnummer=adres.get("huisnummer", ""),
        postcode=adres.get("postcode", ""), plaats=adres.get("plaats", ""), bron=bron[:120],
    )  # fmt: skip


def _rol(iemand: Boom) -> str:
    """The role as sent; else child by age, else witness until the triage says otherwise: suspicion is not proof."""
    return str(iemand.get("rol") or (Rol.KIND if _is_kind(iemand) else Rol.GETUIGE))


def _is_kind(iemand: Boom) -> bool:
    geboren, vandaag = _dag(iemand.get("geboortedatum", "")), clock.today()
    if geboren is None:
        return iemand.get("rol") == Rol.KIND
    jaren = vandaag.year - geboren.year - ((vandaag.month, vandaag.day) < (geboren.month, geboren.day))
    return jaren < VOLWASSEN


def _dag(tekst: str) -> date | None:
    return date.fromisoformat(tekst[:10]) if tekst else None


def _moment(tekst: str) -> str:
    return words.moment(datetime.fromisoformat(tekst))


@dataclass(frozen=True)
class Verschil:
    """One line in which two versions of a message differ; empty is absent."""

    wat: str
    was: str
    wordt: str


def verschillen(eerst: Boom, later: Boom) -> list[Verschil]:
    """Every value that two versions do not share, in the order of the first."""
    links, rechts = dict(_regels(eerst, "")), dict(_regels(later, ""))
    paden = [*links, *(pad for pad in rechts if pad not in links)]
    return [
        Verschil(_leesbaar(pad), links.get(pad, ""), rechts.get(pad, ""))
        for pad in paden
        if links.get(pad, "") != rechts.get(pad, "")
        and pad not in {"versie", "correctieOp", "datumTijd", "id"}
    ]


def _regels(deel: Any, pad: str) -> list[tuple[str, str]]:
    if isinstance(deel, Mapping):
        paren: Sequence[tuple[str, Any]] = list(deel.items())
    elif isinstance(deel, list):
        paren = [(str(nummer), rij) for nummer, rij in enumerate(deel)]
    else:
        return [(pad, str(deel))]
    return [regel for naam, rij in paren for regel in _regels(rij, f"{pad}.{naam}".lstrip("."))]


def _leesbaar(pad: str) -> str:
    """A path as words: betrokkene.0.adres.postcode is "Betrokkene 1, Adres, Postcode"."""
    deel: Any = BERICHT
    woorden: list[str] = []
    for naam in pad.split("."):
        if naam.isdigit():
            woorden[-1] = f"{deel.naam} {int(naam) + 1}"
            continue
        deel = deel.velden.get(naam)
        if deel is None:
            return ", ".join([*woorden, naam])
        woorden.append(deel.naam)
        deel = getattr(deel, "groep", deel)
    return ", ".join(woorden)
