"""An onderzoek that goes on, and its lines as the casushouder writes them."""

from datetime import date
from typing import Any

from meldingen.models import Betrokkene, Casus
from tests import builders, trajecten
from veiligheid.models import Bevinding, Conclusie, Kindgezien, Wederhoor
from veiligheid.traject import services
from veiligthuis import roles
from veiligthuis.core.models import Medewerker

VANDAAG = date(2026, 4, 28)


def houder() -> Medewerker:
    """Who carries the casus."""
    return builders.medewerker(roles.CASUSHOUDER)


def gedragswetenschapper() -> Medewerker:
    """Who weighs along."""
    return builders.medewerker(roles.GEDRAGSWETENSCHAPPER)


def arts() -> Medewerker:
    """The vertrouwensarts."""
    return builders.medewerker(roles.VERTROUWENSARTS)


def onderzoek() -> Casus:
    """An onderzoek about a mother, a father and a child of eight."""
    return trajecten.casus_in_onderzoek()


def kind_van(casus: Casus) -> Betrokkene:
    """The child."""
    return casus.betrokkenen.get(rol="kind")


def zie(casus: Casus, **anders: Any) -> Kindgezien:
    """The child was seen at school, alone."""
    velden: dict[str, Any] = {
        "gezien": True, "aanwezig": "alleen", "waar": "op school", "wat_zei_het_kind": "Thuis is het nu stil.",
    }  # fmt: skip
    return services.leg_kind_gezien_vast(kind_van(casus), by=houder(), **velden | anders)


def schrijf(casus: Casus, **anders: Any) -> Bevinding:
    """A fact from the teacher."""
    velden: dict[str, Any] = {
        "soort": "feit", "tekst": "Noah had op 20 april een blauwe plek.", "bron": "organisatie",
        "bron_naam": "leerkracht groep 5", "van": date(2026, 4, 20),
    }  # fmt: skip
    return services.leg_bevinding_vast(casus, by=houder(), **velden | anders)


def hoor(betrokkene: Betrokkene, **anders: Any) -> Wederhoor:
    """Somebody saw the draft and reacted."""
    velden: dict[str, Any] = {
        "getoond_op": VANDAAG, "reactie": "Het was één keer.", "verwerkt": "Toegevoegd bij de meningen.",
    }  # fmt: skip
    return services.leg_wederhoor_vast(betrokkene, by=houder(), **velden | anders)


def trek(casus: Casus, onderwerp: str, **anders: Any) -> Conclusie:
    """A conclusion that confirms violence."""
    velden: dict[str, Any] = {
        "uitkomst": "bevestigd", "aard": ["lichamelijk"], "motivering": "Rust op de feiten van 20 april.",
    }  # fmt: skip
    return services.trek_conclusie(casus, onderwerp=onderwerp, by=houder(), **velden | anders)


def niets(casus: Casus, onderwerp: str) -> Conclusie:
    """A conclusion that finds nothing."""
    return trek(casus, onderwerp, uitkomst="geen", aard=[])


def klaar_voor_besluit(casus: Casus) -> Casus:
    """Everything the onderzoeksbesluit asks for."""
    zie(casus)
    trajecten.spreek_iedereen(casus)
    for rol in ("slachtoffer", "pleger"):
        hoor(casus.betrokkenen.get(rol=rol))
    trek(casus, "hg")
    niets(casus, "km")
    services.weeg_mee(casus, weging="Dit volgt uit de feiten.", by=gedragswetenschapper())
    gevonden: Casus = Casus.objects.get(pk=casus.pk)
    return gevonden
