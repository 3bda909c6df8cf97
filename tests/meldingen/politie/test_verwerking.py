"""What becomes of a message: a melding, a double, a correction, or a place in quarantine; never merged by guess."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction

from meldingen import services as meldingen
from meldingen.machine import MeldingStatus
from meldingen.models import Adres, Bericht, Betrokkene, Casus, Melding, Persoon, Termijn
from meldingen.politie.inhoud import verschillen
from meldingen.politie.lezer import lees
from meldingen.politie.machine import BerichtStatus
from meldingen.politie.services import ontvang, service_account, verwerk, verwerk_nieuwe
from tests import builders
from tests.conftest import NOW
from tests.meldingen.politie import post
from veiligthuis import roles
from veiligthuis.core import clock
from veiligthuis.core.models import AuditEntry

pytestmark = pytest.mark.django_db


def test_a_message_that_cannot_be_read_waits_in_quarantine_with_the_reason() -> None:
    bericht = verwerk(post.bewaard(b"<!DOCTYPE x><melding/>").pk)

    assert bericht.status == BerichtStatus.IN_QUARANTAINE
    assert bericht.reden == "Het bericht bevat een DTD of een entiteit; die nemen wij niet aan."
    assert not Melding.objects.exists()


def test_a_wrong_field_waits_too_and_nothing_is_half_taken_in() -> None:
    bericht = post.verwerkt("PL-1", post.mens("123456789"))

    assert bericht.status == BerichtStatus.IN_QUARANTAINE
    assert bericht.berichtnummer == "PL-1"
    assert not Persoon.objects.exists()
    assert not Casus.objects.exists()


def test_a_register_without_a_team_loses_nothing() -> None:
    afzender = post.afzender()
    afzender.team = None
    afzender.save()
    Casus.objects.all().delete()
    afzender_team = builders.vt_team()
    afzender_team.actief = False
    afzender_team.save()

    bericht = post.verwerkt()

    assert bericht.status == BerichtStatus.IN_QUARANTAINE
    assert "team" in bericht.reden


def test_a_good_message_becomes_a_melding_received_when_it_arrived() -> None:
    kept = post.bewaard(post.als_json(post.bericht("PL-1", post.mens(post.ELIF, "Şahin"))))
    clock.move_to(NOW + timedelta(minutes=20))

    bericht = verwerk(kept.pk)

    melding = Melding.objects.get()
    assert bericht.status == BerichtStatus.VERWERKT
    assert bericht.melding == melding
    assert (melding.ontvangen_op, melding.kanaal, melding.melder_hoedanigheid) == (NOW, "corv", "politie")
    assert melding.vastgelegd_door == service_account()
    assert Termijn.objects.get(code="T04A").gestart_op == NOW
    assert Persoon.objects.get().bsn == post.ELIF


def test_names_sex_address_and_role_come_along() -> None:
    adres = {"straatnaam": "Waterlelie", "huisnummer": "12", "postcode": "9112AB", "plaats": "Meerstad"}
    naam = {"voornamen": "Jeroen", "voorvoegsel": "van der", "geslachtsnaam": "Meulen"}
    post.verwerkt(
        "PL-1",
        {"geslacht": "1", "naam": naam, "adres": adres, "rol": "pleger"},
        post.mens(geboortedatum="2018-01-14"),
        post.mens(),
    )

    jeroen, kind, derde = Betrokkene.objects.select_related("persoon").order_by("pk")
    assert jeroen.persoon.weergavenaam == "Jeroen van der Meulen"
    assert (jeroen.persoon.geslacht, jeroen.rol, kind.rol, derde.rol) == ("man", "pleger", "kind", "getuige")
    assert Adres.objects.get().regel == "Waterlelie 12, 9112 AB Meerstad"
    assert Adres.objects.get().bron == "Politie Merenland"


def test_the_account_may_do_this_one_thing_and_keeps_no_sight() -> None:
    post.verwerkt("PL-1", post.mens(post.ELIF))
    post.verwerkt("PL-2", post.mens(post.ELIF))
    account = service_account()

    assert not account.has_usable_password()
    assert set(account.groups.values_list("name", flat=True)) == {"koppeling"}
    assert roles.ROLES["koppeling"] == {"meldingen.neem_melding_op", "meldingen.view_casus"}
    assert not Casus.objects.visible_to(account).exists()


def test_reading_twice_is_as_reading_once() -> None:
    bericht = post.verwerkt()

    verwerk(bericht.pk)
    verwerk_nieuwe()

    assert Melding.objects.count() == 1


def test_the_same_number_and_content_written_differently_is_a_double() -> None:
    first = post.verwerkt()
    second = verwerk(post.bewaard(post.als_xml(post.bericht())).pk)

    assert second.status == BerichtStatus.DUBBEL
    assert second.corrigeert == first
    assert Melding.objects.count() == 1


def test_another_sender_may_use_the_same_number() -> None:
    post.verwerkt()
    kept = ontvang(post.als_json(post.bericht()), afzender=post.afzender("justitie"), kanaal="map")[0]

    assert verwerk(kept.pk).status == BerichtStatus.VERWERKT
    assert Melding.objects.count() == 2


def test_people_in_one_running_casus_bring_a_melding_of_its_own_to_it() -> None:
    casus = builders.melding(betrokkenen=[builders.moeder(bsn=post.ELIF), builders.vader()]).casus

    bericht = post.verwerkt("PL-1", post.mens(post.ELIF, "Sahin"), post.mens(post.VREEMD, "Buur"))

    assert bericht.casus == casus
    assert casus.meldingen.count() == 2
    assert Termijn.objects.filter(code="T04A", casus=casus).count() == 2
    assert casus.betrokkenen.count() == 3
    assert Persoon.objects.get(bsn=post.ELIF).achternaam == "Şahin", "what we knew stays"


@pytest.mark.parametrize("situatie", ["twee casussen", "netwerk", "geen bsn", "gesloten", "filler"])
def test_anything_less_certain_opens_a_casus_of_its_own(situatie: str) -> None:
    person: dict[str, Any] = {"bsn": post.ELIF}
    if situatie == "gesloten":
        casus = builders.gesloten_casus()
        Persoon.objects.filter(achternaam="Şahin").update(bsn=post.ELIF)
    elif situatie == "netwerk":
        casus = builders.melding(
            betrokkenen=[builders.vader(), builders.moeder(rol="netwerk", **person)]
        ).casus
    elif situatie == "filler":
        casus = builders.melding(betrokkenen=[builders.moeder(bsn="000000000")]).casus
    else:
        casus = builders.melding(
            betrokkenen=[builders.moeder(**person if situatie != "geen bsn" else {})]
        ).casus
    if situatie == "twee casussen":
        builders.melding(betrokkenen=[builders.moeder(**person)])
    bsn = {"geen bsn": "", "filler": "000000000"}.get(situatie, post.ELIF)

    bericht = post.verwerkt("PL-1", post.mens(bsn, "Şahin"))

    assert bericht.casus != casus
    assert bericht.casus is not None and bericht.casus.meldingen.count() == 1


def test_an_address_of_the_police_never_ends_a_known_one() -> None:
    geheim = meldingen.AdresGegevens(
        straat="Schuilweg", plaats="Elders", geheim=True, geheim_reden="Gevlucht"
    )
    builders.melding(betrokkenen=[builders.moeder(bsn=post.ELIF, adres=geheim)])

    post.verwerkt("PL-1", post.mens(post.ELIF, adres={"straatnaam": "Oud", "plaats": "Meerstad"}))

    assert Adres.objects.get().straat == "Schuilweg"


def test_a_later_version_is_linked_and_overwrites_nothing() -> None:
    first = post.verwerkt()
    text = first.melding.beschrijving  # type: ignore[union-attr]

    later = post.verwerkt(versie=2, zorgelijkeSituatie={"situatieSchets": "Toch geen ruzie."})

    assert (later.status, later.corrigeert, later.melding) == (BerichtStatus.GEKOPPELD, first, first.melding)
    assert Melding.objects.get().beschrijving == text
    (verschil,) = verschillen(lees(bytes(first.inhoud)).boom, lees(bytes(later.inhoud)).boom)
    assert (verschil.wat, verschil.wordt) == ("Zorgelijke situatie, Situatieschets", "Toch geen ruzie.")


def test_a_later_moment_without_a_version_is_a_correction_too() -> None:
    first = post.verwerkt()
    later = post.verwerkt(datumTijd="2026-04-26T09:00:00+02:00", verzoek="Bel ons.")

    assert (later.status, later.corrigeert) == (BerichtStatus.GEKOPPELD, first)


def test_a_correction_by_reference_has_a_number_of_its_own() -> None:
    first = post.verwerkt("PL-1")
    later = post.verwerkt("PL-9", correctieOp="PL-1")

    assert (later.status, later.corrigeert) == (BerichtStatus.GEKOPPELD, first)


@pytest.mark.parametrize(
    "vroeg", [{"nummer": "PL-1", "versie": 2}, {"nummer": "PL-9", "correctieOp": "PL-1"}]
)
def test_a_correction_before_its_first_message_waits_and_is_linked_later(vroeg: dict[str, Any]) -> None:
    early = post.verwerkt(**vroeg)
    assert early.status == BerichtStatus.WACHT_OP_ORIGINEEL
    assert not Melding.objects.exists()

    first = post.verwerkt("PL-1")

    early.refresh_from_db()
    assert (early.status, early.corrigeert, early.melding) == (BerichtStatus.GEKOPPELD, first, first.melding)
    assert Melding.objects.get().status == MeldingStatus.ONTVANGEN


def test_one_that_cannot_be_taken_in_never_keeps_the_next_from_it(monkeypatch: pytest.MonkeyPatch) -> None:
    def stumble(*_: object, **__: object) -> None:
        raise ValueError("secret words of a message")

    post.bewaard(post.als_json(post.bericht("PL-1")))
    with monkeypatch.context() as patched:
        patched.setattr("meldingen.politie.services.verwerking.neem_op", stumble)
        verwerk_nieuwe()
    post.bewaard(post.als_json(post.bericht("PL-2")))
    outcome = verwerk_nieuwe()

    assert outcome.per_status == {"verwerkt": 1}
    kept = Bericht.objects.get(berichtnummer="PL-1")
    assert kept.status == BerichtStatus.IN_QUARANTAINE
    assert "secret" not in kept.reden


def test_what_came_in_can_be_neither_changed_nor_removed() -> None:
    bericht = post.verwerkt()

    for statement in ("UPDATE meldingen_bericht SET inhoud = ''", "DELETE FROM meldingen_bericht"):
        with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement)
    assert Bericht.objects.get().pk == bericht.pk


def test_the_trail_holds_no_content() -> None:
    post.verwerkt("PL-1", post.mens(post.ELIF, "Zeldzamenaam"))

    lines = str(list(AuditEntry.objects.values()))
    assert "Zeldzamenaam" not in lines
    assert post.ELIF not in lines
