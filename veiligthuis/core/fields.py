"""Fields that more than one form has: dates as Dutch people type them, the BSN, a PDF."""

import io
import re
from calendar import monthrange
from datetime import UTC, date, datetime, time
from typing import Any

import pikepdf
from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from stdnum.nl import bsn as elfproef

from veiligthuis.core import bsn, clock, words

DATE = re.compile(r"(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4})")
TIGHT_DATE = re.compile(r"(\d{2})(\d{2})(\d{4})")
ISO_DATE = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
TIME = re.compile(r"(\d{1,2})[:.](\d{2})(?: ?uur)?")

FIRST_YEAR = 1900
LAST_YEAR = 2200

MAX_PDF_BYTES = 10 * 1024 * 1024


def read_date(text: str) -> date:
    """A date as typed: 30-4-2026, 30/04/2026, 30.04.2026, 30042026 or 2026-04-30.

    Raises ValidationError with the sentence that tells what is wrong with it.
    """
    text = text.strip()
    if found := ISO_DATE.fullmatch(text):
        year, month, number = map(int, found.groups())
    elif found := DATE.fullmatch(text) or TIGHT_DATE.fullmatch(text):
        number, month, year = map(int, found.groups())
    else:
        raise ValidationError(
            "Dit is geen datum. Typ dag, maand en jaar, bijvoorbeeld 30-04-2026.", code="invalid"
        )
    return _existing_date(number, month, year)


def _existing_date(number: int, month: int, year: int) -> date:
    if not 1 <= month <= 12:
        raise ValidationError(
            f"Maand {month} bestaat niet. Typ dag, maand en jaar: 30-04-2026.", code="invalid"
        )
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise ValidationError(f"Het jaar {year} kan niet kloppen. Controleer het jaartal.", code="invalid")
    last = monthrange(year, month)[1]
    if not 1 <= number <= last:
        name = words.MONTHS[month - 1]
        raise ValidationError(
            f"{number} {name} {year} bestaat niet: {name} {year} heeft {last} dagen.", code="invalid"
        )
    return date(year, month, number)


def read_time(text: str) -> time:
    """A time as typed: 14:03, 9.30 or 14:03 uur. Raises ValidationError with a Dutch sentence."""
    found = TIME.fullmatch(text.strip())
    if not found:
        raise ValidationError("Dit is geen tijd. Typ uren en minuten, bijvoorbeeld 14:03.", code="invalid")
    hours, minutes = map(int, found.groups())
    if hours > 23 or minutes > 59:
        raise ValidationError(
            f"{hours}:{minutes:02} uur bestaat niet. Typ een tijd tot 23:59.", code="invalid"
        )
    return time(hours, minutes)


def moment_of(day: date, at: time) -> datetime:
    """That time on Dutch clocks, as a moment in UTC; raises ValidationError for an hour that the clocks skip.

    Of the hour that comes twice in autumn, the first is meant.
    """
    moment = datetime.combine(day, at, tzinfo=clock.AMSTERDAM).astimezone(UTC)
    if clock.local(moment).time() != at:
        raise ValidationError(
            f"{at:%H:%M} uur bestaat niet op {words.day(day)}: de klok gaat dan een uur vooruit.",
            code="invalid",
        )
    return moment


def _as_typed(value: Any) -> str | None:
    return None if value in (None, "") else str(value)


class DatumInvoer(forms.TextInput):
    """A text box for a date; a picker is slower than typing for who takes calls."""

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(
            {"placeholder": "dd-mm-jjjj", "autocomplete": "off", "inputmode": "numeric", **(attrs or {})}
        )

    def format_value(self, value: Any) -> str | None:
        """A date in Dutch order; typed text as it was typed."""
        return words.numbers(value) if isinstance(value, date) else _as_typed(value)


class MomentInvoer(forms.TextInput):
    """A text box for a date with a time."""

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__({"placeholder": "dd-mm-jjjj uu:mm", "autocomplete": "off", **(attrs or {})})

    def format_value(self, value: Any) -> str | None:
        """A moment on Dutch clocks; typed text as it was typed."""
        if isinstance(value, datetime):
            return f"{words.numbers(value)} {words.time_of_day(value)}"
        return _as_typed(value)


class Segment(forms.RadioSelect):
    """Two to four short options beside each other."""

    template_name = "components/widgets/segment.html"


class Vinkje(forms.CheckboxInput):
    """One tick box with its sentence behind it."""


class Datumveld(forms.Field):
    """A date; empty is None."""

    widget = DatumInvoer

    def to_python(self, value: Any) -> date | None:
        """The typed date. Raises ValidationError with what is wrong with it."""
        if value in self.empty_values:
            return None
        if isinstance(value, datetime):
            return words.as_date(value)
        return value if isinstance(value, date) else read_date(str(value))

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Whether another date was typed, however it was written."""
        try:
            return bool(self.to_python(data) != self.to_python(initial))
        except ValidationError:
            return True


class Momentveld(forms.Field):
    """A moment on Dutch clocks, aware; empty is None. A date alone is refused: the hour counts."""

    widget = MomentInvoer

    def to_python(self, value: Any) -> datetime | None:
        """The typed moment. Raises ValidationError with what is wrong with it."""
        if value in self.empty_values:
            return None
        if isinstance(value, datetime):
            return value
        day, _, at = str(value).strip().replace("T", " ").partition(" ")
        if not at:
            raise ValidationError("De tijd ontbreekt. Typ datum en tijd: 30-04-2026 14:03.", code="invalid")
        return moment_of(read_date(day), read_time(at))


class BsnVeld(forms.CharField):
    """A burgerservicenummer of nine digits, or one of the two CBS fillers; empty is an empty string.

    Source: Wet algemene bepalingen burgerservicenummer; the check is the elfproef.
    """

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("label", "Burgerservicenummer")
        kwargs.setdefault(
            "help_text", f"Negen cijfers. Onbekend: {bsn.ONBEKEND}. Nog niet geboren: {bsn.ONGEBOREN}."
        )
        kwargs.setdefault("widget", forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}))
        super().__init__(**kwargs)

    def clean(self, value: Any) -> str:
        """Nine digits that pass the check. The sentence never repeats the number."""
        number = re.sub(r"[\s.-]", "", str(super().clean(value)))
        if not bsn.is_nummer(number):
            return number
        if not re.fullmatch(r"\d{8,9}", number):
            raise ValidationError(
                "Een burgerservicenummer heeft negen cijfers. Controleer wat u typte.", code="bsn"
            )
        number = number.zfill(9)
        if not elfproef.is_valid(number):
            raise ValidationError(
                "Dit burgerservicenummer bestaat niet: de controle klopt niet. Vergelijk het cijfer voor cijfer.",
                code="bsn",
            )
        return number


class PdfVeld(forms.FileField):
    """A PDF that really is one, opens without a password and is at most ten megabytes."""

    default_error_messages = {"empty": "Dit bestand is leeg. Kies een ander bestand."}

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("widget", forms.FileInput(attrs={"accept": "application/pdf"}))
        kwargs.setdefault("help_text", "Een PDF van ten hoogste 10 MB.")
        super().__init__(**kwargs)

    def clean(self, data: Any, initial: Any = None) -> Any:
        """The uploaded file. Raises ValidationError where it is too large, locked or no PDF at all."""
        file = super().clean(data, initial)
        if isinstance(file, UploadedFile):
            _check_pdf(file)
        return file


def _check_pdf(file: "UploadedFile[Any]") -> None:
    if (file.size or 0) > MAX_PDF_BYTES:
        raise ValidationError(
            "Dit bestand is groter dan 10 MB. Maak het kleiner of splits het.", code="te_groot"
        )
    content = file.read()
    file.seek(0)
    if not content.startswith(b"%PDF-"):
        raise ValidationError(
            "Dit bestand is geen PDF. Bewaar het document als PDF en kies het opnieuw.", code="pdf"
        )
    try:
        with pikepdf.open(io.BytesIO(content)) as opened:
            pages = len(opened.pages)
    except pikepdf.PasswordError:
        raise ValidationError(
            "Deze PDF zit op slot. Kies een versie zonder wachtwoord.", code="slot"
        ) from None
    except pikepdf.PdfError:
        pages = 0
    if not pages:
        raise ValidationError("Deze PDF is beschadigd en gaat niet open. Maak haar opnieuw.", code="pdf")
