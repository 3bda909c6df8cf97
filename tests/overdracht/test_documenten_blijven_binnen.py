"""A paper, protected or not, and the picture of its page stand in nothing that leaves Veilig Thuis."""

import json

import pytest

from meldingen import services as meldingen
from meldingen.documenten.controle import controleer_alles
from meldingen.models import Bladzijde, Casus
from overdracht import reports, services
from tests import builders
from tests.meldingen.documenten import bestanden
from tests.overdracht import stappen
from tests.overdracht.test_bronbescherming import pagina
from tests.overdracht.test_rapporten import made, text_of
from veiligthuis import roles
from veiligthuis.core import clock

pytestmark = pytest.mark.django_db

TITEL, BRON = "Verslag Kwikstaart", "Praktijk Zilverreiger"


def casus_met_document() -> Casus:
    """A casus with a protected photo that was scanned and drawn."""
    casus = stappen.besloten_casus()
    by = builders.medewerker(roles.CASUSHOUDER)
    document = meldingen.leg_document_vast(
        casus, soort="medisch", omschrijving=TITEL, herkomst=BRON, ontvangen_op=clock.today(),
        inhoud=bestanden.foto(gps=True), by=by,
    )  # fmt: skip
    meldingen.bescherm_bron(document, grond="vertrouwensrelatie", by=by)
    controleer_alles()
    assert Bladzijde.objects.count() == 1
    return casus


def verraden(tekst: str) -> list[str]:
    """The title, the source, and any address or picture of a paper."""
    tekens = ("kwikstaart", "zilverreiger", "kanarie-camera", "/meldingen/document/", "image/webp")
    return [teken for teken in tekens if teken in tekst.casefold()]


def test_nothing_a_receiver_gets_names_it_or_shows_it() -> None:
    casus = casus_met_document()
    stappen.vastgesteld_plan(casus)
    overdracht = services.offer_overdracht(stappen.concept(casus), by=stappen.triagist())
    services.accept_overdracht(overdracht, by=stappen.ontvanger(), **stappen.REGIE)

    assert not verraden(json.dumps(overdracht.momentopname, ensure_ascii=False))
    assert not verraden(pagina(overdracht))
    assert not verraden(text_of(made(services.request_dossier(overdracht, by=stappen.ontvanger()))))


def test_the_request_to_the_raad_says_only_that_something_is_left_out() -> None:
    verzoek = str(reports.verzoek_of(casus_met_document()))

    assert not verraden(verzoek)
    assert "de bron beschermd" in verzoek
