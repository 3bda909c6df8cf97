"""A casus with everything that has an address in overdracht, in several states, and everybody who might look at it."""

import itertools
from dataclasses import dataclass, field
from typing import Any

from django.contrib.auth.models import Group
from django.test import Client

from ketenpartners.models import Organisatie, Soort, Team
from ketenpartners.services import maak_lid, maak_team
from meldingen import services as meldingen
from meldingen.models import Casus
from meldingen.services import beeindig_toegang, verleen_toegang
from overdracht import services
from overdracht.gezinsoverzicht.services import vraag_overzicht
from overdracht.models import Overdracht, Overleg, Overlegverslag, Raadverzoek
from overdracht.overleg import services as overleggen
from overdracht.raad import services as raad
from tests import builders
from tests.overdracht import stappen
from tests.overdracht.overleg import tafel
from tests.overdracht.raad import verzoeken
from tests.pages.conftest import as_
from veiligheid.codelijsten import Papier
from veiligthuis import roles
from veiligthuis.core import clock
from veiligthuis.core.models import Medewerker

VT = tuple(rol for rol in roles.LABELS if rol not in (*roles.RECEIVERS, roles.BEHEER, roles.KOPPELING))
"""Everybody of Veilig Thuis who has to do with casussen."""
NIEMAND = "niemand"
NOORD, NOORD_MANAGER = "noord", "noord manager"
GAST = "gast van zuid"
"""Of another organisation than the receiver, and a participant of the overleg."""


@dataclass
class Wereld:
    """The casus, its addresses by kind of argument, and a browser per person."""

    casus: Casus
    overdracht: Overdracht
    args: dict[str, Any] = field(default_factory=dict)


def people() -> dict[str, Client]:
    """A browser for everybody, by what he is in the table."""
    found = {rol: as_(builders.medewerker(rol)) for rol in VT}
    found[roles.BEHEER] = as_(builders.medewerker(roles.BEHEER))
    koppeling = Medewerker.objects.create_user("koppeling", "k@vt.example", "een-lang-wachtwoord")
    koppeling.groups.add(Group.objects.get(name=roles.KOPPELING))
    found[roles.KOPPELING] = as_(koppeling)
    elders = builders.vt_team("Team Zuid-West")
    for rol in (roles.CASUSHOUDER, roles.MANAGER, roles.TRIAGIST):
        found[f"{rol} elders"] = as_(builders.medewerker(rol, team=elders, naam=f"elders{rol}"))
    found |= {NOORD: as_(stappen.ontvanger()), NOORD_MANAGER: as_(builders.medewerker(roles.WIJKTEAMMANAGER))}
    buren = builders.wijkteam("Wijkteam Noord-Oost")
    found["ander team van de partner"] = as_(
        builders.medewerker(roles.WIJKTEAM, team=buren, naam="noordoost")
    )
    found["manager van een ander team"] = as_(
        builders.medewerker(roles.WIJKTEAMMANAGER, team=buren, naam="noordoostmanager")
    )
    found[GAST] = as_(tafel.zuid())
    vreemd = builders.wijkteam("Wijkteam Verweg", gemeente="Verweg")
    found["andere partner"] = as_(builders.medewerker(roles.WIJKTEAM, team=vreemd, naam="verweg"))
    raad = Organisatie.objects.create(naam="Raad", soort=Soort.RAAD)
    raadsteam = maak_team(organisatie=raad, naam="Raadsteam")
    found["raad"] = as_(builders.medewerker(roles.WIJKTEAM, team=raadsteam, naam="raad"))
    found["superuser"] = as_(
        Medewerker.objects.create_superuser("super", "s@vt.example", "een-lang-wachtwoord")
    )
    weg = Medewerker.objects.create_user("zonder-rol", "z@vt.example", "een-lang-wachtwoord")
    maak_lid(medewerker=weg, team=builders.wijkteam())
    found["lid zonder rol"] = as_(weg)
    found[NIEMAND] = Client()
    return found


def wereld() -> Wereld:
    """Offered to Wijkteam Noord, with a held overleg, a verzoek to the Raad, an overview and reports."""
    overdracht = stappen.aangeboden()
    casus = overdracht.casus
    by = builders.medewerker(roles.CASUSHOUDER)
    overleg = tafel.gehouden(casus)
    afspraak = tafel.afspraak(overleg, tafel.marieke())
    overleggen.schrijf_verslag(overleg, by=by, verslag="Besproken.")
    overleggen.rond_overleg_af(overleg, by=by, gezien=tafel.gezien(overleg))
    gepland = tafel.gepland(casus)
    verslag = Overlegverslag.objects.get(deelnemer__medewerker=tafel.marieke())
    plan = casus.veiligheidsplannen.geldig().get()
    moeder = plan.deelnemers.get(betrokkene=stappen.moeder(casus))
    overzicht = vraag_overzicht(moeder, by=by, papier=Papier.THUIS)
    assert overzicht is not None
    verzoek = verzoeken.concept(Casus.objects.get(pk=casus.pk))
    verhuizing = _move()
    dossier = services.request_dossier(overdracht, by=stappen.triagist())
    for rij in (dossier, overzicht, verslag):
        type(rij).objects.filter(pk=rij.pk).update(
            inhoud=b"%PDF", sha256="0" * 64, gereed_op=clock.now(), voortgang=100
        )
    punt = Overleg.objects.get(pk=gepland.pk).agendapunten.first() or overleggen.voeg_punt_toe(
        gepland, by=by, woorden="Hoe verder?"
    )
    return Wereld(casus, overdracht, {
        "casus": casus.nummer, "overdracht": overdracht.pk, "team": overdracht.naar_team_id, "rapport": dossier.pk,
        "overleg": overleg.pk, "gepland": gepland.pk, "afspraak": afspraak.pk, "verslag": verslag.pk, "punt": punt.pk,
        "plek": gepland.deelnemers.filter(medewerker=by).get().pk, "betrokkene": stappen.moeder(casus).pk,
        "plan": plan.pk, "deelnemer": moeder.pk, "overzicht": overzicht.pk, "verzoek": verzoek.pk,
        "verhuizing": verhuizing,
    })  # fmt: skip


def for_team(casus: Casus, team: Team) -> None:
    """Only this team of Veilig Thuis works on it."""
    beeindig_toegang(casus, van=casus.team, by=None)
    verleen_toegang(casus, aan=team, by=None)


def close(met: Wereld) -> None:
    """The receiver took it over and spoke with the family, everybody heard everything, and nothing is left to do."""
    stappen.gesproken(services.accept_overdracht(met.overdracht, by=stappen.ontvanger(), **stappen.REGIE))
    raad.trek_in(Raadverzoek.objects.get(pk=met.args["verzoek"]), reden="Niet nodig.", by=verzoeken.houder())
    for melding in met.casus.meldingen.all():
        meldingen.leg_terugkoppeling_vast(
            melding, wijze="telefoon", inhoud="Beoordeeld.", by=stappen.triagist()
        )
    builders.informeer_iedereen(met.casus)
    meldingen.sluit_casus(
        Casus.objects.get(pk=met.casus.pk), toelichting="Veilig.", by=builders.medewerker(roles.CASUSHOUDER)
    )


def _move() -> int:
    """A caseload of two other teams that moved."""
    van, naar = builders.wijkteam("Wijkteam Weg"), builders.wijkteam("Wijkteam Nieuw")
    stappen.aangeboden(team=van)
    move = services.move_caseload(van_team=van, naar_team=naar, reden="Weg stopt.", by=stappen.manager())
    services.carry_on(move.pk)
    return move.pk


SLEUTELS = (f"00000000-0000-4000-8000-{number:012}" for number in itertools.count())
"""A fresh key of a form for every request."""
