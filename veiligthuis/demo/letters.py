"""Letters in the demo: to a mother in a refuge, to her ex-partner who must not find her, to a boy of twelve."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from meldingen import services as meldingen
from meldingen.informeren import services
from meldingen.models import Betrokkene, Casus
from meldingen.services import VeiligContactGegevens
from veiligthuis.core import clock
from veiligthuis.demo.teller import Story, Teller

GEHEIM, KIND, BESLUIT = "Aksoy", "Peters", "Willems"
"""The families: one of which an address is secret, one with a boy of twelve, one that must hear a decision."""

POST_VEILIG = VeiligContactGegevens(post="ja")


def letters(t: Teller) -> Iterator[datetime]:
    """One letter waits to be opened, one for an answer whether paper is safe, one telling is put off, one is begun."""
    yield t.hours_ago(3)
    by = t.who("casushouder")
    moeder_willems = _casus(BESLUIT).betrokkenen.select_related("casus", "persoon").get(relatie="moeder")
    services.begin_brief(moeder_willems, waarover="besluit", by=by)
    yield t.hours_ago(2)
    casus = _casus(GEHEIM)
    moeder = services.begin_brief(_wie(casus, "Derya"), waarover="gegevens", by=by)
    services.keur_brief_goed(moeder, gezien=moeder.kenmerk_van_nu, by=by)
    services.begin_brief(_wie(casus, "Murat"), waarover="gegevens", by=by)
    meldingen.stel_informeren_uit(
        _wie(casus, "Murat"), reden="Hij weet nog niet dat zij weg is; eerst zijn zij veilig.", by=by
    )
    yield t.hours_ago(1)
    gescheiden = _casus(KIND)
    for naam in ("Anouk", "Ruud"):
        meldingen.leg_veilig_contact_vast(_wie(gescheiden, naam), gegevens=POST_VEILIG, by=by)
    services.begin_brief(_wie(gescheiden, "Jip"), waarover="gegevens", by=by)
    services.plan_regel(
        gescheiden, voor="Kinderarts, Ziekenhuis Merenland", waarover="anders", middel="telefoon", door=by,
        wat="Dat wij met beide ouders praten.", uiterlijk=clock.today() + timedelta(days=6), by=by,
    )  # fmt: skip


def _casus(gezin: str) -> Casus:
    found: Casus = Casus.objects.filter(naam=gezin).earliest("pk")
    return found


def _wie(casus: Casus, voornaam: str) -> Betrokkene:
    people = casus.betrokkenen.select_related("casus", "persoon")
    found: Betrokkene = people.filter(persoon__voornamen=voornaam).earliest("pk")
    return found


LETTERS: tuple[Story, ...] = (letters,)
