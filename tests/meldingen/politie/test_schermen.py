"""The screens of messages: who gets them, what they show and never show, what they do, and what they cost."""

import uuid
from typing import Any

import pytest
from django.test import Client

from meldingen import services as meldingen
from meldingen.models import Bericht, Casus, Melding, Termijn
from meldingen.politie.services import koppel_aan_casus, verwerk
from meldingen.services import AdresGegevens
from tests import builders
from tests.conftest import NOW
from tests.figures import Figures
from tests.meldingen.politie import post
from tests.meldingen.views import bel
from tests.pages.conftest import statements
from veiligthuis import roles
from veiligthuis.core.errors import RuleBroken
from veiligthuis.core.models import AuditEntry

pytestmark = pytest.mark.django_db
NASTY = '<script>alert(1)</script>"><img src=x onerror=alert(1)>{{ 7 }}'
LOOK = {"zin": "gerust", "eigen_systeem_doorzocht": "on", "vt_register_doorzocht": "on"}
WITHOUT = [r for r in roles.LABELS if r not in (roles.INTAKE, roles.TRIAGIST, roles.MANAGER, roles.KOPPELING)]


def send(client: Client, address: str, **fields: Any) -> Any:
    return client.post(address, {"sleutel": str(uuid.uuid4()), **fields})


def refused() -> Bericht:
    """A message in quarantine for its BSN."""
    return post.verwerkt("PL-9", post.mens("123456789", "Zeldzaam"))


def addresses() -> list[str]:
    """Every page, with one report to look at and one message in quarantine."""
    bericht, wacht = post.verwerkt(), refused()
    assert bericht.melding is not None
    return ["/politie/", "/politie/schiften/", f"/politie/schiften/{bericht.melding.nummer}/",
            f"/politie/bericht/{bericht.pk}/", f"/politie/bericht/{wacht.pk}/",
            f"/politie/bericht/{wacht.pk}/stap/wijs_af/"]  # fmt: skip


@pytest.mark.parametrize("rol", WITHOUT)
def test_a_role_that_does_not_treat_messages_gets_nothing(rol: str) -> None:
    client = bel.browser(rol)

    assert {client.get(address).status_code for address in addresses()} <= {403, 404}
    assert "/politie/" not in client.get("/hulp/").content.decode()
    assert send(client, f"/politie/bericht/{Bericht.objects.last().pk}/stap/wijs_af/").status_code in {
        403,
        404,
    }


def test_a_stranger_is_sent_to_the_login() -> None:
    assert {Client().get(address).status_code for address in addresses()} == {302}


def test_another_team_sees_neither_list_nor_message() -> None:
    pages = addresses()
    team = builders.vt_team("Team Zuid")
    client = bel.browser(who=builders.medewerker(roles.TRIAGIST, team=team, naam="vreemde"))

    assert [client.get(address).status_code for address in pages] == [200, 200, 404, 404, 404, 404]
    assert "Politie Merenland" not in client.get("/politie/").content.decode()


@pytest.mark.parametrize("rol", [roles.INTAKE, roles.TRIAGIST, roles.MANAGER])
def test_who_treats_messages_gets_every_page(rol: str) -> None:
    client = bel.browser(rol)

    assert {client.get(address, follow=True).status_code for address in addresses()} == {200}
    page = client.get("/werkvoorraad/").content.decode()
    assert "1 melding van de politie" in page
    assert "1 bericht van de politie" in page


def test_a_manager_reads_along_and_does_not_judge() -> None:
    melding = post.verwerkt().melding
    assert melding is not None
    client, address = bel.browser(roles.MANAGER), f"/politie/schiften/{melding.nummer}/"

    assert "Toegang of triage schift" in client.get(address).content.decode()
    assert send(client, address, acuut="nee", **LOOK).status_code == 403


@pytest.mark.parametrize("missing", ["zin", "eigen_systeem_doorzocht", "vt_register_doorzocht"])
def test_a_first_look_without_reason_or_search_is_refused_and_what_was_chosen_stays(missing: str) -> None:
    melding = post.verwerkt().melding
    assert melding is not None
    fields = {name: value for name, value in LOOK.items() if name != missing} | {
        "woorden": "" if missing == "zin" else "x"
    }

    answer = send(bel.browser(roles.INTAKE), f"/politie/schiften/{melding.nummer}/", acuut="nee", **fields)

    assert answer.status_code == 422
    assert b"data-fouten" in answer.content
    assert Melding.objects.get().status == "ontvangen"


def test_each_first_look_leads_to_the_next_report_and_at_the_end_to_a_page_that_says_so() -> None:
    numbers = [post.verwerkt(f"PL-{n}").melding.nummer for n in range(3)]  # type: ignore[union-attr]
    client = bel.browser(roles.INTAKE)
    assert client.get("/politie/schiften/")["Location"] == f"/politie/schiften/{numbers[0]}/"
    assert "2 van 3" in client.get(f"/politie/schiften/{numbers[1]}/").content.decode()

    went = [
        send(client, f"/politie/schiften/{numbers[n]}/", acuut="ja" if n else "nee", **LOOK)["Location"]
        for n in (1, 2, 0)
    ]

    assert went == [
        f"/politie/schiften/{numbers[2]}/",
        f"/politie/schiften/{numbers[0]}/",
        "/politie/schiften/",
    ]
    assert [m.acuut for m in Melding.objects.order_by("pk")] == [False, True, True]
    done = client.get("/politie/schiften/").content.decode()
    assert "Alles is geschift" in done
    assert f"{numbers[2]} is acuut" in done


def test_one_comes_back_where_one_was() -> None:
    numbers = [post.verwerkt(f"PL-{n}").melding.nummer for n in range(3)]  # type: ignore[union-attr]
    client = bel.browser(roles.INTAKE)
    client.get(f"/politie/schiften/{numbers[1]}/")
    client.get("/werkvoorraad/")

    assert client.get("/politie/schiften/")["Location"] == f"/politie/schiften/{numbers[1]}/"


def test_hostile_words_are_shown_as_words() -> None:
    bericht = post.verwerkt(
        "PL-1", post.mens(naam=NASTY[:100]), zorgelijkeSituatie={"situatieSchets": NASTY}, verzoek=NASTY
    )
    raw = verwerk(post.bewaard(f"<melding>{NASTY}\x1b[31m".encode()).pk)
    client = bel.browser(roles.TRIAGIST)
    assert bericht.melding is not None

    for address in (f"/politie/schiften/{bericht.melding.nummer}/", f"/politie/bericht/{bericht.pk}/",
                    f"/politie/bericht/{raw.pk}/"):  # fmt: skip
        page = client.get(address).content.decode()
        assert "<script>alert" not in page
        assert "<img src=x" not in page
        assert "&lt;script&gt;" in page
        assert "\x1b" not in page


def test_a_secret_address_is_nowhere_and_neither_is_a_casus_of_somebody_else() -> None:
    team = builders.vt_team("Team Zuid")
    geheim = AdresGegevens(straat="Schuilweg", plaats="Elders", geheim=True, geheim_reden="Gevlucht")
    for _ in range(2):
        meldingen.neem_melding_op(
            gegevens=builders.meldinggegevens(), betrokkenen=[builders.moeder(bsn=post.ELIF, adres=geheim)],
            by=builders.medewerker(roles.TRIAGIST, team=team, naam="vreemde"), naam="Onderduikgezin",
        )  # fmt: skip
    first = post.verwerkt("PL-1", post.mens(post.ELIF, adres={"straatnaam": "Schuilweg", "plaats": "Elders"}))
    later = post.verwerkt(
        "PL-1", post.mens(post.ELIF, adres={"straatnaam": "Schuilhof", "plaats": "Elders"}), versie=2
    )
    client = bel.browser(roles.TRIAGIST)
    assert first.melding is not None

    page = client.get(f"/politie/schiften/{first.melding.nummer}/").content.decode()
    raw = client.get(f"/politie/bericht/{later.pk}/").content.decode()

    assert "elders bekend" in page
    for word in (
        "Schuil",
        "Onderduikgezin",
        *Casus.objects.filter(naam="Onderduikgezin").values_list("nummer", flat=True),
    ):
        assert word not in page
        assert word not in raw


def test_the_report_goes_to_the_running_casus_with_its_clocks_when_somebody_says_so() -> None:
    running = builders.melding(betrokkenen=[builders.moeder()]).casus
    elif_ = {"voornamen": "Elif", "geslachtsnaam": "Şahin"}
    melding = post.verwerkt(
        "PL-1", {"geslacht": "2", "naam": elif_, "geboortedatum": "1991-09-03"}, post.mens()
    ).melding
    assert melding is not None and melding.casus != running
    own = melding.casus
    client, address = bel.browser(roles.TRIAGIST), f"/politie/schiften/{melding.nummer}/"
    assert "zelfde geboortedatum, zelfde achternaam, zelfde voornaam" in client.get(address).content.decode()

    assert send(client, f"{address}koppel/", casus=running.nummer)["Location"] == address

    melding.refresh_from_db()
    own.refresh_from_db()
    assert melding.casus == running
    assert own.status == "afgesloten"
    assert set(Termijn.objects.filter(melding=melding).values_list("casus", "gestart_op")) == {
        (running.pk, NOW)
    }
    assert not Termijn.objects.open().filter(casus=own).exists()
    assert running.betrokkenen.count() == 3
    assert client.get(address).status_code == 200


def test_a_report_that_was_looked_at_or_a_casus_of_another_team_cannot_be_linked() -> None:
    by, running = builders.medewerker(roles.TRIAGIST), builders.casus()
    looked = post.verwerkt("PL-1").melding
    assert looked is not None
    meldingen.schift(
        looked, acuut=False, reden="x", eigen_systeem_doorzocht=True, vt_register_doorzocht=True, by=by
    )
    with pytest.raises(RuleBroken, match="al geschift"):
        koppel_aan_casus(looked, casus=running, by=by)
    fresh = post.verwerkt("PL-2").melding
    assert fresh is not None
    stranger = bel.browser(
        who=builders.medewerker(roles.TRIAGIST, team=builders.vt_team("Team Zuid"), naam="vreemde")
    )

    assert (
        send(stranger, f"/politie/schiften/{fresh.nummer}/koppel/", casus=running.nummer).status_code == 404
    )


def test_every_page_costs_the_same_with_one_message_and_with_many(figures: Figures) -> None:
    pages = addresses()
    client = bel.browser(roles.TRIAGIST)
    few = [statements(client, pages[n]) for n in (0, 2, 4)]
    for number in range(12):
        post.verwerkt(f"MEER-{number}", *[post.mens(geboortedatum="1991-09-03") for _ in range(3)])
        post.verwerkt(f"FOUT-{number}", post.mens("123456789"))

    many = [statements(client, pages[n]) for n in (0, 2, 4)]

    assert few == many
    for naam, aantal in zip(("lijst", "schiften", "bericht"), many, strict=True):
        figures.note(f"statements, politie {naam}", aantal)
    assert max(many) <= 30


def test_a_look_is_recorded() -> None:
    bericht = post.verwerkt()
    assert bericht.melding is not None
    client = bel.browser(roles.TRIAGIST)
    client.get(f"/politie/schiften/{bericht.melding.nummer}/")
    client.get(f"/politie/bericht/{bericht.pk}/")

    seen = set(AuditEntry.objects.filter(soort="inzage").values_list("object_soort", flat=True))
    assert seen == {"meldingen.melding", "meldingen.bericht"}
