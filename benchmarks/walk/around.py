"""What a walk may do around a casus: advice, letters, messages of the police, crises, papers and reports."""

import json
from datetime import timedelta
from typing import Any

from benchmarks.walk.moves import TEXT, NothingToDo
from meldingen import services as meldingen
from meldingen.codelijsten import DocumentSoort
from meldingen.crisis.services import Feit, leg_crisisstap_vast
from meldingen.crisis.stappen import VOLGORDE
from meldingen.informeren import services as brieven
from meldingen.informeren.services.afdrukken import maak_afdruk, open_afdruk
from meldingen.models import Advies, Bericht, Brief, Briefafdruk, Casus, Crisisinzet, Exemplaar
from meldingen.politie import services as politie
from meldingen.politie.records import BerichtKanaal
from meldingen.politie.services.afzender import van_de_map
from meldingen.services import AdviesGegevens
from overdracht import services as overdrachten
from overdracht.models import Overdracht
from veiligthuis.core import clock
from veiligthuis.core.models import Medewerker
from veiligthuis.demo import chapters
from veiligthuis.demo.names import household


def advise(casus: Casus, by: Medewerker, dice: Any) -> None:
    """Advice is given, closed, or becomes a melding after all."""
    advies = Advies.objects.filter(medewerker=by, status="open").order_by("-pk").first()
    if advies is None:
        gegevens = AdviesGegevens(
            hoedanigheid="basisonderwijs",
            aanleiding=["kindcheck"],
            vraag=TEXT,
            gegeven_advies=TEXT if dice.random() < 0.8 else "",
        )
        meldingen.geef_advies(gegevens=gegevens, by=by)
    elif dice.random() < 0.6:
        meldingen.sluit_advies_af(advies, by=by)
    else:
        gezin = household("Adviseur")
        meldingen.zet_advies_om_in_melding(
            advies, gegevens=chapters.report(gezin), betrokkenen=chapters.people(gezin), by=by
        )


def crisis(casus: Casus, by: Medewerker, dice: Any) -> None:
    """The next step of a crisis, or any other one."""
    inzet = Crisisinzet.objects.filter(melding__casus=casus, gesloten_op=None).order_by("-pk").first()
    if inzet is None:
        raise NothingToDo
    stap = dice.choice(VOLGORDE)
    feit = Feit(
        gedaan=dice.random() < 0.8,
        medewerker=by,
        wie="Meldkamer",
        tekst=TEXT,
        tot=clock.today() + timedelta(days=2),
    )
    leg_crisisstap_vast(inzet, stap=stap, feit=feit, by=by)


def letter(casus: Casus, by: Medewerker, dice: Any) -> None:
    """A letter begins, is written, approved, taken back, sent or dropped."""
    brief = Brief.objects.filter(casus=casus, status__in=("concept", "goedgekeurd")).order_by("-pk").first()
    if brief is None:
        who = casus.betrokkenen.directbetrokken().order_by("pk").first()
        if who is None:
            raise NothingToDo
        brieven.begin_brief(who, waarover="gegevens", by=by)
        return
    kind = dice.choice(("write", "way", "way", "approve", "approve", "back", "open", "send", "drop"))
    if kind == "write":
        brieven.schrijf_brief(brief, tekst=brief.tekst, by=by)
    elif kind == "way":
        for copy in Exemplaar.objects.filter(brief=brief):
            brieven.kies_verzending(copy, wijze="meegeven", post_veilig="ja", by=by)
    elif kind == "approve":
        brieven.keur_brief_goed(brief, gezien=brief.kenmerk_van_nu, by=by)
    elif kind == "open":
        _open_copies(brief, by)
    else:
        _end_letter(brief, kind, by)


def _end_letter(brief: Brief, kind: str, by: Medewerker) -> None:
    if kind == "back":
        brieven.neem_brief_terug(brief, by=by)
    elif kind == "send":
        brieven.verstuur_brief(brief, by=by)
    else:
        brieven.laat_brief_vervallen(brief, reden=TEXT, by=by)


def _open_copies(brief: Brief, by: Medewerker) -> None:
    """The worker makes them, somebody looks; the slowest thing of the walk."""
    copies = list(Briefafdruk.objects.filter(exemplaar__brief=brief, kenmerk=brief.sha256).order_by("pk"))
    if not copies or brief.status != "goedgekeurd":
        raise NothingToDo
    for copy in copies:
        open_afdruk(maak_afdruk(copy.pk), reden=TEXT, by=by)


def police(casus: Casus, by: Medewerker, dice: Any) -> None:
    """A message comes in, sent twice, broken or corrected; or somebody deals with one that waits."""
    kind = dice.choice(("new", "new", "twice", "late", "broken", "mend", "mend", "refuse", "seen", "join"))
    waiting = (
        Bericht.objects.filter(status__in=("in_quarantaine", "wacht_op_origineel")).order_by("-pk").first()
    )
    number = Bericht.objects.count()
    if kind == "twice":
        _arrive(_message(0, 1))
    elif kind == "late":
        _arrive(_message(number + (5 if dice.random() < 0.5 else -dice.randrange(1, 9)), 2))
    elif kind == "broken":
        _arrive(_message(number, 1, bsn="123456789"))
    elif kind in ("seen", "join"):
        _deal_with(kind, casus, by)
    elif waiting is None or kind == "new":
        _arrive(_message(number, 1))
    elif kind == "mend":
        politie.bied_opnieuw_aan(waiting, verbeteringen={"betrokkene[0].burgerservicenummer": ""}, by=by)
    else:
        politie.wijs_af(waiting, toelichting=TEXT, by=by)


def _deal_with(kind: str, casus: Casus, by: Medewerker) -> None:
    if kind == "seen":
        politie.bevestig_correctie(_last(status="gekoppeld"), by=by)
        return
    melding = _last(melding__status="ontvangen").melding
    if melding is not None:
        politie.koppel_aan_casus(melding, casus=casus, by=by)


def _last(**which: Any) -> Bericht:
    row: Bericht | None = Bericht.objects.filter(**which).order_by("-pk").first()
    if row is None:
        raise NothingToDo
    return row


def _message(number: int, version: int, bsn: str = "") -> bytes:
    moment = (clock.now() - timedelta(hours=1)).isoformat()
    who = {"geslacht": "2", "naam": {"voornamen": "Kim", "geslachtsnaam": "Wandelaar"}, "rol": "slachtoffer"}
    return json.dumps({
        "id": f"PL-2026-{number:06}", "soort": "VT", "datumTijd": moment, "versie": version,
        "zorgelijkeSituatie": {"situatieSchets": f"{TEXT} {version}"},
        "contact": {"naam": "Wijkagent", "telefoonnummer": "0900-8844"},
        "incident": [{"id": f"2026{number:06}", "datumTijd": moment, "locatie": "Plein", "omschrijving": TEXT}],
        "betrokkene": [{**({"burgerservicenummer": bsn} if bsn else {}), **who}],
    }).encode()  # fmt: skip


def _arrive(content: bytes) -> None:
    politie.verwerk(politie.ontvang(content, afzender=van_de_map(), kanaal=BerichtKanaal.MAP)[0].pk)


def paper(casus: Casus, by: Medewerker, dice: Any) -> None:
    """A paper is kept, or a report asked for; nobody makes it here."""
    if dice.random() < 0.05:  # every paper is looked at by a process of its own
        content = b"%PDF-1.4\n" + f"% {casus.nummer} {clock.now()}\n%%EOF\n".encode()
        meldingen.leg_document_vast(
            casus, soort=DocumentSoort.BRIEF, omschrijving=TEXT, herkomst="School", ontvangen_op=clock.today(),
            inhoud=content, by=by,
        )  # fmt: skip
    elif dice.random() < 0.5:
        overdrachten.request_verzoek_raad(casus, by=by)
    else:
        row = Overdracht.objects.filter(casus=casus).order_by("-pk").first()
        if row is None:
            raise NothingToDo
        overdrachten.request_dossier(row, by=by)


def tell_the_end(casus: Casus, by: Medewerker, dice: Any) -> None:
    """The melders hear how it ended, or cannot be told."""
    if dice.random() < 0.8:
        chapters.tell_the_end(casus, by=by)
        return
    waiting = casus.meldingen.filter(terugkoppeling_op=None).order_by("pk").first()
    if waiting is None:
        raise NothingToDo
    meldingen.zie_af_van_terugkoppeling(waiting, reden="anoniem", toelichting=TEXT, by=by)
