"""The page of one person: refusals, what is masked, what is kept on an error, and what is on record."""

import uuid
from datetime import date
from typing import Any

import pytest
from django.test import Client

from meldingen import services
from meldingen.bronnen.alineas import kenmerk
from meldingen.models import Betrokkene, Bronbescherming, Gezinsband, Persoon
from meldingen.services import AdresGegevens, VeiligContactGegevens
from tests import builders
from tests.meldingen.views import bel
from veiligthuis import roles
from veiligthuis.core.models import AuditEntry

pytestmark = pytest.mark.django_db

WOORD = "zonnebloemolie"
PLEK: dict[str, Any] = {
    "straat": "Kanariestraat", "huisnummer": "12", "postcode": "4799 ZX", "plaats": "Geheimdorp",
    "van": date(2025, 1, 1),
}  # fmt: skip
GEHEIM = AdresGegevens(**PLEK, geheim=True, geheim_reden="Vader zoekt haar.")
PERSOON = {"voornamen": "Elif", "achternaam": "Şahin", "geboortedatum": "03-09-1991", "geslacht": "vrouw"}


def moeder() -> Betrokkene:
    veilig = VeiligContactGegevens(kanaal="telefoon", voicemail="nee", codewoord=WOORD)
    gezin = [
        builders.moeder(adres=GEHEIM, veilig=veilig), builders.vader(),
        builders.kind(adres=AdresGegevens(**PLEK)),
    ]  # fmt: skip
    gevonden: Betrokkene = builders.casus(betrokkenen=gezin).betrokkenen.get(relatie="moeder")
    return gevonden


def send(client: Client, address: str, **fields: Any) -> Any:
    return client.post(address, {"sleutel": str(uuid.uuid4()), **fields})


def forms_of(wie: Betrokkene) -> list[str]:
    basis, nr = f"/meldingen/persoon/{wie.pk}", wie.persoon.adressen.get().pk
    delen = ("gegevens", "rol", "veilig-contact", f"adres/{nr}", f"adres/{nr}/einde")
    return [f"{basis}/{deel}/" for deel in delen]


def test_another_team_and_a_partner_find_nothing() -> None:
    wie = moeder()
    nr = wie.persoon.adressen.get().pk
    adressen = [
        f"/meldingen/persoon/{wie.pk}/", *forms_of(wie), f"/meldingen/persoon/{wie.pk}/codewoord/",
        f"/meldingen/persoon/{wie.pk}/adres/{nr}/toon/", f"/meldingen/casus/{wie.casus.nummer}/band/",
        f"/meldingen/casus/{wie.casus.nummer}/bronnen/", f"/meldingen/bron/melding/{wie.casus.meldingen.get().pk}/",
    ]  # fmt: skip
    zuid = builders.medewerker(roles.TRIAGIST, team=builders.vt_team("Team Zuid"), naam="zuid")

    for client in (bel.browser(who=zuid), bel.browser(roles.WIJKTEAM)):
        assert {client.get(adres).status_code for adres in adressen} == {404}
        assert {send(client, adres).status_code for adres in adressen[1:-2]} == {404}


def test_who_only_watches_sees_the_page_and_changes_nothing() -> None:
    wie = moeder()
    client = bel.browser(roles.MANAGER)

    assert client.get(f"/meldingen/persoon/{wie.pk}/").status_code == 200
    assert {client.get(adres).status_code for adres in forms_of(wie)} == {403}
    assert client.get(f"/meldingen/persoon/{wie.pk}/codewoord/").status_code == 403


def test_the_secret_address_and_the_code_word_are_masked_also_through_a_child() -> None:
    wie = moeder()
    kind = wie.casus.betrokkenen.get(rol="kind")
    client = bel.browser(roles.TRIAGIST)
    basis = f"/casussen/{wie.casus.nummer}"
    paginas = [
        f"/meldingen/persoon/{wie.pk}/", f"/meldingen/persoon/{kind.pk}/", f"{basis}/gezin/", f"{basis}/",
        f"{basis}/tijdlijn/", f"/meldingen/{wie.casus.meldingen.get().nummer}/",
        f"/meldingen/persoon/{wie.pk}/veilig-contact/",
    ]  # fmt: skip

    tekst = "".join(client.get(pagina).content.decode() for pagina in paginas)

    assert not [woord for woord in ("Kanariestraat", "4799", "Geheimdorp", WOORD) if woord in tekst]
    assert "adres geheim" in tekst and "codewoord afgesproken" in tekst


def test_who_may_not_see_a_secret_address_does_not_get_it_by_correcting() -> None:
    wie = moeder()
    kind = wie.casus.betrokkenen.get(rol="kind")
    client = bel.browser(roles.INTAKE)

    for iemand in (wie, kind):
        nr = iemand.persoon.adressen.get().pk
        for deel in ("", "toon/"):
            assert client.get(f"/meldingen/persoon/{iemand.pk}/adres/{nr}/{deel}").status_code == 403


@pytest.mark.parametrize(("deel", "woord"), [("adres", "Kanariestraat"), ("codewoord", WOORD)])
def test_showing_asks_why_and_is_on_record_each_time(deel: str, woord: str) -> None:
    wie = moeder()
    nr = wie.persoon.adressen.get().pk
    adres = f"/meldingen/persoon/{wie.pk}/" + (f"adres/{nr}/toon/" if deel == "adres" else "codewoord/")
    client = bel.browser(roles.TRIAGIST)

    eerst, zonder = client.get(adres), client.post(adres, {"reden": ""})
    getoond = client.post(adres, {"reden": "huisbezoek"})

    assert zonder.status_code == 422
    assert all(woord not in pagina.content.decode() for pagina in (eerst, zonder))
    assert woord in getoond.content.decode() and "no-store" in getoond.headers["Cache-Control"]
    regel = AuditEntry.objects.get(actie__startswith="toon_")
    assert regel.actie.endswith(": huisbezoek") and regel.casus_nummer == wie.casus.nummer


def test_typed_text_stays_on_an_error_and_nothing_is_half_saved() -> None:
    wie = moeder()
    fout = {**PERSOON, "voornamen": "Elif Ayşe", "bsn": "123456789"}

    pagina = send(bel.browser(), f"/meldingen/persoon/{wie.pk}/gegevens/", **fout)

    assert pagina.status_code == 422 and "Elif Ayşe" in pagina.content.decode()
    assert Persoon.objects.get(pk=wie.persoon_id).voornamen == "Elif"


def test_a_person_is_completed_and_the_page_says_which_parts_changed() -> None:
    wie = moeder()
    nieuw = {
        **PERSOON,
        "partner_tussenvoegsel": "van der",
        "partner_achternaam": "Meulen",
        "geboortedatum": "00-00-1991",
    }
    client = bel.browser()

    antwoord = send(client, f"/meldingen/persoon/{wie.pk}/gegevens/", **nieuw)
    pagina = client.get(antwoord.headers["Location"]).content.decode()

    assert antwoord.headers["Location"] == f"/meldingen/persoon/{wie.pk}/"
    assert "van der Meulen" in pagina and "alleen het jaar bekend" in pagina
    assert "geboorte precisie" in pagina and "partner achternaam" in pagina


def test_the_code_word_stays_when_the_field_is_left_empty_and_goes_when_that_is_asked() -> None:
    wie = moeder()
    client, adres = bel.browser(), f"/meldingen/persoon/{wie.pk}/veilig-contact/"
    vast = {"kanaal": "bericht", "voicemail": "nee", "post": "nee"}

    send(client, adres, **vast)
    wie.persoon.veilig.refresh_from_db()
    gebleven = wie.persoon.veilig.codewoord
    send(client, adres, **vast, codewoord_weg="on")
    wie.persoon.veilig.refresh_from_db()

    assert (gebleven, wie.persoon.veilig.codewoord) == (WOORD, "")


def test_a_birth_is_one_step_on_the_page() -> None:
    casus = moeder().casus
    wie = services.voeg_betrokkene_toe(
        casus,
        gegevens=builders.kind(voornamen="", ongeboren=True, geboortedatum=None, rol="ongeboren_kind"),
        by=builders.medewerker(roles.TRIAGIST),
    )
    client = bel.browser()
    assert "Het kind is geboren" in client.get(f"/meldingen/persoon/{wie.pk}/").content.decode()

    leeg = send(client, f"/meldingen/persoon/{wie.pk}/geboorte/", geslacht="man")
    goed = send(
        client,
        f"/meldingen/persoon/{wie.pk}/geboorte/",
        geslacht="man",
        geboortedatum="20-04-2026",
        voornamen="Siem",
    )

    assert leeg.status_code == 422 and goed.status_code == 302
    assert Persoon.objects.get(pk=wie.persoon_id).weergavenaam == "Siem van der Meulen"


def test_a_band_is_made_and_ended_from_the_tab_of_the_family() -> None:
    wie = moeder()
    kind = wie.casus.betrokkenen.get(rol="kind")
    client, adres = bel.browser(), f"/meldingen/casus/{wie.casus.nummer}/band/"

    fout = send(client, adres, van=wie.pk, soort="gezag_over", naar=wie.pk, bron="moeder")
    goed = send(client, adres, van=wie.pk, soort="gezag_over", naar=kind.pk, bron="moeder")
    tab = client.get(goed.headers["Location"]).content.decode()
    send(client, f"/meldingen/band/{Gezinsband.objects.get().pk}/einde/", tot="28-04-2026")

    assert fout.status_code == 422 and "met zichzelf" in fout.content.decode()
    assert "over Noah" in tab and "heeft gezag over" in tab
    assert Gezinsband.objects.get().tot == date(2026, 4, 28)


def test_a_paragraph_is_protected_marked_and_lifted() -> None:
    melding = builders.melding(beschrijving="Open zin.\nOma vertelde het.")
    client, adres = bel.browser(), f"/meldingen/bron/melding/{melding.pk}/"
    pagina = client.get(adres).content.decode()
    teken = kenmerk("Oma vertelde het.")

    zonder = send(client, adres, kenmerken=teken)
    send(client, adres, kenmerken=teken, grond="geen_toestemming")
    getoond = client.get(f"/meldingen/{melding.nummer}/").content.decode()
    rij = Bronbescherming.objects.get()
    opheffen = f"/meldingen/bescherming/{rij.pk}/opheffen/"

    assert teken in pagina and zonder.status_code == 422
    assert "Oma vertelde het." in getoond and "geeft geen toestemming" in getoond
    assert send(client, opheffen, reden="Mag.").status_code == 403
    assert send(bel.browser(roles.MANAGER), opheffen, reden="Mag nu.").status_code == 302


def test_a_person_with_many_bands_costs_as_many_queries(django_assert_max_num_queries: Any) -> None:
    wie = moeder()
    for ander in wie.casus.betrokkenen.exclude(pk=wie.pk):
        for soort in ("hecht", "geweld"):
            services.leg_band_vast(wie, ander, soort=soort, by=builders.medewerker(roles.CASUSHOUDER))
    client = bel.browser(roles.TRIAGIST)

    with django_assert_max_num_queries(20):
        client.get(f"/meldingen/persoon/{wie.pk}/")
