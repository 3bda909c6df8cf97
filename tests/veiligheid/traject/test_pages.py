"""The one screen of a traject, its forms, the draft for the family, and who may see them."""

import uuid
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from meldingen.machine import CasusStatus
from meldingen.models import Casus
from tests import builders, trajecten
from tests.pages.conftest import as_, statements
from tests.veiligheid.traject import zaken
from veiligheid.models import Bevinding, Conclusie, Kindgezien, Medeweging, Wederhoor
from veiligthuis import roles

pytestmark = pytest.mark.django_db


def stuur(client: Client, adres: str, **velden: Any) -> HttpResponse:
    return client.post(adres, velden | {"sleutel": str(uuid.uuid4())})  # type: ignore[return-value]


def pagina(casus: Casus, naam: str = "traject", rol: str = roles.CASUSHOUDER) -> str:
    adres = reverse(f"traject:{naam}", args=[casus.nummer])
    return as_(builders.medewerker(rol)).get(adres).content.decode()


def test_an_empty_file_says_what_is_needed() -> None:
    tekst = pagina(zaken.onderzoek())

    assert "nog niet gezien" in tekst and "nog niet gehoord" in tekst
    assert "Nog geen feiten" in tekst and "staan nog niet vast" in tekst


def test_the_whole_story_through_the_forms() -> None:
    casus = zaken.onderzoek()
    trajecten.spreek_iedereen(casus)
    casus.betrokkenen.update(kind_verantwoord_op=None)
    client = as_(zaken.houder())
    kind = reverse("traject:kind", args=[zaken.kind_van(casus).pk])
    assert stuur(client, kind, gezien="ja").status_code == 422
    stuur(
        client, kind, gezien="ja", op_0="28-04-2026", op_1="13:00", op="28-04-2026 13:00", soort="huisbezoek",
        aanwezig="alleen", waar="op school", wat_zei_het_kind="Stil.",
    )  # fmt: skip
    bevinding = reverse("traject:bevinding", args=[casus.nummer])
    stuur(client, bevinding, soort="feit", tekst="Blauwe plek.", bron="waarneming", van="20-04-2026")
    verbeter = reverse("traject:bevinding_verbeter", args=[Bevinding.objects.get().pk])
    stuur(client, verbeter, soort="feit", tekst="Schram.", bron="waarneming", van="20-04-2026")
    for rol in ("slachtoffer", "pleger"):
        wie = casus.betrokkenen.get(rol=rol)
        adres = reverse("traject:wederhoor", args=[wie.pk])
        stuur(client, adres, getoond_op="27-04-2026", reactie="Klopt.", verwerkt="Niets.")
    for onderwerp in ("hg", "km"):
        adres = reverse("traject:conclusie", args=[casus.nummer, onderwerp])
        stuur(client, adres, uitkomst="geen", motivering="Geen feiten.")
    gerda = as_(zaken.gedragswetenschapper())
    stuur(gerda, reverse("traject:meewegen", args=[casus.nummer]), weging="Eens.")

    counted = [model.objects.count() for model in (Kindgezien, Bevinding, Wederhoor, Conclusie, Medeweging)]
    assert counted == [1, 2, 2, 2, 2]
    assert "Verbeterd op" in pagina(casus) and "Niets meer." in pagina(casus)
    answer = stuur(client, reverse("traject:besluit", args=[casus.nummer]), wat_nodig="Niets.")
    assert answer.status_code == 302
    assert Casus.objects.get(pk=casus.pk).status == CasusStatus.ONDERZOEKSBESLUIT


def test_the_step_of_the_casus_leads_here() -> None:
    casus = zaken.onderzoek()
    adres = reverse("meldingen:casus_stap", args=[casus.nummer, "neem_onderzoeksbesluit"])

    assert as_(zaken.houder()).get(adres).url == reverse("traject:besluit", args=[casus.nummer])  # type: ignore[attr-defined]


def test_the_draft_for_the_family_holds_no_protected_source() -> None:
    casus = zaken.onderzoek()
    zaken.schrijf(casus)
    zaken.schrijf(
        casus, tekst="Buren hoorden geschreeuw.", bron_naam="De buurvrouw", afscherm_grond="bedreiging_melder"
    )

    tekst, binnen = pagina(casus, "verslag"), pagina(casus)

    assert "Noah had op 20 april" in tekst
    assert "geschreeuw" not in tekst and "buurvrouw" not in tekst
    assert "geschreeuw" in binnen and "bron beschermd" in binnen


def test_another_team_and_the_wijkteam_get_nothing() -> None:
    casus = zaken.onderzoek()
    adres = reverse("traject:traject", args=[casus.nummer])
    ander = builders.medewerker(roles.CASUSHOUDER, team=builders.vt_team("Team Noord"), naam="elders")

    assert as_(ander).get(adres).status_code == 404
    assert as_(builders.medewerker(roles.WIJKTEAM)).get(adres).status_code == 403


def test_a_traject_that_has_ended_offers_nothing_to_write() -> None:
    casus = trajecten.afgeronde_vv()

    tekst = pagina(casus)

    assert "Feiten" in tekst
    for adres in ("bevinding", "conclusie"):
        assert f"/traject/{adres}/" not in tekst


def test_who_may_look_but_not_write_sees_no_links_to_write() -> None:
    casus = zaken.onderzoek()

    assert "Regel toevoegen" not in pagina(casus, rol=roles.MANAGER)
    adres = reverse("traject:bevinding", args=[casus.nummer])
    assert as_(builders.medewerker(roles.MANAGER)).get(adres).status_code == 403


def test_a_thousand_lines_cost_the_same_as_ten() -> None:
    casus = zaken.onderzoek()
    zaken.klaar_voor_besluit(casus)
    rij = zaken.schrijf(casus)
    adres, client = reverse("traject:traject", args=[casus.nummer]), as_(zaken.houder())

    def erbij(aantal: int) -> None:
        velden = {f.name: getattr(rij, f.name) for f in rij._meta.concrete_fields if not f.primary_key}
        Bevinding.objects.bulk_create(Bevinding(**velden) for _ in range(aantal))

    erbij(9)
    bij_tien = statements(client, adres)
    erbij(990)

    assert statements(client, adres) == bij_tien
