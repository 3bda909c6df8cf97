"""Four more crises on one afternoon, each at another stage; with the one of last night they make five."""

from collections.abc import Iterator
from datetime import datetime

from meldingen import services as meldingen
from meldingen.crisis.services import Feit, leg_crisisstap_vast, zet_gesprek_op_crisis
from meldingen.crisis.stappen import Crisisstap
from meldingen.models import Crisisinzet, Melding
from veiligthuis.demo import chapters
from veiligthuis.demo.names import Gezin, household
from veiligthuis.demo.stories import fresh
from veiligthuis.demo.teller import Story, Teller


def begin(t: Teller, gezin: Gezin) -> Melding:
    """An acute melding that the crisisdienst takes in and puts in action."""
    melding = chapters.take_in(gezin, by=t.who("crisisdienst"))
    melding = chapters.triage(melding, by=t.who("crisisdienst"), acuut=True)
    meldingen.wijs_toe(fresh(melding.casus), behandelaar=t.who("crisisdienst"), by=t.who("triagist"))
    return meldingen.zet_acuut_in_actie(melding, by=t.who("crisisdienst"))


def note(t: Teller, melding: Melding, stap: str, **feit: object) -> None:
    """One step of the crisisinzet of this melding."""
    inzet = Crisisinzet.objects.get(melding=melding)
    leg_crisisstap_vast(inzet, stap=stap, feit=Feit(**feit), by=t.who("crisisdienst"))  # type: ignore[arg-type]


def on_the_way(t: Teller) -> Iterator[datetime]:
    """Two go, the police was asked first, and they left a quarter of an hour ago."""
    yield t.hours_ago(1.2)
    melding = begin(t, household("Yilmaz"))
    yield t.hours_ago(1)
    note(t, melding, Crisisstap.GAAT, medewerker=t.who("crisisdienst"), wie="J. Smit, wijkteam Noord")
    note(
        t,
        melding,
        Crisisstap.POLITIE,
        wie="Meldkamer",
        tekst="Wijkagent staat om de hoek en gaat mee naar binnen.",
    )
    yield t.hours_ago(0.25)
    note(t, melding, Crisisstap.VERTROKKEN)


def at_the_door(t: Teller) -> Iterator[datetime]:
    """On site; the first action is still to be noted, the achterwacht was called."""
    yield t.hours_ago(2.5)
    melding = begin(t, household("Wagenaar"))
    yield t.hours_ago(2.2)
    note(t, melding, Crisisstap.GAAT, medewerker=t.who("triagist"))
    note(
        t,
        melding,
        Crisisstap.ACHTERWACHT,
        medewerker=t.who("manager"),
        tekst="Akkoord; na afloop weer bellen.",
    )
    note(
        t,
        melding,
        Crisisstap.POLITIE,
        gedaan=False,
        tekst="Meldkamer is overbelast; wijkagent is zelf al binnen.",
    )
    yield t.hours_ago(2)
    note(t, melding, Crisisstap.VERTROKKEN)
    yield t.hours_ago(1.5)
    note(t, melding, Crisisstap.AANGEKOMEN)


def nearly_done(t: Teller) -> Iterator[datetime]:
    """It is safe for tonight and there are agreements; it must still be handed over."""
    yield t.hours_ago(5)
    melding = begin(t, household("Schouten"))
    yield t.hours_ago(4.6)
    note(t, melding, Crisisstap.GAAT, medewerker=t.who("crisisdienst"))
    note(
        t,
        melding,
        Crisisstap.POLITIE,
        wie="Agent Kramer",
        tekst="Samen naar binnen, vader blijft bij de agent.",
    )
    note(t, melding, Crisisstap.VERTROKKEN)
    yield t.hours_ago(4)
    note(t, melding, Crisisstap.AANGEKOMEN)
    yield t.hours_ago(3.6)
    note(
        t,
        melding,
        Crisisstap.ACTIE,
        tekst="Vader slaapt bij zijn broer; moeder en Robin zijn thuis en veilig.",
    )
    note(t, melding, Crisisstap.AFSPRAKEN, wie="Moeder en vader", tot=t.ahead(2).date(),
         tekst="Vader blijft weg tot wij zondag terugkomen; moeder belt 112 als hij toch komt.")  # fmt: skip


def somebody_on_the_phone(t: Teller) -> Iterator[datetime]:
    """A call that goes on now: acute was pressed ten minutes ago and nobody was named yet."""
    yield t.hours_ago(0.3)
    gesprek = meldingen.begin_gesprek(by=t.who("intake"))
    yield t.hours_ago(0.2)
    meldingen.bewaar_gesprek(
        gesprek, notities="", by=t.who("intake"),
        concept={"soort": ["melding"], "acuut": ["on"], "acuut_tekenen": ["wapen", "gevlucht"]},
    )  # fmt: skip
    zet_gesprek_op_crisis(gesprek, by=t.who("intake"))


CRISES: tuple[Story, ...] = (on_the_way, at_the_door, nearly_done, somebody_on_the_phone)
