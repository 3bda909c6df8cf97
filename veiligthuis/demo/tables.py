"""Consultation in the demo: one concluded with a late agreement, one to come, one without report, one called off."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from ketenpartners.models import Team
from meldingen.models import Casus
from overdracht.models import Overleg
from overdracht.overleg import services
from overdracht.overleg.beeld import kenmerk_van, partijen
from overdracht.overleg.voorstellen import voorstellen
from veiligheid.queries import directbetrokkenen
from veiligthuis.core import clock
from veiligthuis.demo.teller import Story, Teller

GEZIN = "Van der Meulen"
GASTEN = ("wijkteam-noord", "wijkteam-zuid")


def tables(t: Teller) -> Iterator[datetime]:
    """Four overleggen about the first family, with people of two wijkteams."""
    yield t.ago(12, 9)
    by = t.who("casushouder")
    eerste = _invited(t, t.ago(11, 14), "mdo")
    verlopen = _invited(t, t.ago(9, 10), "jeugdbeschermingstafel")
    yield t.ago(11, 16)
    services.houd_overleg(eerste, by=by, aanwezig=list(eerste.deelnemers.professionals()))
    noord = eerste.deelnemers.get(medewerker=t.who("wijkteam-noord"))
    eigen = eerste.deelnemers.get(medewerker=by)
    vandaag = clock.today()
    services.maak_afspraak(
        eerste, by=by, wat="Belt de school over wat de kinderen nodig hebben.", eigenaar=noord,
        uiterlijk=vandaag + timedelta(days=5),
    )  # fmt: skip
    services.maak_afspraak(
        eerste, by=by, wat="Stuurt iedereen de data van de volgende keer.", eigenaar=eigen,
        uiterlijk=vandaag + timedelta(days=13), voor_allen=True,
    )  # fmt: skip
    services.schrijf_verslag(
        eerste, by=by, verslag="Wij spraken over rust in huis en over wie de kinderen ziet."
    )
    services.rond_overleg_af(eerste, by=by, gezien=kenmerk_van(partijen(_fresh(eerste), vooraf=True)))
    services.laat_overleg_vervallen(verlopen, by=by, reden="De rechter heeft al besloten.")
    yield t.ago(3, 9)
    zonder_verslag = _invited(t, t.ago(2, 9), "mdo")
    yield t.ago(1, 11)
    services.houd_overleg(zonder_verslag, by=by, aanwezig=list(zonder_verslag.deelnemers.professionals()))
    yield t.hours_ago(3)
    _invited(t, t.ahead(2), "vijfhoek")


def _invited(t: Teller, begint_op: datetime, soort: str) -> Overleg:
    """Planned, with the family considered, two guests, two points, and everybody invited."""
    by = t.who("casushouder")
    casus = Casus.objects.filter(naam__startswith=GEZIN).earliest("pk")
    overleg = services.plan_overleg(
        casus, by=by, soort=soort, onderwerp="Gezin M., veilig thuis voor de kinderen", begint_op=begint_op,
        vorm="video", plaats="De uitnodiging komt per beveiligde mail", doel="Samen afspreken wie wat doet.",
    )  # fmt: skip
    for wie in directbetrokkenen(casus):
        if not wie.persoon.ongeboren:
            reden = "Kind; de leerkracht vertelt wat het kind wil." if wie.rol == "kind" else ""
            services.kies_gezinslid(overleg, by=by, betrokkene=wie, reden_niet=reden)
    for gast in GASTEN:
        team = Team.objects.van_medewerker(t.who(gast)).order_by("pk")[0]
        services.nodig_medewerker(overleg, by=by, medewerker=t.who(gast), team=team)
    for voorstel in voorstellen(overleg)[:1]:
        services.beslis_over_voorstel(overleg, by=by, sleutel=voorstel.sleutel, overnemen=True)
    services.voeg_punt_toe(overleg, by=by, woorden="Wie ziet de kinderen deze week?")
    noord = overleg.deelnemers.filter(medewerker=t.who(GASTEN[0]))
    punt = services.voeg_punt_toe(overleg, by=by, woorden="Hulp bij de opvoeding door Noord")
    services.schrijf_punt(punt, by=by, woorden=punt.woorden, voor_allen=False, voor=list(noord))
    return services.nodig_uit(overleg, by=by, gezien=kenmerk_van(partijen(_fresh(overleg), vooraf=True)))


def _fresh(overleg: Overleg) -> Overleg:
    found: Overleg = Overleg.objects.get(pk=overleg.pk)
    return found


TABLES: tuple[Story, ...] = (tables,)
