"""The chapters of V&V and onderzoek: children seen, what is known and from whom, everybody heard, and concluded."""

from datetime import timedelta

from meldingen.codelijsten import ContactSoort
from meldingen.models import Casus
from veiligheid.traject import services as trajecten
from veiligheid.traject.codelijsten import Aanwezig, Bronsoort, Onderwerp, Soort, Uitkomst
from veiligthuis.core import clock
from veiligthuis.core.models import Medewerker

JONG = 4
"""Under this age what a child says is how it was."""


def see_children(casus: Casus, *, by: Medewerker) -> None:
    """Every child is seen: the older ones alone at school, the small ones at home with a parent."""
    today = clock.today()
    for child in casus.betrokkenen.directbetrokken():
        if not child.moet_gezien(today):
            continue
        small = (child.persoon.leeftijd(today) or 0) < JONG
        trajecten.leg_kind_gezien_vast(
            child, gezien=True, by=by, soort=ContactSoort.HUISBEZOEK if small else ContactSoort.GESPREK,
            aanwezig=Aanwezig.MET_OUDER if small else Aanwezig.ALLEEN, waar="thuis" if small else "op school",
            wat_zei_het_kind="Speelt rustig en zoekt troost bij moeder."
            if small
            else "“Ik ga in bed liggen als ze ruzie maken. Bij oma is het fijn.”",
        )  # fmt: skip


def write_down(casus: Casus, *, by: Medewerker) -> None:
    """A fact, an opinion, an interpretation and a line from a source that is protected, each with its day."""
    today = clock.today()
    parent = casus.betrokkenen.directbetrokken().order_by("pk")[0]
    trajecten.leg_bevinding_vast(
        casus, soort=Soort.FEIT, bron=Bronsoort.ORGANISATIE, bron_naam="Leerkracht, basisschool", by=by,
        van=today - timedelta(days=6), tekst="Het kind was in vier weken zes keer niet op school.",
    )  # fmt: skip
    trajecten.leg_bevinding_vast(
        casus, soort=Soort.FEIT, bron=Bronsoort.WAARNEMING, van=today, by=by,
        tekst="Bij het huisbezoek was de deur van de slaapkamer ingetrapt.",
    )  # fmt: skip
    trajecten.leg_bevinding_vast(
        casus, soort=Soort.MENING, bron=Bronsoort.PERSOON, betrokkene=parent, van=today, by=by,
        tekst="Vindt dat het na de ruzies altijd weer goed komt.",
    )  # fmt: skip
    trajecten.leg_bevinding_vast(
        casus, soort=Soort.FEIT, bron=Bronsoort.PERSOON, bron_naam="Iemand uit de straat", by=by,
        van=today - timedelta(days=3), tekst="Hoorde ’s nachts geschreeuw en glas dat brak.",
        afscherm_grond="bedreiging_melder",
    )  # fmt: skip
    trajecten.leg_bevinding_vast(
        casus, soort=Soort.INTERPRETATIE, bron=Bronsoort.WAARNEMING, van=today, by=by,
        tekst="De ouders praten over de ruzies alsof het kind er niet bij is.",
    )  # fmt: skip


def hear(casus: Casus, *, by: Medewerker) -> None:
    """Everybody from twelve years saw the draft; the last one would not react."""
    today = clock.today()
    people = [b for b in casus.betrokkenen.directbetrokken().order_by("pk") if b.moet_gehoord(today)]
    for person in people[:-1] or people:
        trajecten.leg_wederhoor_vast(
            person, getoond_op=today, by=by, reactie="Herkent het verslag. De datum van de ruzie klopte niet.",
            verwerkt="De datum is verbeterd; de oude regel staat erbij.",
        )  # fmt: skip
    for person in people[1:][-1:]:
        trajecten.leg_wederhoor_vast(
            person, getoond_op=today, reden_niet="Wil niet reageren zolang de melder onbekend blijft.", by=by
        )


def conclude(casus: Casus, *, by: Medewerker) -> None:
    """Neither huiselijk geweld nor kindermishandeling was found, each with its own reason."""
    for subject in Onderwerp:
        trajecten.trek_conclusie(
            casus, onderwerp=subject, uitkomst=Uitkomst.GEEN, by=by,
            motivering="De ouders, de school en de huisarts vertellen hetzelfde: er was ruzie, geen geweld.",
        )  # fmt: skip
