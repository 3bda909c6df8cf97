"""A merge is undone exactly, in the opposite order, and only while nothing that depends on it changed."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.db import models

from meldingen import services
from meldingen.codelijsten import Rol
from meldingen.gezin.codelijsten import Bandsoort
from meldingen.models import (
    Adres,
    Betrokkene,
    Casus,
    Contactmoment,
    Gezinsband,
    Persoon,
    Samenvoeging,
    Termijn,
    VeiligContact,
)
from meldingen.services import VeiligContactGegevens
from tests import builders
from tests.meldingen.samenvoegen.dubbel import (
    adres,
    elif_,
    in_midden,
    in_zuid,
    personen,
    triagist_van_beide,
    voeg_samen,
)
from veiligthuis import roles
from veiligthuis.core import clock
from veiligthuis.core.errors import NotAllowed, RuleBroken
from veiligthuis.core.models import AuditEntry

pytestmark = pytest.mark.django_db

TABELLEN: tuple[type[models.Model], ...] = (
    Persoon, Betrokkene, Adres, VeiligContact, Gezinsband, Termijn, Contactmoment, Casus,
)  # fmt: skip


def afdruk() -> dict[str, list[dict[str, object]]]:
    """Every row of every table a merge could touch, hidden ones too."""
    return {m.__name__: list(m._base_manager.order_by("pk").values()) for m in TABELLEN}


def draai(gedaan: Samenvoeging, **anders: object) -> Samenvoeging:
    velden: dict[str, object] = {"reden": "Het is toch een zus.", "by": triagist_van_beide()}
    return services.draai_samenvoeging_terug(gedaan, **velden | anders)  # type: ignore[arg-type]


MAG = {roles.TRIAGIST, roles.CASUSHOUDER}


@pytest.mark.parametrize("rol", sorted(set(builders.PERSONEEL) - MAG))
def test_no_other_role_undoes(rol: str) -> None:
    gedaan = voeg_samen(in_midden(), in_midden())

    with pytest.raises(NotAllowed):
        draai(gedaan, by=builders.medewerker(rol))


def test_why_is_said() -> None:
    with pytest.raises(RuleBroken, match="waarom dit toch twee"):
        draai(voeg_samen(in_midden(), in_zuid()), reden=" ")


def test_undone_is_undone() -> None:
    gedaan = draai(voeg_samen(in_midden(), in_zuid()))

    with pytest.raises(RuleBroken, match="al teruggedraaid"):
        draai(gedaan)


def ander_adres(een: Casus) -> None:
    services.leg_adres_vast(elif_(een), gegevens=adres("Rietkraag"), by=builders.medewerker(roles.TRIAGIST))


def andere_naam(een: Casus) -> None:
    services.wijzig_persoon(elif_(een), taal="Turks", by=builders.medewerker(roles.TRIAGIST))


def ander_contact(een: Casus) -> None:
    services.leg_veilig_contact_vast(
        elif_(een), gegevens=VeiligContactGegevens(kanaal="post"), by=builders.medewerker(roles.TRIAGIST)
    )


def derde_casus(een: Casus) -> None:
    builders.melding(betrokkenen=[builders.moeder(persoon=elif_(een).persoon)])


@pytest.mark.parametrize(
    ("doe", "zin"),
    [
        (ander_adres, "de adressen"),
        (andere_naam, "de persoonsgegevens"),
        (ander_contact, "het veilig contact"),
        (derde_casus, "wie in welke casus staat"),
    ],
)
def test_what_changed_since_stands_in_the_way(doe: Callable[[Casus], None], zin: str) -> None:
    een = in_midden()
    gedaan = voeg_samen(een, in_zuid())
    doe(een)

    with pytest.raises(RuleBroken, match=zin):
        draai(gedaan)


def test_every_row_is_as_it_was() -> None:
    een, ander = in_midden(veilig=VeiligContactGegevens(kanaal="email", voicemail="ja")), in_zuid()
    ervoor = afdruk()
    gedaan = voeg_samen(een, ander, keuzes={"voornamen": "verliezer"})
    assert afdruk() != ervoor

    draai(gedaan)

    assert afdruk() == ervoor


def test_every_row_of_a_double_in_one_casus_is_as_it_was() -> None:
    casus, by = in_midden(), builders.medewerker(roles.CASUSHOUDER)
    clock.move_to(clock.now() + timedelta(days=2, microseconds=123_456))
    tweede = services.voeg_betrokkene_toe(
        casus,
        gegevens=builders.moeder(rol=Rol.NETWERK, adres=adres("Karekiet", van=date(2026, 2, 1))),
        by=by,
    )
    eerste, vader, kind = casus.betrokkenen.order_by("pk")[:3]
    for van, naar, soort in ((tweede, kind, Bandsoort.OUDER_VAN), (eerste, kind, Bandsoort.OUDER_VAN),
                             (tweede, vader, Bandsoort.GEHUWD), (eerste, tweede, Bandsoort.HECHT)):  # fmt: skip
        services.leg_band_vast(van, naar, soort=soort, by=by)
    ervoor = afdruk()
    gedaan = services.voeg_personen_samen(tweede.persoon, eerste.persoon, reden="Zelfde mens.", by=by)
    assert afdruk() != ervoor

    draai(gedaan, by=by)

    assert afdruk() == ervoor


def test_a_chain_is_undone_in_the_opposite_order() -> None:
    a, b, c = in_midden(), in_zuid(), in_midden(voornamen="Elif C.")
    ervoor = afdruk()
    een = voeg_samen(b, a)
    tussen = afdruk()
    twee = voeg_samen(c, b)
    assert {elif_(casus).persoon for casus in (a, b, c)} == {twee.winnaar}

    with pytest.raises(RuleBroken, match="eerst die samenvoeging"):
        draai(een)
    draai(twee)
    assert afdruk() == tussen
    draai(een)

    assert afdruk() == ervoor


def test_after_undoing_they_can_be_merged_the_other_way() -> None:
    een, ander = in_midden(), in_zuid()
    draai(voeg_samen(een, ander))
    blijft, gaat = personen(ander, een)

    assert (
        services.voeg_personen_samen(blijft, gaat, reden="Toch wel.", by=triagist_van_beide()).winnaar
        == blijft
    )


def test_both_trails_say_it() -> None:
    een, ander = in_midden(), in_zuid()
    draai(voeg_samen(een, ander))
    regels = AuditEntry.objects.filter(actie="draai_samenvoeging_terug")

    assert {regel.casus_nummer for regel in regels} == {een.nummer, ander.nummer, ""}
