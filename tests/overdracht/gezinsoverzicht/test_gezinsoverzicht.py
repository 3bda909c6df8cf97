"""The overview of one of the family: what may never stand on it, in both directions; who gets one; how it reads."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction
from django.test import Client
from django.urls import reverse

from meldingen.models import Casus
from meldingen.rules import leesbaarheid
from meldingen.services import AdresGegevens
from overdracht import tasks
from overdracht.gezinsoverzicht.opstellen import Opgesteld, stel_op
from overdracht.gezinsoverzicht.services import vraag_overzicht
from overdracht.gezinsoverzicht.woorden import KIND, VOLWASSENE
from overdracht.models import Gezinsoverzicht
from tests import builders
from tests.overdracht import stappen
from tests.overdracht.overleg import tafel
from tests.papers import strings_in
from veiligheid.codelijsten import Papier
from veiligheid.models import Plandeelnemer, Veiligheidsplan
from veiligheid.services import establish_veiligheidsplan
from veiligthuis import roles
from veiligthuis.core import clock
from veiligthuis.core.errors import NotAllowed, RuleBroken

pytestmark = pytest.mark.django_db

VAN_ELIF = AdresGegevens(
    straat="Kanariestraat", huisnummer="12b", postcode="4799 ZX", plaats="Geheimdorp", geheim=True
)
VAN_JEROEN = AdresGegevens(straat="Merelplein", huisnummer="7", postcode="4788 QW", plaats="Vinkenburg")
OVER_ELIF = ("kanari", "4799", "geheimdorp", "11111111", "03-09-1991", "3 september 1991")
OVER_JEROEN = ("merelpl", "4788", "22222222", "20-11-1989", "20 november 1989")
VEERTIEN = date(2012, 1, 14)

VERRADERS = (
    "Elif woont in de Kanariestraat 12b.", "Post naar 4799zx.", "Bel Elif op 06-11 11 11 11.",
    "Elif is geboren op 03-09-1991.", "Elif is van 3 september 1991.", "Jeroen woont op Merelplein 7.",
    "Post naar 4788 QW.", "Bel Jeroen op 0622222222.", "Jeroen is van 20-11-1989.",
    "Jeroen is van 20 november 1989.", "Kom naar 9999 AB.",
)  # fmt: skip


@pytest.fixture
def plan() -> Veiligheidsplan:
    """A plan in which agreements give everything away, and two harmless ones."""
    casus = stappen.besloten_casus(betrokkenen=[
        builders.moeder(adres=VAN_ELIF, telefoon="06-11111111"),
        builders.vader(adres=VAN_JEROEN, telefoon="06-22222222"),
        builders.kind(geboortedatum=VEERTIEN),
        builders.kind(voornamen="Lisa", geboortedatum=date(2018, 1, 14)),
    ])  # fmt: skip
    return _vastgesteld(casus)


def _vastgesteld(casus: Casus) -> Veiligheidsplan:
    concept = stappen.plan_in_concept(casus)
    concept.afspraken.create(wat="Noah belt oma als hij wil.", wie="Noah", controle="oma", volgorde=8)
    for nummer, wat in enumerate(VERRADERS, start=10):
        concept.afspraken.create(wat=wat, wie="Iedereen", controle="oma", volgorde=nummer)
    by = builders.medewerker(roles.CASUSHOUDER)
    established: Veiligheidsplan = establish_veiligheidsplan(concept, by=by)
    return established


def deelnemer(plan: Veiligheidsplan, voornaam: str) -> Plandeelnemer:
    """The row of one person, of the plan read with its content."""
    vers = Veiligheidsplan.objects.met_inhoud().get(pk=plan.pk)
    found: Plandeelnemer = next(
        rij for rij in vers.deelnemers.all() if rij.betrokkene.persoon.voornamen == voornaam
    )
    return found


def overzicht(plan: Veiligheidsplan, voornaam: str) -> Opgesteld:
    """What stands on the overview of one person."""
    return stel_op(Veiligheidsplan.objects.met_inhoud().get(pk=plan.pk), deelnemer(plan, voornaam))


@pytest.mark.parametrize("lezer", ["Elif", "Jeroen", "Noah"])
def test_no_address_of_anybody_and_no_data_of_another_stands_in_the_pdf(
    plan: Veiligheidsplan, lezer: str
) -> None:
    by = builders.medewerker(roles.CASUSHOUDER)
    rij = vraag_overzicht(deelnemer(plan, lezer), by=by, papier=Papier.THUIS)
    assert rij is not None
    tasks.maak_gezinsoverzicht(rij.pk)

    rij.refresh_from_db()
    gelezen = strings_in(bytes(rij.inhoud or b""))
    eigen = {"Elif": OVER_ELIF[3:], "Jeroen": OVER_JEROEN[2:]}.get(lezer, ())
    verboden = [woord for woord in (*OVER_ELIF, *OVER_JEROEN, "9999") if woord not in eigen]
    assert [woord for woord in verboden if woord in gelezen] == []
    assert "geen drank in huis" in gelezen and "nadia el idrissi" not in gelezen.split("wie kun")[0]


def test_whoever_may_know_reads_it(plan: Veiligheidsplan) -> None:
    van_elif = str(overzicht(plan, "Elif").overzicht)

    assert "06-11 11 11 11" in van_elif and "0622222222" not in van_elif


def test_the_maker_hears_what_was_left_out(plan: Veiligheidsplan) -> None:
    weg = overzicht(plan, "Jeroen").weggelaten

    assert len([reden for reden in weg if "Merelplein" in reden or "9999" in reden]) == 2


def test_an_open_sieve_is_seen_to_leak(plan: Veiligheidsplan, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("overdracht.gezinsoverzicht.opstellen._Extra.mag", lambda *_: True)

    assert "Merelplein" in str(overzicht(plan, "Elif").overzicht)


def test_it_says_who_does_what_the_next_day_and_whom_to_call(plan: Veiligheidsplan) -> None:
    blad = overzicht(plan, "Elif").overzicht

    assert blad is not None
    assert {d.wie for d in blad.doeners} >= {"Jeroen", "Noah"} and blad.moet == ("Geen drank in huis.",)
    assert blad.data == ("di 12 mei 2026",)
    assert blad.bel_naam and blad.bel_organisatie and blad.bel_telefoon == "0800-2000"


def test_a_table_somebody_is_invited_to_stands_on_it_without_a_place(plan: Veiligheidsplan) -> None:
    tafel.uitgenodigd(plan.casus)

    blad = overzicht(plan, "Elif").overzicht

    assert blad is not None and "overleg op wo 29 april 14:03" in blad.data and "Stadhuis" not in str(blad)


def test_a_child_from_twelve_has_simpler_words_and_its_own_agreements_a_younger_one_none(
    plan: Veiligheidsplan,
) -> None:
    noah, lisa = overzicht(plan, "Noah"), overzicht(plan, "Lisa")

    assert (
        noah.overzicht is not None
        and noah.overzicht.kind
        and noah.overzicht.vast["titel"] == "Jouw overzicht"
    )
    assert [d.wie for d in noah.overzicht.doeners] == ["Noah"]
    assert lisa.overzicht is None and "onder de twaalf" in lisa.reden
    with pytest.raises(RuleBroken, match="onder de twaalf"):
        vraag_overzicht(
            deelnemer(plan, "Lisa"), by=builders.medewerker(roles.CASUSHOUDER), papier=Papier.THUIS
        )


@pytest.mark.parametrize("woorden", [VOLWASSENE, KIND])
def test_our_own_sentences_are_b1(woorden: dict[str, str]) -> None:
    gemeten = leesbaarheid.meet("\n".join(woorden.values()))

    assert gemeten.is_b1, (gemeten.douma, gemeten.brouwer, gemeten.langste_zin)


def test_a_hard_agreement_is_seen_in_the_figure(plan: Veiligheidsplan) -> None:
    blad = overzicht(plan, "Elif").overzicht
    assert blad is not None and leesbaarheid.meet(blad.tekst).is_b1
    zwaar = "Betrokkenen conformeren zich onverminderd aan de geformuleerde veiligheidsvoorwaarden " * 3

    assert not leesbaarheid.meet(replace(blad, moet=(zwaar,)).tekst).is_b1


class TestWhoGetsIt:
    """Paper only where it is safe; nobody outside, and no role that makes no plans."""

    def test_no_paper_where_none_is_safe(self, plan: Veiligheidsplan) -> None:
        by = builders.medewerker(roles.CASUSHOUDER)

        assert vraag_overzicht(deelnemer(plan, "Elif"), by=by, papier=Papier.GEEN) is None
        assert not Gezinsoverzicht.objects.exists()

    @pytest.mark.parametrize("rol", [roles.INTAKE, roles.WIJKTEAM, roles.BEHEER, roles.PRIVACY])
    def test_others_make_none(self, plan: Veiligheidsplan, rol: str) -> None:
        with pytest.raises(NotAllowed):
            vraag_overzicht(deelnemer(plan, "Elif"), by=builders.medewerker(rol), papier=Papier.THUIS)

    def test_the_pages_are_for_who_sees_the_casus(self, plan: Veiligheidsplan, client: Client) -> None:
        plek = deelnemer(plan, "Elif")
        by = builders.medewerker(roles.CASUSHOUDER)
        rij = vraag_overzicht(plek, by=by, papier=Papier.THUIS)
        assert rij is not None
        paginas: list[tuple[str, Any]] = [
            ("gezinsoverzichten", plan.pk), ("gezinsoverzicht_lezen", plek.pk), ("gezinsoverzicht", rij.pk),
        ]  # fmt: skip
        for wie, status in ((by, 200), (stappen.ontvanger(), 404), (stappen.buur(), 404)):
            client.force_login(wie)
            for naam, pk in paginas:
                assert client.get(reverse(f"overdracht:{naam}", args=[pk])).status_code == status, naam

    def test_what_was_given_stays_as_it_was(self, plan: Veiligheidsplan) -> None:
        by = builders.medewerker(roles.CASUSHOUDER)
        rij = vraag_overzicht(deelnemer(plan, "Elif"), by=by, papier=Papier.THUIS)
        assert rij is not None
        with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("UPDATE overdracht_gezinsoverzicht SET gegevens = '{}' WHERE id = %s", [rij.pk])
        assert clock.today() + timedelta(days=14) == date(2026, 5, 12)
