"""The same few people in every test of veiligheid, and a melding that waits for its assessment."""

from dataclasses import dataclass
from datetime import date
from typing import Any

import pytest
from django.contrib.auth.models import Group
from django.test import Client

from ketenpartners import services as partners
from ketenpartners.models import Lidmaatschap, Organisatie, Soort, Team
from meldingen import services as meldingen
from meldingen.codelijsten import Aanleiding, Aard, Besluit, Hoedanigheid, Rol, Veiligheidsniveau
from meldingen.models import Betrokkene, Casus, Melding
from meldingen.services import BetrokkeneGegevens, MeldingGegevens
from veiligheid import services
from veiligheid.codelijsten import Bron, CijferDoor, Grondslag, Oordeel, SoortAfspraak
from veiligheid.models import Veiligheidsbeoordeling, Veiligheidsplan
from veiligthuis import roles
from veiligthuis.core.models import Medewerker


@dataclass(frozen=True)
class Mensen:
    """One employee per role, all of one team of Veilig Thuis; `ander` is of another team."""

    intake: Medewerker
    triagist: Medewerker
    gedragswetenschapper: Medewerker
    casushouder: Medewerker
    ander: Medewerker
    wijkteam: Medewerker


@pytest.fixture
def eigen_team(db: None) -> Team:
    """The team that carries the casus."""
    organisatie = Organisatie.objects.create(naam="Veilig Thuis Waterrijk", soort=Soort.VEILIG_THUIS)
    return partners.maak_team(organisatie=organisatie, naam="Team Lindemeer")


@pytest.fixture
def wijkteam(db: None) -> Team:
    """A team of a partner."""
    organisatie = Organisatie.objects.create(naam="Gemeente Lindemeer", soort=Soort.WIJKTEAM)
    return partners.maak_team(organisatie=organisatie, naam="Wijkteam Noord")


def employee(naam: str, rol: str, team: Team) -> Medewerker:
    """Somebody with a role, who is in a team and so in its group."""
    found = Medewerker.objects.create_user(username=naam, first_name=naam.capitalize(), password="x")
    Lidmaatschap.objects.create(medewerker=found, team=team, van=date(2026, 1, 1))
    found.groups.add(Group.objects.get(name=rol))
    partners.breng_groep_in_lijn(team)
    return found


@pytest.fixture
def mensen(eigen_team: Team, wijkteam: Team) -> Mensen:
    """The people of every test."""
    elders = partners.maak_team(organisatie=eigen_team.organisatie, naam="Team Elders")
    return Mensen(
        intake=employee("ilse", roles.INTAKE, eigen_team),
        triagist=employee("tara", roles.TRIAGIST, eigen_team),
        gedragswetenschapper=employee("gerda", roles.GEDRAGSWETENSCHAPPER, eigen_team),
        casushouder=employee("casper", roles.CASUSHOUDER, eigen_team),
        ander=employee("anders", roles.GEDRAGSWETENSCHAPPER, elders),
        wijkteam=employee("wim", roles.WIJKTEAM, wijkteam),
    )


@pytest.fixture
def melding(mensen: Mensen) -> Melding:
    """A melding about a mother, a father and a child, taken by the triagist."""
    found = meldingen.neem_melding_op(
        by=mensen.intake,
        gegevens=MeldingGegevens(
            melder_hoedanigheid=Hoedanigheid.BASISONDERWIJS,
            aanleiding=[Aanleiding.PARTNERGEWELD],
            aard=[Aard.GETUIGE],
            beschrijving="Kind vertelt dat vader moeder duwde.",
        ),
        betrokkenen=[
            BetrokkeneGegevens(rol=Rol.SLACHTOFFER, voornamen="Kim", achternaam="Visser"),
            BetrokkeneGegevens(rol=Rol.PLEGER, voornamen="Peter", achternaam="Visser"),
            BetrokkeneGegevens(rol=Rol.KIND, voornamen="Sem", achternaam="Visser"),
            BetrokkeneGegevens(rol=Rol.NETWERK, voornamen="Joke", achternaam="Bakker"),
        ],
    )
    found = meldingen.schift(
        found, acuut=False, reden="Vader is een week weg.", eigen_systeem_doorzocht=True,
        vt_register_doorzocht=True, by=mensen.intake,
    )  # fmt: skip
    return meldingen.neem_in_veiligheidsbeoordeling(found, by=mensen.triagist)


@pytest.fixture
def casus(melding: Melding) -> Casus:
    """The casus of the melding."""
    return melding.casus


def about(casus: Casus) -> list[Betrokkene]:
    """Kim, Peter and Sem; not Joke of the network."""
    return list(casus.betrokkenen.exclude(rol=Rol.NETWERK).order_by("pk"))


def answers(**other: Any) -> dict[str, Any]:
    """Complete answers of the instrument, with `other` in their place."""
    return {
        "feiten": "Op 26 april zag Sem dat Peter Kim duwde.",
        "kinderen_aanwezig": Oordeel.JA,
        "gezinssituatie": "Kim en Peter hebben samen gezag over Sem.",
        "wapens_in_huis": Oordeel.NEE,
        "acute_lijst_nagelopen": True,
        "structureel_patroon": "Ruzies met duwen sinds een jaar, elke maand.",
        "escalatie": Oordeel.ONBEKEND,
        "dwang_en_controle": Oordeel.NEE,
        "risico_toelichting": "Schulden geven spanning.",
        "beschermende_factoren": "Kim vertelt open wat er gebeurt.",
        "netwerk": "Oma Joke past op.",
        "aanleiding": [Aanleiding.PARTNERGEWELD],
        "aard": [Aard.LICHAMELIJK, Aard.GETUIGE],
        "categorie": Veiligheidsniveau.STRUCTUREEL,
        "urgentie": "gewoon",
        "weging": "Het duwen herhaalt zich en Sem is erbij.",
        "voorgesteld_besluit": Besluit.VV,
        "motivering": "Het gezin wil hulp; voorwaarden zijn nodig.",
        "multidisciplinair_overleg": "Met Gerda op 28 april: eens.",
        "informatieplan": "Casper belt Kim en Peter deze week.",
        **other,
    }


def judgements(casus: Casus) -> list[dict[str, Any]]:
    """A complete judgement about everybody the casus is about."""
    return [
        {
            "betrokkene": persoon.pk,
            "acuut_onveilig": Oordeel.NEE,
            "structureel_onveilig": Oordeel.JA,
            "cijfer": 4,
            "cijfer_door": CijferDoor.PERSOON,
        }
        for persoon in about(casus)
    ]


SOURCES = [
    {
        "bron": Bron.EIGEN_SYSTEEM,
        "bij_wie": "",
        "gevraagd_op": date(2026, 4, 28),
        "grondslag": Grondslag.EIGEN_TAAK,
        "uitkomst": "Niet bekend.",
    }
]


@pytest.fixture
def concept(melding: Melding, mensen: Mensen) -> Veiligheidsbeoordeling:
    """A draft of the triagist with nothing in it but what the melding told."""
    return services.begin_beoordeling(melding, by=mensen.triagist)


@pytest.fixture
def compleet(concept: Veiligheidsbeoordeling, mensen: Mensen) -> Veiligheidsbeoordeling:
    """A draft with every answer."""
    return services.save_beoordeling(
        concept,
        by=mensen.triagist,
        velden=answers(),
        oordelen=judgements(concept.casus),
        informatie=SOURCES,
    )


@pytest.fixture
def voorgelegd(compleet: Veiligheidsbeoordeling, mensen: Mensen) -> Veiligheidsbeoordeling:
    """An assessment that waits for the second signature."""
    return services.submit_beoordeling(compleet, by=mensen.triagist)


def plan_texts(regie: Organisatie, **other: Any) -> dict[str, Any]:
    """Complete texts of a plan, with `other` in their place."""
    return {
        "kern_van_de_zorgen": "Peter heeft geschreeuwd en geduwd. Dat moet stoppen.",
        "signalen": "Peter loopt heen en weer.",
        "noodplan": "Ga met Sem naar Els.",
        "regie_organisatie": regie,
        "regie_naam": "Casper",
        "evaluatie_op": date(2026, 5, 12),
        **other,
    }


def rule(wat: str, soort: str = SoortAfspraak.AFSPRAAK, **other: Any) -> dict[str, Any]:
    """One row of a plan."""
    empty = {"wanneer": "", "vanaf": None, "tot": None, "gevolg": ""}
    return {"soort": soort, "wat": wat, "wie": "Peter", "controle": "oma Joke belt", **empty, **other}


RULES = [
    rule("Er is geen drank in huis als Sem er is.", SoortAfspraak.VOORWAARDE),
    rule("Peter stuurt Wim elke avond een bericht.", tot=date(2026, 5, 4)),
]


@pytest.fixture
def planconcept(casus: Casus, mensen: Mensen) -> Veiligheidsplan:
    """The first version, empty."""
    return services.begin_veiligheidsplan(casus, by=mensen.casushouder)


@pytest.fixture
def planklaar(planconcept: Veiligheidsplan, mensen: Mensen, eigen_team: Team) -> Veiligheidsplan:
    """The first version with everything it needs."""
    spoken = [
        {"betrokkene": persoon.pk, "gesproken_op": date(2026, 4, 27), "niet_gesproken_reden": "", "cijfer": 5}
        for persoon in about(planconcept.casus)
    ]
    return services.save_veiligheidsplan(
        planconcept,
        by=mensen.casushouder,
        velden=plan_texts(eigen_team.organisatie),
        afspraken=RULES,
        deelnemers=spoken,
    )


@pytest.fixture
def plan(planklaar: Veiligheidsplan, mensen: Mensen) -> Veiligheidsplan:
    """A plan that holds."""
    return services.establish_veiligheidsplan(planklaar, by=mensen.casushouder)


def signed_in(user: Medewerker) -> Client:
    """A browser of this person."""
    client = Client()
    client.force_login(user)
    return client
