"""A casus that must be handed over, and each stage of a handover, through the services; the usual people do it."""

from datetime import date, timedelta
from typing import Any

from ketenpartners.models import Team
from meldingen.codelijsten import Rol
from meldingen.models import Betrokkene, Casus
from overdracht import services
from overdracht.models import Overdracht
from tests import builders
from veiligheid import services as veiligheid
from veiligheid.models import Veiligheidsplan
from veiligthuis import roles
from veiligthuis.core import clock
from veiligthuis.core.models import Medewerker

GEGEVENS: dict[str, Any] = {
    "gezin_geinformeerd_op": date(2026, 4, 27),
    "eigen_veiligheidsacties": "Elke dag gebeld met Elif.",
    "voorgestelde_regie": "Marieke Bos",
    "afspraken": "Wij bellen na twee weken.",
}

REGIE: dict[str, Any] = {
    "regiehouder_naam": "Marieke Bos",
    "regiehouder_functie": "gezinswerker",
    "regiehouder_telefoon": "0900-1234",
    "plan_gelezen": True,
}


def triagist() -> Medewerker:
    """Who offers."""
    return builders.medewerker(roles.TRIAGIST)


def manager() -> Medewerker:
    """Who grants an exception."""
    return builders.medewerker(roles.MANAGER)


def ontvanger() -> Medewerker:
    """Marieke of Wijkteam Noord, who answers."""
    return builders.medewerker(roles.WIJKTEAM)


def buur() -> Medewerker:
    """Somebody of Wijkteam Zuid, to whom nothing was offered."""
    zuid = builders.wijkteam("Wijkteam Zuid")
    return builders.medewerker(roles.WIJKTEAM, team=zuid, naam="zuid")


def besloten_casus(**anders: Any) -> Casus:
    """A casus for which the decision was: overdracht."""
    gevonden: Casus = Casus.objects.get(pk=builders.besloten_melding(**anders).casus_id)
    return gevonden


def moeder(casus: Casus) -> Betrokkene:
    """Elif."""
    return casus.betrokkenen.get(rol=Rol.SLACHTOFFER)


def plan_in_concept(
    casus: Casus, *, kern: str = "Jeroen heeft Elif geduwd. Dat moet stoppen.", **velden: Any
) -> Veiligheidsplan:
    """A complete plan that does not hold yet, with one condition and one agreement."""
    by = builders.medewerker(roles.CASUSHOUDER)
    regel = {"wie": "Jeroen", "controle": "oma belt", "wanneer": "", "vanaf": None, "tot": None, "gevolg": ""}
    mensen = casus.betrokkenen.exclude(rol=Rol.NETWERK)
    return veiligheid.save_veiligheidsplan(
        veiligheid.begin_veiligheidsplan(casus, by=by),
        by=by,
        velden={
            "kern_van_de_zorgen": kern,
            "signalen": "Jeroen loopt heen en weer.",
            "noodplan": "Ga naar oma.",
            "netwerk": "Oma Joke.",
            "regie_organisatie": casus.team.organisatie,
            "regie_naam": "Nadia el Idrissi",
            "evaluatie_op": clock.today() + timedelta(days=14),
        }
        | velden,
        afspraken=[
            {**regel, "soort": "voorwaarde", "wat": "Geen drank in huis."},
            {**regel, "soort": "afspraak", "wat": "Jeroen belt elke avond."},
        ],
        deelnemers=[
            {"betrokkene": m.pk, "gesproken_op": clock.today(), "niet_gesproken_reden": "", "cijfer": 5}
            for m in mensen
        ],
    )


def vastgesteld_plan(casus: Casus, **anders: Any) -> Veiligheidsplan:
    """A plan that holds."""
    by = builders.medewerker(roles.CASUSHOUDER)
    return veiligheid.establish_veiligheidsplan(plan_in_concept(casus, **anders), by=by)


def concept(casus: Casus | None = None, *, team: Team | None = None, **anders: Any) -> Overdracht:
    """A handover in preparation with everything filled in but the plan."""
    return services.prepare_overdracht(
        casus or besloten_casus(),
        naar_team=team or builders.wijkteam(),
        by=triagist(),
        **{**GEGEVENS, **anders},
    )


def aangeboden(casus: Casus | None = None, *, team: Team | None = None) -> Overdracht:
    """Offered, with a plan."""
    gekozen = casus or besloten_casus()
    vastgesteld_plan(gekozen)
    return services.offer_overdracht(concept(gekozen, team=team), by=triagist())


def geaccepteerd(casus: Casus | None = None) -> Overdracht:
    """Accepted by Wijkteam Noord."""
    return services.accept_overdracht(aangeboden(casus), by=ontvanger(), **REGIE)


def gesproken(overdracht: Overdracht, **anders: Any) -> Overdracht:
    """A succeeded contact with Elif, now."""
    poging: dict[str, Any] = {
        "op": clock.now(), "middel": "telefoon", "gelukt": True, "betrokkene": moeder(overdracht.casus),
    }  # fmt: skip
    return services.log_contact(overdracht, by=ontvanger(), **{**poging, **anders})
