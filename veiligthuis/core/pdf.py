"""The only mention of WeasyPrint: HTML in, tagged PDF/A out."""

from collections.abc import Mapping
from datetime import UTC, datetime
from functools import partial
from pathlib import Path, PurePosixPath
from typing import Any

from django.contrib.staticfiles import finders
from django.template.loader import render_to_string

from veiligthuis.core import bounded

ASSET_SCHEME = "vt-asset:"
"""Templates name a shipped file as `vt-asset:vendor/fonts/x.woff2`; nothing else is ever fetched."""

EPOCH = datetime(2000, 1, 1, tzinfo=UTC)
"""The date of the attachment, fixed so that the same report has the same bytes whenever it is made."""

MEMORY, SECONDS = 512 * 1024 * 1024, 180.0
"""What one report may cost, in a process of its own; one of forty pages needs less than half of the memory."""

KINDS = {".css": "text/css", ".svg": "image/svg+xml", ".png": "image/png", ".woff2": "font/woff2"}
"""What a shipped file is, by its ending; the renderer takes no style sheet that does not say it is one."""


class PdfUnavailable(RuntimeError):
    """The system libraries of the PDF renderer are missing; the message holds the command that installs them."""


def render_pdf(template: str, context: Mapping[str, Any], *, title: str, data: bytes | None = None) -> bytes:
    """Render a template to PDF/A-3a with tags and a PDF/UA mark.

    `title` is the document title and holds no personal data. `data` (JSON bytes) travels inside as an
    attachment of relation Data; None for none. The same input gives the same bytes. Raises PdfUnavailable, and
    bounded.TooMuchMemory, TooMuchTime or WorkFailed.
    """
    _load()
    html = render_to_string(template, {**context, "titel": title})
    return bounded.within(partial(_pdf_of, html, data), memory=MEMORY, seconds=SECONDS)


def _load() -> None:
    """Load the renderer here, so that not every child has to. Raises PdfUnavailable."""
    # WeasyPrint takes a second to load and needs Pango; only the report worker pays for it.
    try:
        import pikepdf  # noqa: F401
        import weasyprint  # noqa: F401
    except OSError as missing:
        raise PdfUnavailable(
            "Pango ontbreekt. Installeer: apt-get install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0"
        ) from missing


def _pdf_of(html: str, data: bytes | None) -> bytes:
    """What the child does: it fetches shipped files only, and touches neither database nor network."""
    import weasyprint
    from weasyprint.urls import URLFetcher, URLFetcherResponse

    class ShippedFilesOnly(URLFetcher):
        """Refuses every address but the files shipped with the product."""

        def fetch(self, url: str, headers: Any = None) -> Any:
            kind = KINDS.get(PurePosixPath(url).suffix, "application/octet-stream")
            return URLFetcherResponse(url, body=shipped_file(url), headers={"Content-Type": kind})

    document = weasyprint.HTML(string=html, base_url=None, url_fetcher=ShippedFilesOnly())  # type: ignore[no-untyped-call]
    attachments = []
    if data is not None:
        attachments = [
            weasyprint.Attachment(
                string=data, name="gegevens.json", relationship="Data", created=EPOCH, modified=EPOCH
            )
        ]
    pdf: bytes = document.write_pdf(
        pdf_variant="pdf/a-3a", pdf_tags=True, pdf_identifier=b"veiligthuis", attachments=attachments
    )
    return _claim_accessibility(pdf)


def shipped_file(url: str) -> bytes:
    """The bytes of a static file named by a `vt-asset:` address. Raises ValueError for any other address."""
    if not url.startswith(ASSET_SCHEME):
        raise ValueError("a report fetches shipped files only")
    path = url.removeprefix(ASSET_SCHEME)
    if ".." in path or path.startswith("/"):
        raise ValueError("a report fetches shipped files only")
    found = finders.find(path)
    if not found:
        raise ValueError("no such shipped file")
    return Path(found).read_bytes()


def _claim_accessibility(pdf: bytes) -> bytes:
    # pikepdf is loaded beside WeasyPrint, in the report worker only.
    import io

    import pikepdf

    with pikepdf.open(io.BytesIO(pdf)) as opened:
        with opened.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as metadata:
            metadata["pdfuaid:part"] = "1"
        out = io.BytesIO()
        opened.save(out, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.preserve)
    return out.getvalue()
