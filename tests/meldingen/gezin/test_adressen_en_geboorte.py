"""Addresses that hold, end and are corrected; a birth that keeps the person; a death that stops a clock."""

from datetime import date
from typing import Any

import pytest

from meldingen import services
from meldingen.models import Adres, Betrokkene, Termijn
from meldingen.services import AdresGegevens
from tests import builders
from veiligthuis import roles
from veiligthuis.core.errors import NotAllowed, RuleBroken
from veiligthuis.core.models import AuditEntry, Medewerker

pytestmark = pytest.mark.django_db

THUIS: dict[str, Any] = {"straat": "Dorpsstraat", "huisnummer": "1", "plaats": "Meerstad", "bron": "moeder"}


def by(rol: str = roles.CASUSHOUDER) -> Medewerker:
    return builders.medewerker(rol)


def moeder(**adres: Any) -> Betrokkene:
    velden = {**THUIS, "van": date(2025, 1, 1), **adres}
    gezin = [builders.moeder(adres=AdresGegevens(**velden)), builders.vader(), builders.kind()]
    gevonden: Betrokkene = builders.casus(betrokkenen=gezin).betrokkenen.get(relatie="moeder")
    return gevonden


def ongeboren() -> Betrokkene:
    velden = {
        "voornamen": "", "geboortedatum": None, "ongeboren": True, "rol": "ongeboren_kind",
        "uitgerekende_datum": date(2026, 5, 10), "bsn": "999999999",
    }  # fmt: skip
    return services.voeg_betrokkene_toe(builders.casus(), gegevens=builders.kind(**velden), by=by())


def test_an_address_ends_once_not_before_it_began_and_not_in_the_future() -> None:
    wie = moeder()
    adres = wie.persoon.adressen.get()

    for dag, zin in ((date(2024, 12, 31), "pas vanaf"), (date(2026, 4, 29), "toekomst")):
        with pytest.raises(RuleBroken, match=zin):
            services.beeindig_adres(adres, betrokkene=wie, tot=dag, by=by())
    services.beeindig_adres(adres, betrokkene=wie, by=by())
    with pytest.raises(RuleBroken, match="al beëindigd"):
        services.beeindig_adres(adres, betrokkene=wie, by=by())

    assert Adres.objects.get().tot == date(2026, 4, 28)


def test_an_address_of_another_is_not_touched() -> None:
    wie, ander = moeder(), moeder()

    with pytest.raises(RuleBroken, match="van een ander"):
        services.beeindig_adres(ander.persoon.adressen.get(), betrokkene=wie, by=by())


def test_a_secret_address_is_corrected_and_shown_only_by_who_may_see_it() -> None:
    wie = moeder(geheim=True, geheim_reden="Vader zoekt haar.")
    adres = wie.persoon.adressen.get()

    with pytest.raises(NotAllowed):
        services.verbeter_adres(adres, betrokkene=wie, gegevens=AdresGegevens(**THUIS), by=by(roles.INTAKE))
    with pytest.raises(NotAllowed):
        services.toon_geheim_adres(adres, betrokkene=wie, reden="post", by=by(roles.INTAKE))


def test_a_correction_does_not_reach_into_the_address_before() -> None:
    wie = moeder()
    nieuw = services.leg_adres_vast(wie, gegevens=AdresGegevens(**THUIS, van=date(2026, 1, 1)), by=by())

    with pytest.raises(RuleBroken, match="nog een ander adres"):
        services.verbeter_adres(
            nieuw, betrokkene=wie, gegevens=AdresGegevens(**THUIS, van=date(2025, 12, 1)), by=by()
        )


def test_a_correction_keeps_the_kind_and_the_trail_names_the_parts() -> None:
    wie = moeder()
    anders = AdresGegevens(**{**THUIS, "huisnummer": "11", "soort": "post"}, van=date(2025, 1, 1))

    adres = services.verbeter_adres(wie.persoon.adressen.get(), betrokkene=wie, gegevens=anders, by=by())

    assert (adres.huisnummer, adres.soort) == ("11", "woon")
    assert AuditEntry.objects.get(actie="verbeter_adres").velden == {"velden": "huisnummer"}


def test_a_move_leaves_the_history() -> None:
    wie = moeder()

    services.leg_adres_vast(wie, gegevens=AdresGegevens(**THUIS | {"straat": "Kade"}), by=by())

    assert list(wie.persoon.adressen.order_by("van").values_list("straat", "tot")) == [
        ("Dorpsstraat", date(2026, 4, 27)), ("Kade", None),
    ]  # fmt: skip


def test_only_an_unborn_child_is_born_and_never_in_the_future() -> None:
    wie = ongeboren()

    with pytest.raises(NotAllowed):
        services.leg_geboorte_vast(wie, geboortedatum=date(2026, 4, 20), by=by(roles.MANAGER))
    with pytest.raises(RuleBroken, match="toekomst"):
        services.leg_geboorte_vast(wie, geboortedatum=date(2026, 4, 29), by=by())
    services.leg_geboorte_vast(wie, geboortedatum=date(2026, 4, 20), by=by())
    with pytest.raises(RuleBroken, match="als geboren"):
        services.leg_geboorte_vast(wie, geboortedatum=date(2026, 4, 20), by=by())


def test_a_birth_keeps_the_person_and_starts_the_clock_of_telling() -> None:
    wie = ongeboren()
    assert not Termijn.objects.filter(betrokkene=wie, code="T10").exists()

    persoon = services.leg_geboorte_vast(
        wie, geboortedatum=date(2026, 4, 20), geslacht="vrouw", voornamen="Yara", by=by()
    )

    wie.refresh_from_db()
    assert (persoon.pk, wie.rol) == (wie.persoon_id, "kind")
    assert (persoon.weergavenaam, persoon.bsn, persoon.uitgerekende_datum) == (
        "Yara van der Meulen", "000000000", None,
    )  # fmt: skip
    assert Termijn.objects.open().filter(betrokkene=wie, code="T10").exists()


def test_who_died_need_not_be_told() -> None:
    wie = moeder()
    assert Termijn.objects.open().filter(betrokkene=wie, code="T10").exists()

    services.wijzig_persoon(wie, overleden_op=date(2026, 4, 27), by=by())

    assert not Termijn.objects.open().filter(betrokkene=wie, code="T10").exists()
    assert AuditEntry.objects.get(actie="wijzig_persoon").velden == {"velden": "overleden_op"}


def test_the_role_of_an_unborn_child_is_for_the_unborn() -> None:
    wie = moeder()

    with pytest.raises(RuleBroken, match="nog niet geboren"):
        services.wijzig_betrokkene(
            wie, rol="ongeboren_kind", relatie="kind", gezag="nvt", in_huishouden=True, by=by()
        )
