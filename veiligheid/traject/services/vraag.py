"""Changing the onderzoeksvraag on the way, as a new row that says why."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from meldingen.codelijsten import Besluit
from meldingen.models import Casus
from veiligheid.models import Onderzoeksvraag
from veiligheid.traject.queries import besluit_tot_traject, geldende_vraag
from veiligheid.traject.rules import WERKEN, traject_loopt
from veiligheid.traject.services.grenzen import vergrendeld
from veiligthuis.core import audit, clock
from veiligthuis.core.errors import RuleBroken
from veiligthuis.core.models import Medewerker


@transaction.atomic
def stel_vraag_bij(
    casus: Casus, *, tekst: str, reden: str, by: Medewerker, at: datetime | None = None
) -> Onderzoeksvraag:
    """Word the question of the running onderzoek anew, with the reason; the decision stays as it was taken.

    Source: Uitvoeringsregeling Wmo 2015, bijlage A par. 4.1; Kwaliteitskader feitenonderzoek jeugdbescherming 2018.
    """
    rij, moment = vergrendeld(casus, WERKEN, by, traject_loopt), at or clock.now()
    besluit = besluit_tot_traject(rij)
    if besluit is None or besluit.besluit != Besluit.ONDERZOEK:
        raise RuleBroken("Er loopt geen onderzoek met een onderzoeksvraag.")
    if not tekst.strip():
        raise RuleBroken("Schrijf de onderzoeksvraag zoals die nu luidt.", field="tekst")
    if tekst.strip() == geldende_vraag(besluit):
        raise RuleBroken("Dit is de vraag die al geldt. Verander haar, of ga terug.", field="tekst")
    if not reden.strip():
        raise RuleBroken("Schrijf waarom de vraag wordt bijgesteld.", field="reden")
    vraag = Onderzoeksvraag.objects.create(
        casus=rij, besluit=besluit, tekst=tekst.strip(), reden=reden.strip(), vastgelegd_op=moment, door=by
    )
    audit.record_change(by, vraag, action="stel_vraag_bij")
    return vraag
