"""The smallest valid object of each kind, made through the services; the same few people everywhere.

Everything happens at the standing clock. Nothing here writes a status: each builder takes the steps a user takes.
"""

from datetime import date, timedelta
from typing import Any

from django.contrib.auth.models import Group

from ketenpartners.models import Contactpersoon, Convenant, Functie, Organisatie, Soort, Team, Werkgebied
from ketenpartners.services import maak_lid, maak_team
from meldingen import services
from meldingen.codelijsten import Aanleiding, Besluit, Gezag, Hoedanigheid, Relatie, Rol
from meldingen.models import Advies, Casus, Gesprek, Melding
from meldingen.services import AdviesGegevens, BetrokkeneGegevens, MeldingGegevens
from veiligthuis import roles
from veiligthuis.core import clock
from veiligthuis.core.models import Medewerker

PERSONEEL = {
    roles.INTAKE: ("Sanne", "Postma"),
    roles.TRIAGIST: ("Bram", "de Wit"),
    roles.GEDRAGSWETENSCHAPPER: ("Iris", "Verbeek"),
    roles.VERTROUWENSARTS: ("Joost", "van Dam"),
    roles.CASUSHOUDER: ("Nadia", "el Idrissi"),
    roles.CRISISDIENST: ("Koen", "Smit"),
    roles.MANAGER: ("Petra", "Hoekstra"),
    roles.WIJKTEAM: ("Marieke", "Bos"),
    roles.WIJKTEAMMANAGER: ("Wim", "Dekker"),
    roles.PRIVACY: ("Femke", "Jansen"),
    roles.BEHEER: ("Ali", "Yilmaz"),
}
"""Who has which role in every test; the login name is the role."""

MANAGERS = (roles.MANAGER, roles.WIJKTEAMMANAGER)
VAN_PARTNER = (roles.WIJKTEAM, roles.WIJKTEAMMANAGER)
ZONDER_TEAM = (roles.PRIVACY, roles.BEHEER)


def vt_team(naam: str = "Team Midden") -> Team:
    """A team of Veilig Thuis; the same one for the same name."""
    organisatie, _ = Organisatie.objects.get_or_create(
        naam="Veilig Thuis Merenland", defaults={"soort": Soort.VEILIG_THUIS, "telefoon": "0800-2000"}
    )
    bestaand = Team.objects.filter(organisatie=organisatie, naam=naam).first()
    return bestaand or maak_team(organisatie=organisatie, naam=naam, telefoon="0800-2000")


def wijkteam(naam: str = "Wijkteam Noord", *, gemeente: str = "Meerstad", met_convenant: bool = True) -> Team:
    """A wijkteam with a login, an area and, unless said otherwise, an agreement; the same one for the same name."""
    organisatie, _ = Organisatie.objects.get_or_create(
        naam=f"Gemeente {gemeente}", defaults={"soort": Soort.WIJKTEAM}
    )
    bestaand = Team.objects.filter(organisatie=organisatie, naam=naam).first()
    if bestaand is not None:
        return bestaand
    team = maak_team(organisatie=organisatie, naam=naam, telefoon="0900-1234", email="team@wijkteam.example")
    Werkgebied.objects.create(team=team, gemeente=gemeente)
    if met_convenant:
        convenant(team)
    return team


def convenant(team: Team) -> Convenant:
    """An agreement with this team alone, in force since a year, with the norms of the model."""
    manager, regio = (
        Contactpersoon.objects.create(
            organisatie=team.organisatie,
            team=team,
            naam=naam,
            functie=functie,
            email=f"{functie}@partner.example",
        )
        for naam, functie in (("Wim Dekker", "manager"), ("Ria Vos", "regio"))
    )
    return Convenant.objects.create(
        organisatie=team.organisatie,
        team=team,
        geldig_van=clock.today() - timedelta(days=365),
        manager_ontvanger=manager,
        regiocontact=regio,
    )


def medewerker(rol: str, *, team: Team | None = None, naam: str = "") -> Medewerker:
    """The employee of this role, in the usual team unless another is given; `naam` makes a colleague of that login."""
    login = naam or rol
    bestaand = Medewerker.objects.filter(username=login).first()
    if bestaand is not None:
        return bestaand
    voornaam, achternaam = PERSONEEL[rol] if not naam else (naam.title(), "Collega")
    wie = Medewerker.objects.create_user(
        login,
        f"{login}@veiligthuis.example",
        "een-lang-wachtwoord",
        first_name=voornaam,
        last_name=achternaam,
    )
    wie.groups.add(Group.objects.get(name=rol))
    if rol not in ZONDER_TEAM:
        functie = Functie.MANAGER if rol in MANAGERS else Functie.LID
        plek = team or (wijkteam() if rol in VAN_PARTNER else vt_team())
        maak_lid(medewerker=wie, team=plek, functie=functie)
    return wie


def moeder(**anders: Any) -> BetrokkeneGegevens:
    """Elif, who is threatened."""
    velden: dict[str, Any] = {
        "rol": Rol.SLACHTOFFER, "relatie": Relatie.MOEDER, "gezag": Gezag.JA, "voornamen": "Elif",
        "achternaam": "Şahin", "geboortedatum": date(1991, 9, 3), "geslacht": "vrouw",
    }  # fmt: skip
    return BetrokkeneGegevens(**velden | anders)


def vader(**anders: Any) -> BetrokkeneGegevens:
    """Jeroen, who is suspected."""
    velden: dict[str, Any] = {
        "rol": Rol.PLEGER, "relatie": Relatie.VADER, "gezag": Gezag.JA, "voornamen": "Jeroen",
        "tussenvoegsel": "van der", "achternaam": "Meulen", "geboortedatum": date(1989, 11, 20), "geslacht": "man",
    }  # fmt: skip
    return BetrokkeneGegevens(**velden | anders)


def kind(**anders: Any) -> BetrokkeneGegevens:
    """Noah of eight, who was at home."""
    velden: dict[str, Any] = {
        "rol": Rol.KIND, "relatie": Relatie.KIND, "gezag": Gezag.NVT, "voornamen": "Noah", "tussenvoegsel": "van der",
        "achternaam": "Meulen", "geboortedatum": date(2018, 1, 14), "geslacht": "man",
    }  # fmt: skip
    return BetrokkeneGegevens(**velden | anders)


def gezin() -> list[BetrokkeneGegevens]:
    """Two parents and a child."""
    return [moeder(), vader(), kind()]


def meldinggegevens(**anders: Any) -> MeldingGegevens:
    """A report by a teacher."""
    velden: dict[str, Any] = {
        "melder_hoedanigheid": Hoedanigheid.BASISONDERWIJS, "melder_naam": "Anja Mulder",
        "aanleiding": [Aanleiding.PARTNERGEWELD], "beschrijving": "Het kind vertelt dat vader moeder heeft geduwd.",
    }  # fmt: skip
    return MeldingGegevens(**velden | anders)


def adviesgegevens(**anders: Any) -> AdviesGegevens:
    """Advice to a teacher, complete enough to close."""
    velden: dict[str, Any] = {
        "hoedanigheid": Hoedanigheid.BASISONDERWIJS, "aanleiding": [Aanleiding.KINDCHECK],
        "vraag": "Hoe bespreek ik mijn zorgen?", "gegeven_advies": "Neem de vijf stappen van de meldcode door.",
    }  # fmt: skip
    return AdviesGegevens(**velden | anders)


def melding(
    *, by: Medewerker | None = None, casus: Casus | None = None, betrokkenen: Any = None, **anders: Any
) -> Melding:
    """A melding just received, on a new casus unless one is given."""
    mensen = betrokkenen if betrokkenen is not None else ([] if casus else gezin())
    return services.neem_melding_op(
        gegevens=meldinggegevens(**anders),
        betrokkenen=mensen,
        casus=casus,
        by=by or medewerker(roles.INTAKE),
    )


def casus(**anders: Any) -> Casus:
    """An open casus with one melding just received."""
    return melding(**anders).casus


def geschifte_melding(*, acuut: bool = False, **anders: Any) -> Melding:
    """A melding after the first look, not acute unless said."""
    return services.schift(
        melding(**anders),
        acuut=acuut,
        reden="Moeder en kind zijn nu bij oma." if not acuut else "Vader is onderweg naar huis met een mes.",
        eigen_systeem_doorzocht=True,
        vt_register_doorzocht=True,
        by=medewerker(roles.INTAKE),
    )


def melding_in_beoordeling(**anders: Any) -> Melding:
    """A melding that a triagist took."""
    return services.neem_in_veiligheidsbeoordeling(geschifte_melding(**anders), by=medewerker(roles.TRIAGIST))


def besloten_melding(besluit: str = Besluit.OVERDRACHT, **anders: Any) -> Melding:
    """A melding with a vervolgbesluit, told by the facts of veiligheid alone (no assessment stands behind it)."""
    tweede = medewerker(roles.GEDRAGSWETENSCHAPPER)
    beoordeeld = services.note_veiligheidsbeoordeling(
        melding_in_beoordeling(**anders), niveau="structureel", by=tweede
    )
    return services.note_vervolgbesluit(beoordeeld, besluit=besluit, by=tweede)


def teruggekoppelde_melding(besluit: str = Besluit.GEEN_VERVOLG, **anders: Any) -> Melding:
    """A melding whose triage is closed: decided, and the melder was told."""
    return services.leg_terugkoppeling_vast(
        besloten_melding(besluit, **anders),
        wijze="telefoon",
        inhoud="De melding is beoordeeld.",
        by=medewerker(roles.TRIAGIST),
    )


def informeer_iedereen(casus: Casus) -> None:
    """Tell everybody in the casus that their data are kept, and what was decided."""
    for betrokkene in casus.betrokkenen.te_informeren():
        services.informeer_betrokkene(betrokkene, hoe="In een gesprek.", by=medewerker(roles.CASUSHOUDER))
    vertel_de_uitkomst(casus)


def vertel_de_uitkomst(casus: Casus) -> None:
    """Tell the family what was decided on every melding it must still hear of."""
    for melding in casus.meldingen.met_onbekende_uitkomst():
        services.leg_uitkomst_gezin_vast(
            melding, wijze="huisbezoek", inhoud="Beide ouders.", by=medewerker(roles.CASUSHOUDER)
        )


def vertel_de_afloop(casus: Casus) -> None:
    """Tell every melder how onderzoek or V&V ended."""
    for melding in casus.meldingen.wacht_op_eindbericht():
        services.leg_eindbericht_vast(
            melding, wijze="telefoon", inhoud="Het onderzoek is klaar.", by=medewerker(roles.TRIAGIST)
        )


def gesloten_casus() -> Casus:
    """A casus on which nothing need follow, closed."""
    open_casus = teruggekoppelde_melding().casus
    informeer_iedereen(open_casus)
    return services.sluit_casus(
        open_casus, toelichting="Geen vervolg nodig; nagegaan met school.", by=medewerker(roles.CASUSHOUDER)
    )


def gesprek() -> Gesprek:
    """A conversation that goes on."""
    return services.begin_gesprek(by=medewerker(roles.INTAKE))


def advies(**anders: Any) -> Advies:
    """An open advies."""
    return services.geef_advies(gegevens=adviesgegevens(**anders), by=medewerker(roles.INTAKE))
