"""Two colleagues merge at the same instant: one does it, the other gets a sentence."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connections

from meldingen import services
from meldingen.models import Betrokkene, Persoon, Samenvoeging
from tests import builders
from tests.meldingen.samenvoegen.dubbel import elif_, in_midden
from veiligthuis import roles
from veiligthuis.core.errors import RuleBroken

Doe = Callable[[], object]


def samen(*gedaan: Doe) -> list[str]:
    """What came of each, begun together: "ok" or the sentence of the refusal."""
    klaar = Barrier(len(gedaan))

    def voer_uit(doe: Doe) -> str:
        klaar.wait()
        try:
            doe()
            return "ok"
        except RuleBroken as gebroken:
            return gebroken.reason
        finally:
            connections.close_all()

    with ThreadPoolExecutor(len(gedaan)) as pool:
        return list(pool.map(voer_uit, gedaan))


def voeg(blijft: Persoon, gaat: Persoon) -> Doe:
    by = builders.medewerker(roles.TRIAGIST)
    return lambda: services.voeg_personen_samen(blijft, gaat, reden="Zelfde mens.", by=by)


@pytest.mark.django_db(transaction=True)
def test_the_same_and_overlapping_pairs_are_merged_once(running_clock: None) -> None:
    a, b, c = (elif_(in_midden()).persoon for _ in range(3))
    uitkomst = samen(voeg(a, b), voeg(b, a), voeg(b, c), voeg(c, b))

    assert uitkomst.count("ok") == Samenvoeging.objects.count() <= 2
    assert all(zin == "ok" or "intussen al" in zin for zin in uitkomst)
    over = Persoon.objects.filter(pk__in=[a.pk, b.pk, c.pk])
    assert over.count() == 3 - uitkomst.count("ok")
    assert set(Betrokkene.objects.filter(persoon__voornamen="Elif").values_list("persoon", flat=True)) == {
        persoon.pk for persoon in over
    }


@pytest.mark.django_db(transaction=True)
def test_an_undo_is_done_once(running_clock: None) -> None:
    by = builders.medewerker(roles.TRIAGIST)
    paar = [elif_(in_midden()).persoon for _ in range(2)]
    gedaan = services.voeg_personen_samen(paar[0], paar[1], reden="Zelfde mens.", by=by)

    def draai() -> object:
        return services.draai_samenvoeging_terug(gedaan, reden="Toch niet.", by=by)

    assert sorted(samen(draai, draai)) == ["Deze samenvoeging is al teruggedraaid.", "ok"]
