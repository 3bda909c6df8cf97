"""A log line tells what happened and where, and nothing about a person."""

import io
import json
import logging
import logging.config
from collections.abc import Iterator
from typing import Any

import pytest

from veiligthuis.settings import logs


@pytest.fixture
def stream() -> Iterator[io.StringIO]:
    """What the log would write, made with the formatter of the settings."""
    written = io.StringIO()
    handler = logging.StreamHandler(written)
    configured = dict(logs.FORMATTER)
    handler.setFormatter(logging.config.DictConfigurator({"version": 1}).configure_formatter(configured))
    logger = logging.getLogger("veiligthuis.test")
    logger.addHandler(handler)
    yield written
    logger.removeHandler(handler)


def last_line(stream: io.StringIO) -> dict[str, Any]:
    line: dict[str, Any] = json.loads(stream.getvalue().splitlines()[-1])
    return line


def test_the_text_of_an_exception_is_left_out_but_its_type_and_place_stay(stream: io.StringIO) -> None:
    try:
        raise ValueError("Key (achternaam)=(Van der Meulen) already exists")
    except ValueError:
        logging.getLogger("veiligthuis.test").exception("Saving failed")

    assert "Meulen" not in stream.getvalue()
    assert last_line(stream)["exception"] == "ValueError"
    assert "test_logs.py" in last_line(stream)["places"][0]


def test_a_failed_task_is_told_without_the_text_of_its_exception(stream: io.StringIO) -> None:
    data = {"name": "overdracht.tasks.maak_rapport", "id": "7", "description": "raised unexpected"}
    record = logging.LogRecord(
        "celery.app.trace", logging.ERROR, __file__, 1, "Task %(exc)s", ({"exc": "Jansen"},), None
    )
    record.data = data

    logging.getLogger("veiligthuis.test").handle(record)

    assert "Jansen" not in stream.getvalue()
    assert last_line(stream)["event"] == "Task overdracht.tasks.maak_rapport[7] raised unexpected"


@pytest.mark.parametrize("personal", ["999990019", "j.jansen@voorbeeld.example"])
def test_a_bsn_or_mail_address_in_a_message_is_covered(stream: io.StringIO, personal: str) -> None:
    logging.getLogger("veiligthuis.test").warning("Unknown value %s", personal)

    assert personal not in stream.getvalue()


def test_a_line_break_in_a_message_does_not_make_a_second_line(stream: io.StringIO) -> None:
    logging.getLogger("veiligthuis.test").warning("first\nsecond")

    assert len(stream.getvalue().splitlines()) == 1
