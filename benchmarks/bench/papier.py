"""What a PDF of ours costs against bare WeasyPrint on the same HTML: tags, PDF/A, the allow-list and the attachment."""

import json
from dataclasses import asdict
from importlib import import_module
from pathlib import Path, PurePosixPath
from typing import Any

from django.contrib.staticfiles import finders
from django.template.loader import render_to_string

from benchmarks.bench.figures import Figure, alternate, seconds
from overdracht.reports.bewering import Bewering
from overdracht.reports.verzoek import INHOUD, Sectie, Verzoek
from veiligheid.queries import Cijferrij
from veiligthuis.core.pdf import ASSET_SCHEME, KINDS, render_pdf

TEMPLATE = "overdracht/pdf/verzoek_raad.html"
TITLE = "Verzoek tot onderzoek"
STATEMENTS = 12
TURNS = 5
BAR = 1.3


def paper_figures() -> list[Figure]:
    """A request to the Raad of about fifteen pages with a chart, made both ways in turns."""
    report = _report()
    context: dict[str, Any] = {
        "rapport": report,
        "kenmerk": "casus 2026-00001",
        "organisatie": "Veilig Thuis",
        "demo": True,
    }
    html = render_to_string(TEMPLATE, {**context, "titel": TITLE})
    data = json.dumps(asdict(report), ensure_ascii=False, sort_keys=True).encode()
    ways = {
        "bare": lambda: seconds(lambda: _bare(html)),
        "ours": lambda: seconds(lambda: render_pdf(TEMPLATE, context, title=TITLE, data=data)),
    }
    alternate(ways, times=1)
    found = alternate(ways, times=TURNS)
    told = f"{found['ours']:.2f} s / {found['bare']:.2f} s, {len(html) // 1000} kB HTML"
    return [Figure("pdf_op_kale_weasyprint", found["ours"] / found["bare"], BAR, "x", told=told)]


def _bare(html: str) -> bytes:
    """WeasyPrint as it comes; only the shipped letters and styles are found where they are."""
    weasyprint, urls = import_module("weasyprint"), import_module("weasyprint.urls")

    def fetch(_: Any, url: str, headers: Any = None) -> Any:
        path = finders.find(url.removeprefix(ASSET_SCHEME))
        kind = KINDS.get(PurePosixPath(url).suffix, "application/octet-stream")
        return urls.URLFetcherResponse(url, body=Path(str(path)).read_bytes(), headers={"Content-Type": kind})

    found = type("Found", (urls.URLFetcher,), {"fetch": fetch})
    made: bytes = weasyprint.HTML(string=html, url_fetcher=found()).write_pdf()
    return made


def _report() -> Verzoek:
    """A report in memory with statements of every kind in every section."""
    lines = tuple(
        Bewering(
            soort="feit",
            bron="wijkagent",
            tekst=f"Op dag {n} zag de wijkagent dat het rustig was in huis. " * 3,
        )
        for n in range(STATEMENTS)
    )
    sections = tuple(
        Sectie(number, title, explanation, tuple((kind, lines) for kind in ("feit", "mening")))
        for number, (title, explanation, _) in enumerate(INHOUD, start=1)
    )
    numbers = tuple(
        Cijferrij(wie=who, dag=f"2026-0{month}-01", cijfer=str(month), door="ouder")
        for who in ("Elif", "Jeroen", "Noah")
        for month in range(1, 6)
    )
    return Verzoek(nummer="2026-00001", gezin="Van der Meulen", secties=sections, familie={}, cijfers=numbers)
