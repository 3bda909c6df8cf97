"""Two people of one team accept at the same instant: one wins, the others get a sentence."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection

from meldingen.models import Regie
from overdracht import services
from overdracht.models import Overdracht
from tests import builders
from tests.overdracht import stappen
from tests.overdracht.conftest import NU
from veiligthuis import roles
from veiligthuis.core import clock
from veiligthuis.core.errors import RuleBroken
from veiligthuis.core.models import AuditEntry, Medewerker

AANTAL = 8


@pytest.mark.django_db(transaction=True)
def test_of_eight_who_accept_together_one_wins() -> None:
    aangeboden = stappen.aangeboden()
    mensen = [
        builders.medewerker(roles.WIJKTEAM, team=aangeboden.naar_team, naam=f"collega{n}")
        for n in range(AANTAL)
    ]
    tegelijk = Barrier(AANTAL)

    def accept(wie: Medewerker) -> str:
        with clock.standing_at(NU):
            try:
                tegelijk.wait(timeout=120)
                services.accept_overdracht(aangeboden, by=wie, **stappen.REGIE)
            except RuleBroken as broken:
                return broken.reason
            finally:
                connection.close()
        return "gewonnen"

    with ThreadPoolExecutor(AANTAL) as pool:
        uitkomsten = list(pool.map(accept, mensen))

    assert uitkomsten.count("gewonnen") == 1
    verloren = [zin for zin in uitkomsten if zin != "gewonnen"]
    assert all("Misschien was een collega u voor" in zin for zin in verloren), verloren
    assert AuditEntry.objects.filter(actie="accepteer").count() == 1
    assert Regie.objects.filter(casus=aangeboden.casus).count() == 2
    assert Overdracht.objects.get(pk=aangeboden.pk).status == "geaccepteerd"
