"""The ten stories of the demo, each a family and a course of events that ends at the present."""

from collections.abc import Generator, Iterator
from datetime import datetime
from decimal import Decimal

from meldingen import services as meldingen
from meldingen.codelijsten import Besluit, Veiligheidsniveau
from meldingen.models import Casus
from meldingen.monitoring.services import Navraag, leg_navraag_vast
from overdracht import services as overdrachten
from overdracht.machine import RedenWeigering
from veiligheid import services as veiligheid
from veiligthuis.demo import assessments, chapters, families, genograms, raad, trajecten
from veiligthuis.demo.names import Gezin
from veiligthuis.demo.teller import Story, Teller


def decide(
    t: Teller, gezin: Gezin, besluit: str, *, days: int, niveau: str = Veiligheidsniveau.STRUCTUREEL
) -> Generator[datetime, None, Casus]:
    """From the call to the signed decision and the feedback to the melder, three working days in all.

    Returns the casus.
    """
    yield t.ago(days, 9, 40)
    melding = chapters.take_in(gezin, by=t.who("intake"))
    yield t.ago(days, 11)
    melding = chapters.triage(melding, by=t.who("triagist"))
    yield t.ago(days - 2, 15)
    beoordeling = assessments.assess(melding, besluit, by=t.who("triagist"), niveau=niveau)
    yield t.ago(days - 3, 10)
    veiligheid.sign_beoordeling(beoordeling, by=t.who("gedragswetenschapper"))
    yield t.ago(days - 3, 14)
    chapters.tell_melder(melding, by=t.who("triagist"))
    yield t.ago(days - 3, 16)
    casus = fresh(melding.casus)
    chapters.tell_family(casus, by=t.who("triagist"))
    return meldingen.wijs_toe(casus, behandelaar=t.who("casushouder"), by=t.who("manager"))


def fresh(casus: Casus) -> Casus:
    """The casus as it stands now."""
    now: Casus = Casus.objects.get(pk=casus.pk)
    return now


def van_der_meulen_sahin(t: Teller) -> Iterator[datetime]:
    """V&V runs, an unborn child is expected, and today the five days of a second melding end."""
    casus = yield from decide(t, families.MEULEN_SAHIN, Besluit.VV, days=47)
    yield t.ago(40, 9)
    casus = meldingen.start_vv(casus, by=t.who("casushouder"))
    genograms.hang_together(casus, genograms.MEULEN_SAHIN, by=t.who("casushouder"))
    yield t.ago(36, 13)
    chapters.speak_with_everybody(casus, by=t.who("casushouder"))
    trajecten.see_children(casus, by=t.who("casushouder"))
    trajecten.write_down(casus, by=t.who("casushouder"))
    yield t.ago(33, 10)
    chapters.make_plan(casus, by=t.who("casushouder"), regie=t.region.veilig_thuis, wie="Elif")
    yield t.ago(5, 8, 30)
    tweede = chapters.take_in(families.MEULEN_SAHIN, by=t.who("intake"), casus=fresh(casus))
    yield t.ago(5, 9)
    chapters.triage(tweede, by=t.who("triagist"))
    for days in (4, 3):
        yield t.ago(days, 10, 15)
        chapters.call_in_vain(casus, "Elif", by=t.who("casushouder"))


def hofstra_bouzid(t: Teller) -> Iterator[datetime]:
    """Sixteen days old and still no decision: both clocks are late and the manager knows it."""
    yield t.ago(16, 9)
    melding = chapters.take_in(families.HOFSTRA_BOUZID, by=t.who("intake"))
    yield t.ago(16, 12)
    melding = chapters.triage(melding, by=t.who("triagist"))
    yield t.ago(15, 9)
    meldingen.wijs_toe(fresh(melding.casus), behandelaar=t.who("triagist"), by=t.who("manager"))
    veiligheid.begin_beoordeling(melding, by=t.who("triagist"))


def de_wit(t: Teller) -> Iterator[datetime]:
    """Accepted by the wijkteam, called twice in vain: the first contact is late."""
    casus = yield from decide(t, families.DE_WIT, Besluit.OVERDRACHT, days=40)
    yield t.ago(36, 10)
    genograms.hang_together(casus, genograms.DE_WIT, by=t.who("casushouder"))
    chapters.speak_with_everybody(casus, by=t.who("casushouder"))
    yield t.ago(35, 10)
    chapters.make_plan(
        casus, by=t.who("casushouder"), regie=t.region.wijkteams["Oost"].organisatie, wie="Carla"
    )
    yield t.ago(34, 9)
    overdracht = chapters.offer(fresh(casus), t.region.wijkteams["Oost"], by=t.who("casushouder"))
    yield t.ago(31, 9)
    overdracht = chapters.accept(overdracht, by=t.who("wijkteam-oost"), naam="Wijkwerker Oost")
    for days in (27, 20):
        yield t.ago(days, 14)
        chapters.call(overdracht, by=t.who("wijkteam-oost"), gelukt=False)


def aksoy(t: Teller) -> Iterator[datetime]:
    """A crisis of last night: mother and child fled to a secret address, the twenty-four hours run."""
    yield t.hours_ago(15)
    melding = chapters.take_in(families.AKSOY, by=t.who("crisisdienst"))
    yield t.hours_ago(14.8)
    melding = chapters.triage(melding, by=t.who("crisisdienst"), acuut=True)
    yield t.hours_ago(14.5)
    meldingen.zet_acuut_in_actie(melding, by=t.who("crisisdienst"))
    genograms.hang_together(fresh(melding.casus), genograms.AKSOY, by=t.who("crisisdienst"))
    meldingen.wijs_toe(fresh(melding.casus), behandelaar=t.who("crisisdienst"), by=t.who("triagist"))


def peters(t: Teller) -> Iterator[datetime]:
    """The wijkteam refused with a reason; the casus is work of Veilig Thuis again."""
    casus = yield from decide(t, families.PETERS, Besluit.OVERDRACHT, days=30)
    yield t.ago(26, 10)
    genograms.hang_together(casus, genograms.PETERS, by=t.who("casushouder"))
    chapters.speak_with_everybody(casus, by=t.who("casushouder"))
    yield t.ago(25, 10)
    chapters.make_plan(
        casus, by=t.who("casushouder"), regie=t.region.wijkteams["Zuid"].organisatie, wie="Anouk"
    )
    yield t.ago(24, 9)
    overdracht = chapters.offer(fresh(casus), t.region.wijkteams["Zuid"], by=t.who("casushouder"))
    yield t.ago(20, 16)
    overdrachten.refuse_overdracht(
        overdracht, reden_code=RedenWeigering.ANDERE_HULP, by=t.who("wijkteam-zuid"),
        reden="Dit gezin heeft bemiddeling bij de scheiding nodig; die geven wij niet.",
    )  # fmt: skip


def visser(t: Teller) -> Iterator[datetime]:
    """On the waiting list for longer than agreed: every level was told, and another team may take over."""
    casus = yield from decide(t, families.VISSER, Besluit.OVERDRACHT, days=34)
    yield t.ago(30, 10)
    chapters.speak_with_everybody(casus, by=t.who("casushouder"))
    yield t.ago(29, 10)
    chapters.make_plan(
        casus, by=t.who("casushouder"), regie=t.region.wijkteams["West"].organisatie, wie="Linda"
    )
    yield t.ago(28, 9)
    overdracht = chapters.offer(fresh(casus), t.region.wijkteams["West"], by=t.who("casushouder"))
    yield t.ago(26, 9)
    overdrachten.put_on_wachtlijst(overdracht, verwacht_op=t.ahead(14).date(), by=t.who("wijkteam-west"))


def jansen(t: Teller) -> Iterator[datetime]:
    """An elder and an overburdened son: handed over well, and followed in monitoring."""
    casus = yield from decide(t, families.JANSEN, Besluit.OVERDRACHT, days=70)
    yield t.ago(66, 10)
    chapters.speak_with_everybody(casus, by=t.who("casushouder"))
    yield t.ago(65, 10)
    chapters.make_plan(
        casus, by=t.who("casushouder"), regie=t.region.wijkteams["Veenhorst"].organisatie, wie="Peter"
    )
    yield t.ago(64, 9)
    overdracht = chapters.offer(fresh(casus), t.region.wijkteams["Veenhorst"], by=t.who("casushouder"))
    yield t.ago(62, 9)
    overdracht = chapters.accept(overdracht, by=t.who("wijkteam-veenhorst"), naam="Wijkwerker Veenhorst")
    yield t.ago(60, 14)
    overdracht = chapters.call(overdracht, by=t.who("wijkteam-veenhorst"), gelukt=True)
    yield t.ago(50, 9)
    overdrachten.complete_overdracht(overdracht, by=t.who("wijkteam-veenhorst"))
    meldingen.begin_monitoring(fresh(casus), by=t.who("casushouder"))
    yield t.ago(4, 10)
    mevrouw = casus.betrokkenen.order_by("pk").first()
    leg_navraag_vast(
        fresh(casus),
        navraag=Navraag(vraag="Hoe gaat het thuis?", betrokkene=mevrouw),
        by=t.who("casushouder"),
    )
    wijkteam = Navraag(
        vraag="Hoe gaat het thuis, en komt Peter op tijd?", professional="Wijkwerker Veenhorst", veilig="ja",
        antwoord="Er is nu elke dag thuiszorg; de sfeer is rustiger.", cijfer=Decimal("7.5"),
    )  # fmt: skip
    leg_navraag_vast(fresh(casus), navraag=wijkteam, by=t.who("casushouder"))
    yield t.ago(3, 11)  # mevrouw asks who looked into her file; the privacy officer is given sight of it
    meldingen.verleen_toegang(fresh(casus), aan=t.who("privacy"), by=t.who("manager"))


def yildirim(t: Teller) -> Iterator[datetime]:
    """An onderzoek into injuries of a baby ends in a request to the Raad."""
    casus = yield from decide(
        t, families.YILDIRIM, Besluit.ONDERZOEK, days=44, niveau=Veiligheidsniveau.ACUUT
    )
    yield t.ago(39, 9)
    genograms.hang_together(casus, genograms.YILDIRIM, by=t.who("casushouder"))
    casus = meldingen.start_onderzoek(casus, by=t.who("casushouder"))
    yield t.ago(34, 13)
    chapters.speak_with_everybody(casus, by=t.who("casushouder"))
    yield t.ago(30, 10)
    chapters.make_plan(casus, by=t.who("casushouder"), regie=t.region.veilig_thuis, wie="Ayşe")
    yield t.ago(8, 10)
    raad.ask(
        fresh(casus),
        noodzaak="De ouders wijzen hulp af, terwijl de ontwikkeling van Zeynep ernstig wordt bedreigd.",
        by=t.who("casushouder"), iris=t.who("gedragswetenschapper"), petra=t.who("manager"),
    )  # fmt: skip


def mensah(t: Teller) -> Iterator[datetime]:
    """A handover that arrived, and this morning a new melding on the running casus."""
    casus = yield from decide(t, families.MENSAH, Besluit.OVERDRACHT, days=27)
    yield t.ago(23, 10)
    chapters.speak_with_everybody(casus, by=t.who("casushouder"))
    yield t.ago(22, 10)
    chapters.make_plan(
        casus, by=t.who("casushouder"), regie=t.region.wijkteams["Noord"].organisatie, wie="Abena"
    )
    yield t.ago(21, 9)
    overdracht = chapters.offer(fresh(casus), t.region.wijkteams["Noord"], by=t.who("casushouder"))
    yield t.ago(19, 9)
    overdracht = chapters.accept(overdracht, by=t.who("wijkteam-noord"), naam="Wijkwerker Noord")
    yield t.ago(18, 14)
    overdracht = chapters.call(overdracht, by=t.who("wijkteam-noord"), gelukt=False)
    yield t.ago(16, 11)
    chapters.call(overdracht, by=t.who("wijkteam-noord"), gelukt=True)
    yield t.hours_ago(3)
    chapters.take_in(families.MENSAH, by=t.who("intake"), casus=fresh(casus))


def kuipers(t: Teller) -> Iterator[datetime]:
    """The assessment is written; it waits for the second signature."""
    yield t.ago(4, 9)
    melding = chapters.take_in(families.KUIPERS, by=t.who("intake"))
    yield t.ago(4, 11)
    melding = chapters.triage(melding, by=t.who("triagist"))
    yield t.hours_ago(20)
    meldingen.wijs_toe(fresh(melding.casus), behandelaar=t.who("triagist"), by=t.who("manager"))
    assessments.assess(melding, Besluit.VV, by=t.who("triagist"))


STORIES: tuple[Story, ...] = (
    van_der_meulen_sahin, hofstra_bouzid, de_wit, aksoy, peters, visser, jansen, yildirim, mensah, kuipers,
)  # fmt: skip
