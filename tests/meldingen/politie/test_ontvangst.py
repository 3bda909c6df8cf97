"""Nothing that came in is lost: kept before it is read, once, through two doors at once and after a crash."""

import os
import threading
from collections import Counter
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from django.core.management import call_command
from django.db import connection, connections
from django.test import Client

from meldingen.models import Bericht, Casus, Melding
from meldingen.politie import map as folder
from meldingen.politie.invoer import lees_alles
from meldingen.politie.lezer import GROOTSTE
from meldingen.politie.services import geef_sleutel, ontvang, verwerk_nieuwe
from tests import builders
from tests.figures import Figures
from tests.meldingen.politie import post
from veiligthuis.core import clock

BIG = 100
"""In the folder, and as many at the endpoint."""
URL = "/koppelingen/politie/"


def lay(pad: Path, naam: str, inhoud: bytes, *, seconds_ago: float = 60) -> Path:
    """A file in the folder, written so long ago; there is a team that gets what is in it."""
    builders.vt_team()
    (pad / "in").mkdir(parents=True, exist_ok=True)
    bestand = pad / "in" / naam
    bestand.write_bytes(inhoud)
    then = (clock.now() - timedelta(seconds=seconds_ago)).timestamp()
    os.utime(bestand, (then, then))
    return bestand


def files(pad: Path) -> dict[str, int]:
    return {naam: len(list((pad / naam).iterdir())) for naam in ("in", "done", "quarantine")}


@pytest.mark.django_db
def test_half_written_hidden_and_young_files_are_left_alone(tmp_path: Path) -> None:
    goed = post.als_json(post.bericht())
    lay(tmp_path, "a.json.part", goed)
    lay(tmp_path, ".b.json", goed)
    lay(tmp_path, "c.json", goed, seconds_ago=1)

    assert folder.haal_op(tmp_path).gelaten == 1
    assert files(tmp_path)["in"] == 3
    assert not Bericht.objects.exists()


@pytest.mark.django_db
def test_good_goes_to_done_and_the_rest_to_quarantine_under_a_name_that_says_nothing(tmp_path: Path) -> None:
    lay(tmp_path, "Jansen.json", post.als_json(post.bericht()))
    lay(tmp_path, "Pietersen.xml", b"<!DOCTYPE m><melding/>")

    lees_alles(tmp_path)

    assert files(tmp_path) == {"in": 0, "done": 1, "quarantine": 1}
    names = {path.stem for path in tmp_path.glob("*/*")}
    assert names == {str(pk) for pk in Bericht.objects.values_list("pk", flat=True)}
    assert Melding.objects.count() == 1


@pytest.mark.django_db
def test_what_is_too_big_or_no_file_lies_in_quarantine_unread(tmp_path: Path) -> None:
    secret = tmp_path / "geheim.txt"
    secret.write_text("GEHEIM")
    lay(tmp_path, "groot.xml", b"<melding>" + b" " * GROOTSTE)
    (tmp_path / "in" / "link.json").symlink_to(secret)
    os.utime(tmp_path / "in" / "link.json", (1, 1), follow_symlinks=False)
    os.mkfifo(tmp_path / "in" / "pijp")
    os.utime(tmp_path / "in" / "pijp", (1, 1))

    lees_alles(tmp_path)

    assert files(tmp_path) == {"in": 0, "done": 0, "quarantine": 3}
    assert secret.read_text() == "GEHEIM"
    assert all(b"GEHEIM" not in bytes(row.inhoud) for row in Bericht.objects.all())
    assert max(len(bytes(row.inhoud)) for row in Bericht.objects.all()) <= 4096
    assert Counter(Bericht.objects.values_list("status", flat=True)) == {"in_quarantaine": 3}


@pytest.mark.django_db
@pytest.mark.parametrize("where", ["_verplaats", "ontvang"])
def test_a_round_broken_off_and_done_again_gives_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, where: str
) -> None:
    for number in range(4):
        lay(tmp_path, f"{number}.json", post.als_json(post.bericht(f"PL-{number}")))
    times, real = [0], getattr(folder, where)

    def die(*args: object, **kwargs: object) -> object:
        times[0] += 1
        if times[0] == 3:
            raise KeyboardInterrupt
        return real(*args, **kwargs)

    with monkeypatch.context() as patched:
        patched.setattr(folder, where, die)
        with pytest.raises(KeyboardInterrupt):
            lees_alles(tmp_path)
    lees_alles(tmp_path)
    lees_alles(tmp_path)

    assert files(tmp_path) == {"in": 0, "done": 4, "quarantine": 0}
    assert (Bericht.objects.count(), Melding.objects.count()) == (4, 4)


@pytest.mark.django_db
def test_the_same_file_again_is_no_second_message(tmp_path: Path) -> None:
    for name in ("a.json", "b.json"):
        lay(tmp_path, name, post.als_json(post.bericht()))
        lees_alles(tmp_path)

    assert (Bericht.objects.count(), files(tmp_path)["done"]) == (1, 2)


@pytest.mark.django_db
def test_the_command_tells_what_it_did(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    lay(tmp_path, "Jansen.json", post.als_json(post.bericht()))

    call_command("berichten", map=tmp_path)

    said = capsys.readouterr().out
    assert said == "map: bewaard 1, geweigerd 0, gelaten 0; verwerkt 1 (verwerkt 1)\n"


@pytest.mark.django_db(transaction=True)
def test_a_message_is_kept_even_when_everything_after_it_breaks(monkeypatch: pytest.MonkeyPatch) -> None:
    sleutel = geef_sleutel(post.afzender(), by=None)

    def die(*_: object) -> None:
        raise RuntimeError

    monkeypatch.setattr("meldingen.politie.views.koppeling.lees", die)
    with pytest.raises(RuntimeError):
        Client().post(
            URL,
            b'{"id": "1"}',
            content_type="application/json",
            headers={"Authorization": f"Bearer {sleutel}"},
        )

    assert Bericht.objects.get().status == "ontvangen"


@pytest.mark.django_db(transaction=True)
def test_a_burst_through_folder_and_endpoint_with_two_workers_loses_nothing(
    tmp_path: Path, figures: Figures, running_clock: None
) -> None:
    """A hundred through each door, forty of them twice and ten of them hostile, read by two at once."""
    sleutel = geef_sleutel(post.afzender(), by=None)
    for number in range(BIG):
        content = b"<!DOCTYPE m><melding/>" + str(number).encode() if number % 10 == 0 else post.als_xml(
            post.bericht(f"MAP-{number}", post.mens(naam=f"Map{number}")))  # fmt: skip
        lay(tmp_path, f"{number}.xml", content)
    answers: list[int] = []

    def send(numbers: range) -> None:
        client = Client()
        for number in numbers:
            content = post.als_json(post.bericht(f"PL-{number}", post.mens(naam=f"Pl{number}")))
            for _ in range(2 if number < 40 else 1):
                answers.append(  # noqa: PERF401 - as they come, from four threads
                    client.post(URL, content, content_type="application/json",
                                headers={"Authorization": f"Bearer {sleutel}"}).status_code
                )  # fmt: skip

    def work() -> None:
        for _ in range(40):
            lees_alles(tmp_path)

    begin = os.times().elapsed
    in_threads([lambda n=n: send(range(n * 25, n * 25 + 25)) for n in range(4)] + [work, work])
    verwerk_nieuwe(10_000)
    figures.note("uitbarsting van 200 berichten, map en koppeling", os.times().elapsed - begin, "s")

    assert Counter(answers) == {202: BIG + 40}
    assert files(tmp_path) == {"in": 0, "done": 90, "quarantine": 10}
    told = Counter(Bericht.objects.values_list("status", flat=True))
    assert told == {"verwerkt": 190, "in_quarantaine": 10}
    assert Melding.objects.count() == Casus.objects.count() == 190
    assert Bericht.objects.exclude(berichtnummer="").values("berichtnummer").distinct().count() == 190


@pytest.mark.django_db(transaction=True)
def test_the_same_family_twice_at_once_is_one_casus(running_clock: None) -> None:
    for number in range(8):
        ontvang(
            post.als_json(post.bericht(f"PL-{number}", post.mens(post.ELIF))),
            afzender=post.afzender(),
            kanaal="map",
        )

    in_threads([verwerk_nieuwe, verwerk_nieuwe, verwerk_nieuwe])

    assert (Melding.objects.count(), Casus.objects.count()) == (8, 1)


def in_threads(jobs: list[Callable[[], object]]) -> None:
    """Run all at once and wait; an exception of one fails the test (pytest's own warning is an error)."""

    def closing(job: Callable[[], object]) -> None:
        try:
            job()
        finally:
            connections.close_all()

    threads = [threading.Thread(target=closing, args=(job,)) for job in jobs]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert connection.alias == "default"
