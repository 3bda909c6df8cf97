"""What stands in a PDF, wherever in it, and whether a screen reader can read it."""

import io
from typing import Any

import pikepdf
from pypdf import PdfReader


def strings_in(inhoud: bytes) -> str:
    """Every text of a PDF: pages, all strings of all objects, metadata, names and attachments, without capitals."""
    pdf = pikepdf.open(io.BytesIO(inhoud))
    found: list[str] = [page.extract_text() for page in PdfReader(io.BytesIO(inhoud)).pages]
    for thing in pdf.objects:
        found += strings_of(thing)
    found += [pdf.Root.Metadata.read_bytes().decode(), *pdf.attachments, str(dict(pdf.docinfo))]
    return "\n".join(found).casefold()


def strings_of(thing: Any) -> list[str]:
    """The strings of one object; what it points to is an object of its own."""
    if isinstance(thing, pikepdf.String):
        return [str(thing)]
    if isinstance(thing, pikepdf.Stream):
        return strings_of(pikepdf.Dictionary(dict(thing.stream_dict.items())))
    inner: list[Any] = []
    if isinstance(thing, pikepdf.Dictionary):
        inner = list(thing.values())
    elif isinstance(thing, pikepdf.Array):
        inner = list(thing)
    direct = [deel for deel in inner if not getattr(deel, "is_indirect", False)]
    return [tekst for deel in direct for tekst in strings_of(deel)]


def faults_of(inhoud: bytes) -> list[str]:
    """What keeps a PDF from being read aloud or kept: tags, language, title, fonts inside, words for every figure."""
    pdf = pikepdf.open(io.BytesIO(inhoud))
    things = [thing for thing in pdf.objects if isinstance(thing, pikepdf.Dictionary)]
    fonts = [thing for thing in things if thing.get("/Type") == "/FontDescriptor"]
    figures = [thing for thing in things if thing.get("/S") == "/Figure"]
    checks = {
        "tags": "/StructTreeRoot" in pdf.Root and bool(pdf.Root.MarkInfo.get("/Marked")),
        "taal": pdf.Root.get("/Lang") == "nl",
        "titel": bool(str(pdf.docinfo.get("/Title", ""))),
        "letters": bool(fonts) and all("/FontFile2" in font or "/FontFile3" in font for font in fonts),
        "beeldteksten": all(str(figure.get("/Alt", "")) for figure in figures),
    }
    return [name for name, holds in checks.items() if not holds]
