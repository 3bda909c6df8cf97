"""A family in which both parents hide from each other, with a plan that names everything everywhere."""

from datetime import date, timedelta
from typing import Any

from ketenpartners.models import Organisatie
from meldingen.models import Betrokkene, Casus
from meldingen.services import AdresGegevens
from tests import builders
from veiligheid import services
from veiligheid.codelijsten import SoortAfspraak
from veiligheid.models import Plandeelnemer, Veiligheidsplan
from veiligthuis import roles
from veiligthuis.core import clock
from veiligthuis.core.models import Medewerker

VAN_MOEDER = AdresGegevens(
    straat="Kanariestraat", huisnummer="12b", postcode="4799 ZX", plaats="Geheimdorp", geheim=True
)
VAN_VADER = AdresGegevens(
    straat="Merelplein", huisnummer="7", postcode="4788 QW", plaats="Vinkenburg", geheim=True
)
BIJ_MOEDER = AdresGegevens(straat="Kanariestraat", huisnummer="12b", postcode="4799ZX", plaats="Geheimdorp")

MOEDER = ("kanari", "4799", "geheimd", "geheim-d")
VADER = ("merelpl", "4788", "vinkenb")
NOOD = ("pannenkoek", "spreeuwen", "zwaluwina", "vlucht langs de tuin")
"""Pieces that stand in every way of writing below, without capitals."""

SCHRIJFWIJZEN = (
    "Kanariestraat 12b", "KANARIESTR. 12", "kanarie-straat", "Kanárie straat", "4799zx", "in Geheim-dorp",
    "Merelplein 7", "merel plein", "MERELPLEIN", "4788-qw", "te Vinkenburg",
)  # fmt: skip


def overal(woord: str) -> str:
    """A text that says everything nobody else may know, each in another sentence, and one harmless one."""
    geheim = " ".join(f"Dit is {tekst}." for tekst in SCHRIJFWIJZEN)
    return f"Onschuldig {woord}. {geheim} Zeg pannenkoek. Ga naar de Spreeuwenhof."


def familie() -> Casus:
    """Elif and Jeroen, who both live at a secret address, and Noah who lives with Elif."""
    return builders.casus(
        betrokkenen=[
            builders.moeder(adres=VAN_MOEDER),
            builders.vader(adres=VAN_VADER),
            builders.kind(adres=BIJ_MOEDER),
        ]
    )


def maker() -> Medewerker:
    """Who makes the plan."""
    return builders.medewerker(roles.CASUSHOUDER)


def mensen(casus: Casus) -> list[Betrokkene]:
    """Mother, father and child."""
    return list(casus.betrokkenen.select_related("persoon").order_by("pk"))


def plan_vol(casus: Casus) -> Veiligheidsplan:
    """An established plan with secrets in every field that can be typed."""
    moeder, vader, kind = mensen(casus)
    plan = services.begin_veiligheidsplan(casus, by=maker())
    velden: dict[str, Any] = {
        "kern_van_de_zorgen": overal("kern"),
        "signalen": overal("signaal"),
        "noodplan": f"Vlucht langs de tuin naar buiten.\n{overal('stap')}",
        "codewoord": "pannenkoek",
        "toevlucht": "buurvrouw Zwaluwina, Spreeuwenhof 3",
        "netwerk": overal("tekst"),
        "regie_naam": "Nadia van Kanariestraat",
        "regie_telefoon": "4788 QW",
        "regie_organisatie": Organisatie.objects.create(naam="Bureau Merelplein", soort="wijkteam"),
        "evaluatie_op": clock.today() + timedelta(days=14),
        "latere_evaluaties": [clock.today() + timedelta(days=60)],
    }
    services.save_veiligheidsplan(
        plan, by=maker(), velden=velden, afspraken=_rijen(), deelnemers=_deelnemers(moeder, vader, kind),
        netwerk=[{"naam": "Tante Ayşe", "doet": "belt elke avond"}, {"naam": "Oom", "doet": overal("oom")[:190]}],
    )  # fmt: skip
    return services.establish_veiligheidsplan(plan, by=maker())


def deelnemer(plan: Veiligheidsplan, wie: Betrokkene) -> Plandeelnemer:
    """The row of one person."""
    return plan.deelnemers.get(betrokkene=wie)


def _rijen() -> list[dict[str, Any]]:
    leeg = {"wanneer": "", "vanaf": None, "tot": None, "gevolg": ""}
    vast = {"wat": "Niemand slaat of dreigt.", "wie": "Iedereen", "controle": "Nadia"}
    rijen: list[dict[str, Any]] = [{**leeg, **vast, "soort": SoortAfspraak.VOORWAARDE}]
    rijen.append(
        {**leeg, **vast, "soort": SoortAfspraak.AFSPRAAK, "wat": "Noah mag altijd bellen.", "wie": "Noah"}
    )
    for veld, ruimte in (("wat", 290), ("wie", 78), ("wanneer", 78), ("controle", 195), ("gevolg", 290)):
        for tekst in (*SCHRIJFWIJZEN, "pannenkoek", "Spreeuwenhof 3"):
            rij = {**leeg, **vast, "soort": SoortAfspraak.AFSPRAAK, veld: f"Regel {tekst}"[:ruimte]}
            rijen.append(rij)
    return [
        *rijen[:40],
        {
            **leeg,
            **vast,
            "soort": SoortAfspraak.AFSPRAAK,
            "wat": "Wij zijn nu Kanarie",
            "wanneer": "straat 12b",
        },
    ]


def _deelnemers(*wie: Betrokkene) -> list[dict[str, Any]]:
    return [
        {
            "betrokkene": rij.pk,
            "gesproken_op": date(2026, 4, 27),
            "cijfer": 3 + plek,
            "kent_noodplan": plek == 0,
        }
        for plek, rij in enumerate(wie)
    ]
