"""Files as people send them and as attackers do, all made in code."""

import io
import struct
import zipfile
import zlib
from typing import Any

import pikepdf
from PIL import Image

from meldingen.documenten.soorten import EICAR


def pdf(*, bladzijden: int = 1, tekst: bytes = b"", **root: Any) -> bytes:
    """A PDF of empty pages, with entries in its root such as OpenAction; `tekst` makes it another file."""
    file, out = pikepdf.new(), io.BytesIO()
    for _ in range(bladzijden):
        file.add_blank_page()
    for naam, waarde in root.items():
        file.Root["/" + naam] = file.make_indirect(waarde)
    if tekst:
        file.pages[0].Contents = file.make_stream(b"% " + tekst)
    file.save(out, deterministic_id=True, compress_streams=not tekst)
    return out.getvalue()


def op_slot() -> bytes:
    """A PDF that opens without a password but is encrypted."""
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf())) as file:
        file.save(out, encryption=pikepdf.Encryption(owner="geheim", user=""))
    return out.getvalue()


def met_bijlage() -> bytes:
    """A PDF with a file inside."""
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf())) as file:
        file.attachments["x.exe"] = b"MZ"
        file.save(out)
    return out.getvalue()


def actie(soort: str, **meer: Any) -> pikepdf.Dictionary:
    """An action of a PDF."""
    return pikepdf.Dictionary(S=pikepdf.Name("/" + soort), **meer)


def met_aanhangsel(soort: str) -> bytes:
    """A PDF whose page carries one annotation with this action."""
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf())) as file:
        annot = pikepdf.Dictionary(Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Link, A=actie(soort))
        file.pages[0].obj["/Annots"] = pikepdf.Array([annot])
        file.save(out)
    return out.getvalue()


def foto(
    *, soort: str = "JPEG", maat: tuple[int, int] = (600, 400), kleur: str = "teal", gps: bool = False
) -> bytes:
    """A photo, with the place where it was taken when asked."""
    beeld, out = Image.new("RGB", maat, kleur), io.BytesIO()
    exif = Image.Exif()
    if gps:
        exif[0x010F] = "KANARIE-CAMERA"
        exif.get_ifd(0x8825).update({1: "N", 2: (52.0, 22.0, 12.0), 3: "E", 4: (4.0, 53.0, 42.0)})
    beeld.save(out, soort, exif=exif)
    return out.getvalue()


def _stuk(naam: bytes, inhoud: bytes) -> bytes:
    return struct.pack("!I", len(inhoud)) + naam + inhoud + struct.pack("!I", zlib.crc32(naam + inhoud))


def png_vloed(breedte: int = 50_000, hoogte: int = 50_000) -> bytes:
    """A small PNG that says it is 2.5 billion pixels and would unpack to that."""
    rij = zlib.compress(b"\0" * 5_000_000, 9)
    kop = struct.pack("!IIBBBBB", breedte, hoogte, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + _stuk(b"IHDR", kop) + _stuk(b"IDAT", rij) + _stuk(b"IEND", b"")


def zip_bom(*, nest: int = 0) -> bytes:
    """Fifty megabytes of nothing in fifty kilobytes; nested as often as asked."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as pak:
        pak.writestr("a", zip_bom(nest=nest - 1) if nest else b"\0" * 50_000_000)
    return out.getvalue()


def office() -> bytes:
    """The beginning of a Word file."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as pak:
        pak.writestr("[Content_Types].xml", "<Types/>")
        pak.writestr("word/document.xml", "<x/>")
    return out.getvalue()


def objectstroom_bom() -> bytes:
    """A PDF of a few kilobytes whose object stream unpacks to two gigabytes."""
    klein = zlib.compressobj(9)
    data = b"".join(klein.compress(b" " * 10_000_000) for _ in range(200)) + klein.flush()
    kop = b"%PDF-1.7\n"
    stroom = b"1 0 obj\n<</Type/ObjStm/N 1/First 4/Filter/FlateDecode/Length %d>>stream\n" % len(data)
    lijf = kop + stroom + data + b"\nendstream\nendobj\n"
    plek = len(lijf)
    rijen = struct.pack("!BIB", 0, 0, 0) + struct.pack("!BIB", 1, len(kop), 0) + struct.pack("!BIB", 2, 1, 0)
    xref = b"3 0 obj\n<</Type/XRef/Size 3/W[1 4 1]/Root 2 0 R/Length %d>>stream\n" % len(rijen)
    return lijf + xref + rijen + b"\nendstream\nendobj\nstartxref\n%d\n%%%%EOF\n" % plek


SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
HTML = b"<html><script>alert(1)</script></html>"

GEWEIGERD: dict[str, tuple[bytes, str]] = {
    "empty": (b"", "leeg"),
    "too large": (b"%PDF-1.7" + b"0" * 10_500_000, "groter dan 10 MB"),
    "a program": (b"MZ\x90 a program", "geen PDF, JPEG of PNG"),
    "text": (b"gewone tekst", "geen PDF, JPEG of PNG"),
    "heic": (b"\0\0\0\x18ftypheic", "geen PDF, JPEG of PNG"),
    "zip bomb": (zip_bom(), "ingepakt bestand"),
    "nested zip": (zip_bom(nest=3), "ingepakt bestand"),
    "word": (office(), "kantoorbestand"),
    "svg with script": (SVG, "zelf iets kan uitvoeren"),
    "html": (HTML, "zelf iets kan uitvoeren"),
    "pixel flood": (png_vloed(), "50 miljoen beeldpunten"),
    "eicar": (EICAR, "virus"),
    "eicar in a pdf": (pdf(tekst=EICAR), "virus"),
    "broken pdf": (b"%PDF-1.7 broken", "beschadigd"),
    "no pages": (pdf(bladzijden=0), "beschadigd"),
    "501 pages": (pdf(bladzijden=501), "500 bladzijden"),
    "encrypted pdf": (op_slot(), "op slot"),
    "pdf with javascript": (pdf(Names=pikepdf.Dictionary(JavaScript=pikepdf.Dictionary())), "JavaScript"),
    "javascript on opening": (pdf(OpenAction=actie("JavaScript", JS="app.alert(1)")), "JavaScript"),
    "opens an address": (pdf(OpenAction=actie("URI", URI="https://example.org")), "doet zelf iets"),
    "second action": (pdf(OpenAction=actie("GoTo", Next=actie("URI"))), "doet zelf iets"),
    "starts a program": (met_aanhangsel("Launch"), "doet zelf iets"),
    "sends a form": (met_aanhangsel("SubmitForm"), "doet zelf iets"),
    "pdf with files": (met_bijlage(), "andere bestanden"),
    "object stream bomb": (objectstroom_bom(), "Dit"),
    "pdf and html": (pdf() + HTML, "tweede bestand"),
    "html at the head of a pdf": (
        pdf().replace(b"\n", b"\n% <script>alert(1)</script>\n", 1),
        "tweede bestand",
    ),
    "pdf and zip": (pdf() + office(), "tweede bestand"),
    "jpeg and zip": (foto() + office(), "tweede bestand"),
    "jpeg and program": (foto() + b"MZ\x90 a program", "tweede bestand"),
    "jpeg and html": (foto() + HTML, "tweede bestand"),
    "png and more": (foto(soort="PNG") + b"meer", "tweede bestand"),
    "half a jpeg": (foto()[:3000], "beschadigd"),
    "half a png": (foto(soort="PNG")[:200], "beschadigd"),
}
"""Name -> the bytes, and words of the sentence that refuses them."""
