"""People whom Veilig Thuis knew: six meldingen about one father in two households, and a mother recorded twice."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime

from meldingen import services as meldingen
from meldingen.codelijsten import Aard, Besluit, Gezag, Relatie, Rol
from meldingen.models import Casus, Melding, Persoon
from meldingen.services import BetrokkeneGegevens
from veiligheid import services as veiligheid
from veiligthuis.demo import assessments, chapters
from veiligthuis.demo.names import Gezin, Mens, household
from veiligthuis.demo.stories import fresh
from veiligthuis.demo.teller import Story, Teller

POSTMA = household("Postma", kind="Fenna", leeftijd=7)
OTTEMA = replace(
    household("Ottema"),
    naam="Ottema – Postma",
    mensen=(
        Mens("Lotte", "Ottema", Rol.SLACHTOFFER, 29, "vrouw", relatie=Relatie.PARTNER, gezag=Gezag.JA),
        Mens("Mees", "Ottema", Rol.KIND, 3, "man", relatie=Relatie.KIND),
    ),
    beschrijving="De politie kwam op een ruzie af; een peuter zat onder de tafel.",
    aard=(Aard.LICHAMELIJK,),
)
RIETVELD = replace(
    household("Rietveld", kind="Julia", leeftijd=5), beschrijving="School ziet blauwe plekken bij Julia."
)
RIETVELD_TWEE = replace(
    RIETVELD,
    naam="Rietveld – Kok",
    mensen=(
        replace(RIETVELD.mensen[0], voornamen="Sofie Maria"),
        Mens("Dennis", "Kok", Rol.PLEGER, 41, "man", relatie=Relatie.PARTNER),
    ),
    beschrijving="De huisarts ziet dat moeder bang is voor haar nieuwe partner.",
)


def six_about_one_father(t: Teller) -> Iterator[datetime]:
    """Two households, each reported, closed and reported again; ever faster."""
    yield t.ago(330, 10)
    thuis = _report(t, POSTMA, chapters.people(POSTMA))
    eerste = _close(t, thuis)
    vader, *_ = [b.persoon for b in eerste.betrokkenen.filter(persoon__voornamen="Mark")]
    yield t.ago(200, 11)
    tweede = _close(t, _report(t, POSTMA, _known(eerste), casus=eerste))
    yield t.ago(61, 9)
    elders = [
        *chapters.people(OTTEMA),
        BetrokkeneGegevens(rol=Rol.PLEGER, relatie=Relatie.PARTNER, persoon=vader),
    ]
    derde = _close(t, _report(t, OTTEMA, elders))
    yield t.ago(40, 14)
    vierde = _report(t, POSTMA, _known(tweede), casus=tweede)
    _settle(t, vierde, Besluit.VV)
    yield t.ago(18, 22)
    _close(t, _report(t, OTTEMA, _known(derde), casus=derde))
    yield t.ago(1, 23)
    zesde = _report(t, POSTMA, [], casus=fresh(vierde.casus))
    yield t.hours_ago(6)
    chapters.triage(zesde, by=t.who("triagist"))


def a_mother_twice(t: Teller) -> Iterator[datetime]:
    """Taken in by two colleagues under slightly different names; nobody has merged her yet."""
    yield t.ago(3, 10)
    _report(t, RIETVELD, chapters.people(RIETVELD))
    yield t.ago(2, 15)
    _report(t, RIETVELD_TWEE, _born_alike(chapters.people(RIETVELD_TWEE)))


def _report(
    t: Teller, gezin: Gezin, mensen: Sequence[BetrokkeneGegevens], *, casus: Casus | None = None
) -> Melding:
    return meldingen.neem_melding_op(
        gegevens=chapters.report(gezin), betrokkenen=mensen, casus=casus, naam=gezin.naam, by=t.who("intake")
    )


def _settle(t: Teller, melding: Melding, besluit: str) -> Casus:
    melding = chapters.triage(melding, by=t.who("triagist"))
    beoordeling = assessments.assess(melding, besluit, by=t.who("triagist"))
    veiligheid.sign_beoordeling(beoordeling, by=t.who("gedragswetenschapper"))
    chapters.tell_melder(melding, by=t.who("triagist"))
    chapters.tell_family(fresh(melding.casus), by=t.who("triagist"))
    return meldingen.wijs_toe(fresh(melding.casus), behandelaar=t.who("casushouder"), by=t.who("manager"))


def _close(t: Teller, melding: Melding) -> Casus:
    casus = _settle(t, melding, Besluit.GEEN_VERVOLG)
    chapters.speak_with_everybody(casus, by=t.who("casushouder"))
    return meldingen.sluit_casus(
        fresh(casus), toelichting="Nagegaan bij school en het gezin.", by=t.who("casushouder")
    )


def _known(casus: Casus) -> list[BetrokkeneGegevens]:
    """The same people again."""
    return [
        BetrokkeneGegevens(
            rol=b.rol, relatie=b.relatie, gezag=b.gezag, persoon=Persoon.objects.get(pk=b.persoon_id)
        )
        for b in casus.betrokkenen.order_by("pk")
    ]


def _born_alike(mensen: Sequence[BetrokkeneGegevens]) -> list[BetrokkeneGegevens]:
    """The mother with the birth date she had when she was taken in the first time."""
    moeder = Persoon.objects.filter(achternaam="Rietveld", voornamen="Sofie").latest("pk")
    return [replace(mensen[0], geboortedatum=moeder.geboortedatum), *mensen[1:]]


KNOWN: tuple[Story, ...] = (six_about_one_father, a_mother_twice)
