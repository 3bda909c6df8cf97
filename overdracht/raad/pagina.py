"""What the pages of the Raad show: a draft by section with its fields, and everything of the Raad in one casus."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from meldingen.machine.casus import BIJ_PARTNER, BIJ_RAAD, BIJ_VT
from meldingen.models import Casus
from meldingen.termijnen.queries import KlokDeel, klok_delen, open_van_casus
from overdracht.models import Raadbericht, Raadverzoek
from overdracht.raad.forms import VerzoekInvoer
from overdracht.raad.inhoud import AANVULLINGEN, Stuk, eigen_bron
from overdracht.raad.machine import SCHRIJVEN
from overdracht.raad.services.bericht import VASTLEGGEN
from overdracht.reports.bewering import Bewering
from overdracht.reports.verzoek import Sectie
from veiligthuis.core.access import has_codename
from veiligthuis.core.models import Medewerker

KLOKKEN = ("R05", "RK1", "RK2")
SPOED = "meldingen.meld_spoed_bij_raad"


@dataclass(frozen=True)
class Deel:
    """One section of the page of a draft: what the dossier says, and what the author may add.

    Each field with what a colleague wrote there meanwhile, None where nobody did.
    """

    sectie: Sectie
    regels: tuple[Bewering, ...]
    velden: Sequence[tuple[Any, str | None]]


@dataclass(frozen=True)
class Raadblad:
    """Everything of the Raad in one casus, and what this person may do there."""

    verzoeken: list[Raadverzoek]
    berichten: list[Raadbericht]
    klok: list[KlokDeel]
    lopend: Raadverzoek | None
    mag_beginnen: bool
    mag_bellen: bool
    mag_vastleggen: bool
    bij_de_raad: bool


def delen_van(stuk: Stuk, invoer: VerzoekInvoer) -> list[Deel]:
    """The sixteen sections with the fields of each."""
    eigen = eigen_bron(stuk.obj)
    van_ander = {fout.anker: fout.zin for fout in invoer.elders()}
    return [
        Deel(
            sectie,
            tuple(regel for _, regels in sectie.groepen for regel in regels if regel.bron != eigen),
            [(veld, van_ander.get(veld.auto_id)) for veld in _velden(sectie.nummer, invoer)],
        )
        for sectie in stuk.verzoek.secties
    ]


def _velden(nummer: int, invoer: VerzoekInvoer) -> Iterator[Any]:
    """The fields of one section: of the whole, then per child and per parent."""
    for sectie, veld, _ in AANVULLINGEN:
        if sectie == nummer:
            yield invoer.form[veld]
    for veld in VAN_HET_GEHEEL.get(nummer, ()):
        yield invoer.form[veld]
    for kind in invoer.kinderen:
        yield from (kind[veld] for veld in VAN_EEN_KIND.get(nummer, ()))
    for ouder in invoer.ouders:
        yield from (ouder[veld] for veld in VAN_EEN_OUDER.get(nummer, ()))


VAN_HET_GEHEEL = {
    1: ("contact_telefoon",),
    12: ("gevraagd", "urgentie", "college_geinformeerd_op", "college_wie"),
}
VAN_EEN_KIND = {1: ("mee",), 4: ("situatie",), 10: ("bedreiging",), 13: ("reactie",)}
VAN_EEN_OUDER = {5: ("visie",), 13: ("geinformeerd", "geinformeerd_op", "reden_niet", "reactie")}


def raadblad_van(casus: Casus, user: Medewerker) -> Raadblad:
    """Everything of the Raad in this casus; a fixed number of queries."""
    verzoeken = list(Raadverzoek.objects.visible_to(user).filter(casus=casus).select_related("gebeld_door"))
    berichten = Raadbericht.objects.visible_to(user).filter(casus=casus)
    lopend = next((verzoek for verzoek in verzoeken if verzoek.loopt), None)
    return Raadblad(
        verzoeken=verzoeken,
        berichten=list(berichten.select_related("betrokkene__persoon", "uitvoerder", "vastgelegd_door")),
        klok=klok_delen([termijn for termijn in open_van_casus(casus) if termijn.code in KLOKKEN]),
        lopend=lopend,
        mag_beginnen=casus.is_open and lopend is None and has_codename(user, SCHRIJVEN),
        mag_bellen=casus.status in BIJ_VT - BIJ_RAAD and has_codename(user, SPOED),
        mag_vastleggen=has_codename(user, VASTLEGGEN),
        bij_de_raad=casus.status in BIJ_RAAD or (casus.status in BIJ_PARTNER and bool(verzoeken)),
    )
