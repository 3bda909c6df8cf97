"""Protecting a document or a paragraph: what is refused, what holds, and what a text without it looks like."""

import pytest
from django.db import IntegrityError, ProgrammingError, transaction

from meldingen import services
from meldingen.bronnen.alineas import WEGGELATEN, alineas, bescherming_van, kenmerk, te_tonen
from meldingen.models import Bronbescherming, Melding
from tests import builders
from veiligthuis import roles
from veiligthuis.core import clock
from veiligthuis.core.errors import NotAllowed, RuleBroken
from veiligthuis.core.models import AuditEntry

pytestmark = pytest.mark.django_db

GEHEIM = "De juf hoorde het van oma. Oma is bang dat vader erachter komt."
OPEN = "Het kind komt vaak te laat op school."
GROND = "vertrouwensrelatie"


def melding() -> Melding:
    return builders.melding(beschrijving=f"{OPEN}\n\n{GEHEIM}\nEn nog iets.")


def bescherm(
    bron: Melding, *teksten: str, rol: str = roles.CASUSHOUDER, grond: str = GROND
) -> list[Bronbescherming]:
    return services.bescherm_bron(
        bron, grond=grond, kenmerken=[kenmerk(tekst) for tekst in teksten], by=builders.medewerker(rol)
    )


def test_who_may_not_protects_nothing() -> None:
    with pytest.raises(NotAllowed):
        bescherm(melding(), GEHEIM, rol=roles.MANAGER)


def test_without_a_ground_nothing_is_protected() -> None:
    with pytest.raises(RuleBroken, match="grond") as gebroken:
        bescherm(melding(), GEHEIM, grond="")

    assert gebroken.value.field == "grond"


def test_a_paragraph_that_is_not_there_is_not_protected() -> None:
    with pytest.raises(RuleBroken, match="intussen veranderd"):
        bescherm(melding(), "Dit staat er niet.")
    with pytest.raises(RuleBroken, match="Kies welke alinea"):
        bescherm(melding())

    assert not Bronbescherming.objects.exists()


def test_a_protection_is_never_changed_and_does_not_come_back_to_life() -> None:
    [rij] = bescherm(melding(), GEHEIM)

    with pytest.raises(ProgrammingError), transaction.atomic():
        Bronbescherming.objects.filter(pk=rij.pk).update(alinea_hash=kenmerk(OPEN), alinea=OPEN)
    services.hef_bronbescherming_op(rij, reden="Oma stemt in.", by=builders.medewerker(roles.MANAGER))
    with pytest.raises(ProgrammingError), transaction.atomic():
        Bronbescherming.objects.filter(pk=rij.pk).update(
            opgeheven_op=None, opgeheven_door=None, opgeheven_reden=""
        )


def test_a_protection_is_about_one_thing() -> None:
    [rij] = bescherm(melding(), GEHEIM)

    with pytest.raises(IntegrityError), transaction.atomic():
        Bronbescherming.objects.create(
            casus=rij.casus, alinea_hash=rij.alinea_hash, alinea=rij.alinea, grond=GROND, sinds=clock.now(),
            besloten_door=rij.besloten_door,
        )  # fmt: skip


def test_lifting_says_why_and_happens_once() -> None:
    [rij] = bescherm(melding(), GEHEIM)

    with pytest.raises(NotAllowed):
        services.hef_bronbescherming_op(rij, reden="x", by=builders.medewerker(roles.CASUSHOUDER))
    with pytest.raises(RuleBroken, match="Schrijf waarom"):
        services.hef_bronbescherming_op(rij, reden=" ", by=builders.medewerker(roles.MANAGER))
    services.hef_bronbescherming_op(rij, reden="Oma stemt in.", by=builders.medewerker(roles.MANAGER))
    with pytest.raises(RuleBroken, match="al opgeheven"):
        services.hef_bronbescherming_op(rij, reden="Nog eens.", by=builders.medewerker(roles.MANAGER))

    assert GEHEIM in bescherming_van(rij.casus).zonder(GEHEIM)


def test_protected_twice_it_stands_there_once() -> None:
    bron = melding()

    assert len(bescherm(bron, GEHEIM)) == 1
    assert bescherm(bron, GEHEIM) == []


def test_a_text_without_the_protected_paragraph_keeps_the_rest() -> None:
    bron = melding()
    bescherm(bron, GEHEIM)

    tekst = bescherming_van(bron.casus).tekst_van(bron, "beschrijving")

    assert tekst == f"{OPEN}\n\n{WEGGELATEN}\nEn nog iets."


@pytest.mark.parametrize(
    "elders",
    [
        GEHEIM,
        f"28 april: {GEHEIM}",
        "de  JUF hoorde het -- van oma; oma is bang dat vader erachter komt",
        "Zoals gezegd: oma is bang dat vader erachter komt, dus voorzichtig.",
    ],
)
def test_a_copy_elsewhere_is_recognized(elders: str) -> None:
    bron = melding()
    bescherm(bron, GEHEIM)

    zonder = bescherming_van(bron.casus).zonder(elders).casefold()

    assert "erachter" not in zonder and WEGGELATEN in zonder


def test_the_protection_does_not_slip_to_another_paragraph_and_a_changed_source_stays_inside() -> None:
    bron = melding()
    bescherm(bron, GEHEIM)
    Melding.objects.filter(pk=bron.pk).update(beschrijving=f"{OPEN}\nDe juf weet het via oma.")
    bron.refresh_from_db()

    bescherming = bescherming_van(bron.casus)

    assert bescherming.tekst_van(bron, "beschrijving") == WEGGELATEN
    assert bescherming.zonder(OPEN) == OPEN


def test_inside_veilig_thuis_the_paragraph_is_shown_with_its_ground() -> None:
    bron = melding()
    bescherm(bron, GEHEIM)

    regels = te_tonen(bron, "beschrijving", bron.beschermingen.all())

    assert [(regel.tekst, bool(regel.bescherming)) for regel in regels] == [
        (OPEN, False), (GEHEIM, True), ("En nog iets.", False),
    ]  # fmt: skip
    assert regels[1].bescherming and "vertrouwensrelatie" in regels[1].bescherming.get_grond_display()


def test_a_partner_sees_no_protection_and_the_trail_holds_no_text() -> None:
    bescherm(melding(), GEHEIM)

    assert not Bronbescherming.objects.visible_to(builders.medewerker(roles.WIJKTEAM)).exists()
    assert AuditEntry.objects.get(actie="bescherm_bron").velden == {"bron": "melding", "grond": GROND}


def test_a_paragraph_is_known_whatever_the_spaces() -> None:
    assert alineas(" a \n\n\tb\n") == ["a", "b"]
    assert kenmerk("Oma  is bang.") == kenmerk(" Oma is\tbang. ")
