"""Families in which somebody was kept out of the home: one that runs, one that was extended, and two that ended."""

from collections.abc import Iterator
from datetime import datetime

from meldingen import services as meldingen
from meldingen.codelijsten import Besluit, Relatie
from meldingen.huisverbod import services as huisverboden
from meldingen.models import Betrokkene, Casus, Huisverbod
from meldingen.services import AdresGegevens
from veiligthuis.core import clock
from veiligthuis.demo import chapters
from veiligthuis.demo.names import household
from veiligthuis.demo.stories import decide, fresh
from veiligthuis.demo.teller import Story, Teller


def impose(t: Teller, casus: Casus, *, gemeente: str, mondeling: bool = False) -> Huisverbod:
    """The father is kept out from now; mother and child stay at home, he sleeps somewhere else."""
    per = {wie.relatie: wie for wie in casus.betrokkenen.met_persoon()}
    for wie in per.values():
        live(t, wie, "woon", "Eikenstraat")
    live(t, per[Relatie.VADER], "verblijf", "Havenkade")
    return huisverboden.leg_huisverbod_op(
        casus, uithuisgeplaatste=per[Relatie.VADER], gemeente=gemeente, opgelegd_op=clock.now(), mondeling=mondeling,
        achterblijvers=[per[Relatie.MOEDER], per[Relatie.KIND]], kindermishandeling=True,
        overleg="De burgemeester belde vooraf; Veilig Thuis ziet ook gevaar voor het kind.",
        aanleiding="Vader sloeg moeder in de keuken, waar het kind bij was. De buren belden 112.",
        by=t.who("crisisdienst"),
    )  # fmt: skip


def live(t: Teller, wie: Betrokkene, soort: str, straat: str) -> None:
    """An address of somebody."""
    gegevens = AdresGegevens(
        soort=soort, straat=straat, huisnummer="8", postcode="9999 ZZ" if soort == "woon" else "9998 YY",
        plaats="Meerstad", gemeente="Meerstad", bron="politie",
    )  # fmt: skip
    meldingen.leg_adres_vast(wie, gegevens=gegevens, by=t.who("crisisdienst"))


def runs(t: Teller) -> Iterator[datetime]:
    """Day eight: everybody was spoken to, the advice must go out now."""
    yield t.ago(8, 1)
    melding = chapters.take_in(household("Vermeer"), by=t.who("crisisdienst"))
    melding = chapters.triage(melding, by=t.who("crisisdienst"))
    meldingen.wijs_toe(fresh(melding.casus), behandelaar=t.who("casushouder"), by=t.who("manager"))
    yield t.ago(8, 2, 40)
    verbod = impose(t, fresh(melding.casus), gemeente="Meerstad", mondeling=True)
    yield t.ago(8, 11)
    huisverboden.leg_bereikbaarheid_vast(verbod, hoe="adres", by=t.who("crisisdienst"))
    yield t.ago(7, 10)
    chapters.speak_with_everybody(fresh(melding.casus), by=t.who("casushouder"))


def extended(t: Teller) -> Iterator[datetime]:
    """Extended by eighteen days on advice; in the meantime V&V runs and there is a plan."""
    casus = yield from decide(t, household("Prins"), Besluit.VV, days=18)
    yield t.ago(14, 22, 15)
    verbod = impose(t, fresh(casus), gemeente="Veenhorst")
    yield t.ago(13, 9)
    meldingen.start_vv(fresh(casus), by=t.who("casushouder"))
    huisverboden.leg_bereikbaarheid_vast(verbod, hoe="telefoon", by=t.who("casushouder"))
    chapters.speak_with_everybody(fresh(casus), by=t.who("casushouder"))
    yield t.ago(8, 10)
    huisverboden.adviseer_burgemeester(
        verbod, advies="verlengen", by=t.who("gedragswetenschapper"),
        motivering="Vader bagatelliseert en wil direct terug; hulp begint pas volgende week.",
    )  # fmt: skip
    yield t.ago(6, 9)
    chapters.make_plan(fresh(casus), by=t.who("casushouder"), regie=t.region.veilig_thuis)
    yield t.ago(5, 15)
    huisverboden.verleng(verbod, besloten_op=clock.now(), dagen=18, by=t.who("casushouder"))


def ended(t: Teller) -> Iterator[datetime]:
    """Ten days passed without an extension, and it was written down how the family goes on."""
    casus = yield from decide(t, household("Mulder"), Besluit.VV, days=24)
    yield t.ago(17, 20)
    verbod = impose(t, fresh(casus), gemeente="Meerstad")
    yield t.ago(6, 9)
    huisverboden.rond_af(
        verbod, hoe_verder="Vader is terug thuis; oma slaapt er en let op. Moeder belt bij onrust.",
        reden_geen_plan="Het plan wordt morgen met beide ouders vastgesteld.", by=t.who("casushouder"),
    )  # fmt: skip


def withdrawn(t: Teller) -> Iterator[datetime]:
    """Withdrawn after five days, because the father accepted help at once."""
    casus = yield from decide(t, household("Blom"), Besluit.VV, days=21)
    yield t.ago(15, 19)
    verbod = impose(t, fresh(casus), gemeente="Meerstad")
    yield t.ago(10, 14)
    huisverboden.trek_in(
        verbod, ingetrokken_op=clock.now(), reden="Vader is opgenomen in een kliniek en werkt mee.",
        hoe_verder="Vader blijft zes weken in de kliniek; moeder en kind zijn thuis.", by=t.who("casushouder"),
    )  # fmt: skip


PROHIBITIONS: tuple[Story, ...] = (runs, extended, ended, withdrawn)
