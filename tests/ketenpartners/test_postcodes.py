"""The postcodes: a file is judged whole, replaces everything or nothing, and names the gemeente of an address."""

import json
from io import StringIO
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command
from django.test import Client

from ketenpartners.models import Postcodegebied
from ketenpartners.postcodes.bestand import MEESTE_REGELS, BestandAfgewezen, lees_bestand
from ketenpartners.postcodes.services import bekijk_postcodes, vervang_postcodes
from ketenpartners.queries.postcodes import gebied_van, gemeente_bij
from meldingen import services as meldingen
from tests import builders
from veiligthuis import roles
from veiligthuis.core import clock
from veiligthuis.core.errors import NotAllowed, RuleBroken
from veiligthuis.core.models import AuditEntry

pytestmark = pytest.mark.django_db

KOP = "postcode,plaats,gemeente,provincie,ggdregio,inwoners\n"
GOED = f"{KOP}4701,Bloemdorp,Lindemeer,Waterland,GGD Waterland,1200\n4702,'t Zand,Lindemeer,Waterland,,\n"
NIEUWER = f"{KOP}4702,'t Zand,Plasrijk,Waterland,,\n4703,Oever,Lindemeer,Waterland,,12\n"


def laad(tekst: str, **anders: Any) -> Any:
    """Replace the postcodes as the operator of the server."""
    return vervang_postcodes(
        tekst.encode(), **{"bron": "verzonnen", "peildatum": clock.today(), "by": None, **anders}
    )


@pytest.mark.parametrize(
    ("tekst", "zin"),
    [
        ("", "Regel 1: het bestand is leeg"),
        (KOP, "Regel 1: onder de namen van de kolommen"),
        ("postcode,plaats\n4701,Bloemdorp\n", "Regel 1, kolom gemeente: deze kolom ontbreekt"),
        ("postcode,plaats,gemeente,kleur\n", "Regel 1, kolom kleur: deze kolom kennen wij niet"),
        ("postcode,plaats,gemeente,plaats\n", "kolom plaats: deze kolom staat er twee keer"),
        (f"{KOP}0701,A,B,,,\n", "Regel 2, kolom postcode: ‘0701’ is geen postcode"),
        (f"{KOP}47011,A,B,,,\n", "Regel 2, kolom postcode"),
        (f"{KOP}٤٧٠١,A,B,,,\n", "Regel 2, kolom postcode"),
        (f"{KOP}4701,A,B,,,\n4702,A,,,,\n", "Regel 3, kolom gemeente: dit mag niet leeg zijn"),
        (f"{KOP}4701,A,B,,,\n\n4701,C,B,,,\n", "Regel 4, kolom postcode: 4701 staat ook op regel 2"),
        (f"{KOP}4701,A,B,,,-3\n", "Regel 2, kolom inwoners: ‘-3’ is geen heel getal"),
        (f"{KOP}4701,A,B,,,99999999999\n", "Regel 2, kolom inwoners"),
        (f"{KOP}4701,{'a' * 101},B,,,\n", "Regel 2, kolom plaats: langer dan 100 tekens"),
        (f"{KOP}4701,A,B\n", "Regel 2: hier staan 3 waarden, de eerste regel noemt 6 kolommen"),
        (f'{KOP}4701,"A,B,,,\n', "geen geldige CSV"),
        (KOP + "4701,A,B,,,\n" * (MEESTE_REGELS + 1), "meer regels dan postcodes"),
    ],
)
def test_a_wrong_file_is_refused_by_line_and_column_and_nothing_changes(tekst: str, zin: str) -> None:
    laad(GOED)

    with pytest.raises(BestandAfgewezen, match="er is niets veranderd") as afgewezen:
        laad(tekst)

    assert zin in str(afgewezen.value)
    assert sorted(Postcodegebied.objects.values_list("pc4", flat=True)) == ["4701", "4702"]


def test_a_file_that_is_no_text_names_the_line() -> None:
    with pytest.raises(BestandAfgewezen, match=r"Regel 2: dit is geen UTF-8"):
        lees_bestand(KOP.encode() + b"4701,Lunt\xe9,B,,,\n")


def test_every_fault_is_told_at_once() -> None:
    with pytest.raises(BestandAfgewezen) as afgewezen:
        lees_bestand(f"{KOP}x,A,B,,,\n4702,A,,,,y\n".encode())

    assert [(fout.regel, fout.kolom) for fout in afgewezen.value.fouten] == [
        (2, "postcode"),
        (3, "gemeente"),
        (3, "inwoners"),
    ]


def test_only_beheer_replaces_them_from_a_source_and_a_day_that_can_be() -> None:
    with pytest.raises(NotAllowed):
        laad(GOED, by=builders.medewerker(roles.MANAGER))
    with pytest.raises(RuleBroken, match="waar het bestand vandaan komt"):
        laad(GOED, bron=" ")
    with pytest.raises(RuleBroken, match="toekomst"):
        laad(GOED, peildatum=clock.today().replace(year=2027))

    assert not Postcodegebied.objects.exists()


def test_a_whole_vintage_is_replaced_and_told_without_names() -> None:
    laad(GOED)

    uitkomst = laad(NIEUWER, by=builders.medewerker(roles.BEHEER))

    assert (uitkomst.nieuw, uitkomst.weg, uitkomst.verhuisd) == (
        ("4703",),
        ("4701",),
        (("4702", "Lindemeer", "Plasrijk"),),
    )
    assert sorted(Postcodegebied.objects.values_list("pc4", "gemeente", "inwoners")) == [
        ("4702", "Plasrijk", None),
        ("4703", "Lindemeer", 12),
    ]
    regel = AuditEntry.objects.get(actie="vervang_postcodes", door_naam=roles.BEHEER)
    assert regel.velden["verhuisd"] == 1 and regel.velden["gebieden"] == 2


def test_an_area_without_a_place_is_kept_and_names_no_gemeente() -> None:
    assert laad(f"{KOP}4701,,,Waterland,,5\n").as_json()["zonder_plaats"] == 1
    assert gemeente_bij("4701 AB") == ""


def test_semicolons_and_a_byte_order_mark_are_read_too() -> None:
    gebieden = lees_bestand(("﻿" + GOED.replace(",", ";")).encode())

    assert [gebied.pc4 for gebied in gebieden] == ["4701", "4702"]


def test_the_command_tells_seconds_and_counts(tmp_path: Path) -> None:
    bestand = tmp_path / "gebieden.csv"
    bestand.write_text(GOED, encoding="utf-8")
    uit = StringIO()

    call_command("postcodes", bestand, "--json", "--bekijk", stdout=uit)
    assert not Postcodegebied.objects.exists()
    call_command("postcodes", bestand, "--json", stdout=(uit := StringIO()))

    verteld = json.loads(uit.getvalue())
    assert verteld["uitgevoerd"] and verteld["gebieden"] == verteld["nieuw"] == 2 and verteld["seconden"] < 5
    bestand.write_text(f"{KOP}x,A,B,,,\n", encoding="utf-8")
    with pytest.raises(CommandError, match="Regel 2, kolom postcode"):
        call_command("postcodes", bestand)


def test_every_postcode_of_the_country_goes_in_within_five_seconds(tmp_path: Path) -> None:
    regels = [f"{pc4},Plaats {pc4 % 900},Gemeente {pc4 % 342},,,{pc4}" for pc4 in range(1011, 5085)]
    bestand = tmp_path / "land.csv"
    bestand.write_text(KOP + "\n".join(regels), encoding="utf-8")
    for _ in range(2):
        call_command("postcodes", bestand, "--json", stdout=(uit := StringIO()))

    verteld = json.loads(uit.getvalue())
    assert verteld["gebieden"] == 4074 and verteld["nieuw"] == 0 and verteld["seconden"] < 5


def test_the_gemeente_of_an_address_comes_from_its_postcode_unless_it_was_named() -> None:
    laad(GOED)
    gegevens = meldingen.AdresGegevens(straat="Laan", postcode="4701 AB", plaats="Bloemdorp")
    casus = builders.casus(betrokkenen=[builders.moeder(adres=gegevens)])

    assert casus.betrokkenen.get().persoon.adressen.get().gemeente == "Lindemeer"
    assert gemeente_bij("4701AB", "Anders") == "Anders"
    assert gemeente_bij("9999", "") == "" and gebied_van("") is None


def browser(rol: str) -> Client:
    """A browser of this role."""
    client = Client()
    client.force_login(builders.medewerker(rol))
    return client


def post(client: Client, **velden: Any) -> Any:
    """The page of the postcodes, sent once."""
    return client.post("/partners/postcodes/", {"sleutel": str(uuid4()), **velden})


def getoond(client: Client, tekst: str) -> Any:
    """The page after a look at a file."""
    bestand = SimpleUploadedFile("pc4.csv", tekst.encode())
    return post(client, bestand=bestand, bron="verzonnen", peildatum="01-01-2026")


@pytest.mark.parametrize("rol", [roles.MANAGER, roles.WIJKTEAM, roles.PRIVACY])
def test_nobody_else_has_the_page(rol: str) -> None:
    assert browser(rol).get("/partners/postcodes/").status_code in {403, 404}


def test_beheer_sees_what_would_change_before_it_does() -> None:
    laad(GOED)
    client = browser(roles.BEHEER)

    pagina = getoond(client, NIEUWER)

    tekst = pagina.content.decode()
    assert "Vervang alle postcodes" in tekst and "Plasrijk" in tekst
    assert gebied_van("4702").gemeente == "Lindemeer"  # type: ignore[union-attr]
    velden = pagina.context["form"].initial | {"peildatum": "01-01-2026"}
    del velden["bestand"]
    assert post(client, **velden).status_code == 302
    assert gebied_van("4702").gemeente == "Plasrijk"  # type: ignore[union-attr]


def test_what_was_shown_is_carried_out_or_nothing() -> None:
    client = browser(roles.BEHEER)
    velden = getoond(client, NIEUWER).context["form"].initial | {"peildatum": "01-01-2026"}
    del velden["bestand"]
    laad(GOED)

    antwoord = post(client, **velden)

    assert antwoord.status_code == 422 and "iets anders dan is getoond" in antwoord.content.decode()
    assert gebied_van("4702").gemeente == "Lindemeer"  # type: ignore[union-attr]


def test_a_wrong_upload_names_the_line(tmp_path: Path) -> None:
    antwoord = getoond(browser(roles.BEHEER), f"{KOP}4701,,B,,,\n")

    assert antwoord.status_code == 422 and "Regel 2, kolom plaats" in antwoord.content.decode()
    assert bekijk_postcodes(GOED.encode()).aantal == 2
