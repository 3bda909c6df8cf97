"""Hostile messages (B7): refused fast and cheaply, no file and no address touched, nothing of them built."""

import json
import os
import socket
import threading
import time
import tracemalloc
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from meldingen.models import Bericht
from meldingen.politie.lezer import lees
from meldingen.politie.map import haal_op
from meldingen.politie.services import verwerk_nieuwe
from tests.figures import Figures
from tests.meldingen.politie import post

GOED = post.als_json(post.bericht())
BINNEN = "<id>1</id><soort>VT</soort><verzoek>{}</verzoek>"
LAGEN = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))


class Canary:
    """A file and a listener that nobody may touch."""

    def __init__(self, folder: Path) -> None:
        self.file = folder / "kanarie.txt"
        self.file.write_text("GEHEIM-VAN-DE-SCHIJF")
        self.listener = socket.create_server(("127.0.0.1", 0))
        self.listener.settimeout(0.2)
        self.hits = 0
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._listen)
        self._thread.start()

    @property
    def port(self) -> int:
        return int(self.listener.getsockname()[1])

    def _listen(self) -> None:
        while not self._stop.is_set():
            try:
                self.listener.accept()[0].close()
                self.hits += 1
            except TimeoutError:
                continue

    def close(self) -> None:
        self._stop.set()
        self._thread.join()
        self.listener.close()


@pytest.fixture(scope="module")
def canary(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Canary]:
    bird = Canary(tmp_path_factory.mktemp("kanarie"))
    yield bird
    bird.close()


def xml(doctype: str, content: str = "") -> bytes:
    return f'<?xml version="1.0"?>{doctype}<melding>{BINNEN.format(content)}</melding>'.encode()


HOSTILE: dict[str, Callable[[Canary], bytes]] = {
    "xxe bestand": lambda c: xml(f'<!DOCTYPE m [<!ENTITY x SYSTEM "file://{c.file}">]>', "&x;"),
    "xxe http": lambda c: xml(f'<!DOCTYPE m [<!ENTITY x SYSTEM "http://127.0.0.1:{c.port}/">]>', "&x;"),
    "parameterentiteit": lambda c: xml(
        f'<!DOCTYPE m [<!ENTITY % p SYSTEM "http://127.0.0.1:{c.port}/d"> %p;]>'
    ),
    "externe dtd": lambda c: xml(f'<!DOCTYPE m SYSTEM "http://127.0.0.1:{c.port}/m.dtd">'),
    "alleen een dtd": lambda _: xml("<!DOCTYPE melding>"),
    "billion laughs": lambda _: xml(f'<!DOCTYPE m [<!ENTITY l0 "ha">{LAGEN}]>', "&l9;"),
    "kwadratisch": lambda _: xml(f'<!DOCTYPE m [<!ENTITY q "{"x" * 100_000}">]>', "&q;" * 5_000),
    "xinclude": lambda c: (
        f'<melding xmlns:xi="http://www.w3.org/2001/XInclude"><xi:include href="file://{c.file}" parse="text"/>'
        f'<xi:include href="http://127.0.0.1:{c.port}/"/></melding>'
    ).encode(),
    "xinclude als naamruimte": lambda c: (
        f'<melding xmlns="http://www.w3.org/2001/XInclude"><include href="file://{c.file}"/></melding>'
    ).encode(),
    "10.000 diep xml": lambda _: b"<melding>" + b"<a>" * 10_000 + b"</a>" * 10_000 + b"</melding>",
    "10.000 diep json": lambda _: b'{"a":' * 10_000 + b"1" + b"}" * 10_000,
    "lijsten diep json": lambda _: b'{"a":' + b"[" * 10_000 + b"]" * 10_000 + b"}",
    "100 MB xml": lambda _: b"<melding>" + b"<a/>" * (25 * 1024 * 1024) + b"</melding>",
    "100 MB json": lambda _: b'{"id":"' + b"x" * (100 * 1024 * 1024) + b'"}',
    "veel elementen": lambda _: b"<melding>" + b"<a/>" * 200_000 + b"</melding>",
    "veel lijsten json": lambda _: b'{"a":[' + b"[]," * 200_000 + b"[]]}",
    "verkeerde codering": lambda _: '<?xml version="1.0" encoding="UTF-8"?><melding>é</melding>'.encode(
        "latin-1"
    ),
    "utf-16": lambda _: '<?xml version="1.0" encoding="UTF-16"?><melding/>'.encode("utf-16"),
    "utf-7 genoemd": lambda _: b'<?xml version="1.0" encoding="UTF-7"?><melding>+ADw-</melding>',
    "dubbel id xml": lambda _: b"<melding><id>1</id><id>2</id></melding>",
    "dubbel id json": lambda _: b'{"id": "1", "id": "2"}',
    "reusachtig getal": lambda _: b'{"id":' + b"9" * 100_000 + b"}",
    "breuk": lambda _: b'{"id": 1e999}',
    "nan": lambda _: b'{"id": NaN}',
    "open haken": lambda _: b'{"a":"' + b'\\"' * 400_000,
    "open backslash": lambda _: b'{"' + b'\\"' * 400_000 + b"\\",
    "nul": lambda _: b"\x00" * 1000,
    "nul in xml": lambda _: b"<melding><id>a\x00b</id></melding>",
    "leeg": lambda _: b"  \n ",
    "geen van beide": lambda _: b"%PDF-1.7",
    "andere wortel": lambda _: b"<html><body/></html>",
    "tekst tussen velden": lambda _: b"<melding>hallo<id>1</id></melding>",
    "json lijst": lambda _: b'[{"id": "1"}]',
}


@pytest.mark.parametrize("name", HOSTILE)
def test_it_is_refused_fast_without_touching_anything(name: str, canary: Canary, figures: Figures) -> None:
    content = HOSTILE[name](canary)
    begin = time.process_time()
    gelezen = lees(content)
    seconds = time.process_time() - begin
    tracemalloc.start()
    lees(content)
    grown = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    figures.note(f"vijandig bericht, {name}", seconds * 1000, "ms")

    assert gelezen.onleesbaar.endswith(".")
    assert gelezen.boom == {}
    assert "GEHEIM" not in gelezen.reden
    assert seconds < 0.1
    assert grown < 50 * 1024 * 1024
    assert canary.hits == 0


@pytest.mark.parametrize(
    "tekst", ["nul \x00", "half \ud800 teken", "bel \x07", "\x1b[31mrood", "rug \x7f"], ids=ascii
)
def test_a_sign_that_belongs_in_no_text_is_refused_in_its_field(tekst: str) -> None:
    inhoud = json.dumps(post.bericht(zorgelijkeSituatie={"situatieSchets": tekst})).encode()

    gelezen = lees(inhoud)

    assert [fout.pad for fout in gelezen.fouten] == ["zorgelijkeSituatie.situatieSchets"]
    assert not set(str(gelezen.boom)) & {"\x00", "\ud800"}


def test_the_good_one_beside_them_is_taken() -> None:
    assert lees(GOED).is_goed


@pytest.mark.django_db
def test_all_of_them_wait_in_quarantine_and_every_good_one_beside_them_is_taken(canary: Canary) -> None:
    for number, make in enumerate(HOSTILE.values()):
        post.bewaard(make(canary)[:200_000] + str(number).encode())
        post.bewaard(post.als_xml(post.bericht(f"PL-{number}")))

    told = verwerk_nieuwe().per_status

    assert told == {"in_quarantaine": len(HOSTILE), "verwerkt": len(HOSTILE)}
    assert canary.hits == 0


@pytest.mark.django_db
def test_a_file_of_100_mb_is_put_aside_without_being_read(tmp_path: Path, figures: Figures) -> None:
    bestand = tmp_path / "in" / "groot.xml"
    bestand.parent.mkdir()
    bestand.write_bytes(b"<melding>")
    os.truncate(bestand, 100 * 1024 * 1024)
    os.utime(bestand, (1, 1))
    post.bewaard(GOED)
    tracemalloc.start()
    begin = time.process_time()
    haal_op(tmp_path)
    seconds = time.process_time() - begin
    grown = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    figures.note("bestand van 100 MB in de map", seconds * 1000, "ms")

    assert seconds < 0.1
    assert grown < 50 * 1024 * 1024
    (kept,) = (tmp_path / "quarantine").iterdir()
    assert kept.stat().st_size == Bericht.objects.get(status="in_quarantaine").omvang == 100 * 1024 * 1024
