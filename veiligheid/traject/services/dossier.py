"""Children seen, statements with their source, and hoor en wederhoor."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction

from meldingen import services as meldingen
from meldingen.codelijsten import Afschermgrond, ContactSoort
from meldingen.models import Betrokkene, Casus, Document
from veiligheid.models import Bevinding, Kindgezien, Wederhoor
from veiligheid.traject.codelijsten import Aanwezig, Bronsoort, Soort
from veiligheid.traject.rules import WERKEN, bron_is_genoemd, onderzoek_loopt, traject_loopt
from veiligheid.traject.services.grenzen import eis, eis_van_de_casus, eis_verbeterbaar, vergrendeld
from veiligthuis.core import audit, clock
from veiligthuis.core.errors import RuleBroken
from veiligthuis.core.models import Medewerker


@transaction.atomic
def leg_kind_gezien_vast(
    kind: Betrokkene,
    *,
    gezien: bool,
    op: datetime | None = None,
    gezien_door: str = "",
    aanwezig: str = "",
    waar: str = "",
    wat_zei_het_kind: str = "",
    soort: str = ContactSoort.HUISBEZOEK,
    reden_niet: str = "",
    corrigeert: Kindgezien | None = None,
    by: Medewerker,
    at: datetime | None = None,
) -> Kindgezien:
    """Write down that a child was seen, by whom, where, who was with it and what it said; or why it was not seen.

    A child that was seen has a line in the contact log too, which holds what it said.
    Source: Handelingsprotocol Veilig Thuis 2019; inspection report Veilig Thuis 2017.
    """
    casus, moment = vergrendeld(kind.casus, WERKEN, by, traject_loopt), at or clock.now()
    eis_verbeterbaar(casus, corrigeert)
    if not kind.moet_gezien(clock.local(moment).date()):
        raise RuleBroken("Dit is geen kind van deze casus dat gezien kan worden.")
    rij = Kindgezien(casus=casus, betrokkene=kind, vastgelegd_op=moment, door=by, corrigeert=corrigeert)
    if gezien:
        _eis_van_gezien(aanwezig, waar, wat_zei_het_kind)
        rij.contactmoment = meldingen.leg_contact_vast(
            casus, soort=soort, gelukt=True, verslag=wat_zei_het_kind, betrokkene=kind, op=op, by=by, at=moment,
            corrigeert=corrigeert.contactmoment if corrigeert else None,
        )  # fmt: skip
        rij.op, rij.aanwezig, rij.waar = rij.contactmoment.op, aanwezig, waar.strip()
        rij.gezien_door = gezien_door.strip() or by.weergavenaam
    else:
        _noteer_reden(rij, reden_niet, by=by, at=moment)
    return _bewaar_kind(rij, by=by, at=moment)


@transaction.atomic
def leg_bevinding_vast(
    casus: Casus,
    *,
    soort: str,
    tekst: str,
    bron: str,
    van: date,
    betrokkene: Betrokkene | None = None,
    document: Document | None = None,
    bron_naam: str = "",
    afscherm_grond: str = "",
    corrigeert: Bevinding | None = None,
    by: Medewerker,
    at: datetime | None = None,
) -> Bevinding:
    """Write down one fact, opinion or interpretation with its source and its day.

    What comes from a melder whose name is shielded is shielded too.
    Source: Uitvoeringsbesluit Wmo 2015 art. 4.1.8 lid 3.
    """
    rij, moment = vergrendeld(casus, WERKEN, by, traject_loopt), at or clock.now()
    eis_verbeterbaar(rij, corrigeert)
    eis("" if soort in Soort.values else "Kies of dit een feit, een mening of een interpretatie is.", "soort")
    eis("" if tekst.strip() else "Schrijf wat er is gezien, gezegd of gelezen.", "tekst")
    eis("Deze dag moet nog komen." if van > clock.local(moment).date() else "", "van")
    if mist := bron_is_genoemd(bron, betrokkene=betrokkene, document=document, naam=bron_naam.strip()):
        raise RuleBroken(mist[1], field=mist[0])
    eis_van_de_casus(rij, betrokkene)
    if document is not None and document.casus_id != rij.pk:
        raise RuleBroken("Dit document hoort bij een andere casus.", field="document")
    bevinding = Bevinding.objects.create(
        casus=rij, vastgelegd_op=moment, door=by, corrigeert=corrigeert, soort=soort, tekst=tekst.strip(), bron=bron,
        van=van, betrokkene=betrokkene if bron == Bronsoort.PERSOON else None,
        document=document if bron == Bronsoort.DOCUMENT else None, bron_naam=bron_naam.strip(),
        afscherm_grond=_grond(rij, bron, afscherm_grond),
    )  # fmt: skip
    audit.record_change(by, bevinding, action="leg_bevinding_vast", fields={"soort": soort, "bron": bron})
    return bevinding


@transaction.atomic
def leg_wederhoor_vast(
    betrokkene: Betrokkene,
    *,
    getoond_op: date | None = None,
    reactie: str = "",
    verwerkt: str = "",
    reden_niet: str = "",
    corrigeert: Wederhoor | None = None,
    by: Medewerker,
    at: datetime | None = None,
) -> Wederhoor:
    """Write down what somebody said of the draft and what was done with it; or why there is no reaction.

    Source: Handelingsprotocol Veilig Thuis 2019, hoor en wederhoor.
    """
    casus, moment = vergrendeld(betrokkene.casus, WERKEN, by, onderzoek_loopt), at or clock.now()
    eis_verbeterbaar(casus, corrigeert)
    if getoond_op is not None and getoond_op > clock.local(moment).date():
        raise RuleBroken("Deze dag moet nog komen.", field="getoond_op")
    if not reden_niet.strip():
        eis("" if getoond_op else "Vul in wanneer het concept is getoond, of waarom niet.", "getoond_op")
        eis(
            "" if reactie.strip() else "Schrijf wat deze persoon ervan zei, of waarom er geen reactie is.",
            "reactie",
        )
        eis("" if verwerkt.strip() else "Schrijf wat u met de reactie heeft gedaan.", "verwerkt")
    elif reactie.strip() or verwerkt.strip():
        raise RuleBroken(
            "Er is een reactie, of een reden waarom niet. Vul een van de twee in.", field="reden_niet"
        )
    rij = Wederhoor.objects.create(
        casus=casus, vastgelegd_op=moment, door=by, corrigeert=corrigeert, betrokkene=betrokkene,
        getoond_op=getoond_op, reactie=reactie.strip(), verwerkt=verwerkt.strip(), reden_niet=reden_niet.strip(),
    )  # fmt: skip
    meldingen.note_wederhoor(betrokkene, by=by, at=moment)
    audit.record_change(by, rij, action="leg_wederhoor_vast", fields={"reactie": bool(rij.reactie)})
    return rij


def _eis_van_gezien(aanwezig: str, waar: str, zei: str) -> None:
    eis("" if aanwezig in Aanwezig.values else "Kies wie erbij was toen het kind is gezien.", "aanwezig")
    eis("" if waar.strip() else "Schrijf waar het kind is gezien.", "waar")
    eis(
        "" if zei.strip() else "Schrijf wat het kind zei, of hoe een klein kind erbij was.",
        "wat_zei_het_kind",
    )


def _noteer_reden(rij: Kindgezien, reden: str, *, by: Medewerker, at: datetime) -> None:
    """Why the child was not seen; of a child nobody spoke to it is the reason for that too."""
    eis("" if reden.strip() else "Schrijf waarom het kind niet is gezien.", "reden_niet")
    rij.reden_niet = reden.strip()
    if rij.betrokkene.gesproken_op is None:
        meldingen.noteer_niet_gesproken(rij.betrokkene, reden=reden, by=by, at=at)


def _bewaar_kind(rij: Kindgezien, *, by: Medewerker, at: datetime) -> Kindgezien:
    rij.save(force_insert=True)
    meldingen.note_kind_verantwoord(rij.betrokkene, by=by, at=at)
    audit.record_change(by, rij, action="leg_kind_gezien_vast", fields={"gezien": rij.gezien})
    return rij


def _grond(casus: Casus, bron: str, gekozen: str) -> str:
    """The ground on which a line is kept from the family: as chosen, or that of the shielded melder."""
    if gekozen and gekozen not in Afschermgrond.values:
        raise RuleBroken("Kies de grond waarop de bron beschermd wordt.", field="afscherm_grond")
    if gekozen or bron != Bronsoort.MELDER:
        return gekozen
    afgeschermd = casus.meldingen.filter(herkomst_afschermen=True).order_by("-ontvangen_op").first()
    return str(afgeschermd.afscherm_grond) if afgeschermd else ""
