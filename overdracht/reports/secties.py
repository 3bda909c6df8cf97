"""What stands in each of the sixteen sections of a verzoek tot onderzoek."""

from __future__ import annotations

from collections.abc import Iterator

from meldingen.models import Betrokkene, Melding
from meldingen.queries import regiewoorden
from overdracht import momentopname
from overdracht.reports import traject
from overdracht.reports.bewering import Bewering, Bronnen, dag, said, som
from veiligheid.models import Veiligheidsbeoordeling, Vervolgbesluit
from veiligthuis.core.words import amount

DOSSIER = "dossier Veilig Thuis"


def gegevens(bron: Bronnen) -> Iterator[Bewering]:
    """Who directs, and each person with birth date, relation, authority and address as far as it may be told."""
    regie = regiewoorden.regieregel(bron.casus, geheim=bron.geheimen)
    yield Bewering(f"Regie over de casus: {regie.tekst}.", "gegeven", DOSSIER)
    for mens in bron.betrokkenen:
        persoon = mens.persoon
        tekst = (
            f"{persoon.get_geslacht_display()}, geboren: {persoon.geboorte}; "
            f"{mens.get_relatie_display() if mens.relatie else 'relatie onbekend'}, {mens.get_rol_display().lower()}; "
            f"gezag: {mens.get_gezag_display().lower()}; adres: {momentopname.address_of(mens, bron.geheimen)}"
        )
        yield Bewering(
            tekst, "gegeven", f"{DOSSIER}, vastgelegd {dag(mens.vastgelegd_op)}", persoon.weergavenaam
        )


def chronologie(bron: Bronnen) -> Iterator[Bewering]:
    """Reports and decisions in order of date."""
    regels = [
        (
            m.ontvangen_op,
            Bewering(f"{dag(m.ontvangen_op)}: {bron.tekst_van(m, 'beschrijving')}", "feit", _melding(m)),
        )
        for m in bron.meldingen
    ]
    regels += [
        (
            b.genomen_op,
            Bewering(f"{dag(b.genomen_op)}: besluit ‘{b.get_besluit_display()}’", "feit", _besluit(b)),
        )
        for b in bron.besluiten
    ]
    regels += [
        (o.aangeboden_op, Bewering(f"{dag(o.aangeboden_op)}: aangeboden aan {o.naar_team}", "feit", DOSSIER))
        for o in bron.overdrachten
        if o.aangeboden_op
    ]
    return (bewering for _, bewering in sorted(regels, key=lambda regel: regel[0]))


def feiten_en_meningen(bron: Bronnen) -> Iterator[Bewering]:
    """What was established, what people think of it, and how Veilig Thuis reads it."""
    for beoordeling in bron.beoordelingen:
        waar = _beoordeling(beoordeling)
        yield from said("feit", waar, beoordeling.feiten, beoordeling.gezinssituatie)
        yield from said("mening", waar, beoordeling.meningen)
    for melding in bron.meldingen:
        yield from said("mening", _melding(melding), bron.tekst_van(melding, "mening_melder"))
    for besluit in bron.besluiten:
        yield from said("interpretatie", _besluit(besluit), besluit.motivering)
    yield from traject.bevindingen(bron)


def per_kind(bron: Bronnen) -> Iterator[Bewering]:
    """Per child: what was judged, and what the child said itself or why it was not spoken to."""
    for kind in bron.kinderen:
        naam = kind.persoon.weergavenaam
        for beoordeling, oordeel in bron.oordelen_over(kind):
            yield from said("interpretatie", _beoordeling(beoordeling), oordeel.toelichting, over=naam)
        for contact in bron.contacten_met(kind):
            yield from said(
                "mening", f"gesprek {dag(contact.op)}", bron.tekst_van(contact, "verslag"), over=naam
            )
        yield Bewering(_gesproken(kind), "feit", DOSSIER, naam)
    yield from traject.kinderen_gezien(bron)


def per_ouder(bron: Bronnen) -> Iterator[Bewering]:
    """Per parent: what was said in contacts, and whether contact succeeded."""
    for ouder in bron.ouders:
        naam = ouder.persoon.weergavenaam
        for contact in bron.contacten_met(ouder):
            yield from said(
                "mening", f"gesprek {dag(contact.op)}", bron.tekst_van(contact, "verslag"), over=naam
            )
        yield Bewering(_gesproken(ouder), "feit", DOSSIER, naam)


def geweldspatroon(bron: Bronnen) -> Iterator[Bewering]:
    """Pattern, signs, risks and protection; a medical weighing is named when there is none."""
    for b in bron.beoordelingen:
        waar = _beoordeling(b)
        yield from said("feit", waar, *_lijst(b, "acute_signalen", "Acute signalen"))
        yield from said("feit", waar, *_lijst(b, "risicofactoren", "Risicofactoren"), b.risico_toelichting)
        yield from said("interpretatie", waar, b.structureel_patroon, b.beschermende_factoren)
    if bron.beoordelingen:
        yield Bewering("Letsel en medische weging door de vertrouwensarts: onbekend.", "gegeven", DOSSIER)
    yield from traject.conclusies(bron)


def ingezette_hulp(bron: Bronnen) -> Iterator[Bewering]:
    """Direct action, and every handover with what came of it."""
    for melding in bron.meldingen:
        yield from said("feit", _melding(melding), melding.eerste_actie)
    for beoordeling in bron.beoordelingen:
        yield from said("feit", _beoordeling(beoordeling), beoordeling.directe_actie)
    for overdracht in bron.overdrachten:
        waar = f"overdracht aan {overdracht.naar_team}, {dag(overdracht.aangeboden_op)}"
        einde = f": {overdracht.reden}" if overdracht.reden else ""
        yield Bewering(f"{overdracht.get_status_display()}{einde}", "feit", waar)


def netwerk(bron: Bronnen) -> Iterator[Bewering]:
    """People around the family."""
    if bron.plan:
        yield from said("feit", _plan(bron), bron.plan.netwerk_in_woorden)
    for beoordeling in bron.beoordelingen:
        yield from said("feit", _beoordeling(beoordeling), beoordeling.netwerk)


def veiligheidsplan(bron: Bronnen) -> Iterator[Bewering]:
    """The plan that holds: conditions and agreements, each with its outcome."""
    if bron.plan is None:
        return
    yield from said("interpretatie", _plan(bron), bron.plan.kern_van_de_zorgen)
    for regel in bron.plan.afspraken.all():
        uitkomst = regel.get_uitkomst_display().lower() if regel.uitkomst else "loopt"
        wie = f" ({regel.wie})" if regel.wie else ""
        yield Bewering(f"{regel.get_soort_display()}: {regel.wat}{wie}: {uitkomst}", "feit", _plan(bron))
    yield from traject.naleving(bron)


def ontwikkelingsbedreiging(bron: Bronnen) -> Iterator[Bewering]:
    """Per child what was judged about its safety."""
    for kind in bron.kinderen:
        for beoordeling, oordeel in bron.oordelen_over(kind):
            tekst = (
                f"Acuut onveilig: {oordeel.get_acuut_onveilig_display().lower() or 'onbekend'}; "
                f"structureel onveilig: {oordeel.get_structureel_onveilig_display().lower() or 'onbekend'}."
            )
            yield Bewering(tekst, "interpretatie", _beoordeling(beoordeling), kind.persoon.weergavenaam)


def waarom_niet_vrijwillig(bron: Bronnen) -> Iterator[Bewering]:
    """The grounds given for asking the Raad."""
    return said("interpretatie", DOSSIER, bron.casus.raad_onderbouwing, bron.casus.wat_nodig)


def gevraagd(bron: Bronnen) -> Iterator[Bewering]:
    """What is asked, and how soon."""
    yield Bewering("Onderzoek of een maatregel van kinderbescherming nodig is.", "gegeven", DOSSIER)
    for beoordeling in bron.beoordelingen[-1:]:
        yield from said("interpretatie", _beoordeling(beoordeling), beoordeling.get_urgentie_display())


def wederhoor(bron: Bronnen) -> Iterator[Bewering]:
    """What the family said about the draft, and whether the parents were informed."""
    casus = bron.casus
    yield from said("mening", DOSSIER, casus.wederhoor)
    yield from traject.reacties(bron)
    if casus.ouders_geinformeerd_op:
        yield Bewering(f"Ouders geïnformeerd op {dag(casus.ouders_geinformeerd_op)}.", "feit", DOSSIER)
    yield from said(
        "feit", DOSSIER, casus.reden_ouders_niet and f"Ouders niet geïnformeerd: {casus.reden_ouders_niet}"
    )


def bronnen(bron: Bronnen) -> Iterator[Bewering]:
    """Who reported and who was asked; consent or check by the source is not recorded and so unknown."""
    for melding in bron.meldingen:
        yield Bewering(f"Melding van {dag(melding.ontvangen_op)}", "gegeven", momentopname.melder_of(melding))
    for beoordeling in bron.beoordelingen:
        for rij in beoordeling.informatie.all():
            wie = f", {rij.bij_wie}" if rij.bij_wie else ""
            tekst = f"{rij.get_bron_display()}{wie}: {rij.uitkomst or 'uitkomst onbekend'}"
            grond = f"gevraagd {dag(rij.gevraagd_op)}, {rij.get_grondslag_display()}; gefiatteerd: onbekend"
            yield Bewering(tekst, "gegeven", grond)


def bijlagen(bron: Bronnen) -> Iterator[Bewering]:
    """What can be sent along."""
    if bron.plan:
        yield Bewering(str(bron.plan), "gegeven", f"vastgesteld {dag(bron.plan.vastgesteld_op)}")
    for beoordeling in bron.beoordelingen:
        yield Bewering("Veiligheidsbeoordeling", "gegeven", f"ondertekend {dag(beoordeling.ondertekend_op)}")


def niet_gedeeld(bron: Bronnen) -> Iterator[Bewering]:
    """That something is left out, without saying what; or that nothing is."""
    geheim = [m for m in bron.betrokkenen if momentopname.address_of(m, bron.geheimen) == momentopname.GEHEIM]
    afgeschermd = sum(melding.herkomst_afschermen for melding in bron.meldingen)
    for mens in geheim:
        naam = mens.persoon.weergavenaam
        yield Bewering("Het adres is geheim en staat niet in dit verzoek.", "gegeven", DOSSIER, naam)
    if afgeschermd:
        yield Bewering(
            f"Van {amount(afgeschermd, 'melding', 'meldingen')} is de herkomst afgeschermd.",
            "gegeven",
            DOSSIER,
        )
    beschermd = bron.casus.beschermingen.geldend().count()
    if beschermd:
        tekst = (
            f"Van {amount(beschermd, 'document of alinea', 'documenten en alinea’s')} is de bron beschermd; "
            "dat staat niet in dit verzoek."
        )
        yield Bewering(tekst, "gegeven", DOSSIER)
    if not (geheim or afgeschermd or beschermd):
        tekst = "Er zijn geen geheime adressen, geen afgeschermde melders en geen beschermde bronnen."
        yield Bewering(tekst, "gegeven", DOSSIER)


def _gesproken(mens: Betrokkene) -> str:
    if mens.gesproken_op:
        return f"Gesproken op {dag(mens.gesproken_op)}."
    reden = mens.reden_niet_gesproken
    return (
        f"Niet gesproken: {reden.rstrip('. ')}."
        if reden
        else "Of met deze persoon is gesproken, is onbekend."
    )


def _lijst(beoordeling: Veiligheidsbeoordeling, veld: str, kop: str) -> Iterator[str]:
    """The labels of a list field, behind a heading; nothing when nothing was ticked."""
    keuzes = dict(beoordeling._meta.get_field(veld).base_field.choices)  # type: ignore[union-attr]
    gekozen = som(str(keuzes.get(code, code)) for code in getattr(beoordeling, veld))
    if gekozen:
        yield f"{kop}: {gekozen}"


def _melding(melding: Melding) -> str:
    return f"melding {dag(melding.ontvangen_op)}, {momentopname.melder_of(melding)}"


def _beoordeling(beoordeling: Veiligheidsbeoordeling) -> str:
    return f"veiligheidsbeoordeling {dag(beoordeling.ondertekend_op)}"


def _besluit(besluit: Vervolgbesluit) -> str:
    return f"vervolgbesluit {dag(besluit.genomen_op)}"


def _plan(bron: Bronnen) -> str:
    return f"veiligheidsplan versie {bron.plan.versie}" if bron.plan else DOSSIER
