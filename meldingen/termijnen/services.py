"""Every write to terms: start, meet, postpone, lapse, and mark an escalation as seen."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.db.models import Q, QuerySet

from meldingen.termijnen.ladders import Naar
from meldingen.termijnen.records import Bezorging, Termijn, Verlenging
from meldingen.termijnen.regels import OnbekendeTermijnError, Regel
from meldingen.termijnen.rekenregels import Rekenregels, actueel
from veiligthuis.core import audit, clock
from veiligthuis.core.access import may
from veiligthuis.core.calendar import EEN_DAG, Eenheid, Einde, TermijnError, Uitleg, bereken, einde_van
from veiligthuis.core.errors import NotAllowed, RuleBroken
from veiligthuis.core.models import Medewerker
from veiligthuis.core.whole import as_part

if TYPE_CHECKING:
    from ketenpartners.models import Convenant, Team


@dataclass(frozen=True, kw_only=True)
class TermijnBron:
    """What a term hangs on and from when it counts; every machine object that has terms answers it.

    `onderwerp` keeps the terms of two objects of one casus apart, such as "overdracht:12"; empty is the casus.
    """

    casus: Any | None
    startmoment: datetime
    melding: Any | None = None
    betrokkene: Any | None = None
    partnerteam: Team | None = None
    convenant: Convenant | None = None
    onderwerp: str = ""


@as_part
def start_termijn(code: str, bron: TermijnBron, *, duur: int | None = None) -> Termijn:
    """Start a term at the moment of its source, under the rule that holds then; one that runs is left alone.

    `duur` takes the place of the number of the rule or the convenant. Raises RuleBroken when the due moment
    cannot be computed; nothing is written then.
    """
    lopend = _open(code, bron)
    if lopend is not None:
        return lopend
    termijn = _nieuw(code, bron, duur, actueel())
    termijn.save(force_insert=True)
    return termijn


@as_part
def start_termijnen(starts: Sequence[tuple[str, TermijnBron, int | None]]) -> None:
    """Start several terms of one casus (code, source, `duur`) at once; each as `start_termijn` would."""
    if not starts:
        return
    soorten = Q()
    for code, bron, _ in starts:
        soorten |= Q(casus=bron.casus, code=code, onderwerp=bron.onderwerp)
    lopend = Termijn.objects.open().filter(soorten).select_for_update(of=("self",)).order_by("pk")
    gezien = {(termijn.casus_id, termijn.code, termijn.onderwerp) for termijn in lopend}
    rekenregels, nieuw = actueel(), []
    for code, bron, duur in starts:
        sleutel = (bron.casus.pk if bron.casus else None, code, bron.onderwerp)
        if sleutel not in gezien:
            gezien.add(sleutel)
            nieuw.append(_nieuw(code, bron, duur, rekenregels))
    Termijn.objects.bulk_create(nieuw)


def _nieuw(code: str, bron: TermijnBron, duur: int | None, rekenregels: Rekenregels) -> Termijn:
    """The term with its due moment, not saved. Raises RuleBroken."""
    try:
        soort = rekenregels.regel(code, clock.local(bron.startmoment).date())
        aantal = _duur(soort, bron) if duur is None else duur
        einde = rekenregels.einde(soort, bron.startmoment, duur=aantal)
    except (TermijnError, OnbekendeTermijnError) as fout:
        raise RuleBroken(str(fout)) from fout
    termijn = Termijn(
        casus=bron.casus, melding=bron.melding, betrokkene=bron.betrokkene, partnerteam=bron.partnerteam,
        convenant=bron.convenant, onderwerp=bron.onderwerp, code=code, regelversie=soort.versie, duur=aantal,
        gestart_op=bron.startmoment,
    )  # fmt: skip
    zet_einde(termijn, soort, einde, rekenregels=rekenregels)
    return termijn


def haal_termijn(code: str, bron: TermijnBron, *, at: datetime) -> Termijn | None:
    """Record that a running term was met at a moment; None when it does not run."""
    return _sluit(_open(code, bron), gehaald_op=at)


def laat_vervallen(code: str, bron: TermijnBron, *, reden: str, at: datetime) -> Termijn | None:
    """Stop a running term without its being met; `reden` is Dutch and holds no personal data."""
    return _sluit(_open(code, bron), vervallen_op=at, vervallen_reden=reden)


@transaction.atomic
def stop_alles(bron: TermijnBron, *, reden: str, at: datetime) -> int:
    """Let every running term of the source lapse: of its subject, or of the whole casus when it has none.

    Returns how many there were.
    """
    rijen = Termijn.objects.open().filter(casus=bron.casus)
    if bron.onderwerp:
        rijen = rijen.filter(onderwerp=bron.onderwerp)
    gevonden = list(rijen.select_for_update(of=("self",)).order_by("pk"))
    for termijn in gevonden:
        _sluit(termijn, vervallen_op=at, vervallen_reden=reden)
    return len(gevonden)


def verleg_termijn(code: str, bron: TermijnBron) -> Termijn | None:
    """Let a running term go on with another receiver: later escalations go to that team and its convenant.

    The due moment does not change. None when the term does not run.
    """
    termijn = _open(code, bron)
    if termijn is not None:
        termijn.partnerteam, termijn.convenant = bron.partnerteam, bron.convenant
        termijn.save(update_fields=["partnerteam", "convenant"])
    return termijn


@transaction.atomic
def verleng_termijn(
    termijn: Termijn, *, by: Medewerker, reden: str, tot: date | None = None, at: datetime | None = None
) -> Termijn:
    """Postpone a term once, to `tot` or as far as the law allows at a time; may be repeated.

    Only where the rule knows a postponement (informing a betrokkene, at most two weeks at a time). The moved
    due moment may warn anew. Raises NotAllowed, or RuleBroken with the Dutch reason.
    Source: Wmo 2015 art. 5.3.1 lid 2.
    """
    if not may(by, "meldingen.verleng_termijn", termijn):
        raise NotAllowed("meldingen.verleng_termijn")
    rij = Termijn.objects.select_for_update(of=("self",)).get(pk=termijn.pk)
    moment = at or clock.now()
    rekenregels = actueel()
    uiterlijk = _uiterlijk_uitstel(rij, reden, rekenregels)
    nieuw = tot or uiterlijk.dag
    _keur_uitstel(rij, nieuw, uiterlijk)
    Verlenging.objects.create(
        termijn=rij, van=rij.eindigt_op, tot=einde_van(nieuw), reden=reden.strip(), besloten_door=by,
        besloten_op=moment,
    )  # fmt: skip
    einde = _einde_uitstel(rij, nieuw, uiterlijk, rekenregels)
    rij.versie += 1
    zet_einde(rij, rij.regel, einde, vanaf=moment, rekenregels=rekenregels)
    rij.save()
    audit.record_change(
        by, rij, action="verleng_termijn", fields={"code": rij.code, "tot": f"{nieuw:%Y-%m-%d}"}
    )
    return rij


def schort_op(termijn: Termijn, *, by: Medewerker, reden: str) -> Termijn:
    """Let the clock of a term stand still; refused for every term, because no source allows it today.

    Should one ever (`opschortbaar` in its rule): a pause is a row of its own with ground, from and to; the sweep
    leaves the term alone meanwhile; at the end the due moment is computed anew from start, rule and the sum of the
    pauses under the same calendar, never added up in a counter. Raises NotAllowed, or RuleBroken with the reason.
    Source: Uitvoeringsbesluit Wmo 2015 art. 4.1.7; Wmo 2015 art. 5.3.1 (neither knows a pause).
    """
    if not may(by, "meldingen.verleng_termijn", termijn):
        raise NotAllowed("meldingen.verleng_termijn")
    raise RuleBroken(
        f"Deze termijn ({termijn.regel.naam}) kan niet stilstaan: geen wet of norm staat een pauze toe. Wachten op "
        "een ander telt mee. Leg vast waarop u wacht; alleen het informeren van een betrokkene kan worden uitgesteld.",
        field="reden",
    )


def markeer_gezien(bezorgingen: Iterable[Bezorging], *, by: Medewerker, at: datetime | None = None) -> int:
    """Record that somebody saw the escalations delivered to him or her; returns how many were new."""
    sleutels = [bezorging.pk for bezorging in bezorgingen]
    return _gezien(Bezorging.objects.filter(pk__in=sleutels, medewerker=by), by, at)


def markeer_casus_gezien(casus: Any, *, by: Medewerker, at: datetime | None = None) -> int:
    """Who opens a casus has seen what was delivered to him or her about its terms; returns how many were new."""
    gekregen = Bezorging.objects.filter(medewerker=by, verzonden_op__isnull=False)
    return _gezien(gekregen.filter(escalatie__termijn__casus=casus), by, at)


def markeer_ontvangst_gezien(bron: TermijnBron, *, by: Medewerker, at: datetime | None = None) -> int:
    """Who opens what was offered to the team has seen what was delivered about its terms; returns how many were new.

    That is what was delivered to him or her, and to the manager of the receiver named in the agreement, who has no
    login: the team reads that post.
    """
    eigen = Q(medewerker=by)
    van_het_team = Q(contactpersoon__isnull=False, escalatie__naar=Naar.MANAGER_ONTVANGER)
    gekregen = Bezorging.objects.filter(eigen | van_het_team, verzonden_op__isnull=False)
    van_dit = gekregen.filter(
        escalatie__termijn__casus=bron.casus,
        escalatie__termijn__onderwerp=bron.onderwerp,
        escalatie__termijn__partnerteam=bron.partnerteam,
    )
    return _gezien(van_dit, by, at)


def _gezien(bezorgingen: QuerySet[Bezorging], by: Medewerker, at: datetime | None) -> int:
    return bezorgingen.filter(gezien_op__isnull=True).update(gezien_op=at or clock.now(), gezien_door=by)


def _open(code: str, bron: TermijnBron) -> Termijn | None:
    rijen = Termijn.objects.open().filter(casus=bron.casus, code=code, onderwerp=bron.onderwerp)
    return rijen.select_for_update(of=("self",)).first()


def _duur(soort: Regel, bron: TermijnBron) -> int | None:
    """The number of the rule, or of the convenant where the rule leaves it to that."""
    if soort.duur_uit_convenant and bron.convenant is not None:
        return int(getattr(bron.convenant, soort.duur_uit_convenant))
    return soort.duur


def als_uitleg(einde: Einde) -> list[dict[str, str]]:
    """The explanation of a due moment as it is stored."""
    return [{"dag": regel.dag.isoformat(), "reden": regel.reden} for regel in einde.uitleg]


def zet_einde(
    termijn: Termijn, soort: Regel, einde: Einde, *, rekenregels: Rekenregels, vanaf: datetime | None = None
) -> None:
    """Set a due moment with its explanation, and plan its own ladder anew from the bottom; saves nothing.

    No step is planned before `vanaf`, the start of the term when None.
    """
    gepland = rekenregels.momenten(soort, termijn.gestart_op, einde, vanaf=vanaf)
    termijn.eindigt_op, termijn.op_dag = einde.moment, einde.op_dag
    termijn.uitleg = als_uitleg(einde)
    termijn.momenten = [op for op, _ in gepland]
    termijn.naar = [str(naar) for _, naar in gepland]
    termijn.niveau = 0
    termijn.volgende_op = termijn.momenten[0] if gepland else None
    termijn.storing = ""


def _sluit(termijn: Termijn | None, **velden: Any) -> Termijn | None:
    if termijn is None:
        return None
    velden |= {"volgende_op": None, "opgeschort_op": None, "storing": ""}
    for naam, waarde in velden.items():
        setattr(termijn, naam, waarde)
    termijn.save(update_fields=list(velden))
    return termijn


def _uiterlijk_uitstel(termijn: Termijn, reden: str, rekenregels: Rekenregels) -> Einde:
    """The furthest one postponement may go. Raises RuleBroken."""
    weken = termijn.regel.uitstel_weken
    if weken is None:
        raise RuleBroken(
            f"Deze termijn ({termijn.regel.naam}) kan niet worden uitgesteld: de wet kent dat niet."
        )
    if not termijn.is_open:
        raise RuleBroken("Deze termijn loopt niet meer, dus uitstellen kan niet. Laad de pagina opnieuw.")
    if not reden.strip():
        raise RuleBroken("Schrijf op waarom uitstel nodig is: de wet vraagt een reden.", field="reden")
    try:
        oud = clock.local(termijn.eindigt_op).date()
        return bereken(oud, weken, Eenheid.WEKEN, atw=True, kalender=rekenregels.kalender)
    except TermijnError as fout:
        raise RuleBroken(str(fout)) from fout


def _einde_uitstel(termijn: Termijn, nieuw: date, uiterlijk: Einde, rekenregels: Rekenregels) -> Einde:
    """When the term ends that was postponed to `nieuw`: that day, or the first working day after it.

    Source: Algemene termijnenwet art. 1 lid 1.
    """
    oud = clock.local(termijn.eindigt_op).date()
    besluit = Uitleg(oud, f"uitgesteld tot en met {nieuw:%d-%m-%Y} (Wmo 2015 art. 5.3.1 lid 2)")
    if nieuw == uiterlijk.dag:
        return Einde(uiterlijk.moment, True, (besluit, *uiterlijk.uitleg))
    schuif = bereken(nieuw - EEN_DAG, 1, Eenheid.KALENDERDAGEN, atw=True, kalender=rekenregels.kalender)
    return Einde(schuif.moment, True, (besluit, *schuif.uitleg))


def _keur_uitstel(termijn: Termijn, nieuw: date, uiterlijk: Einde) -> None:
    oud = clock.local(termijn.eindigt_op).date()
    if nieuw <= oud:
        raise RuleBroken(f"Kies een datum na {oud:%d-%m-%Y}, het einde van de lopende termijn.", field="tot")
    if nieuw > uiterlijk.dag:
        raise RuleBroken(
            f"Uitstel mag per keer ten hoogste twee weken zijn, dus tot en met {uiterlijk.dag:%d-%m-%Y}. "
            "Daarna kunt u opnieuw besluiten.",
            field="tot",
        )
