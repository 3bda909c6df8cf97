"""The same woman twice: in a casus of Team Midden and in one of Team Zuid, with what hangs on her in each."""

from datetime import date
from typing import Any

from ketenpartners.services import maak_lid
from meldingen import services
from meldingen.codelijsten import Rol
from meldingen.models import Betrokkene, Casus, Persoon, Samenvoeging
from meldingen.services import AdresGegevens, VeiligContactGegevens
from tests import builders
from veiligthuis import roles
from veiligthuis.core.models import Medewerker

REDEN = "Zelfde geboortedatum en telefoon; moeder bevestigt het."


def adres(straat: str = "Waterlelie", **anders: Any) -> AdresGegevens:
    """Where she lives, by one of both."""
    velden: dict[str, Any] = {
        "huisnummer": "12", "postcode": "9112 AB", "plaats": "Meerstad", "van": date(2026, 1, 5),
    }  # fmt: skip
    return AdresGegevens(straat=straat, **velden | anders)


def elif_(casus: Casus) -> Betrokkene:
    """Her row in a casus."""
    rij: Betrokkene = casus.betrokkenen.get(persoon__voornamen__startswith="Elif")
    return rij


def in_midden(**anders: Any) -> Casus:
    """Her casus at Team Midden, with her husband and child."""
    moeder = builders.moeder(**{"adres": adres(), "telefoon": "06-11111111"} | anders)
    return builders.casus(betrokkenen=[moeder, builders.vader(), builders.kind()])


def in_zuid(**anders: Any) -> Casus:
    """Her casus at Team Zuid, where she lives with her mother."""
    velden: dict[str, Any] = {
        "voornamen": "Elif Nur", "adres": adres("Karekiet", huisnummer="3", postcode="9114 CD"),
        "veilig": VeiligContactGegevens(kanaal="telefoon", voicemail="nee", codewoord="tulp"),
    }  # fmt: skip
    oma = builders.moeder(
        voornamen="Ayten", rol=Rol.NETWERK, relatie="grootouder", geboortedatum=date(1960, 1, 1)
    )
    return builders.casus(
        by=builders.medewerker(roles.INTAKE, team=builders.vt_team("Team Zuid"), naam="intake-zuid"),
        betrokkenen=[builders.moeder(**velden | anders), oma],
    )


def triagist_van_beide() -> Medewerker:
    """A triagist who works in both teams."""
    wie = builders.medewerker(roles.TRIAGIST)
    zuid = builders.vt_team("Team Zuid")
    if not zuid.lidmaatschappen.filter(medewerker=wie).exists():
        maak_lid(medewerker=wie, team=zuid)
    return wie


def personen(een: Casus, ander: Casus) -> tuple[Persoon, Persoon]:
    """Her two records, the first one first."""
    return elif_(een).persoon, elif_(ander).persoon


def voeg_samen(een: Casus, ander: Casus, **anders: Any) -> Samenvoeging:
    """Make one of her two records."""
    blijft, gaat = personen(een, ander)
    velden: dict[str, Any] = {"reden": REDEN, "by": triagist_van_beide()}
    return services.voeg_personen_samen(blijft, gaat, **velden | anders)
