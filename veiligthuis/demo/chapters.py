"""The chapters that stories are made of: each does through the services what one person does on the screen."""

from datetime import date, timedelta
from typing import Any

from ketenpartners.models import Organisatie, Team
from meldingen import services as meldingen
from meldingen.codelijsten import ContactSoort, Kanaal, Precisie, Relatie, Rol
from meldingen.models import Casus, Melding
from meldingen.services import AdresGegevens, BetrokkeneGegevens, MeldingGegevens
from overdracht import services as overdrachten
from overdracht.models import Overdracht
from veiligheid import services as veiligheid
from veiligheid.codelijsten import Reactie, ReactieHoe, SoortAfspraak, Uitkomst
from veiligheid.models import Veiligheidsplan
from veiligheid.plan.crisis import Crisisplan
from veiligthuis.core import clock
from veiligthuis.core.models import Medewerker
from veiligthuis.demo.names import Gezin, Mens
from veiligthuis.demo.sources import protect


def take_in(gezin: Gezin, *, by: Medewerker, casus: Casus | None = None) -> Melding:
    """A melding with the whole household, taken in by a colleague of Toegang."""
    mensen = [] if casus and casus.is_open else people(gezin)
    melding = meldingen.neem_melding_op(
        gegevens=report(gezin), betrokkenen=mensen, by=by, casus=casus, naam=gezin.naam
    )
    if gezin.beschermd:
        protect(melding, by=by)
    return melding


def people(gezin: Gezin) -> list[BetrokkeneGegevens]:
    """The household as it was told."""
    return [_betrokkene(mens) for mens in gezin.mensen]


def report(gezin: Gezin) -> MeldingGegevens:
    """What was reported."""
    police = gezin.hoedanigheid == "politie"
    return MeldingGegevens(
        melder_hoedanigheid=gezin.hoedanigheid,
        melder_naam="M. de Melder" if gezin.melder else "",
        melder_organisatie=gezin.melder,
        melder_telefoon="06-00000000",
        kanaal=Kanaal.CORV if police else Kanaal.TELEFOON,
        aanleiding=gezin.aanleiding,
        aard=gezin.aard,
        beschrijving=gezin.beschrijving,
        kinderen_aanwezig=any(mens.rol == "kind" for mens in gezin.mensen),
    )


def triage(melding: Melding, *, by: Medewerker, acuut: bool = False) -> Melding:
    """The first look, and when there is no acute danger the assessment begins at once."""
    reden = "Direct gevaar volgens de melder." if acuut else "Geen direct gevaar op dit moment."
    melding = meldingen.schift(
        melding, acuut=acuut, reden=reden, eigen_systeem_doorzocht=True, vt_register_doorzocht=True, by=by
    )
    return melding if acuut else meldingen.neem_in_veiligheidsbeoordeling(melding, by=by)


def tell_melder(melding: Melding, *, by: Medewerker) -> None:
    """The melder hears what was decided."""
    melding.refresh_from_db()
    meldingen.leg_terugkoppeling_vast(
        melding, wijze="telefoon", inhoud="Verteld dat de melding is beoordeeld en wat er nu gebeurt.", by=by
    )


def tell_family(casus: Casus, *, by: Medewerker) -> None:
    """The family hears what was decided."""
    for melding in casus.meldingen.met_onbekende_uitkomst():
        meldingen.leg_uitkomst_gezin_vast(
            melding, wijze="telefoon", inhoud="Ieder van twaalf en ouder is zelf gebeld.", by=by
        )


def tell_the_end(casus: Casus, *, by: Medewerker) -> Casus:
    """Every melder hears how V&V or onderzoek ended."""
    for melding in casus.meldingen.wacht_op_eindbericht():
        meldingen.leg_eindbericht_vast(
            melding, wijze="telefoon", inhoud="Verteld dat wij klaar zijn en dat er hulp is.", by=by
        )
    return casus


def speak_with_everybody(casus: Casus, *, by: Medewerker) -> None:
    """Everybody the melding is about is spoken to and told what is kept about them."""
    for betrokkene in casus.betrokkenen.directbetrokken().select_related("persoon"):
        if betrokkene.persoon.ongeboren or betrokkene.persoon.leeftijd(clock.today()) == 0:
            meldingen.noteer_niet_gesproken(betrokkene, reden="Nog te jong om te spreken.", by=by)
        else:
            meldingen.leg_contact_vast(
                casus, soort=ContactSoort.HUISBEZOEK, gelukt=True, betrokkene=betrokkene,
                verslag="Gesproken over wat er is gebeurd en wat helpt.", by=by,
            )  # fmt: skip
        if betrokkene.geinformeerd_op is None and not betrokkene.persoon.ongeboren:
            meldingen.informeer_betrokkene(betrokkene, hoe="In een gesprek thuis", by=by)


def call_in_vain(casus: Casus, wie: str, *, by: Medewerker) -> None:
    """Called, and nobody answered."""
    betrokkene = casus.betrokkenen.select_related("persoon").get(persoon__voornamen=wie)
    meldingen.leg_contact_vast(casus, soort=ContactSoort.TELEFOON, gelukt=False, betrokkene=betrokkene, by=by)


def make_plan(
    casus: Casus, *, by: Medewerker, regie: Organisatie, wie: str = "Sofie", herzien: bool = False
) -> Veiligheidsplan:
    """A safety plan written with the family, and established; `herzien` says other things than the first one."""
    today = clock.today()
    plan = veiligheid.begin_veiligheidsplan(casus, by=by)
    velden = {
        "kern_van_de_zorgen": "Er was geweld in huis. Dat moet stoppen, want iedereen moet zich veilig voelen.",
        "signalen": "Stemmen worden luider; iemand gaat voor de deur staan.",
        "noodplan": "Ga naar de buren en bel 112.",
        "toevlucht": "Bij de buren",
        "codewoord": "zonnebloem",
        "regie_organisatie": regie,
        "regie_naam": "Nog te noemen door de ontvanger",
        "regie_telefoon": "0900-0000",
        "evaluatie_op": today + timedelta(days=28),
    }
    afspraken = [
        _afspraak(SoortAfspraak.VOORWAARDE, "Er wordt niet geslagen of gedreigd.", "Iedereen in huis", today),
        _afspraak(SoortAfspraak.VOORWAARDE, "De kinderen zien geen geweld.", "Alle volwassenen", today),
        _afspraak(SoortAfspraak.AFSPRAAK, "Tante belt elke avond om acht uur.", wie, today, days=28),
        _afspraak(SoortAfspraak.AFSPRAAK, "Een afspraak maken bij de huisarts.", wie, today, days=7),
    ]
    if herzien:
        afspraken[2]["wat"] = "Tante belt elke avond om zeven uur."
        afspraken[3] = _afspraak(SoortAfspraak.AFSPRAAK, "Samen naar de ouderavond gaan.", wie, today, days=9)
        velden["signalen"] = "Stemmen worden luider; iemand slaat met deuren."
    plan = veiligheid.save_veiligheidsplan(
        plan, by=by, velden=velden, afspraken=afspraken, deelnemers=_spoken_to(casus), netwerk=NETWERK
    )
    return veiligheid.establish_veiligheidsplan(plan, by=by)


NETWERK = [
    {"naam": "Tante", "doet": "Belt elke avond om acht uur."},
    {"naam": "Juf", "doet": "Praat met de kinderen."},
]


def _spoken_to(casus: Casus) -> list[dict[str, Any]]:
    """Everybody the plan is about: spoken to today, or why not."""
    return [
        {
            "betrokkene": b.pk,
            "gesproken_op": None,
            "niet_gesproken_reden": b.reden_niet_gesproken,
            "cijfer": None,
        }
        if b.reden_niet_gesproken
        else {"betrokkene": b.pk, "gesproken_op": clock.today(), "niet_gesproken_reden": "", "cijfer": 5}
        for b in casus.betrokkenen.directbetrokken()
    ]


def hear_everybody(plan: Veiligheidsplan, *, by: Medewerker) -> None:
    """All who were spoken to say what they think of the plan; the last one does not agree."""
    spoken = [rij for rij in plan.deelnemers.all() if rij.gesproken_op]
    for number, rij in enumerate(spoken, start=1):
        eens = number < len(spoken)
        veiligheid.note_reactie(
            rij, by=by, op=clock.today(), hoe=ReactieHoe.GESPREK,
            reactie=Reactie.AKKOORD if eens else Reactie.NIET_AKKOORD,
            reden="" if eens else "Ik wil niet elke avond bellen.",
        )  # fmt: skip


def look_at_plan(plan: Veiligheidsplan, *, by: Medewerker) -> None:
    """One agreement works and goes on; one condition was not kept, and what then must happen was not done yet."""
    veiligheid.complete_afspraak(
        plan.onderling[0], by=by, uitkomst=Uitkomst.NAGEKOMEN, gezien="Tante zegt dat zij elke avond belde.",
        loopt_door=True, controle_op=clock.today() + timedelta(days=4),
    )  # fmt: skip
    veiligheid.complete_afspraak(
        plan.voorwaarden[0], by=by, uitkomst=Uitkomst.NIET_NAGEKOMEN, gezien="De buren hoorden dreigen.",
        loopt_door=True, controle_op=clock.today() + timedelta(days=3),
    )  # fmt: skip


def agree_in_crisis(casus: Casus, *, by: Medewerker) -> Veiligheidsplan:
    """Three agreements at the kitchen table, to be completed later."""
    waar = {b.pk: "thuis" for b in casus.betrokkenen.directbetrokken()}
    inhoud = Crisisplan(
        afspraken=("Vader slaapt vannacht bij zijn broer.", "De deur blijft op slot."), waar=waar,
        bellen=(("Tante", "0900-0000"),), let_op="Tante belt morgen om negen uur",
    )  # fmt: skip
    return veiligheid.begin_crisisplan(casus, inhoud, by=by)


def offer(casus: Casus, team: Team, *, by: Medewerker) -> Overdracht:
    """Prepare a handover and offer it."""
    overdracht = prepare(casus, team, by=by)
    return overdrachten.offer_overdracht(overdracht, by=by)


def prepare(casus: Casus, team: Team, *, by: Medewerker) -> Overdracht:
    """A handover in preparation, with everything that must go along."""
    return overdrachten.prepare_overdracht(
        casus,
        naar_team=team,
        by=by,
        gezin_geinformeerd_op=clock.today(),
        eigen_veiligheidsacties="Gesproken met het hele gezin; veiligheidsplan gemaakt en rondgestuurd.",
        voorgestelde_regie="Een vaste medewerker van het wijkteam",
        afspraken="Het wijkteam belt het gezin binnen tien werkdagen.",
    )


def accept(overdracht: Overdracht, *, by: Medewerker, naam: str) -> Overdracht:
    """The receiver accepts and names one regiehouder."""
    return overdrachten.accept_overdracht(
        overdracht, regiehouder_naam=naam, regiehouder_functie="Wijkteammedewerker",
        regiehouder_telefoon="0900-0003", regiehouder=by, plan_gelezen=True, by=by,
    )  # fmt: skip


def call(overdracht: Overdracht, *, by: Medewerker, gelukt: bool) -> Overdracht:
    """The receiver tries to reach the first person of the family."""
    family = overdracht.casus.betrokkenen.directbetrokken().order_by("pk").first()
    return overdrachten.log_contact(
        overdracht, op=clock.now(), middel="telefoon", gelukt=gelukt, betrokkene=family,
        toelichting="Afspraak gemaakt voor een huisbezoek." if gelukt else "Niet opgenomen.", by=by,
    )  # fmt: skip


def _afspraak(soort: str, wat: str, wie: str, vanaf: date, days: int | None = None) -> dict[str, Any]:
    return {
        "soort": soort, "wat": wat, "wie": wie, "wanneer": "", "vanaf": vanaf,
        "tot": vanaf + timedelta(days=days) if days else None,
        "controle": "Het wijkteam vraagt ernaar.", "gevolg": "Dan belt het wijkteam met Veilig Thuis.",
    }  # fmt: skip


def _betrokkene(mens: Mens) -> BetrokkeneGegevens:
    today = clock.today()
    born = None if mens.age is None else today - timedelta(days=round(365.25 * mens.age) + 100)
    if born and mens.jaar_bekend:
        born = date(born.year, 1, 1)
    known = Precisie.JAAR if mens.jaar_bekend else Precisie.DAG
    adres = None
    if mens.straat:
        adres = AdresGegevens(
            straat=mens.straat, huisnummer=mens.huisnummer, postcode=mens.postcode, plaats=mens.plaats,
            gemeente=mens.plaats, geheim=mens.geheim,
            geheim_reden="Gevlucht voor een ex-partner" if mens.geheim else "",
        )  # fmt: skip
    return BetrokkeneGegevens(
        rol=mens.rol, relatie=mens.relatie, gezag=mens.gezag, voornamen=mens.voornamen,
        tussenvoegsel=mens.tussenvoegsel, achternaam=mens.geslachtsnaam, geboortedatum=born,
        geboorte_precisie=known if born else Precisie.ONBEKEND, geslacht=mens.geslacht, bsn=mens.bsn,
        ongeboren=mens.weeks is not None, taal=mens.taal, tolk_nodig=bool(mens.taal),
        roepnaam=mens.roepnaam, partner_achternaam=mens.partner, veilig=mens.veilig, veilig_contact=mens.toelichting,
        in_huishouden=mens.rol != Rol.NETWERK and mens.relatie != Relatie.EX_PARTNER,
        uitgerekende_datum=today + timedelta(weeks=mens.weeks) if mens.weeks else None, adres=adres,
    )  # fmt: skip
