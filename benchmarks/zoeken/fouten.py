"""The mistakes callers and workers make in names and dates; from practice, not from how the search works."""

from __future__ import annotations

import random
import re
import unicodedata
from datetime import date, timedelta

BUREN = {
    "a": "qsz", "b": "vgn", "c": "xvd", "d": "sfe", "e": "wrd", "f": "dgr", "g": "fhb", "h": "gjn", "i": "uok",
    "j": "hkn", "k": "jlm", "l": "kop", "m": "nk", "n": "bmh", "o": "ipl", "p": "ol", "r": "etf", "s": "adw",
    "t": "ryg", "u": "yij", "v": "cbf", "w": "qes", "x": "zc", "y": "tu", "z": "xas",
}  # fmt: skip
KLANK = [
    ("ij", "y"), ("y", "ij"), ("ei", "ij"), ("ij", "ei"), ("ei", "ey"), ("c", "k"), ("k", "c"), ("z", "s"),
    ("s", "z"), ("v", "f"), ("f", "v"), ("dt", "d"), ("d", "t"), ("ou", "au"), ("au", "ou"), ("oo", "o"),
    ("aa", "a"), ("ee", "e"), ("uy", "ui"), ("ui", "uy"), ("g", "ch"), ("ch", "g"), ("sch", "s"), ("ck", "k"),
    ("kk", "k"), ("ss", "s"), ("nn", "n"), ("th", "t"), ("ks", "x"), ("ae", "aa"), ("uu", "u"), ("tt", "t"),
    ("ll", "l"), ("ph", "f"), ("ie", "i"),
]  # fmt: skip
ANDER_SCHRIFT = [
    ("ou", "u"), ("ou", "oe"), ("u", "ou"), ("oe", "ou"), ("sh", "sj"), ("ch", "sj"), ("sj", "sh"),
    ("kh", "ch"), ("kh", "h"), ("dj", "j"), ("j", "dj"), ("aa", "a"), ("ee", "i"), ("i", "ie"), ("y", "i"),
    ("y", "j"), ("i", "y"), ("w", "v"), ("v", "w"), ("q", "k"), ("k", "q"), ("ss", "s"), ("mm", "m"),
    ("d", "dd"), ("o", "u"), ("e", "a"), ("a", "e"), ("h", ""), ("gh", "g"), ("ii", "y"), ("iu", "ju"),
    ("iu", "yu"), ("ia", "ya"), ("cz", "tsj"), ("sz", "sj"), ("rz", "z"), ("th", "t"), ("dh", "d"),
    ("ai", "ay"), ("ei", "ay"), ("ou", "w"), ("ş", "sj"), ("ç", "tsj"), ("ö", "oe"), ("ü", "u"), ("ğ", "g"),
    ("ı", "i"), ("ł", "l"), ("ch", "tsj"), ("ks", "x"), ("yi", "i"), ("z", "s"), ("ll", "l"),
]  # fmt: skip
MOHAMMED = [
    "mohammed",
    "mohamed",
    "mohamad",
    "mohammad",
    "muhammad",
    "muhammed",
    "mohamet",
    "mouhamed",
    "mehmed",
]
GELIJK = [
    MOHAMMED, ["ahmed", "achmed", "ahmad", "ahmet", "achmad"],
    ["youssef", "yusuf", "yousef", "joesoef", "jusuf", "youcef"], ["fatima", "fatma", "fatimah"],
    ["aicha", "aisha", "ayşe", "aysha", "aiesha"], ["said", "saïd", "saeed", "sayid"],
    ["hussein", "hüseyin", "hoessein", "hossein", "husain"], ["khalid", "chalid", "khaled", "halid"],
    ["abdellah", "abdullah", "abdallah", "abdoellah"], ["oleksandr", "aleksandr", "alexander", "olexandr"],
    ["serhii", "sergii", "serhiy", "sergej"], ["dmytro", "dmitri", "dmitro"], ["mykola", "nikolaj", "mikola"],
    ["khadija", "khadidja", "chadija", "hatice"], ["mustafa", "mustapha", "moestafa"],
    ["yuliia", "julia", "yulia", "joelija"],
]  # fmt: skip
TUSSEN = ["van", "de", "van de", "van der", "van den", "v.d.", "v/d", "ten", "el", "al", ""]


def typefout(rnd: random.Random, woord: str) -> str:
    """One slip of the hand: a letter left out, doubled, swapped with its neighbour, or hit beside its key."""
    if len(woord) < 3:
        return woord + rnd.choice("aeint")
    plek = rnd.randrange(len(woord))
    soort = rnd.randrange(5)
    letter = woord[plek].lower()
    if soort == 0:
        return woord[:plek] + woord[plek + 1 :]
    if soort == 1:
        return woord[:plek] + woord[plek] + woord[plek:]
    if soort == 2 and plek + 1 < len(woord) and woord[plek] != woord[plek + 1]:
        return woord[:plek] + woord[plek + 1] + woord[plek] + woord[plek + 2 :]
    if soort == 3:
        return woord[:plek] + rnd.choice("aeioulnrst") + woord[plek:]
    return woord[:plek] + rnd.choice(BUREN.get(letter, "aeiou")) + woord[plek + 1 :]


def vervangen(rnd: random.Random, woord: str, paren: list[tuple[str, str]], *, keer: int = 1) -> str:
    """The word with other letters for the same sound, at most so many times; unchanged when nothing fits."""
    klein, gedaan = woord.lower(), 0
    for oud, nieuw in rnd.sample(paren, len(paren)):
        if gedaan < keer and oud in klein:
            plek = rnd.choice([m.start() for m in re.finditer(re.escape(oud), klein)])
            klein, gedaan = klein[:plek] + nieuw + klein[plek + len(oud) :], gedaan + 1
    return klein.title()


def kaal(woord: str) -> str:
    """Without accents, as most people type."""
    plat = unicodedata.normalize("NFKD", woord.replace("ł", "l").replace("ı", "i"))
    return "".join(teken for teken in plat if not unicodedata.combining(teken))


def anders_geschreven(rnd: random.Random, woord: str) -> str:
    """The same name as another authority would write it."""
    for groep in GELIJK:
        if woord.lower() in groep:
            return rnd.choice([vorm for vorm in groep if vorm != woord.lower()]).title()
    return vervangen(
        rnd, kaal(woord) if rnd.random() < 0.5 else woord, ANDER_SCHRIFT, keer=rnd.choice((1, 1, 2))
    )


def datum_verwisseld(dag: date) -> str | None:
    """Day and month swapped; None when that is no date or the same one."""
    return f"{dag:%Y-%d-%m}" if dag.day <= 12 and dag.day != dag.month else None


def datum_ernaast(rnd: random.Random, dag: date) -> str:
    """A day, a year or ten years off."""
    soort = rnd.randrange(3)
    if soort == 0:
        return (dag + timedelta(days=rnd.choice((-1, 1)))).isoformat()
    jaar = dag.year + rnd.choice((-1, 1) if soort == 1 else (-10, 10))
    return dag.replace(year=jaar).isoformat() if (dag.month, dag.day) != (2, 29) else f"{jaar}-02-28"


def datum_half(rnd: random.Random, dag: date) -> str:
    """Only the year, or the month and the year."""
    return f"00-00-{dag:%Y}" if rnd.random() < 0.7 else f"00-{dag:%m-%Y}"
