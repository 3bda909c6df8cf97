"""A casus in V&V or onderzoek and what must have happened before it ends, made through the services."""

from meldingen import services
from meldingen.codelijsten import Besluit
from meldingen.models import Casus
from tests import builders
from veiligthuis import roles
from veiligthuis.core import clock


def toegewezen_casus(besluit: str = Besluit.VV) -> Casus:
    """A casus with this decision, its melding closed, carried by the casushouder."""
    return services.wijs_toe(
        Casus.objects.get(pk=builders.teruggekoppelde_melding(besluit).casus_id),
        behandelaar=builders.medewerker(roles.CASUSHOUDER),
        by=builders.medewerker(roles.MANAGER),
    )


def casus_in_vv() -> Casus:
    """Voorwaarden & Vervolg goes on."""
    return services.start_vv(toegewezen_casus(Besluit.VV), by=builders.medewerker(roles.CASUSHOUDER))


def casus_in_onderzoek() -> Casus:
    """An onderzoek goes on."""
    return services.start_onderzoek(
        toegewezen_casus(Besluit.ONDERZOEK), by=builders.medewerker(roles.CASUSHOUDER)
    )


def verantwoord_kinderen(casus: Casus) -> None:
    """Every child was seen, told by the fact alone (no line of the traject stands behind it)."""
    for betrokkene in casus.betrokkenen.directbetrokken():
        if betrokkene.moet_gezien(clock.today()):
            services.note_kind_verantwoord(betrokkene, by=builders.medewerker(roles.CASUSHOUDER))


def concludeer(casus: Casus, uitkomst: str = "geen") -> Casus:
    """Both conclusions stand and everybody was heard, told by the facts alone."""
    houder = builders.medewerker(roles.CASUSHOUDER)
    for betrokkene in casus.betrokkenen.directbetrokken():
        services.note_wederhoor(betrokkene, by=houder)
    aard = ["lichamelijk"] if uitkomst == "bevestigd" else []
    return services.note_conclusies(casus, uitkomst_hg=uitkomst, uitkomst_km="geen", aard=aard, by=houder)


def spreek_iedereen(casus: Casus) -> None:
    """Speak with all directbetrokkenen, and see the children."""
    verantwoord_kinderen(casus)
    for betrokkene in casus.betrokkenen.nog_te_spreken():
        services.leg_contact_vast(
            casus,
            soort="huisbezoek",
            gelukt=True,
            verslag="Gesproken over de veiligheid.",
            betrokkene=betrokkene,
            by=builders.medewerker(roles.CASUSHOUDER),
        )


def teken_mee(casus: Casus) -> Casus:
    """A gedragswetenschapper weighs along."""
    return services.teken_mee(
        casus, weging="Ik ben het eens.", by=builders.medewerker(roles.GEDRAGSWETENSCHAPPER)
    )


def afgeronde_vv() -> Casus:
    """Voorwaarden & Vervolg has ended; a plan was noted (no plan of veiligheid stands behind it)."""
    casus = casus_in_vv()
    spreek_iedereen(casus)
    casus = teken_mee(services.note_veiligheidsplan(casus, by=builders.medewerker(roles.CASUSHOUDER)))
    return services.rond_vv_af(casus, by=builders.medewerker(roles.CASUSHOUDER))
