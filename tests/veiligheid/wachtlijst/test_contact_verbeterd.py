"""A conversation with a waiting family that was written down wrongly: the clock of contact counts what still stands."""

from datetime import timedelta
from typing import Any

import pytest

from meldingen import services
from meldingen.codelijsten import Besluit
from meldingen.models import Casus, Contactmoment, Termijn
from tests import builders, trajecten
from veiligthuis import roles
from veiligthuis.core import clock
from veiligthuis.core.models import AuditEntry

pytestmark = pytest.mark.django_db
ACTIE = "tel_wachtklok_opnieuw"


def leg_vast(casus: Casus, **anders: Any) -> Contactmoment:
    gewoon = {"soort": "huisbezoek", "gelukt": True, "betrokkene": casus.betrokkenen.order_by("pk")[0]}
    return services.leg_contact_vast(casus, by=builders.medewerker(roles.CASUSHOUDER), **{**gewoon, **anders})


def klok(casus: Casus) -> Termijn:
    gevonden: Termijn = Termijn.objects.open().get(casus=casus, code="W01")
    return gevonden


def test_a_conversation_corrected_away_gives_the_clock_back_and_says_so() -> None:
    casus = trajecten.toegewezen_casus(Besluit.VV)
    clock.move_to(clock.now() + timedelta(days=2))
    fout = leg_vast(casus, verslag="Rustig.")

    leg_vast(casus, gelukt=False, corrigeert=fout)

    nu = klok(casus)
    assert nu.gestart_op == casus.vervolg_op
    oud = Termijn.objects.get(casus=casus, code="W01", vervallen_op=clock.now())
    assert "verbeterd" in oud.vervallen_reden
    spoor = AuditEntry.objects.get(actie=ACTIE)
    assert (spoor.object_id, spoor.velden["code"]) == (str(nu.pk), "W01")


def test_a_conversation_of_which_only_the_words_were_wrong_leaves_the_clock() -> None:
    casus = trajecten.toegewezen_casus(Besluit.VV)
    toen = clock.now() + timedelta(days=2)
    clock.move_to(toen)
    fout = leg_vast(casus, verslag="Rustig.")
    clock.move_to(toen + timedelta(days=1))

    leg_vast(casus, verslag="Niet rustig.", op=toen, corrigeert=fout)

    assert klok(casus).gestart_op == toen and not AuditEntry.objects.filter(actie=ACTIE).exists()
