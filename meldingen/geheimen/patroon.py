"""Patterns that find a secret however it was typed: capitals, accents, spaces, dashes, dots, a street cut short."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator

SHORTEST = 4
"""A shorter word would also hit ordinary words; the name of a place is then found with its capital only."""

TUSSEN = r"[\W_]{0,2}"
"""What may stand between two letters of a secret: a space, a dash, an accent, a sign that is not seen."""

AFKORTINGEN = (("straat", "str(?:aat)?"), ("laan", "l(?:aa)?n"), ("plein", "pl(?:ei)?n"), ("weg", "w(?:e)?g"))
"""Endings of a street that people write short."""

HUISNUMMER = r"(?:[\W_]*\d+\s?\w{0,3}\b)?"
NETNUMMER = r"(?:\+?31|0031)?[\W_]{0,3}0?[\W_]{0,2}"


def patroon_van(woorden: Iterable[str], *, plekken: Iterable[str] = (), nummers: Iterable[str] = ()) -> (
    re.Pattern[str] | None
):  # fmt: skip
    """One pattern for words, names of places and telephone numbers, the longest first; None for nothing.

    It is matched with `plat` text only. A word shorter than four signs is left out; of a place so short the capital
    must be there.
    """
    stukken = {_los(w): len(w) for w in woorden if len(w.strip()) >= SHORTEST}
    stukken |= {_plek(w): len(w) for w in plekken if w.strip()}
    stukken |= {_nummer(n): len(n) for n in nummers if len(_cijfers(n)) >= SHORTEST}
    lang_eerst = sorted(filter(None, stukken), key=lambda stuk: -stukken[stuk])
    return re.compile("|".join(lang_eerst), re.IGNORECASE) if lang_eerst else None


def samen(patronen: Iterable[re.Pattern[str]]) -> re.Pattern[str] | None:
    """One pattern that finds what any of them finds; None for none. Each ignores capitals, or says so within itself."""
    stukken = [patroon.pattern for patroon in patronen]
    return re.compile("|".join(f"(?:{stuk})" for stuk in stukken), re.IGNORECASE) if stukken else None


def plat(tekst: str) -> str:
    """The text with every accent, ligature and wide letter taken apart, so that a pattern finds its letters."""
    return unicodedata.normalize("NFKD", tekst)


def zonder(patroon: re.Pattern[str] | None, tekst: str, *, vervang: str) -> str:
    """The text with everything the pattern finds replaced; a text without secrets stays exactly as it was."""
    if patroon is None or not patroon.search(vlak := plat(tekst)):
        return tekst
    return unicodedata.normalize("NFKC", patroon.sub(vervang, vlak))


def _plek(woord: str) -> str:
    """A street, postcode or place; a very short one only as a name, with its capital."""
    if len(woord.strip()) >= SHORTEST:
        return _los(woord)
    kaal = re.escape(_letters(woord.strip()))
    return rf"(?<![^\W\d_])(?-i:{kaal}|{kaal.upper()})(?![^\W\d_])" if kaal else ""


def _los(woord: str) -> str:
    """A word whatever stands between its letters, and a house number behind it."""
    delen = list(_delen(_letters(woord)))
    if not delen:
        return ""
    voor = r"(?<!\d)" if delen[0][0].isdigit() else r"(?<![^\W\d_])"
    na = r"(?!\d)" if delen[-1][-1].isdigit() else r"(?![^\W\d_])"
    return voor + TUSSEN.join(_deel(deel) for deel in delen) + na + HUISNUMMER


def _delen(woord: str) -> Iterator[str]:
    """The runs of letters and of figures; signs between them do not matter."""
    yield from re.findall(r"[^\W\d_]+|\d+", woord)


def _deel(deel: str) -> str:
    for heel, kort in AFKORTINGEN:
        if deel.casefold().endswith(heel) and len(deel) > len(heel) + 1:
            return _gespreid(deel[: -len(heel)]) + TUSSEN + rf"(?:{_gespreid(heel)}|{kort}\.?)"
    return _gespreid(deel)


def _gespreid(letters: str) -> str:
    return TUSSEN.join("[iı]" if letter in "iıIİ" else re.escape(letter) for letter in letters)


def _nummer(telefoon: str) -> str:
    kern = re.sub(r"^(?:0031|31(?=\d{9}$)|0)", "", _cijfers(telefoon))
    return rf"(?<!\d){NETNUMMER}" + r"[\W_]{0,2}".join(kern) + r"(?!\d)" if kern else ""


def _cijfers(telefoon: str) -> str:
    return re.sub(r"\D", "", telefoon)


def _letters(woord: str) -> str:
    """The word without accents; the text may have them, the pattern allows them between its letters."""
    return "".join(teken for teken in plat(woord) if not unicodedata.combining(teken))
