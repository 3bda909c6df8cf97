"""What beheer does to the rules of computing: lay down a setting, and recompute running terms after a change."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.db.models import Max

from meldingen.termijnen.instellingen import INSTELBAAR, KB_DAG, Instelling
from meldingen.termijnen.ladders import Naar
from meldingen.termijnen.records import Termijn
from meldingen.termijnen.regels import REGELS
from meldingen.termijnen.rekenregels import Rekenregels, actueel
from meldingen.termijnen.services import als_uitleg, zet_einde
from veiligthuis.core import audit, clock
from veiligthuis.core.access import has_codename
from veiligthuis.core.calendar import Einde, TermijnError, Uitleg, einde_van, werkdag_erbij
from veiligthuis.core.errors import NotAllowed, RuleBroken
from veiligthuis.core.models import Medewerker

INSTELLEN = "meldingen.add_instelling"
HERBEREKENEN = "meldingen.herbereken_termijnen"
PER_KEER = 2000
"""So many terms are read at a time."""
VELDEN = ("eindigt_op", "op_dag", "uitleg", "momenten", "naar", "niveau", "volgende_op", "versie", "storing")


@dataclass(frozen=True, slots=True)
class Verschuiving:
    """A running term whose due moment is another one by the rules of now; `storing` says why none can be computed."""

    termijn: Termijn
    oud: datetime
    nieuw: datetime | None
    storing: str = ""

    @property
    def casusnummer(self) -> str:
        """The number of its casus; empty for a term of the organisation itself."""
        return str(self.termijn.casus.nummer) if self.termijn.casus else ""

    def as_json(self) -> dict[str, str | None]:
        """What a script reads: casus, code, and the old and new last day (a moment for a term in hours)."""
        return {
            "casus": self.casusnummer,
            "code": self.termijn.code,
            "oud": f"{clock.local(self.oud):%Y-%m-%d}",
            "nieuw": f"{clock.local(self.nieuw):%Y-%m-%d}" if self.nieuw else None,
            "storing": self.storing,
        }


@dataclass(frozen=True, slots=True)
class Herberekening:
    """What a recomputation finds: what moves, and how many only get another explanation or warning morning."""

    verschuivingen: tuple[Verschuiving, ...]
    bijgewerkt: int

    @property
    def kenmerk(self) -> str:
        """The same for the same list: who confirms, confirms what was shown."""
        regels = (f"{v.termijn.pk}:{v.termijn.versie}:{v.oud}:{v.nieuw}" for v in self.verschuivingen)
        return hashlib.sha256("\n".join(regels).encode()).hexdigest()


@transaction.atomic
def leg_instelling_vast(
    sleutel: str, *, waarde: int, geldig_van: date, bron: str, by: Medewerker, at: datetime | None = None
) -> Instelling:
    """Lay down one choice the law leaves open, from today or later on; running terms keep theirs.

    Raises NotAllowed, or RuleBroken with the Dutch reason.
    """
    if not has_codename(by, INSTELLEN):
        raise NotAllowed(INSTELLEN)
    keur_instelling(sleutel, waarde, geldig_van, bron)
    hoogste = Instelling.objects.filter(sleutel=sleutel).aggregate(hoogste=Max("versie"))["hoogste"]
    geleverd = max((rij.versie for rij in REGELS if rij.code == sleutel), default=0)
    rij = Instelling.objects.create(
        sleutel=sleutel, waarde=waarde, geldig_van=geldig_van, bron=bron.strip(),
        versie=max(hoogste or 0, geleverd) + 1, vastgelegd_op=at or clock.now(), vastgelegd_door=by,
    )  # fmt: skip
    velden = {"sleutel": sleutel, "waarde": waarde, "geldig_van": f"{geldig_van:%Y-%m-%d}"}
    audit.record_change(by, rij, action="leg_instelling_vast", fields=velden)
    return rij


def keur_instelling(sleutel: str, waarde: int, geldig_van: date, bron: str) -> None:
    """Whether this choice can be laid down. Raises RuleBroken with the Dutch reason and the field."""
    if sleutel != KB_DAG and sleutel not in INSTELBAAR:
        raise RuleBroken(f"{sleutel} is niet instelbaar: de wet noemt zelf de termijn.", field="sleutel")
    if sleutel == KB_DAG and waarde not in (0, 1):
        raise RuleBroken("Vul 1 in voor ja of 0 voor nee.", field="waarde")
    if not 1 <= max(waarde, sleutel == KB_DAG) <= 1000:
        raise RuleBroken("Vul een getal van 1 tot en met 1000 in.", field="waarde")
    if geldig_van < clock.today():
        raise RuleBroken(
            "Een instelling geldt vanaf vandaag of later: lopende termijnen houden de regel van hun begin.",
            field="geldig_van",
        )
    if not bron.strip():
        raise RuleBroken("De bron ontbreekt. Schrijf wie dit besloot en waar het staat.", field="bron")


def bekijk_herberekening() -> Herberekening:
    """What would move if running terms were computed anew now; changes nothing."""
    return _herbereken(actueel(), clock.now(), schrijf=False)


@transaction.atomic
def herbereken(*, by: Medewerker | None, kenmerk: str = "", at: datetime | None = None) -> Herberekening:
    """Compute every running term anew in one transaction, under the rule it started with.

    A moved due moment gets a new version: it may warn anew, an old warning cannot repeat. With `kenmerk` it is
    done only when the list is still the one that was shown. `by` None is the operator of the server.
    Raises NotAllowed or RuleBroken.
    """
    if by is not None and not has_codename(by, HERBEREKENEN):
        raise NotAllowed(HERBEREKENEN)
    moment = at or clock.now()
    uitkomst = _herbereken(actueel(), moment, schrijf=True)
    if kenmerk and kenmerk != uitkomst.kenmerk:
        raise RuleBroken("De lijst is intussen veranderd; er is niets herberekend. Bekijk de nieuwe lijst.")
    for rij in uitkomst.verschuivingen:
        audit.record_change(by, rij.termijn, action="herbereken_termijn", fields=rij.as_json())
    return uitkomst


def _herbereken(rekenregels: Rekenregels, moment: datetime, *, schrijf: bool) -> Herberekening:
    verschoven: list[Verschuiving] = []
    anders: list[Termijn] = []
    for termijn in _lopend(vergrendel=schrijf):
        oud, was = termijn.eindigt_op, [getattr(termijn, veld) for veld in VELDEN]
        try:
            _reken_opnieuw(termijn, rekenregels, moment)
        except TermijnError as fout:
            verschoven.append(Verschuiving(termijn, oud, None, str(fout)))
            continue
        if termijn.eindigt_op != oud:
            verschoven.append(Verschuiving(termijn, oud, termijn.eindigt_op))
        if [getattr(termijn, veld) for veld in VELDEN] != was:
            anders.append(termijn)
    if schrijf:
        Termijn.objects.bulk_update(anders, VELDEN, batch_size=PER_KEER)
    return Herberekening(tuple(verschoven), len(anders) - sum(v.nieuw is not None for v in verschoven))


def _lopend(*, vergrendel: bool) -> Iterator[Termijn]:
    """Running terms in days, in a fixed order; terms in hours know no free days."""
    rijen = Termijn.objects.open().filter(op_dag=True).select_related("casus").order_by("pk")
    if vergrendel:
        rijen = rijen.select_for_update(of=("self",))
    return rijen.prefetch_related("verlengingen").iterator(chunk_size=PER_KEER)


def _reken_opnieuw(termijn: Termijn, rekenregels: Rekenregels, moment: datetime) -> None:
    """Set what the term would be now; nothing changes when the answer is the same."""
    soort = termijn.regel
    verlengingen = list(termijn.verlengingen.all())
    vanaf = verlengingen[-1].besloten_op if verlengingen else None
    if verlengingen:
        einde = _na_uitstel(termijn, rekenregels, clock.local(verlengingen[-1].tot).date())
    else:
        einde = rekenregels.einde(soort, termijn.gestart_op, duur=termijn.duur)
    if einde.moment == termijn.eindigt_op:
        termijn.uitleg = als_uitleg(einde)
        _verzet_waarschuwingen(termijn, rekenregels.momenten(soort, termijn.gestart_op, einde, vanaf=vanaf))
        return
    niveau = termijn.niveau
    zet_einde(termijn, soort, einde, vanaf=vanaf, rekenregels=rekenregels)
    _laat_gezegd_gezegd(termijn, niveau, moment)
    termijn.versie += 1


def _na_uitstel(termijn: Termijn, rekenregels: Rekenregels, tot: date) -> Einde:
    """A postponed term ends on the day that was decided, or on the first working day after it.

    Source: Algemene termijnenwet art. 1 lid 1; Wmo 2015 art. 5.3.1 lid 2.
    """
    dag = werkdag_erbij(tot, 0, kalender=rekenregels.kalender)
    eerder = tuple(Uitleg(date.fromisoformat(rij["dag"]), rij["reden"]) for rij in termijn.uitleg)
    if dag == clock.local(termijn.eindigt_op).date():
        return Einde(termijn.eindigt_op, True, eerder)
    reden = f"{rekenregels.kalender.vrij.get(tot, 'vrije dag')}: het uitstel eindigt niet op deze dag"
    return Einde(einde_van(dag), True, (*eerder, Uitleg(tot, reden)))


def _verzet_waarschuwingen(termijn: Termijn, nu_gepland: list[tuple[datetime, Naar]]) -> None:
    """The same due moment, but a warning may fall on another working morning: only those still to come."""
    gepland = [op for op, _ in nu_gepland]
    if len(gepland) != len(termijn.momenten):
        return
    komend = gepland[termijn.niveau :]
    termijn.momenten = [*termijn.momenten[: termijn.niveau], *komend]
    if termijn.volgende_op is not None:
        termijn.volgende_op = komend[0] if komend else None


def _laat_gezegd_gezegd(termijn: Termijn, niveau: int, moment: datetime) -> None:
    """Leave out the warnings of the moved term that lie behind us and were given for the old due moment."""
    over = [
        paar
        for plaats, paar in enumerate(zip(termijn.momenten, termijn.naar, strict=True))
        if paar[0] > moment or plaats >= niveau
    ]
    termijn.momenten, termijn.naar = [op for op, _ in over], [naar for _, naar in over]
    termijn.volgende_op = termijn.momenten[0] if over else None
