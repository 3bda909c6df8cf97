"""Filling the long forms as a colleague would: a call, an assessment, a plan."""

from collections.abc import Mapping
from datetime import date, timedelta

from playwright.sync_api import Locator, Page, expect

from tests.browser.office import choose, fill, press
from veiligthuis.core import clock

SECRET_STREET = "Zwanenbloemkade"
"""The street of the family that hides; it may stand nowhere a receiver can read."""

PERSONS: tuple[Mapping[str, str], ...] = (
    {"Voornamen": "Roos", "Geslachtsnaam": "Terpstra", "Geboren": "14-05-1991", "Rol": "slachtoffer",
     "Relatie": "moeder"},
    {"Voornamen": "Henk", "Tussenvoegsel": "van", "Geslachtsnaam": "Dam", "Geboren": "1988", "Rol": "pleger",
     "Relatie": "vader"},
    {"Voornamen": "Sep", "Tussenvoegsel": "van", "Geslachtsnaam": "Dam", "Geboren": "00-03-2017", "Rol": "kind",
     "Relatie": "kind"},
)  # fmt: skip
"""A mother, a father of whom only the year of birth is known, and a child of whom only the month."""


def today(days: int = 0) -> date:
    """The real day, so many days ahead; the demo does not live in the standing clock of the tests."""
    with clock.running():
        return clock.today() + timedelta(days=days)


def typed(day: date) -> str:
    """A date as people type it."""
    return f"{day:%d-%m-%Y}"


def person(page: Page, number: int) -> Locator:
    """The row of one person on the call screen."""
    return page.get_by_role("group", name=f"Persoon {number}", exact=True)


def write_person(page: Page, number: int, values: Mapping[str, str]) -> None:
    """Type one person; the second part of the row opens by itself."""
    row = person(page, number)
    chosen = {"Rol", "Relatie"}
    fill(row, {label: text for label, text in values.items() if label not in chosen})
    for label in chosen & values.keys():
        row.get_by_label(label, exact=True).select_option(values[label])


def note(page: Page, text: str) -> None:
    """Type a note and press Enter; it gets its time and the field is empty again."""
    field = page.get_by_label("Nieuwe aantekening")
    field.fill(text)
    field.press("Enter")
    expect(page.get_by_label("Vastgelegde aantekeningen")).to_contain_text(text)
    expect(field).to_have_value("")


def tick_chips(page: Page, group: str, *options: str) -> None:
    """Open a list of chips and choose some; those that are chosen stay in sight."""
    chips = page.get_by_role("group", name=group, exact=True)
    for option in options:
        if not chips.locator("label").filter(has_text=option).is_visible():
            chips.locator("label").filter(has_text="erbij").click()
        chips.locator("label").filter(has_text=option).click()
        expect(chips.get_by_role("checkbox", name=option)).to_be_checked()


def write_caller(page: Page) -> None:
    """A general practitioner who may be called back."""
    page.get_by_label("Naam", exact=True).fill("Dokter W. Hiemstra")
    page.get_by_label("Hoedanigheid").select_option("huisarts")
    page.get_by_label("Terugbellen op").fill("0900-1234")
    tick_chips(page, "Aanleiding", "(Ex-)partnergeweld")
    tick_chips(page, "Aard van het geweld", "Lichamelijke mishandeling")


def write_assessment(page: Page, *, besluit: str = "Overdracht aan derden") -> None:
    """All ten sections of the assessment."""
    fill(page, {
        "Feiten: wat is gezien": "De huisarts zag blauwe plekken op de arm van moeder.",
        "Wat is van belang over dit gezin?": "Moeder is zwanger; vader woont thuis.",
        "Welk patroon is er?": "Moeder vertelt dat dit sinds een jaar gebeurt.",
        "Wat beschermt?": "Oma past elke woensdag op.",
        "Wie staan om het gezin heen?": "Oma, de huisarts en de school.",
        "Weging": "Het letsel en het patroon wegen het zwaarst.",
        "Motivering": "Het gezin wil hulp en het wijkteam kan die geven.",
        "Informatieplan": "Beide ouders horen het besluit in een gesprek; de huisarts wordt gebeld.",
    })  # fmt: skip
    page.locator("#vraag-risico_toelichting").get_by_role("textbox").fill("Geldzorgen.")
    for group in ("Waren er kinderen bij?", "Is er een wapen in huis?", "Wordt het erger of vaker?",
                  "Is er dwang, controle of stalking?"):  # fmt: skip
        choose(page, group, "Onbekend")
    page.get_by_label("De hele lijst is nagelopen").check()
    first_source(page)
    for row in page.locator("fieldset.vt-persoon[id^=persoon-]").all():
        choose(row, "Acuut onveilig", "Nee")
        choose(row, "Structureel onveilig", "Ja")
        row.get_by_label("Veiligheidscijfer").fill("4")
        row.get_by_label("Gegeven door").select_option("veilig_thuis")
    choose(page, "Uitkomst", "Structureel onveilig")
    page.get_by_label("Hoe snel is de volgende stap nodig?").select_option("gewoon")
    page.get_by_label("Voorgesteld besluit").select_option(label=besluit)


def first_source(page: Page) -> None:
    """The first row of earlier information."""
    row = page.get_by_role("group", name="Bron 1", exact=True)
    row.get_by_label("Bron", exact=True).select_option("vt_register")
    fill(row, {"Bij wie": "Landelijk register", "Gevraagd op": typed(today()), "Uitkomst": "Niets gevonden."})
    row.get_by_label("Grond").select_option("eigen_taak")


def write_plan(page: Page, *, regie: str) -> None:
    """A plan that may be established: one condition, one agreement, everybody spoken to."""
    fill(page, {
        "Wat is er gebeurd?": "Er was geweld in huis. Dat moet stoppen.",
        "Zo merken we dat het misgaat": "Iemand gaat schreeuwen.",
        "Gaat het mis? Doe dit": "Ga naar oma en bel 112.",
        "Voorgestelde regiehouder": "Nog te noemen door het wijkteam",
        "We kijken weer samen op": typed(today(28)),
    })  # fmt: skip
    page.get_by_label("Organisatie met de regie").select_option(label=regie)
    oma = page.get_by_role("group", name="Persoon om het gezin 1")
    fill(oma, {"Naam": "Oma", "Wat doet deze persoon": "Belt elke avond."})
    agreement(page, 1, "voorwaarde", "Er wordt niet geslagen of gedreigd.", "Iedereen in huis")
    agreement(page, 2, "afspraak", "Oma belt elke avond om acht uur.", "Oma")
    for row in page.locator("section[aria-labelledby=h-mensen] fieldset").all():
        if "ngeboren" in row.inner_text():
            row.get_by_label("Niet gesproken, omdat").fill("Nog niet geboren.")
        else:
            row.get_by_label("Gesproken op").fill(typed(today()))
            row.get_by_label("Veiligheidscijfer nu").fill("5")


def agreement(page: Page, number: int, kind: str, what: str, who: str) -> None:
    """One row of the plan."""
    row = page.get_by_role("group", name=f"Regel {number}", exact=True)
    row.get_by_label("Soort").select_option(kind)
    fill(row, {"Wat als het misgaat": "Dan belt het wijkteam.", "Wie let erop": "Het wijkteam vraagt ernaar.",
               "Vanaf": typed(today()), "Tot en met": typed(today(28))})  # fmt: skip
    row.get_by_label("Wat", exact=True).fill(what)
    row.get_by_label("Wie", exact=True).fill(who)


def finish(page: Page, button: str = "Vastleggen") -> None:
    """Press the button of a form and expect to have left it."""
    before = page.url
    press(page, button)
    expect(page).not_to_have_url(before)
