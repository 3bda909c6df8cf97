"""An overleg of Nadia with Marieke of Wijkteam Noord and Zoë of Wijkteam Zuid, at each of its stages."""

from datetime import timedelta
from typing import Any

from ketenpartners.models import Team
from meldingen.models import Casus
from meldingen.services import AdresGegevens, leg_adres_vast
from overdracht.models import Overleg, Overlegafspraak, Overlegdeelnemer
from overdracht.overleg import services
from overdracht.overleg.beeld import kenmerk_van, partijen
from tests import builders
from tests.overdracht import stappen
from veiligheid.queries import directbetrokkenen
from veiligthuis import roles
from veiligthuis.core import clock
from veiligthuis.core.models import Medewerker

GEGEVENS: dict[str, Any] = {
    "soort": "mdo", "onderwerp": "Gezin V., veilig thuis", "doel": "Samen afspreken wie wat doet.",
    "vorm": "locatie", "plaats": "Stadhuis, kamer 4",
}  # fmt: skip


def voorzitter() -> Medewerker:
    """Nadia, who carries the casus."""
    return builders.medewerker(roles.CASUSHOUDER)


def marieke() -> Medewerker:
    """Of Wijkteam Noord."""
    return stappen.ontvanger()


def zuid() -> Medewerker:
    """Of Wijkteam Zuid, another organisation."""
    return stappen.buur()


def gepland(casus: Casus | None = None, **anders: Any) -> Overleg:
    """Planned for tomorrow; everybody of the family is invited but the child."""
    gekozen = casus or stappen.besloten_casus()
    moment = clock.now() + timedelta(days=1)
    overleg = services.plan_overleg(gekozen, by=voorzitter(), **{**GEGEVENS, "begint_op": moment, **anders})
    for wie in directbetrokkenen(gekozen):
        reden = "Acht jaar; school vertelt wat hij wil." if wie.rol == "kind" else ""
        services.kies_gezinslid(overleg, by=voorzitter(), betrokkene=wie, reden_niet=reden)
    return overleg


def plek(overleg: Overleg, wie: Medewerker) -> Overlegdeelnemer:
    """The place of somebody at the table."""
    found: Overlegdeelnemer = overleg.deelnemers.get(medewerker=wie)
    return found


def met_gasten(casus: Casus | None = None, **anders: Any) -> Overleg:
    """With two partners on the list, a point for all, one for Noord alone, and one without words."""
    overleg = gepland(casus, **anders)
    for wie in (marieke(), zuid()):
        team = Team.objects.van_medewerker(wie).get()
        services.nodig_medewerker(overleg, by=voorzitter(), medewerker=wie, team=team)
    services.voeg_punt_toe(overleg, by=voorzitter(), woorden="Wie ziet de kinderen deze week?")
    alleen = services.voeg_punt_toe(overleg, by=voorzitter(), woorden="Hulp bij schulden door Noord")
    services.schrijf_punt(
        alleen, by=voorzitter(), woorden=alleen.woorden, voor_allen=False, voor=[plek(overleg, marieke())]
    )
    binnen = services.voeg_punt_toe(overleg, by=voorzitter(), woorden="x", titel="Intern: twijfel over vader")
    services.schrijf_punt(binnen, by=voorzitter(), woorden="", voor_allen=True)
    return overleg


def gezien(overleg: Overleg) -> str:
    """The mark of what the chair sees now."""
    return kenmerk_van(partijen(Overleg.objects.get(pk=overleg.pk), vooraf=True))


def uitgenodigd(casus: Casus | None = None, **anders: Any) -> Overleg:
    """Everybody was invited."""
    overleg = met_gasten(casus, **anders)
    return services.nodig_uit(overleg, by=voorzitter(), gezien=gezien(overleg))


def gehouden(casus: Casus | None = None, **anders: Any) -> Overleg:
    """It was held, two days later."""
    overleg = uitgenodigd(casus, **anders)
    clock.move_to(clock.now() + timedelta(days=2))
    return services.houd_overleg(overleg, by=voorzitter(), aanwezig=list(overleg.deelnemers.professionals()))


def afspraak(overleg: Overleg, wie: Medewerker, **anders: Any) -> Overlegafspraak:
    """Something this person does within a week."""
    velden: dict[str, Any] = {
        "wat": "Belt de school over Noah.", "uiterlijk": clock.today() + timedelta(days=7),
        "eigenaar": plek(overleg, wie),
    }  # fmt: skip
    return services.maak_afspraak(overleg, by=voorzitter(), **{**velden, **anders})


def afgerond(overleg: Overleg | None = None) -> Overleg:
    """Concluded, with a report."""
    rij = overleg or gehouden()
    rij = services.schrijf_verslag(rij, by=voorzitter(), verslag="Wij spraken over rust thuis.")
    return services.rond_overleg_af(rij, by=voorzitter(), gezien=gezien(rij))


def geheim_adres(casus: Casus, **velden: Any) -> None:
    """The mother goes to live somewhere in secret."""
    gegevens = AdresGegevens(**{"huisnummer": "12", "plaats": "Verweg", "geheim": True, **velden})
    leg_adres_vast(stappen.moeder(casus), gegevens=gegevens, by=voorzitter())
