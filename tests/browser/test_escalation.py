"""Nobody answers: the running beat and worker let the handover climb by themselves, on the screen and in the mail."""

import email
import re
from email.policy import default
from pathlib import Path
from typing import Any

import psycopg
import pytest
from playwright.sync_api import expect

from tests.browser.office import Office
from tests.supervised import Demo, wait_until
from veiligthuis.embedded.places import Places

pytestmark = pytest.mark.browser
BEAT_AND_WORK = 120.0

UNANSWERED = """
SELECT t.id, c.id, c.nummer, array_length(t.momenten, 1)
FROM meldingen_termijn t JOIN meldingen_casus c ON c.id = t.casus_id
WHERE t.code IN ('T12', 'T12E') AND t.gehaald_op IS NULL AND t.vervallen_op IS NULL AND t.niveau = 0
ORDER BY t.code, t.id DESC LIMIT 1
"""
MADE_DUE = """
UPDATE meldingen_termijn SET
    momenten = ARRAY(SELECT now() - interval '1 minute' - (count(*) OVER () - i) * interval '1 minute'
                     FROM unnest(momenten) WITH ORDINALITY AS m (moment, i) ORDER BY i),
    volgende_op = now() - interval '1 hour'
WHERE id = %s
"""


def ask(session: "psycopg.Connection[Any]", question: str, *what: Any) -> list[tuple[Any, ...]]:
    return session.execute(question, what).fetchall()


def words_of(session: "psycopg.Connection[Any]", casus: int) -> set[str]:
    """Everything that could give a family away: names and streets."""
    persons = ask(
        session,
        """SELECT p.voornamen, p.achternaam, a.straat, a.postcode FROM meldingen_betrokkene b
        JOIN meldingen_persoon p ON p.id = b.persoon_id LEFT JOIN meldingen_adres a ON a.persoon_id = p.id
        WHERE b.casus_id = %s""",
        casus,
    )
    return {word for row in persons for word in row if word}


def mails(directory: Path) -> dict[str, str]:
    """File name -> sender, receivers, subject and text of a mail, as somebody would read it."""
    read = {}
    for file in directory.glob("*"):
        message = email.message_from_bytes(file.read_bytes(), policy=default)
        body = message.get_body(("plain", "html"))
        read[file.name] = f"{message['To']}\n{message['Subject']}\n{body.get_content() if body else ''}"
    return read


def test_a_handover_that_nobody_answers_climbs_and_is_mailed_without_a_name(
    demo: Demo, office: Office
) -> None:
    places = Places(demo.data)
    before = mails(places.mail)
    with psycopg.connect(places.database_url(), autocommit=True) as session:
        (term, casus, number, levels), *_ = ask(session, UNANSWERED)
        names = words_of(session, casus)
        session.execute(MADE_DUE, [term])

        wait_until(lambda: len(ask(session, "SELECT 1 FROM meldingen_escalatie WHERE termijn_id = %s", term)) == levels,
                   BEAT_AND_WORK)  # fmt: skip
        wait_until(lambda: len(mails(places.mail)) > len(before), BEAT_AND_WORK)

    new = [text for name, text in mails(places.mail).items() if name not in before]
    assert names
    assert [word for word in names for text in new if re.search(rf"\b{re.escape(word)}\b", text)] == []
    page = office.desk("manager")
    page.goto(f"/casussen/{number}/overdracht/")
    told = page.locator("section[aria-labelledby=h-verteld]")
    expect(told.get_by_text("Regiocontact")).to_be_visible()
    page.goto("/sturing/lijst/?escalatie=1")
    expect(page.get_by_role("link", name=number).first).to_be_visible()
