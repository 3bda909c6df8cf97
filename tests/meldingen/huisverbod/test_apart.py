"""Where the one stays, the other does not learn, both ways: before and after it was written down."""

import pytest

from meldingen.huisverbod.afstand import REDEN, gescheiden_van
from meldingen.models import Adres, Betrokkene
from meldingen.queries import geheimen
from tests import builders
from tests.meldingen.huisverbod import verboden
from veiligthuis.core.models import AuditEntry

pytestmark = pytest.mark.django_db


def adres_van(wie: Betrokkene, soort: str = "verblijf") -> Adres:
    return Adres.objects.get(persoon=wie.persoon_id, soort=soort, tot__isnull=True)


def test_what_either_side_had_apart_becomes_secret_and_the_shared_home_does_not() -> None:
    casus = builders.casus()
    vader, moeder, _ = verboden.mensen(casus)
    for wie in (vader, moeder):
        verboden.adres(wie, "Kerkstraat", soort="woon")
    verboden.adres(vader, "Havenweg")
    verboden.adres(moeder, "Lindelaan", soort="opvang")

    verboden.huisverbod(casus)

    assert adres_van(vader).geheim and adres_van(vader).geheim_reden == REDEN
    assert adres_van(moeder, "opvang").geheim
    assert not adres_van(vader, "woon").geheim and not adres_van(moeder, "woon").geheim
    assert AuditEntry.objects.filter(actie="scherm_adres_af").count() == 2


def test_an_address_written_down_during_the_huisverbod_is_secret_at_once() -> None:
    casus = builders.casus()
    vader, moeder, _ = verboden.mensen(casus)
    for wie in (vader, moeder):
        verboden.adres(wie, "Kerkstraat", soort="woon")
    verboden.huisverbod(casus)

    verboden.adres(vader, "Havenweg")
    verboden.adres(moeder, "Lindelaan")

    assert adres_van(vader).geheim and adres_van(moeder).geheim


def test_post_to_the_one_may_not_tell_the_address_of_the_other_in_either_direction() -> None:
    casus = builders.casus()
    vader, moeder, kind = verboden.mensen(casus)
    verboden.adres(vader, "Havenweg")
    verboden.adres(moeder, "Lindelaan")
    verboden.huisverbod(casus)
    vader, moeder, kind = verboden.mensen(casus)

    assert geheimen.voor(casus, moeder).betrays("Havenweg 3")
    assert geheimen.voor(casus, kind).betrays("Havenweg 3")
    assert geheimen.voor(casus, vader).betrays("Lindelaan 3")
    assert not geheimen.voor(casus, vader).betrays("Havenweg 3")  # his own post reaches him
    assert not geheimen.voor(casus, moeder).betrays("Lindelaan 3")
    assert {wie.pk for wie in gescheiden_van(vader)} == {moeder.pk, kind.pk}


def test_without_a_huisverbod_nothing_becomes_secret() -> None:
    casus = builders.casus()
    vader, moeder, _ = verboden.mensen(casus)

    verboden.adres(vader, "Havenweg")

    assert not adres_van(vader).geheim
    assert not geheimen.voor(casus, moeder).betrays("Havenweg 3")
