"""Papers in the demo: a letter, a photo, a protected report, and one whose virus check does not succeed."""

import io
from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta

from PIL import Image, ImageDraw

from meldingen import services
from meldingen.codelijsten import Afschermgrond, DocumentSoort, Rol
from meldingen.documenten.controle import ZICHTBAAR_NA, controleer_alles
from meldingen.models import Betrokkene, Casus, Document, Inhoud
from veiligthuis.core import clock
from veiligthuis.demo.teller import Story, Teller

GEZIN = "Van der Meulen"

LETTER = ("Basisschool De Linde", "Zorg over een leerling", "De leerling is vaak moe en schrikt van harde stemmen.",
          "Wij spraken moeder op het schoolplein.")  # fmt: skip
REPORT = (
    "Huisartsenpraktijk Merenland",
    "Verslag",
    "Blauwe plek op de linkerarm, past niet bij het verhaal.",
)
SCAN = ("Kopie van de aangifte", "Ingescand op het bureau.")


def papers(t: Teller) -> Iterator[datetime]:
    """Four papers in the first casus, as a casushouder finds them."""
    yield t.hours_ago(3)
    casus = Casus.objects.filter(naam__startswith=GEZIN).earliest("pk")
    child = casus.betrokkenen.filter(rol=Rol.KIND).order_by("pk")[:1]
    letter = _pages(LETTER, LETTER)
    _keep(t, casus, "Brief van school", "Basisschool De Linde", DocumentSoort.BRIEF, letter, over=child)
    _keep(t, casus, "Foto van de voordeur", "Wijkagent", DocumentSoort.POLITIE, _photo())
    report = _keep(t, casus, "Verslag van de huisarts", "Huisarts", DocumentSoort.MEDISCH, _pages(REPORT))
    services.bescherm_bron(
        report, grond=Afschermgrond.VERTROUWENSRELATIE, toelichting="De huisarts wil eerst zelf met vader praten.",
        by=t.who("casushouder"),
    )  # fmt: skip
    controleer_alles()
    yield t.hours_ago(2)
    failed = _keep(t, casus, "Kopie van de aangifte", "Politie", DocumentSoort.POLITIE, _pages(SCAN))
    Inhoud.objects.filter(pk=failed.inhoud_id).update(
        scan=Inhoud.Scan.MISLUKT, pogingen=ZICHTBAAR_NA, volgende_op=t.now + timedelta(hours=1)
    )


def _keep(
    t: Teller,
    casus: Casus,
    title: str,
    source: str,
    kind: str,
    content: bytes,
    *,
    over: Iterable[Betrokkene] = (),
) -> Document:
    return services.leg_document_vast(
        casus, soort=kind, omschrijving=title, herkomst=source, ontvangen_op=clock.today(), inhoud=content, over=over,
        by=t.who("casushouder"),
    )  # fmt: skip


def _pages(*texts: tuple[str, ...]) -> bytes:
    """A PDF of scanned pages with these lines."""
    pages = []
    for lines in texts:
        page = Image.new("RGB", (595, 842), "white")
        for number, line in enumerate(lines):
            ImageDraw.Draw(page).text((60, 80 + 40 * number), line, fill="black", font_size=18)
        pages.append(page)
    out = io.BytesIO()
    pages[0].save(out, "PDF", save_all=True, append_images=pages[1:])
    return out.getvalue()


def _photo() -> bytes:
    """A door, drawn."""
    door, out = Image.new("RGB", (900, 1200), "#8a9ba8"), io.BytesIO()
    draw = ImageDraw.Draw(door)
    draw.rectangle((250, 200, 650, 1150), fill="#6b3e26", outline="#3a1f10", width=12)
    draw.ellipse((590, 660, 630, 700), fill="#d4af37")
    door.save(out, "JPEG", quality=85)
    return out.getvalue()


PAPERS: tuple[Story, ...] = (papers,)
