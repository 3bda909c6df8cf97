"""A protected paragraph and a code word stand in nothing that leaves Veilig Thuis; each guard is seen to matter."""

import json
from typing import Any

import pytest
from django.test import Client

from meldingen import services as meldingen
from meldingen.bronnen.alineas import WEGGELATEN, Bescherming, alineas, kenmerk
from meldingen.models import Casus
from meldingen.services import VeiligContactGegevens
from overdracht import momentopname, reports, services
from overdracht.models import Overdracht
from tests import builders
from tests.overdracht import stappen
from tests.overdracht.test_rapporten import made, text_of
from veiligthuis import roles

pytestmark = pytest.mark.django_db

KANARIE = "Tante Zwaluwstaart zag blauwe plekken en durft dat alleen ons te zeggen."
OOK = "Buurman Pimpelmees hoort elke nacht geschreeuw achter de muur."
WOORD = "zonnebloemolie"
VERRAAD = ("zwaluwstaart", "pimpelmees", WOORD)


def beschermde_casus() -> Casus:
    """A casus whose protected words were copied everywhere that somebody types."""
    moeder = builders.moeder(
        veilig=VeiligContactGegevens(codewoord=WOORD), veilig_contact=f"Zeg eerst {WOORD}, dan pas uw naam."
    )
    casus = stappen.besloten_casus(
        betrokkenen=[moeder, builders.vader(), builders.kind()],
        beschrijving=f"Er is een melding van school.\n{KANARIE}",
        mening_melder=OOK,
    )
    by = builders.medewerker(roles.CASUSHOUDER)
    contact = meldingen.leg_contact_vast(
        casus,
        soort="huisbezoek",
        gelukt=True,
        betrokkene=stappen.moeder(casus),
        verslag=f"Thee.\n{OOK}",
        by=by,
    )
    bron = casus.meldingen.get()
    regels = [kenmerk(regel) for regel in (*alineas(bron.beschrijving)[1:], OOK)]
    meldingen.bescherm_bron(bron, grond="vertrouwensrelatie", kenmerken=regels, by=by)
    meldingen.bescherm_bron(contact, grond="bedreiging_melder", kenmerken=[kenmerk(OOK)], by=by)
    return casus


def beschermde_overdracht() -> Overdracht:
    """Its handover, accepted, with the words in the plan, in an attempt and in a question."""
    casus = beschermde_casus()
    stappen.vastgesteld_plan(casus, kern=f"Wat wij weten: {KANARIE}")
    overdracht = services.offer_overdracht(
        stappen.concept(casus, eigen_veiligheidsacties=OOK), by=stappen.triagist()
    )
    services.accept_overdracht(overdracht, by=stappen.ontvanger(), **stappen.REGIE)
    stappen.gesproken(overdracht, toelichting=KANARIE)
    return services.ask_vraag(overdracht, vraag="Wie heeft het gezien?", by=stappen.ontvanger())


def verraden(tekst: str) -> list[str]:
    return [woord for woord in VERRAAD if woord in tekst.casefold()]


def pagina(overdracht: Overdracht) -> str:
    """The page of the receiver, as text."""
    client = Client()
    client.force_login(stappen.ontvanger())
    antwoord = client.get(f"/wijkteam/{overdracht.pk}/")
    assert antwoord.status_code == 200
    return antwoord.content.decode()


def test_the_frozen_picture_holds_none_of_it() -> None:
    overdracht = beschermde_overdracht()

    assert not verraden(json.dumps(overdracht.momentopname, ensure_ascii=False))
    assert WEGGELATEN in json.dumps(overdracht.momentopname, ensure_ascii=False)


def test_the_page_of_the_receiver_holds_none_of_it() -> None:
    tekst = pagina(beschermde_overdracht())

    assert not verraden(tekst) and WEGGELATEN in tekst


@pytest.mark.parametrize("soort", ["dossier", "verzoek"])
def test_no_report_holds_any_of_it(soort: str) -> None:
    overdracht = beschermde_overdracht()
    gevraagd = (
        services.request_dossier(overdracht, by=stappen.ontvanger())
        if soort == "dossier"
        else services.request_verzoek_raad(overdracht.casus, by=builders.medewerker(roles.CASUSHOUDER))
    )

    assert not verraden(text_of(made(gevraagd)))


def test_what_is_protected_after_the_offer_disappears_from_the_page_too() -> None:
    casus = stappen.besloten_casus(beschrijving=KANARIE)
    stappen.vastgesteld_plan(casus, kern=KANARIE)
    overdracht = services.offer_overdracht(stappen.concept(casus), by=stappen.triagist())
    eerst = pagina(overdracht)
    meldingen.bescherm_bron(
        casus.meldingen.get(), grond="bedreiging_melder", kenmerken=[kenmerk(KANARIE)],
        by=builders.medewerker(roles.CASUSHOUDER),
    )  # fmt: skip

    assert verraden(eerst) == ["zwaluwstaart"]
    assert not verraden(pagina(overdracht))


def test_the_verzoek_says_that_something_is_left_out() -> None:
    verzoek = reports.verzoek_of(beschermde_casus())

    laatste = [b.tekst for _, groep in verzoek.secties[-1].groepen for b in groep]
    assert any("de bron beschermd" in tekst for tekst in laatste)


def test_the_canaries_sing_when_the_guard_is_taken_away(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Bescherming, "zonder", lambda _, tekst: tekst)
    overdracht = beschermde_overdracht()

    assert verraden(pagina(overdracht)) == ["zwaluwstaart", "pimpelmees"]
    assert verraden(str(reports.verzoek_of(overdracht.casus))) == ["zwaluwstaart", "pimpelmees"]


def test_the_code_word_sings_when_the_scrub_is_taken_away(monkeypatch: pytest.MonkeyPatch) -> None:
    def unguarded(_: Any, value: Any) -> Any:
        return value

    monkeypatch.setattr(momentopname.Geheimen, "scrub", unguarded)

    assert WOORD in verraden(pagina(beschermde_overdracht()))
