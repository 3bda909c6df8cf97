"""Nobody learns from a letter where somebody is, in whatever way it is written; and who hides still gets the post."""

import logging
from datetime import date
from typing import Any

import pytest

from meldingen.bronnen.alineas import alineas, kenmerk
from meldingen.codelijsten import Afschermgrond
from meldingen.informeren import services
from meldingen.informeren.geheim import geheimen_van
from meldingen.models import Brief, Casus
from meldingen.services import (
    AdresGegevens,
    VeiligContactGegevens,
    bescherm_bron,
    leg_adres_vast,
    leg_veilig_contact_vast,
)
from tests import builders
from tests.meldingen.informeren import post
from veiligthuis import roles
from veiligthuis.core.errors import NotAllowed, RuleBroken
from veiligthuis.core.models import AuditEntry

pytestmark = pytest.mark.django_db

ZELFDE_PLAATS = (
    ("Elif woont in de Kanariestraat.", "een straat"),
    ("Elif woont in de KANARIE-STRAAT 12.", "een straat"),
    ("Zij zit in de Kanariestr. 12b", "een straat"),
    ("Post naar 4799ZX graag.", "een postcode"),
    ("Post naar 4799-zx graag.", "een postcode"),
    ("Post naar 5678 CD graag.", "een postcode"),
    ("Ze zijn nu in Geheimdorp.", "een plaats"),
    ("Bel haar op 0612345678.", "een telefoonnummer"),
    ("Bel haar op +31 6 12 34 56 78.", "een telefoonnummer"),
    ("Bel haar op 010-7654321.", "een telefoonnummer"),
    ("Zij is in de vrouwenopvang.", "een woord voor opvang"),
    ("Zij slaapt in het Oranje Huis.", "een woord voor opvang"),
    ("Noah gaat naar basisschool De Regenboog.", "de naam van een school"),
    ("Noah zit op de Lindelaan op school.", "een school of werkplek"),
)
SCHOOL = AdresGegevens(
    soort="school_werk", straat="Lindelaan", huisnummer="1", postcode="4799 AA", plaats="Elders"
)


def gezin(**anders: Any) -> Casus:
    casus = post.casus(melder_organisatie="Basisschool De Regenboog", **anders)
    leg_adres_vast(post.wie(casus, "Noah"), gegevens=SCHOOL, by=builders.medewerker(roles.CASUSHOUDER))
    return casus


@pytest.mark.parametrize(("zin", "wat"), ZELFDE_PLAATS)
def test_a_letter_that_tells_where_she_is_does_not_go_and_says_why(zin: str, wat: str) -> None:
    brief = post.herschrijf(post.brief_aan(gezin(), "Jeroen"), zin)

    with pytest.raises(RuleBroken) as geweigerd:
        post.keur_goed(brief)

    reden = str(geweigerd.value)
    assert wat in reden and "waar " in reden and "Haal het uit de brief" in reden
    assert not any(woord in reden.casefold() for woord in post.VERRAAD)


def test_a_secret_spread_over_two_paragraphs_is_found() -> None:
    brief = post.herschrijf(post.brief_aan(gezin(), "Jeroen"), "Zij zit in Kanarie\n\nstraat twaalf.")

    with pytest.raises(RuleBroken, match="een straat"):
        post.keur_goed(brief)


def test_what_became_secret_after_the_approval_stops_the_letter_too() -> None:
    casus = post.casus()
    brief = post.keur_goed(post.herschrijf(post.brief_aan(casus, "Jeroen"), "Zij is in Bergdal."))
    post.druk_af(brief)
    nieuw = AdresGegevens(straat="Nieuwweg", plaats="Bergdal", geheim=True)
    leg_adres_vast(post.wie(casus, "Elif"), gegevens=nieuw, by=builders.medewerker(roles.CASUSHOUDER))

    with pytest.raises(RuleBroken, match="een plaats"):
        services.verstuur_brief(post.vers(brief), by=builders.medewerker(roles.CASUSHOUDER))


def test_ordinary_words_pass() -> None:
    zin = "Uw kind gaat naar de kinderopvang. Bel 0800-2000 of 112. We komen op 12 mei om 14:00."
    goed = post.keur_goed(post.herschrijf(post.brief_aan(post.casus(), "Jeroen"), zin))

    assert goed.status == "goedgekeurd"


def test_who_hides_gets_the_post_at_the_secret_address_on_a_sheet_of_its_own() -> None:
    casus = gezin()
    brief = post.verstuur(post.brief_aan(casus, "Elif"))

    gelezen = post.woorden(post.afdruk_van(brief, "Elif"))
    assert "kanariestraat 12b" in gelezen and "4799 zx" in gelezen and "geheimdorp" in gelezen
    assert "dit blad is alleen voor de envelop" in gelezen
    assert not any(woord in vers.tekst.casefold() for vers in [post.vers(brief)] for woord in post.VERRAAD)


def test_the_letter_to_the_other_parent_holds_no_trace_of_the_place() -> None:
    brief = post.verstuur(post.brief_aan(gezin(), "Jeroen"))

    pdf = post.afdruk_van(brief, "Jeroen")
    gelezen = post.woorden(pdf)
    assert "dorpsweg 3" in gelezen
    assert not any(woord in gelezen or woord.encode() in pdf.lower() for woord in (*post.VERRAAD, "12345678"))


def test_a_boy_of_thirteen_and_both_parents_each_get_a_copy_with_their_own_address_only() -> None:
    brief = post.verstuur(post.brief_aan(gezin(), "Noah"))

    kopieen = {naam: post.woorden(post.afdruk_van(brief, naam)) for naam in ("Noah", "Elif", "Jeroen")}
    assert "geheimdorp" in kopieen["Noah"] and "geheimdorp" in kopieen["Elif"]
    assert not any(woord in kopieen["Jeroen"] for woord in post.VERRAAD)
    assert "dorpsweg" in kopieen["Jeroen"] and "dorpsweg" not in kopieen["Noah"] + kopieen["Elif"]


def test_a_letter_the_father_reads_along_may_not_name_the_place_either() -> None:
    brief = post.herschrijf(post.brief_aan(gezin(), "Noah"), "Je woont nu in Geheimdorp.")

    with pytest.raises(RuleBroken, match="Jeroen van der Meulen mag dat niet weten"):
        post.keur_goed(brief)


def test_the_father_who_gets_no_copy_stops_it_no_more() -> None:
    brief = post.herschrijf(post.brief_aan(gezin(), "Noah"), "Je woont nu in Geheimdorp.")
    services.kies_verzending(
        post.exemplaar_van(brief, "Jeroen"), wijze="post", adres=post.exemplaar_van(brief, "Jeroen").adres,
        niet_reden="Tegen het belang van het kind.", by=builders.medewerker(roles.CASUSHOUDER),
    )  # fmt: skip

    assert post.keur_goed(brief).status == "goedgekeurd"


def test_from_sixteen_no_parent_reads_along_and_under_twelve_there_is_no_letter() -> None:
    brief = post.brief_aan(post.casus(kind_geboren=date(2010, 1, 1)), "Noah")
    assert [rij.lezersnaam for rij in brief.te_versturen] == ["Noah van der Meulen"]

    with pytest.raises(RuleBroken, match="jonger dan twaalf"):
        post.brief_aan(post.casus(kind_geboren=date(2018, 1, 1)), "Noah")


def test_her_post_never_goes_where_she_lived_before_or_where_he_gets_his() -> None:
    casus = post.casus()
    by = builders.medewerker(roles.CASUSHOUDER)
    elif_ = post.wie(casus, "Elif")
    oud = leg_adres_vast(elif_, gegevens=post.OPEN, by=by)
    bij_hem = leg_adres_vast(elif_, gegevens=AdresGegevens(**{**vars(post.OPEN), "soort": "post"}), by=by)
    brief = post.brief_aan(casus, "Elif")
    exemplaar = post.exemplaar_van(brief, "Elif")

    with pytest.raises(RuleBroken, match="Kies een adres"):
        services.kies_verzending(exemplaar, wijze="post", adres=oud, by=by)
    assert exemplaar.adres == bij_hem
    with pytest.raises(RuleBroken, match="woont ook iemand die niet mag weten"):
        post.keur_goed(brief)


def test_via_somebody_else_no_address_is_printed() -> None:
    casus = post.casus()
    services_contact = VeiligContactGegevens(kanaal="via_ander", via_wie="huisarts Bos", post="nee")
    leg_veilig_contact_vast(
        post.wie(casus, "Elif"), gegevens=services_contact, by=builders.medewerker(roles.CASUSHOUDER)
    )
    brief = post.verstuur(post.brief_aan(casus, "Elif"))

    gelezen = post.woorden(post.afdruk_van(brief, "Elif"))
    assert "p/a huisarts bos" in gelezen and not any(woord in gelezen for woord in post.VERRAAD)


def test_a_copy_with_a_secret_address_opens_only_with_the_right_and_a_reason() -> None:
    brief = post.keur_goed(post.brief_aan(post.casus(), "Elif"))
    afdruk = services.maak_afdruk(post.exemplaar_van(brief, "Elif").afdrukken.get().pk)

    with pytest.raises(NotAllowed):
        services.open_afdruk(afdruk, reden="post", by=builders.medewerker(roles.INTAKE))
    with pytest.raises(RuleBroken, match="Kies waarvoor"):
        services.open_afdruk(afdruk, by=builders.medewerker(roles.CASUSHOUDER))


def test_log_audit_title_and_file_name_hold_nothing_about_a_person(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG):
        brief = post.verstuur(post.brief_aan(gezin(), "Elif"))
    afdruk = post.exemplaar_van(brief, "Elif").afdruk
    assert afdruk is not None

    geschreven = f"{caplog.text} {afdruk.bestandsnaam} {list(AuditEntry.objects.values())}".casefold()
    assert not any(woord in geschreven for woord in (*post.VERRAAD, "elif", "şahin", "meulen"))
    assert "'/title': 'brief van veilig thuis'" in post.woorden(post.afdruk_van(brief, "Elif"))


def test_a_citizen_who_reported_is_not_named_and_a_shielded_school_neither() -> None:
    for anders in (
        {"melder_hoedanigheid": "buurtbewoner", "melder_naam": "Truus Kwakkelstein"},
        {"herkomst_afschermen": True, "afscherm_grond": Afschermgrond.VERTROUWENSRELATIE,
         "melder_naam": "Truus Kwakkelstein"},
    ):  # fmt: skip
        brief = post.brief_aan(post.casus(**anders), "Jeroen")
        assert "Kwakkelstein" not in brief.tekst and "niet zeggen wie" in brief.tekst

        with pytest.raises(RuleBroken, match="wie de melding deed"):
            post.keur_goed(post.herschrijf(brief, "Mevrouw Kwakkelstein maakt zich zorgen."))


def test_an_open_professional_is_named_but_not_when_that_tells_where_the_child_is() -> None:
    open_ = post.brief_aan(builders.casus(melder_organisatie="Huisartsenpost Zuid"), "Jeroen")
    verborgen = post.brief_aan(gezin(), "Jeroen")

    assert "Huisartsenpost Zuid" in open_.tekst
    assert "Regenboog" not in verborgen.tekst and "niet zeggen wie" in verborgen.tekst


def test_a_protected_passage_and_a_code_word_go_to_nobody() -> None:
    passage = "Noah vertelde dat hij bang is voor de riem."
    casus = post.casus(beschrijving=passage)
    melding = casus.meldingen.get()
    merk = [kenmerk(regel) for regel in alineas(melding.beschrijving)]
    by = builders.medewerker(roles.CASUSHOUDER)
    bescherm_bron(melding, grond=Afschermgrond.BEDREIGING_GEZIN, kenmerken=merk, by=by)
    leg_veilig_contact_vast(
        post.wie(casus, "Jeroen"), gegevens=VeiligContactGegevens(post="ja", codewoord="zonnebloem"), by=by
    )
    brief = post.brief_aan(casus, "Jeroen")

    for zin, wat in ((f"School schreef: {passage}", "beschermde passage"), ("Zeg zonnebloem.", "codewoord")):
        with pytest.raises(RuleBroken, match=wat):
            post.keur_goed(post.herschrijf(brief, zin))
        services.schrijf_brief(post.vers(brief), tekst=brief.tekst, by=by)


def test_a_citizen_reads_no_name_of_the_family() -> None:
    melding = builders.besloten_melding(melder_hoedanigheid="buurtbewoner", melder_email="b@buurt.example")
    brief = services.begin_brief(melding, waarover="besluit", by=builders.medewerker(roles.TRIAGIST))

    with pytest.raises(RuleBroken, match="de naam van een betrokkene"):
        post.keur_goed(post.herschrijf(brief, "We spraken met Elif."))


def test_the_secrets_cost_a_fixed_number_of_queries(django_assert_num_queries: object) -> None:
    casus = gezin()

    with django_assert_num_queries(5):  # type: ignore[operator]
        geheimen_van(type(casus).objects.select_related("team").get(pk=casus.pk))


def test_a_partner_sees_no_letter() -> None:
    brief = post.brief_aan(post.casus(), "Jeroen")

    assert not Brief.objects.visible_to(builders.medewerker(roles.WIJKTEAM)).filter(pk=brief.pk).exists()
