"""Writing an assessment, handing it in, and signing it, which takes the vervolgbesluit with it."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from django.db import transaction

from meldingen.models import Melding
from veiligheid.codelijsten import Oordeel
from veiligheid.instrument import VRAGEN
from veiligheid.machine import BeoordelingStatus
from veiligheid.models import EerdereInformatie, Persoonsoordeel, Veiligheidsbeoordeling, Vervolgbesluit
from veiligheid.services.besluit import take_vervolgbesluit
from veiligheid.services.samenvoegen import merge_per_person
from veiligthuis.core import access, audit, clock, machine
from veiligthuis.core.errors import NotAllowed, RuleBroken
from veiligthuis.core.models import Medewerker

OPSTELLEN = "veiligheid.stel_beoordeling_op"
OORDEEL_VELDEN = (
    "acuut_onveilig",
    "structureel_onveilig",
    "toelichting",
    "cijfer",
    "cijfer_door",
    "geen_cijfer_reden",
)
INFORMATIE_VELDEN = ("bron", "bij_wie", "gevraagd_op", "grondslag", "uitkomst")


@transaction.atomic
def begin_beoordeling(
    melding: Melding, *, by: Medewerker, at: datetime | None = None
) -> Veiligheidsbeoordeling:
    """Start the assessment of a melding that was assigned; the person who starts is its drafter.

    Raises RuleBroken when one is running already or the melding does not wait for one.
    Source: Uitvoeringsbesluit Wmo 2015 art. 4.1.7 lid 1.
    """
    moment = at or clock.now()
    locked = Melding.objects.select_for_update(of=("self",)).get(pk=melding.pk)
    if not access.is_visible(by, locked):
        raise NotAllowed(OPSTELLEN)
    if Veiligheidsbeoordeling.objects.filter(melding=locked).lopend().exists():
        raise RuleBroken(
            "Voor deze melding loopt al een veiligheidsbeoordeling. Ga daarmee verder, of laat haar eerst vervallen."
        )
    beoordeling: Veiligheidsbeoordeling = Veiligheidsbeoordeling(
        casus=locked.casus,
        melding=locked,
        opgesteld_door=by,
        begonnen_op=moment,
        gewijzigd_op=moment,
        **_taken_from(locked),
    )
    return machine.begin(beoordeling, by=by, at=moment)


@transaction.atomic
def save_beoordeling(
    beoordeling: Veiligheidsbeoordeling,
    *,
    by: Medewerker,
    velden: Mapping[str, Any],
    oordelen: Sequence[Mapping[str, Any]] | None = None,
    informatie: Sequence[Mapping[str, Any]] | None = None,
    at: datetime | None = None,
) -> Veiligheidsbeoordeling:
    """Keep what was typed in a draft; nothing needs to be complete yet.

    `velden` are answers by field of the instrument. `oordelen` are rows per betrokkene of the casus, merged by
    person; `informatie` replaces all rows; None leaves either as it is. Raises RuleBroken when the draft was
    handed in meanwhile, NotAllowed for anybody but the drafter.
    """
    row = _own_draft(beoordeling, by)
    changed = [name for name, value in velden.items() if name in VRAGEN and getattr(row, name) != value]
    for name in changed:
        setattr(row, name, velden[name])
    row.gewijzigd_op = at or clock.now()
    row.save(update_fields=[*changed, "gewijzigd_op"])
    if oordelen is not None and _save_oordelen(row, oordelen):
        changed.append("oordelen")
    if informatie is not None and _save_informatie(row, informatie):
        changed.append("informatie")
    if changed:
        audit.record_change(by, row, action="bewaar", fields={"velden": changed})
    return row


@transaction.atomic
def take_over_beoordeling(
    beoordeling: Veiligheidsbeoordeling, *, by: Medewerker, at: datetime | None = None
) -> Veiligheidsbeoordeling:
    """Become the drafter of somebody else's draft, for instance when a colleague is ill; it can be signed by
    another only, so who takes over can no longer sign.
    """
    row = _locked(beoordeling)
    _require(by, row)
    _must_be_concept(row)
    row.opgesteld_door = by
    row.gewijzigd_op = at or clock.now()
    row.save(update_fields=["opgesteld_door", "gewijzigd_op"])
    audit.record_change(by, row, action="neem_over")
    return row


def submit_beoordeling(
    beoordeling: Veiligheidsbeoordeling, *, by: Medewerker, at: datetime | None = None
) -> Veiligheidsbeoordeling:
    """Hand the complete assessment to a second professional. Raises RuleBroken with what is missing."""
    return machine.perform(beoordeling, "leg_voor", by=by, at=at)


def recall_beoordeling(
    beoordeling: Veiligheidsbeoordeling, *, by: Medewerker, at: datetime | None = None
) -> Veiligheidsbeoordeling:
    """The drafter takes the assessment back before it is signed."""
    return machine.perform(beoordeling, "haal_terug", by=by, at=at)


def return_beoordeling(
    beoordeling: Veiligheidsbeoordeling, *, by: Medewerker, reden: str, at: datetime | None = None
) -> Veiligheidsbeoordeling:
    """The second professional gives the assessment back with the reason."""
    return machine.perform(beoordeling, "geef_terug", by=by, at=at, reden=reden)


def withdraw_beoordeling(
    beoordeling: Veiligheidsbeoordeling, *, by: Medewerker, reden: str, at: datetime | None = None
) -> Veiligheidsbeoordeling:
    """The assessment is not finished; the reason stays readable."""
    return machine.perform(beoordeling, "laat_vervallen", by=by, at=at, reden=reden)


@transaction.atomic
def sign_beoordeling(
    beoordeling: Veiligheidsbeoordeling, *, by: Medewerker, at: datetime | None = None
) -> Vervolgbesluit:
    """The second professional signs: the assessment stands, the vervolgbesluit is taken, melding and casus move on.

    One transaction: all of it or nothing. Raises RuleBroken or NotAllowed.
    Source: Wmo 2015 art. 4.1.1 lid 2; Handelingsprotocol Veilig Thuis 2019.
    """
    moment = at or clock.now()
    signed = machine.perform(
        beoordeling, "onderteken", by=by, at=moment, besluit=beoordeling.voorgesteld_besluit
    )
    return take_vervolgbesluit(signed, at=moment)


def _taken_from(melding: Melding) -> dict[str, Any]:
    """What the melding already tells, so that nobody types it again; the melder stays out of it."""
    kinderen = {True: Oordeel.JA, False: Oordeel.NEE, None: ""}[melding.kinderen_aanwezig]
    return {
        "feiten": melding.beschrijving,
        "meningen": melding.mening_melder,
        "kinderen_aanwezig": kinderen,
        "directe_actie": melding.eerste_actie,
        "aanleiding": list(melding.aanleiding),
        "aard": list(melding.aard),
    }


def _locked(beoordeling: Veiligheidsbeoordeling) -> Veiligheidsbeoordeling:
    rows = Veiligheidsbeoordeling.objects.select_for_update(of=("self",))
    row: Veiligheidsbeoordeling = rows.select_related("casus", "opgesteld_door").get(pk=beoordeling.pk)
    return row


def _require(by: Medewerker, row: Veiligheidsbeoordeling) -> None:
    if not access.may(by, OPSTELLEN, row):
        raise NotAllowed(OPSTELLEN)


def _must_be_concept(row: Veiligheidsbeoordeling) -> None:
    if row.status != BeoordelingStatus.CONCEPT:
        raise RuleBroken(
            f"De beoordeling is niet meer aan te passen: de status is ‘{row.get_status_display()}’. "
            "Laad de pagina opnieuw om te zien wat nu kan."
        )


def _own_draft(beoordeling: Veiligheidsbeoordeling, by: Medewerker) -> Veiligheidsbeoordeling:
    row = _locked(beoordeling)
    _require(by, row)
    _must_be_concept(row)
    if row.opgesteld_door_id != by.pk:
        raise RuleBroken(
            f"{row.opgesteld_door} stelt deze beoordeling op. Neem haar eerst over als u verder wilt schrijven."
        )
    return row


def _save_oordelen(row: Veiligheidsbeoordeling, oordelen: Sequence[Mapping[str, Any]]) -> bool:
    return merge_per_person(
        row.casus,
        {oordeel.betrokkene_id: oordeel for oordeel in row.oordelen.all()},
        oordelen,
        fields=OORDEEL_VELDEN,
        new=lambda pk: Persoonsoordeel(beoordeling=row, betrokkene_id=pk),
    )


def _save_informatie(row: Veiligheidsbeoordeling, informatie: Sequence[Mapping[str, Any]]) -> bool:
    """Replace the rows when they differ."""
    wanted = [{name: values[name] for name in INFORMATIE_VELDEN} for values in informatie]
    if wanted == list(row.informatie.values(*INFORMATIE_VELDEN)):
        return False
    row.informatie.all().delete()
    EerdereInformatie.objects.bulk_create(EerdereInformatie(beoordeling=row, **values) for values in wanted)
    return True
