"""From escalation to people: work out whom to tell, and send each of them one mail without personal data.

Both steps may run at any time, twice and side by side; what was committed is not done again.
"""

import logging
import time
from datetime import datetime, timedelta

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import DatabaseError, InterfaceError, OperationalError, transaction
from django.urls import reverse

from meldingen.termijnen.ontvangers import Geheugen, Ontvanger, ontvangers
from meldingen.termijnen.records import Bezorging, Escalatie, Kanaal
from veiligthuis.core import clock
from veiligthuis.core.models import Medewerker

logger = logging.getLogger(__name__)

BATCH = 50
"""How many escalations one transaction works out; a kill repeats at most so many."""
POGINGEN = 8
"""After so many failed tries a delivery is given up and shows up in the list of failed ones."""
ONDERWERP = "Een termijn vraagt aandacht"
BERICHT = """Log in: er staat een escalatie van niveau {niveau} in uw werkvoorraad.

{adres}

In deze mail staan met opzet geen gegevens.
"""
BERICHT_ZONDER_INLOG = """Een termijn van een overdracht aan uw organisatie vraagt uw aandacht (niveau {niveau}).

Bel Veilig Thuis om te horen om welke overdracht het gaat.
In deze mail staan met opzet geen gegevens.
"""
NIEMAND = "Er is niemand om te waarschuwen: geen behandelaar en geen teammanager. Wijs iemand aan."
NIET_MEER_NODIG = "Niet verzonden: de termijn was intussen gehaald, vervallen of verplaatst."
STORING = "De ontvangers konden niet worden bepaald. Waarschuw zelf en meld dit aan het beheer."
GEEN_ADRES = "Geen e-mailadres bekend. Vul het aan of waarschuw zelf."


def verspreid(*, nu: datetime | None = None, binnen: timedelta | None = None) -> int:
    """Work out the recipients of new escalations and send what is due; returns the number of mails sent.

    After `binnen` no new mail is begun; what is left waits for the next turn. None sends everything.
    """
    moment = nu or clock.now()
    begin = time.monotonic()
    while _werk_uit(moment) == BATCH:
        pass
    verzonden = 0
    while (gelukt := _verzend_een(moment)) is not None:
        verzonden += gelukt
        if binnen is not None and time.monotonic() - begin >= binnen.total_seconds():
            break
    return verzonden


@transaction.atomic
def _werk_uit(moment: datetime) -> int:
    """One batch of escalations becomes deliveries; returns how many escalations there were."""
    rijen = list(
        Escalatie.objects.filter(verzenden=True, verspreid_op__isnull=True)
        .select_related("termijn__casus__behandelaar", "termijn__casus__team", "termijn__partnerteam")
        .select_related("termijn__convenant__manager_ontvanger", "termijn__convenant__regiocontact")
        .select_for_update(of=("self",), skip_locked=True)
        .order_by("gevuurd_op", "pk")[:BATCH]
    )
    geheugen = Geheugen()
    for escalatie in rijen:
        escalatie.verspreid_op = moment
        escalatie.opmerking = _bezorg_of_meld(escalatie, moment, geheugen)
    Escalatie.objects.bulk_update(rijen, ["verspreid_op", "opmerking"])
    return len(rijen)


def _bezorg_of_meld(escalatie: Escalatie, moment: datetime, geheugen: Geheugen) -> str:
    """The same as `_bezorg`, but one broken escalation holds up nobody: it becomes an alarm without recipients."""
    try:
        with transaction.atomic():
            return _bezorg(escalatie, moment, geheugen)
    except (OperationalError, InterfaceError):
        raise
    except (DatabaseError, LookupError, ValueError, TypeError, AttributeError):
        logger.exception("escalation %s cannot be worked out and is set aside", escalatie.pk)
        return STORING


def _bezorg(escalatie: Escalatie, moment: datetime, geheugen: Geheugen) -> str:
    """Write the deliveries of one escalation; returns why there are none, empty when there are."""
    termijn = escalatie.termijn
    if not termijn.is_open or escalatie.vervalversie != termijn.versie:
        return NIET_MEER_NODIG
    gevonden = ontvangers(termijn, escalatie.naar, geheugen)
    Bezorging.objects.bulk_create(
        [_bezorging(escalatie, ontvanger, moment) for ontvanger in gevonden], ignore_conflicts=True
    )
    if not gevonden:
        logger.error("escalation %s has nobody to tell", escalatie.pk)
    return "" if gevonden else NIEMAND


def _bezorging(escalatie: Escalatie, ontvanger: Ontvanger, moment: datetime) -> Bezorging:
    """One recipient: by mail where there is an address, otherwise in the worklist, otherwise failed at once."""
    rij = Bezorging(escalatie=escalatie)
    if isinstance(ontvanger, Medewerker):
        rij.medewerker = ontvanger
    else:
        rij.contactpersoon = ontvanger
    rij.kanaal = Kanaal.MAIL if ontvanger.email or rij.contactpersoon else Kanaal.WERKVOORRAAD
    if ontvanger.email:
        rij.volgende_poging_op = moment
    elif rij.kanaal == Kanaal.WERKVOORRAAD:
        rij.verzonden_op = moment
    else:
        rij.mislukt_op, rij.fout = moment, GEEN_ADRES
    return rij


@transaction.atomic
def _verzend_een(moment: datetime) -> bool | None:
    """Send the oldest delivery that is due; whether it went, or None when there is none.

    One mail, one commit: a kill in between repeats that one mail, with the same Message-ID.
    """
    # In two steps and in the order of the index alone: however long the queue and however old the planner's figures,
    # the next one costs a look at the index. With the joins in it, a fresh queue of thousands was sorted per mail.
    wachtend = Bezorging.objects.filter(volgende_poging_op__lte=moment).order_by("volgende_poging_op")
    sleutel = wachtend.select_for_update(skip_locked=True).values_list("pk", flat=True).first()
    if sleutel is None:
        return None
    rij = Bezorging.objects.select_related("escalatie", "medewerker", "contactpersoon").get(pk=sleutel)
    rij.pogingen += 1
    try:
        bericht(rij).send()
    except (OSError, ValueError) as fout:
        # ValueError too: an address that cannot stand in a header must not hold up the mails behind it.
        _mislukt(rij, fout, moment)
    else:
        rij.verzonden_op, rij.volgende_poging_op, rij.fout = moment, None, ""
    rij.save(update_fields=["pogingen", "verzonden_op", "volgende_poging_op", "mislukt_op", "fout"])
    return rij.verzonden_op is not None


def bericht(rij: Bezorging) -> EmailMessage:
    """The mail of one delivery: no name, no number, no kind of term; the same Message-ID at every try."""
    ontvanger = rij.medewerker or rij.contactpersoon
    tekst = BERICHT if rij.medewerker else BERICHT_ZONDER_INLOG
    adres = f"{settings.SITE_URL}{reverse('pages:werkvoorraad')}"
    domein = settings.DEFAULT_FROM_EMAIL.rpartition("@")[2].rstrip(">")
    return EmailMessage(
        ONDERWERP,
        tekst.format(niveau=rij.escalatie.niveau, adres=adres),
        to=[ontvanger.email if ontvanger else ""],
        headers={"Message-ID": f"<escalatie-{rij.escalatie_id}-{rij.pk}@{domein}>"},
    )


def _mislukt(rij: Bezorging, fout: Exception, moment: datetime) -> None:
    """Plan the next try, twice as late each time from one minute on, or give up."""
    # The text of a mail server may hold the address of the recipient, so only the kind of error is kept.
    rij.fout = type(fout).__name__
    logger.warning("delivery %s failed: %s", rij.pk, rij.fout)
    rij.volgende_poging_op = moment + timedelta(minutes=2 ** (rij.pogingen - 1))
    if rij.pogingen >= POGINGEN:
        rij.volgende_poging_op, rij.mislukt_op = None, moment
        logger.error("delivery %s is given up after %s tries", rij.pk, rij.pogingen)
