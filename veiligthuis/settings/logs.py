"""How the application logs: one JSON object per line on standard error, without personal data.

A log line may name what happened, where, how long it took and which id it was about. It may not carry what a person
typed or what the database says about a person, so the text of an exception is left out: its type and place remain.
"""

import logging
import re
import traceback
from collections.abc import MutableMapping
from typing import Any

import structlog

NINE_DIGITS = re.compile(r"(?<!\d)\d{9}(?!\d)")
E_MAIL = re.compile(r"[\w.+-]+@[\w-]+\.[\w.-]+")

EventDict = MutableMapping[str, Any]


def exception_without_text(_logger: Any, _method: str, event: EventDict) -> EventDict:
    """Replace an exception by its type and the places it passed; its message may quote a row or a form."""
    exc_info = event.pop("exc_info", None)
    if exc_info is True or not exc_info:
        return event
    error = exc_info[1] if isinstance(exc_info, tuple) else exc_info
    if isinstance(error, BaseException):
        event["exception"] = type(error).__name__
        event["places"] = [
            f"{frame.filename}:{frame.lineno} {frame.name}"
            for frame in traceback.extract_tb(error.__traceback__)
        ]
    return event


def task_failure_without_text(_logger: Any, _method: str, event: EventDict) -> EventDict:
    """Celery writes the exception's text in its own message: keep the task, its id and what became of it."""
    record = event.get("_record")
    data = getattr(record, "data", None)
    if record is not None and record.name == "celery.app.trace" and isinstance(data, dict):
        event["event"] = f"Task {data.get('name')}[{data.get('id')}] {data.get('description', 'succeeded')}"
    return event


def masked(_logger: Any, _method: str, event: EventDict) -> EventDict:
    """Cover nine-digit numbers (a BSN) and mail addresses in the message itself, whoever wrote it."""
    event["event"] = E_MAIL.sub("<mail>", NINE_DIGITS.sub("<nummer>", str(event.get("event", ""))))
    return event


SHARED: list[Any] = [
    structlog.contextvars.merge_contextvars,
    structlog.stdlib.add_log_level,
    structlog.stdlib.add_logger_name,
    structlog.processors.TimeStamper(fmt="iso", utc=True),
    task_failure_without_text,
    exception_without_text,
    masked,
]

structlog.configure(
    processors=[*SHARED, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
    logger_factory=structlog.stdlib.LoggerFactory(),
    wrapper_class=structlog.stdlib.BoundLogger,
    cache_logger_on_first_use=True,
)

FORMATTER: dict[str, Any] = {
    "()": structlog.stdlib.ProcessorFormatter,
    "foreign_pre_chain": SHARED,
    "processors": [
        structlog.stdlib.ProcessorFormatter.remove_processors_meta,
        structlog.processors.JSONRenderer(ensure_ascii=False),
    ],
}

LOGGING: dict[str, Any] = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "json": dict(FORMATTER),
    },
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "json"}},
    "root": {"handlers": ["stderr"], "level": "INFO"},
    "loggers": {
        "django": {"handlers": [], "level": "INFO", "propagate": True},
        "django.server": {"handlers": [], "level": "INFO", "propagate": True},
        "axes": {"level": "WARNING"},
        "fontTools": {"level": "ERROR"},
        "pikepdf": {"level": "WARNING"},
        "weasyprint": {"level": "ERROR"},
    },
}

logging.captureWarnings(True)
