"""For every Celery task: what it finds, where it is killed, when it is done, and what the database then holds."""

from datetime import timedelta
from typing import Any

from meldingen.codelijsten import Besluit
from meldingen.services import leg_document_vast
from meldingen.termijnen.sweep import sweep
from overdracht import services
from tests import builders
from tests.meldingen.documenten import bestanden
from tests.meldingen.informeren import post as letters
from tests.meldingen.politie import post
from tests.overdracht import stappen
from tests.tasks.handovers import HANDOVERS
from tests.tasks.scenario import REPORT, REPORT_AGAIN, REPORT_DONE, Scenario
from tests.tasks.tables import TABLES
from tests.veiligheid.traject import zaken
from veiligheid import services as plannen
from veiligheid.traject import services as traject
from veiligthuis import roles
from veiligthuis.core import clock

MONTH = timedelta(days=30)


def terms_overdue() -> list[Any]:
    """Two cases a month old in a team with a manager, so that terms of every length missed one level or more."""
    with clock.standing_at(clock.now() - MONTH):
        builders.medewerker(roles.MANAGER)
        builders.besloten_melding(Besluit.VV)
        builders.geschifte_melding(acuut=True)
    return []


def escalations_recorded() -> list[Any]:
    """The same after a sweep: nobody has been told."""
    terms_overdue()
    sweep()
    return []


def report_asked() -> list[Any]:
    """A dossier was asked for half an hour ago and nobody began."""
    with clock.standing_at(clock.now() - timedelta(minutes=30)):
        rapport = services.request_dossier(stappen.aangeboden(), by=stappen.triagist())
    return [rapport.pk]


def report_left_lying() -> list[Any]:
    """The same, for a task that finds it by itself."""
    report_asked()
    return []


def letter_approved() -> list[Any]:
    """A letter was approved half an hour ago and nobody began to print it."""
    with clock.standing_at(clock.now() - timedelta(minutes=30)):
        brief = letters.keur_goed(letters.brief_aan(letters.casus(), "Jeroen"))
        afdruk = letters.exemplaar_van(brief, "Jeroen").afdruk
    assert afdruk is not None
    return [afdruk.pk]


def letter_left_lying() -> list[Any]:
    """The same, for a task that finds it by itself."""
    letter_approved()
    return []


def copy_asked() -> list[Any]:
    """A copy of a plan was asked for half an hour ago and nobody began."""
    with clock.standing_at(clock.now() - timedelta(minutes=30)):
        casus, by = stappen.besloten_casus(), builders.medewerker(roles.CASUSHOUDER)
        plan = stappen.vastgesteld_plan(casus)
        found = plannen.answer_papier(plan.deelnemers.all()[0], by=by, papier="thuis")
    assert found is not None
    return [found.pk]


def copy_left_lying() -> list[Any]:
    """The same, for a task that finds it by itself."""
    copy_asked()
    return []


def draft_asked() -> list[Any]:
    """The draft of an onderzoek was asked for half an hour ago and nobody began."""
    with clock.standing_at(clock.now() - timedelta(minutes=30)):
        verslag = traject.vraag_verslag(zaken.onderzoek(), by=zaken.houder())
    return [verslag.pk]


def draft_left_lying() -> list[Any]:
    """The same, for a task that finds it by itself."""
    draft_asked()
    return []


def messages_kept() -> list[Any]:
    """Three messages were kept and not read: two good ones and one that will be refused."""
    for content in (post.als_json(post.bericht("PL-1")), b"<!DOCTYPE m>", post.als_xml(post.bericht("PL-2"))):
        post.bewaard(content)
    return []


def papers_kept() -> list[Any]:
    """A paper of two pages and a photo were kept; nobody has scanned or drawn them."""
    casus, by = builders.casus(), builders.medewerker(roles.CASUSHOUDER)
    for content in (bestanden.pdf(bladzijden=2), bestanden.foto()):
        leg_document_vast(
            casus, soort="brief", omschrijving="Brief", herkomst="School", ontvangen_op=clock.today(),
            inhoud=content, by=by,
        )  # fmt: skip
    return []


LETTER = """
SELECT id, kenmerk, voortgang, sha256, length(inhoud), gereed_op IS NULL, mislukt_op IS NULL, fout
    FROM meldingen_briefafdruk
"""
LETTER_AGAIN = REPORT_AGAIN.replace("overdracht_rapport", "meldingen_briefafdruk")
LETTER_DONE = REPORT_DONE.replace("overdracht_rapport", "meldingen_briefafdruk")

COPY = REPORT.replace("overdracht_rapport", "veiligheid_planexemplaar").replace("soort, ", "")
COPY_AGAIN = REPORT_AGAIN.replace("overdracht_rapport", "veiligheid_planexemplaar")
COPY_DONE = REPORT_DONE.replace("overdracht_rapport", "veiligheid_planexemplaar")

DRAFT = COPY.replace("veiligheid_planexemplaar", "veiligheid_trajectverslag")
DRAFT_AGAIN = REPORT_AGAIN.replace("overdracht_rapport", "veiligheid_trajectverslag")
DRAFT_DONE = REPORT_DONE.replace("overdracht_rapport", "veiligheid_trajectverslag")

MESSAGES_AGAIN = """
SET session_replication_role = replica;
UPDATE meldingen_bericht SET status = 'ontvangen', melding_id = NULL, berichtnummer = '', reden = '';
DELETE FROM meldingen_termijn; DELETE FROM meldingen_betrokkene; DELETE FROM meldingen_persoon;
DELETE FROM meldingen_regie; DELETE FROM meldingen_casusgroupobjectpermission; DELETE FROM meldingen_melding;
DELETE FROM meldingen_casus;
SET session_replication_role = DEFAULT
"""

PAPERS_AGAIN = """
DELETE FROM meldingen_bladzijde;
UPDATE meldingen_inhoud SET scan = 'wacht', gescand_op = NULL, scanner = '', voorbeeld = 'wacht',
    volgende_op = bewaard_op
"""

SCENARIOS: dict[str, Scenario] = {
    **HANDOVERS,
    "meldingen.tasks.controleer_documenten": Scenario(
        prepare=papers_kept,
        again=PAPERS_AGAIN,
        killed_at=("meldingen_bladzijde", "INSERT: NEW.nummer = 2"),
        done="SELECT NOT EXISTS (SELECT 1 FROM meldingen_inhoud WHERE volgende_op IS NOT NULL)",
        dump=[
            "SELECT sha256, scan, scanner, voorbeeld, pogingen, gescand_op IS NULL FROM meldingen_inhoud ORDER BY 1",
            "SELECT inhoud_id, nummer, breedte, hoogte, md5(beeld) FROM meldingen_bladzijde ORDER BY 1, 2",
        ],
    ),
    "meldingen.tasks.maak_afdruk": Scenario(
        prepare=letter_approved,
        again=LETTER_AGAIN,
        killed_at=("meldingen_briefafdruk", "UPDATE: NEW.voortgang >= 90"),
        done=LETTER_DONE,
        dump=[LETTER],
    ),
    "meldingen.tasks.hervat_afdrukken": Scenario(
        prepare=letter_left_lying,
        again=LETTER_AGAIN,
        killed_at=("meldingen_briefafdruk", ""),
        done=LETTER_DONE,
        dump=[LETTER],
    ),
    "meldingen.tasks.lees_berichten": Scenario(
        prepare=messages_kept,
        again=MESSAGES_AGAIN,
        killed_at=("meldingen_melding", "INSERT: true"),
        done="SELECT NOT EXISTS (SELECT 1 FROM meldingen_bericht WHERE status = 'ontvangen')",
        dump=[
            "SELECT sha256, status, berichtnummer, reden, melding_id IS NULL FROM meldingen_bericht ORDER BY sha256",
            "SELECT kanaal, status, beschrijving, ontvangen_op FROM meldingen_melding ORDER BY ontvangen_op",
            "SELECT count(*) FROM meldingen_casus",
            "SELECT code, CASE WHEN melding_id IS NOT NULL THEN gestart_op END FROM meldingen_termijn ORDER BY 1, 2",
        ],
    ),
    "meldingen.tasks.sweep": Scenario(
        prepare=terms_overdue,
        again="TRUNCATE meldingen_escalatie, meldingen_bezorging; "
        "UPDATE meldingen_termijn SET niveau = 0, volgende_op = momenten[1] WHERE niveau > 0",
        killed_at=("meldingen_escalatie", "INSERT: NEW.niveau = 2"),
        done="SELECT NOT EXISTS (SELECT 1 FROM meldingen_termijn WHERE volgende_op <= now())",
        dump=[
            "SELECT id, code, niveau, volgende_op, storing FROM meldingen_termijn ORDER BY id",
            "SELECT termijn_id, vervalversie, niveau, naar, gepland_op, verzenden FROM meldingen_escalatie "
            "ORDER BY termijn_id, niveau",
        ],
    ),
    "meldingen.tasks.verspreid": Scenario(
        prepare=escalations_recorded,
        again="TRUNCATE meldingen_bezorging; UPDATE meldingen_escalatie SET verspreid_op = NULL, opmerking = ''",
        killed_at=("meldingen_bezorging", "UPDATE: NEW.verzonden_op IS NOT NULL"),
        done="SELECT NOT EXISTS (SELECT 1 FROM meldingen_escalatie WHERE verzenden AND verspreid_op IS NULL) "
        "AND NOT EXISTS (SELECT 1 FROM meldingen_bezorging WHERE volgende_poging_op IS NOT NULL)",
        dump=[
            "SELECT e.termijn_id, e.niveau, e.verspreid_op IS NULL, e.opmerking, b.medewerker_id, b.contactpersoon_id, "
            "b.kanaal, b.pogingen, b.verzonden_op IS NULL, b.fout FROM meldingen_escalatie e "
            "JOIN meldingen_bezorging b ON b.escalatie_id = e.id ORDER BY 1, 2, 5, 6",
        ],
    ),
    "overdracht.tasks.maak_rapport": Scenario(
        prepare=report_asked,
        again=REPORT_AGAIN,
        killed_at=("overdracht_rapport", "UPDATE: NEW.voortgang >= 90"),
        done=REPORT_DONE,
        dump=[REPORT],
    ),
    "overdracht.tasks.hervat_rapporten": Scenario(
        prepare=report_left_lying,
        again=REPORT_AGAIN,
        killed_at=("overdracht_rapport", ""),
        done=REPORT_DONE,
        dump=[REPORT],
    ),
    **TABLES,
    "veiligheid.tasks.maak_exemplaar": Scenario(
        prepare=copy_asked,
        again=COPY_AGAIN,
        killed_at=("veiligheid_planexemplaar", "UPDATE: NEW.voortgang >= 90"),
        done=COPY_DONE,
        dump=[COPY],
    ),
    "veiligheid.tasks.hervat_exemplaren": Scenario(
        prepare=copy_left_lying,
        again=COPY_AGAIN,
        killed_at=("veiligheid_planexemplaar", ""),
        done=COPY_DONE,
        dump=[COPY],
    ),
    "veiligheid.tasks.maak_trajectverslag": Scenario(
        prepare=draft_asked,
        again=DRAFT_AGAIN,
        killed_at=("veiligheid_trajectverslag", "UPDATE: NEW.voortgang >= 90"),
        done=DRAFT_DONE,
        dump=[DRAFT],
    ),
    "veiligheid.tasks.hervat_trajectverslagen": Scenario(
        prepare=draft_left_lying,
        again=DRAFT_AGAIN,
        killed_at=("veiligheid_trajectverslag", ""),
        done=DRAFT_DONE,
        dump=[DRAFT],
    ),
}
"""A task that is not here fails the tests: say what it does when it is killed, before it does that to somebody."""
