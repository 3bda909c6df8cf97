"""Writing, signing and sending a verzoek: what is missing is named, who may not sign is refused, two others do."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.contrib.auth.models import Group
from django.db import DatabaseError, IntegrityError, transaction

from meldingen.codelijsten import Rol
from meldingen.machine import CasusStatus
from meldingen.models import Casus, Termijn
from meldingen.services import AdresGegevens
from overdracht.models import Raadverzoek
from overdracht.raad import services
from overdracht.raad.inhoud import hash_van
from overdracht.raad.meter import meter_van
from tests import builders
from tests.overdracht import stappen
from tests.overdracht.raad import verzoeken
from veiligthuis import roles
from veiligthuis.core import clock
from veiligthuis.core.errors import NotAllowed, RuleBroken
from veiligthuis.core.machine import available

pytestmark = pytest.mark.django_db


def teken(obj: Raadverzoek, wie: Any, **anders: Any) -> Raadverzoek:
    return services.onderteken_als_gedragswetenschapper(
        obj, **{"merk": obj.bevroren_sha256, "weging": "Nodig.", "by": wie} | anders
    )


def test_only_who_writes_verzoeken_begins_one() -> None:
    casus = stappen.besloten_casus()
    for rol in (roles.INTAKE, roles.WIJKTEAM, roles.PRIVACY):
        with pytest.raises(NotAllowed):
            services.begin_verzoek(casus, by=builders.medewerker(rol))


def test_a_colleague_of_another_team_of_partners_sees_none() -> None:
    obj = verzoeken.voorgelegd()
    assert Raadverzoek.objects.visible_to(verzoeken.manager()).get() == obj
    for wie in (stappen.ontvanger(), stappen.buur(), builders.medewerker(roles.INTAKE)):
        assert not Raadverzoek.objects.visible_to(wie).exists()
        with pytest.raises(NotAllowed):
            teken(obj, wie)


def test_a_casus_has_one_verzoek_at_a_time() -> None:
    obj = verzoeken.concept()
    with pytest.raises(RuleBroken, match="al een verzoek"):
        verzoeken.concept(obj.casus)


def test_without_a_child_there_is_no_verzoek() -> None:
    casus = stappen.besloten_casus(betrokkenen=[builders.moeder(), builders.vader()])
    with pytest.raises(RuleBroken, match="geen minderjarige"):
        verzoeken.concept(casus)


@pytest.mark.parametrize(
    ("leeg", "vraag"),
    [
        ({"hulp": ""}, "Welke hulp is geprobeerd"),
        ({"netwerk": " "}, "Wat deed het netwerk"),
        ({"noodzaak": ""}, "hulp zonder dwang"),
        ({"college_geinformeerd_op": None}, "het college"),
        ({"urgentie": ""}, "Hoe snel"),
        ({"contact_telefoon": ""}, "Op welk nummer"),
    ],
)
def test_a_must_that_is_missing_is_named_and_blocks(leeg: dict[str, Any], vraag: str) -> None:
    obj = verzoeken.geschreven(**leeg)

    assert [gemist.vraag for gemist in meter_van(obj).moet_nog if vraag in gemist.vraag]
    with pytest.raises(RuleBroken, match=vraag):
        services.leg_voor(obj, by=verzoeken.houder())


def test_a_parent_with_authority_is_informed_and_heard_or_there_is_a_reason() -> None:
    obj = verzoeken.geschreven()
    moeder = {"betrokkene": stappen.moeder(obj.casus).pk, **verzoeken.OUDER}
    for fout in ({"geinformeerd": ""}, {"geinformeerd": "nee"}, {"geinformeerd_op": None}, {"reactie": ""}):
        services.bewaar_verzoek(obj, velden={}, ouders=[moeder | fout], by=verzoeken.houder())
        assert ["Elif" in gemist.vraag for gemist in meter_van(obj).moet_nog] == [True], fout
    anders = {"geinformeerd": "nee", "geinformeerd_op": None, "reden_niet": "Dat is gevaarlijk voor Noah."}
    services.bewaar_verzoek(obj, velden={}, ouders=[moeder | anders], by=verzoeken.houder())
    assert meter_van(obj).moet_nog == []


def test_a_child_from_twelve_is_heard() -> None:
    groot = builders.kind(voornamen="Sara", geboortedatum=date(2013, 1, 1))
    obj = verzoeken.geschreven(verzoeken.casus(betrokkenen=[builders.moeder(), builders.kind(), groot]))
    assert [v.vraag for v in meter_van(obj).moet_nog] == ["Wat zegt Sara van der Meulen van het concept?"]


def test_an_unborn_child_has_a_mother_and_a_day() -> None:
    ongeboren = builders.kind(rol=Rol.ONGEBOREN_KIND, ongeboren=True, geboortedatum=None, voornamen="")
    obj = verzoeken.geschreven(verzoeken.casus(betrokkenen=[builders.moeder(), ongeboren]))
    assert [v.sectie for v in meter_van(obj).moet_nog] == [1]
    assert "uitgerekend" in meter_van(obj).moet_nog[0].vraag


def test_what_the_raad_asks_too_does_not_block() -> None:
    obj = verzoeken.geschreven()
    assert any("patroon" in vraag.vraag for vraag in meter_van(obj).kan_nog)
    assert services.leg_voor(obj, by=verzoeken.houder()).status == "ter_ondertekening"


def test_who_wrote_does_not_sign() -> None:
    obj = verzoeken.geschreven()
    iris = verzoeken.gedragswetenschapper()
    services.bewaar_verzoek(obj, velden={"duiding": "Anders."}, by=iris)
    obj = services.leg_voor(obj, by=verzoeken.houder())
    with pytest.raises(RuleBroken, match="schreef zelf"):
        teken(obj, iris)


def test_the_casushouder_signs_nothing() -> None:
    obj = verzoeken.voorgelegd()
    with pytest.raises(NotAllowed):
        teken(obj, verzoeken.houder())
    with pytest.raises(NotAllowed):
        services.onderteken_als_teammanager(
            obj, merk=obj.bevroren_sha256, by=verzoeken.gedragswetenschapper()
        )


def test_somebody_with_both_roles_signs_once() -> None:
    obj, iris = verzoeken.voorgelegd(), verzoeken.gedragswetenschapper()
    iris.groups.add(Group.objects.get(name=roles.MANAGER))
    obj = teken(obj, iris)
    with pytest.raises(RuleBroken, match="andere handtekening"):
        services.onderteken_als_teammanager(obj, merk=obj.bevroren_sha256, by=iris)


def test_other_words_than_were_read_are_not_signed() -> None:
    with pytest.raises(RuleBroken, match="veranderd"):
        teken(verzoeken.voorgelegd(), verzoeken.gedragswetenschapper(), merk="0" * 64)


def test_what_became_secret_since_is_not_signed() -> None:
    casus = verzoeken.casus(
        betrokkenen=[
            builders.moeder(adres=AdresGegevens(straat="Kanariestraat", huisnummer="1", plaats="Ergens")),
            builders.kind(),
        ]
    )
    obj = verzoeken.geschreven(casus, duiding="Zij woont in de Kanariestraat.")
    obj = services.leg_voor(obj, by=verzoeken.houder())
    casus.betrokkenen.get(rol=Rol.SLACHTOFFER).persoon.adressen.update(geheim=True)

    with pytest.raises(RuleBroken, match="geheim geworden"):
        teken(obj, verzoeken.gedragswetenschapper())
    obj = services.geef_terug(obj, reden="Adres is geheim.", by=verzoeken.houder())
    opnieuw = services.leg_voor(obj, by=verzoeken.houder())
    assert "Kanariestraat" not in str(opnieuw.bevroren)
    assert teken(opnieuw, verzoeken.gedragswetenschapper()).gedragswetenschapper_id


def test_words_that_lie_before_the_signers_do_not_change() -> None:
    obj = verzoeken.voorgelegd()
    with pytest.raises(RuleBroken, match="ter ondertekening"):
        services.bewaar_verzoek(obj, velden={"noodzaak": "Anders."}, by=verzoeken.houder())
    with pytest.raises(DatabaseError), transaction.atomic():
        Raadverzoek.objects.filter(pk=obj.pk).update(bevroren={"nummer": "anders"})
    assert hash_van(Raadverzoek.objects.get(pk=obj.pk).bevroren or {}) == obj.bevroren_sha256


def test_the_database_refuses_one_signer_for_both() -> None:
    obj = verzoeken.voorgelegd()
    iris = verzoeken.gedragswetenschapper()
    with pytest.raises(IntegrityError), transaction.atomic():
        Raadverzoek.objects.filter(pk=obj.pk).update(gedragswetenschapper=iris, teammanager=iris)


def test_giving_back_ends_both_signatures() -> None:
    obj = verzoeken.ondertekend()
    with pytest.raises(RuleBroken, match="reden"):
        services.geef_terug(obj, reden=" ", by=verzoeken.manager())
    terug = services.geef_terug(obj, reden="De oma belde.", by=verzoeken.manager())
    assert (terug.status, terug.gedragswetenschapper_id, terug.teammanager_id, terug.bevroren) == (
        "concept", None, None, None,
    )  # fmt: skip


def test_signed_twice_and_sent_the_casus_waits_on_the_raad_under_its_clock() -> None:
    obj = verzoeken.ondertekend()
    assert obj.status == "ondertekend" and obj.rapporten.count() == 1
    with pytest.raises(NotAllowed):
        services.verzend(obj, hoe="CORV", by=verzoeken.houder())

    verzonden = services.verzend(obj, hoe="CORV", by=verzoeken.manager())

    casus = Casus.objects.get(pk=obj.casus_id)
    assert (verzonden.status, casus.status) == ("verzonden", CasusStatus.VTO_RVDK)
    assert casus.raad_onderbouwing == verzoeken.WOORDEN["noodzaak"]
    assert Termijn.objects.open().filter(casus=casus, code="R05").exists()


def test_urgent_is_called_first_and_the_paper_has_a_clock() -> None:
    with pytest.raises(RuleBroken, match="toekomst"):
        verzoeken.gebeld(gebeld_op=clock.now() + timedelta(hours=1))
    with pytest.raises(RuleBroken, match="Bel de Raad eerst"):
        verzoeken.gebeld(Casus.objects.get(), gesproken_met=" ")

    obj = verzoeken.gebeld(Casus.objects.get())

    klok = Termijn.objects.get(casus=obj.casus, code="RK1")
    assert Casus.objects.get().status == CasusStatus.SPOED_RVDK
    assert klok.gestart_op == obj.gebeld_op
    obj = services.leg_voor(verzoeken.schrijf(obj), by=verzoeken.houder())
    obj = teken(obj, verzoeken.gedragswetenschapper())
    obj = services.onderteken_als_teammanager(obj, merk=obj.bevroren_sha256, by=verzoeken.manager())
    services.verzend(obj, hoe="CORV", by=verzoeken.manager())
    klok.refresh_from_db()
    assert klok.gehaald_op is not None and Casus.objects.get().status == CasusStatus.VTO_RVDK


def test_the_buttons_say_what_is_missing() -> None:
    obj = verzoeken.concept()
    knop = next(kan for kan in available(obj, verzoeken.houder()) if kan.step.name == "leg_voor")
    assert knop.reason and knop.reason.startswith("Nog ")
