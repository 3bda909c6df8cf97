"""When two persons are not merged: who may not, who does not see both, and what speaks against it."""

from datetime import date

import pytest
from django.db import DatabaseError, IntegrityError, transaction

from meldingen import services
from meldingen.models import Betrokkene, Persoon, Samenvoeging
from tests import builders
from tests.meldingen.samenvoegen.dubbel import REDEN, in_midden, in_zuid, personen, voeg_samen
from veiligthuis import roles
from veiligthuis.core.errors import NotAllowed, RuleBroken

pytestmark = pytest.mark.django_db

MAG = {roles.TRIAGIST, roles.CASUSHOUDER}
BSN = ("999993847", "999992077")


@pytest.mark.parametrize("rol", sorted(set(builders.PERSONEEL) - MAG))
def test_no_other_role_merges(rol: str) -> None:
    een, ander = personen(in_midden(), in_midden())

    with pytest.raises(NotAllowed):
        services.voeg_personen_samen(een, ander, reden=REDEN, by=builders.medewerker(rol))


@pytest.mark.parametrize("rol", sorted(MAG))
def test_who_does_not_see_both_does_not_merge(rol: str) -> None:
    een, ander = personen(in_midden(), in_zuid())

    with pytest.raises(NotAllowed):
        services.voeg_personen_samen(een, ander, reden=REDEN, by=builders.medewerker(rol))
    assert not Samenvoeging.objects.exists()


def test_two_numbers_are_two_humans() -> None:
    with pytest.raises(RuleBroken, match="verschillend BSN"):
        voeg_samen(in_midden(bsn=BSN[0]), in_zuid(bsn=BSN[1]))


@pytest.mark.parametrize("onbekend", ["", "000000000"])
def test_an_unknown_number_contradicts_nothing(onbekend: str) -> None:
    gedaan = voeg_samen(in_midden(bsn=onbekend), in_zuid(bsn=BSN[0]))

    assert Persoon.objects.get(pk=gedaan.winnaar_id).bsn == BSN[0]


def test_different_birth_dates_ask_for_certainty() -> None:
    een, ander = in_midden(), in_zuid(geboortedatum=date(1991, 3, 9))

    with pytest.raises(RuleBroken, match="geboortedatums verschillen") as gebroken:
        voeg_samen(een, ander)

    assert gebroken.value.field == "zeker"
    assert voeg_samen(een, ander, zeker=True, keuzes={"geboren": "verliezer"})


def test_a_reason_is_given() -> None:
    with pytest.raises(RuleBroken, match="waaraan u ziet"):
        voeg_samen(in_midden(), in_zuid(), reden="  ")


def test_who_was_merged_is_not_merged_again() -> None:
    een, ander = in_midden(), in_zuid()
    blijft, gaat = personen(een, ander)
    gedaan = voeg_samen(een, ander)

    for paar in ((blijft, gaat), (gaat, blijft), (blijft, blijft)):
        with pytest.raises(RuleBroken, match=r"intussen al|dezelfde persoon"):
            services.voeg_personen_samen(*paar, reden=REDEN, by=gedaan.door)


def test_what_changed_since_it_was_shown_stops_the_merge() -> None:
    with pytest.raises(RuleBroken, match="veranderd terwijl"):
        voeg_samen(in_midden(), in_zuid(), gezien="iets anders")


def test_the_database_hangs_nothing_on_a_merged_person() -> None:
    gedaan = voeg_samen(in_midden(), in_zuid())

    with pytest.raises(IntegrityError, match="merged into"), transaction.atomic():
        Betrokkene.objects.filter(persoon=gedaan.winnaar).update(persoon=gedaan.verliezer_id)


def test_the_record_of_a_merge_cannot_be_changed_or_removed() -> None:
    gedaan = voeg_samen(in_midden(), in_zuid())

    with pytest.raises(DatabaseError), transaction.atomic():
        Samenvoeging.objects.filter(pk=gedaan.pk).update(reden="Iets anders")
    with pytest.raises(DatabaseError), transaction.atomic():
        gedaan.delete()
