"""Every write of the waiting list: weigh a risk anew, plan contact, and write down how it went."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction
from django.db.models import Exists, OuterRef

from meldingen import services as meldingen
from meldingen.machine.casus_status import WACHTEND
from meldingen.models import Betrokkene, Casus, Termijn
from meldingen.termijnen.services import TermijnBron, haal_termijn, start_termijn
from veiligheid.models import Herweging, Wachtcontact
from veiligheid.wachtlijst import rules
from veiligheid.wachtlijst.codelijsten import Wachtrisico, Wachtuitkomst
from veiligheid.wachtlijst.queries import HERWEGEN as HERWEEGKLOK
from veiligheid.wachtlijst.queries import contact_uiterlijk, huidig_risico
from veiligthuis.core import access, audit, clock
from veiligthuis.core.errors import NotAllowed, RuleBroken
from veiligthuis.core.models import Medewerker

HERWEGEN = "veiligheid.herweeg_wachtende"
PLANNEN = "veiligheid.plan_wachtcontact"


@transaction.atomic
def herweeg(
    casus: Casus, *, risico: str, reden: str, volgende_op: date, by: Medewerker, at: datetime | None = None
) -> Herweging:
    """Weigh the risk of a waiting family anew: how much now, why, and by which day it is weighed again.

    The clock of weighing is met and runs anew to that day.
    Source: Kwaliteitskader Veilig Thuis 2016, zicht op veiligheid.
    """
    rij, moment = _wachtende(casus, HERWEGEN, by), at or clock.now()
    if risico not in Wachtrisico.values:
        raise RuleBroken("Kies hoe hoog het risico nu is.", field="risico")
    if not reden.strip():
        raise RuleBroken(
            "Schrijf waarom het risico nu zo hoog is: wat is er anders, of juist niet?", field="reden"
        )
    vandaag = clock.local(moment).date()
    if zin := rules.herweging_komt_op_tijd_terug(risico, volgende_op, vandaag=vandaag):
        raise RuleBroken(zin, field="volgende_op")
    herweging = Herweging.objects.create(
        casus=rij, risico=risico, was=huidig_risico(rij), reden=reden.strip(), op=moment, door=by,
        volgende_op=volgende_op,
    )  # fmt: skip
    haal_termijn(HERWEEGKLOK, TermijnBron(casus=rij, startmoment=moment), at=moment)
    _begin_herweegklok(rij, herweging)
    audit.record_change(by, herweging, action="herweeg", fields={"risico": risico, "was": herweging.was})
    return herweging


def begin_herweegklokken() -> int:
    """Give every waiting family without a clock of weighing its own; returns how many got it.

    For who waited before there was one: it counts from the last weighing or else from the decision, so a day that has
    passed is late at once. Safe to run twice.
    Source: Kwaliteitskader Veilig Thuis 2016, zicht op veiligheid.
    """
    loopt = Termijn.objects.open().filter(casus=OuterRef("pk"), code=HERWEEGKLOK)
    zonder = Casus.objects.filter(status__in=WACHTEND).exclude(Exists(loopt))
    begonnen = 0
    for pk in list(zonder.values_list("pk", flat=True)):
        with transaction.atomic():
            rij = zonder.select_for_update(of=("self",)).filter(pk=pk).first()
            if rij is not None:
                gewogen = rij.herwegingen.filter(op__gte=rij.traject_besluit_op or rij.geopend_op)
                _begin_herweegklok(rij, gewogen.order_by("-op", "-pk").first())
                audit.record_change(None, rij, action="begin_herweegklok")
                begonnen += 1
    return begonnen


@transaction.atomic
def plan_wachtcontact(
    casus: Casus,
    *,
    voor: date,
    betrokkene: Betrokkene | None = None,
    by: Medewerker,
    at: datetime | None = None,
) -> Wachtcontact:
    """Plan the next contact with a waiting family, not later than its clock; at most one is planned at a time.

    Source: Kwaliteitskader Veilig Thuis 2016, zicht op veiligheid.
    """
    rij, moment = _wachtende(casus, PLANNEN, by), at or clock.now()
    if rij.wachtcontacten.gepland().exists():
        raise RuleBroken("Er is al contact gepland. Leg eerst vast hoe dat ging.")
    return _plan(rij, voor, betrokkene, by=by, at=moment)


@transaction.atomic
def leg_wachtcontact_vast(
    contact: Wachtcontact,
    *,
    gelukt: bool,
    soort: str,
    betrokkene: Betrokkene,
    verslag: str = "",
    op: datetime | None = None,
    volgende: date,
    by: Medewerker,
    at: datetime | None = None,
) -> Wachtcontact:
    """Write down how planned contact went, in the contact log too, and plan the next one.

    Only a conversation begins the clock of contact anew; not reaching anybody does not.
    Source: Kwaliteitskader Veilig Thuis 2016, zicht op veiligheid.
    """
    casus, moment = _wachtende(contact.casus, PLANNEN, by), at or clock.now()
    rij = Wachtcontact.objects.select_for_update(of=("self",)).get(pk=contact.pk)
    if rij.uitkomst:
        raise RuleBroken("Van dit contact staat de uitkomst er al. Verbeter het in de tijdlijn van de casus.")
    rij.contactmoment = meldingen.leg_contact_vast(
        casus, soort=soort, gelukt=gelukt, verslag=verslag, betrokkene=betrokkene, op=op, by=by, at=moment
    )
    rij.uitkomst = Wachtuitkomst.GESPROKEN if gelukt else Wachtuitkomst.NIET_BEREIKT
    rij.save(update_fields=["uitkomst", "contactmoment"])
    audit.record_change(by, rij, action="leg_wachtcontact_vast", fields={"uitkomst": str(rij.uitkomst)})
    _plan(casus, volgende, None, by=by, at=moment, veld="volgende")
    return rij


def _begin_herweegklok(casus: Casus, herweging: Herweging | None) -> None:
    """From the weighing to the day it named; without one from the decision, as long as the rule says."""
    if herweging is None:
        vanaf = casus.traject_besluit_op or casus.geopend_op
        start_termijn(HERWEEGKLOK, TermijnBron(casus=casus, startmoment=vanaf))
        return
    dagen = (herweging.volgende_op - clock.local(herweging.op).date()).days
    start_termijn(HERWEEGKLOK, TermijnBron(casus=casus, startmoment=herweging.op), duur=dagen)


def _plan(
    casus: Casus,
    voor: date,
    betrokkene: Betrokkene | None,
    *,
    by: Medewerker,
    at: datetime,
    veld: str = "voor",
) -> Wachtcontact:
    vandaag = clock.local(at).date()
    if zin := rules.contact_is_op_tijd_gepland(voor, contact_uiterlijk(casus), vandaag=vandaag):
        raise RuleBroken(zin, field=veld)
    if betrokkene is not None and betrokkene.casus_id != casus.pk:
        raise RuleBroken("Deze persoon staat niet in deze casus.", field="betrokkene")
    gepland = Wachtcontact.objects.create(
        casus=casus, betrokkene=betrokkene, voor=voor, gepland_op=at, gepland_door=by
    )
    audit.record_change(by, gepland, action="plan_wachtcontact", fields={"voor": f"{voor:%Y-%m-%d}"})
    return gepland


def _wachtende(casus: Casus, recht: str, by: Medewerker) -> Casus:
    """The casus, locked. Raises NotAllowed, or RuleBroken when it does not wait."""
    if not access.may(by, recht, casus):
        raise NotAllowed(recht)
    rij: Casus = Casus.objects.select_for_update(of=("self",)).get(pk=casus.pk)
    if zin := rules.casus_wacht(rij):
        raise RuleBroken(zin)
    return rij
