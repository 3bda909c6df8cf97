"""A strange file is refused with a Dutch sentence before it can do harm; the process that asks hardly grows."""

import resource
from pathlib import Path

import pikepdf
import pytest

from meldingen.documenten import keuring
from meldingen.documenten.kind import GEHEUGEN, doe
from meldingen.documenten.soorten import ZINNEN, Geweigerd
from tests.figures import Figures
from tests.meldingen.documenten import bestanden
from veiligthuis.core.errors import RuleBroken

GROEI_MB = 64


def resident_mb() -> float:
    """Resident memory of this process now."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * resource.getpagesize() / 1e6


@pytest.mark.parametrize("name", sorted(bestanden.GEWEIGERD))
def test_a_hostile_file_is_refused_with_words(name: str) -> None:
    content, words = bestanden.GEWEIGERD[name]
    with pytest.raises(RuleBroken, match=words) as refused:
        keuring.keur(content)
    assert refused.value.field == "bestand"


def test_all_of_them_together_leave_the_process_as_small_as_it_was(figures: Figures) -> None:
    before, taken = resident_mb(), 0
    for content, _ in bestanden.GEWEIGERD.values():
        try:
            keuring.keur(content)
            taken += 1
        except RuleBroken:
            pass
    grown = resident_mb() - before
    figures.note("geweigerde bestanden: aangenomen, groei van het proces in MB", f"{taken}, {grown:.0f}")
    assert (taken, grown < GROEI_MB) == (0, True)


def test_a_child_that_asks_too_much_memory_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keuring, "START", LIMITED)
    with pytest.raises(Geweigerd, match="te_ingewikkeld"):
        keuring.teken(b"%PDF-")


LIMITED = (
    "import sys; sys.path.insert(0, sys.argv[1]); from meldingen.documenten.kind import begrens; "
    f"begrens('keur'); x = b'a' * {GEHEUGEN * 2}"
)


def test_a_child_that_hangs_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keuring, "START", "import time; time.sleep(60)")
    monkeypatch.setitem(keuring.GEDULD, "keur", 1)
    with pytest.raises(RuleBroken, match="te veel om veilig te lezen"):
        keuring.keur(bestanden.pdf())


def test_a_child_that_talks_nonsense_is_not_believed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keuring, "START", "print('[]x')")
    with pytest.raises(RuleBroken, match="te veel om veilig te lezen"):
        keuring.keur(bestanden.pdf())


def test_the_child_gets_no_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SECRET_KEY", "kanarie")
    monkeypatch.setattr(
        keuring,
        "START",
        "import json, os; print(json.dumps({'mediatype': ' '.join(os.environ), 'bladzijden': 1}))",
    )
    assert "SECRET_KEY" not in keuring.keur(bestanden.pdf()).mediatype


@pytest.mark.parametrize(
    ("content", "kind", "pages"),
    [
        (bestanden.pdf(bladzijden=4), "application/pdf", 4),
        (bestanden.pdf(OpenAction=bestanden.actie("GoTo")), "application/pdf", 1),
        (bestanden.pdf(OpenAction=pikepdf.Array([])), "application/pdf", 1),
        (bestanden.met_aanhangsel("URI"), "application/pdf", 1),
        (bestanden.foto(), "image/jpeg", 1),
        (bestanden.foto(gps=True), "image/jpeg", 1),
        (bestanden.foto() + bestanden.foto(), "image/jpeg", 1),
        (bestanden.foto(soort="PNG"), "image/png", 1),
    ],
)
def test_an_ordinary_file_is_taken_for_what_it_is(content: bytes, kind: str, pages: int) -> None:
    assert keuring.keur(content) == keuring.Keuring(kind, pages)


def test_a_picture_of_a_page_tells_nothing_of_where_it_was_taken() -> None:
    photo = bestanden.foto(gps=True)
    assert b"KANARIE-CAMERA" in photo
    (page,) = keuring.teken(photo)
    assert page.beeld.startswith(b"RIFF")
    assert not any(mark in page.beeld for mark in (b"KANARIE", b"EXIF", b"XMP ", b"ICCP", b"Exif"))


def test_the_first_three_pages_are_drawn() -> None:
    assert len(keuring.teken(bestanden.pdf(bladzijden=5))) == 3


def test_every_reason_has_a_sentence() -> None:
    answer, _ = doe("keur", b"")
    assert answer["geweigerd"] in ZINNEN
    assert all(sentence.endswith(".") for sentence in ZINNEN.values())
