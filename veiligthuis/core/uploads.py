"""What may be sent in: how much and how many files are counted before anything is read or kept."""

from __future__ import annotations

import html
import re
from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.core.exceptions import RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent
from django.core.files.uploadhandler import FileUploadHandler
from django.http import HttpRequest, HttpResponse
from django.http.multipartparser import MultiPartParser
from django.shortcuts import render

MEESTE_BESTANDEN = 10
"""Files in one form; a setting of Django's holds the same number."""

MEESTE_BYTES = 25 * 1024 * 1024 + 256 * 1024
"""Bytes of one form: files of 25 MB together and the fields beside them."""

ONVEILIGE_NAAM = "onveilige-naam"
"""What a file is called whose own name tried to be a path or to look like something else."""

VERBERGT = re.compile("[\\x00-\\x1f\\x7f/\\\\\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]|\\.\\.")
"""Paths, control characters and marks that turn the direction of reading."""

TE_VEEL = "Samen zijn deze bestanden te groot: ten hoogste 25 MB tegelijk. Stuur ze in delen."
TE_VAAK = f"Dit zijn te veel bestanden: ten hoogste {MEESTE_BESTANDEN} tegelijk. Stuur ze in delen."


def limit_uploads(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    """Answer 413 to a form with too many bytes, files or fields; by its declared length without reading any of it."""

    def middleware(request: HttpRequest) -> HttpResponse:
        if request.content_type != "multipart/form-data":
            return get_response(request)
        most = MEESTE_BYTES if request.user.is_authenticated else settings.DATA_UPLOAD_MAX_MEMORY_SIZE
        if _declared(request) > most:
            return _refuse(request, TE_VEEL)
        try:
            request.POST  # noqa: B018 - reading it is what counts the files
        except TooManyFilesSent:
            return _refuse(request, TE_VAAK)
        except (RequestDataTooBig, TooManyFieldsSent):
            return _refuse(request, TE_VEEL)
        return get_response(request)

    return middleware


class StrictNames(FileUploadHandler):
    """Has the form read by a parser that tells a disguised file name from a plain one; keeps nothing itself."""

    def handle_raw_input(self, *args: Any, **kwargs: Any) -> Any:
        """The fields and files of the whole form, read with the other handlers."""
        assert self.request is not None
        encoding = kwargs.get("encoding") or args[4]
        others = [handler for handler in self.request.upload_handlers if handler is not self]
        return _Parser(args[1], args[0], others, encoding).parse()

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes:
        """Never asked, because the others read everything."""
        return raw_data

    def file_complete(self, file_size: int) -> None:
        """Never asked, because the others read everything."""


class _Parser(MultiPartParser):
    def sanitize_file_name(self, file_name: str) -> str | None:
        """The plain name, or a fixed one where it hid something."""
        if VERBERGT.search(html.unescape(file_name)):
            return ONVEILIGE_NAAM
        return super().sanitize_file_name(file_name)


def _declared(request: HttpRequest) -> int:
    try:
        return int(request.META.get("CONTENT_LENGTH") or 0)
    except ValueError:
        return 0


def _refuse(request: HttpRequest, reason: str) -> HttpResponse:
    return render(request, "413.html", {"reden": reason}, status=413)
