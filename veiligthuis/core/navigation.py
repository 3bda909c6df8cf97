"""What stands in the left navigation: one table of entries, each with the permissions that show it.

The entries name pages of higher layers by URL name only. The numbers beside them come from the shell, as the
template variable `tellers`.
"""

from collections.abc import Collection
from dataclasses import dataclass

from django.urls import NoReverseMatch, reverse


@dataclass(frozen=True)
class Entry:
    """One line of the navigation; shown to who has one of `rights`, or to everybody when there are none.

    `count` is the key of its number in `tellers`, empty for a line without number. `heading` starts a new group.
    """

    word: str
    url_name: str
    sign: str
    rights: frozenset[str] = frozenset()
    count: str = ""
    heading: str = ""


@dataclass(frozen=True)
class Line:
    """An entry as one person sees it: with its address, and whether it is the page now open."""

    word: str
    url: str
    sign: str
    count: str
    heading: str
    current: bool


GESPREK = frozenset({"meldingen.geef_advies", "meldingen.neem_melding_op"})
CASUS = frozenset({"meldingen.view_casus"})
CRISIS = frozenset({"meldingen.bekijk_crisis"})
INBAK = frozenset({"overdracht.bekijk_inbak"})
OVERLEG = frozenset({"overdracht.neem_deel_aan_overleg"})
POLITIE = frozenset({"meldingen.behandel_bericht"})
STURING = frozenset({"meldingen.bekijk_sturing"})
WACHTLIJST = frozenset({"veiligheid.bekijk_wachtlijst"})

NAVIGATION = (
    Entry("Werkvoorraad", "pages:werkvoorraad", "lijst", CASUS, "werkvoorraad"),
    Entry("Gesprekken", "meldingen:gesprekken", "tel", GESPREK, "gesprekken"),
    Entry("Politie", "meldingen:politie", "in", POLITIE, "politie"),
    Entry("Crisis", "pages:crisis", "over", CRISIS, "crisis"),
    Entry("Casussen", "pages:casussen", "map", CASUS),
    Entry("Wachtlijst", "wachtlijst:lijst", "klok", WACHTLIJST),
    Entry(
        "Overdrachten",
        "overdracht:lijst",
        "pijl",
        frozenset({"overdracht.bekijk_overdrachten"}),
        "overdrachten",
    ),
    Entry("Aangeboden", "overdracht:inbox", "in", INBAK, "inbak"),
    Entry("Onze cijfers", "overdracht:partner_eigen", "staaf", INBAK),
    Entry("Overleg", "overdracht:overleggen", "mens", OVERLEG),
    Entry("Sturing", "pages:sturing", "staaf", STURING, "escalaties"),
    Entry(
        "Ketenpartners",
        "ketenpartners:lijst",
        "mens",
        frozenset({"ketenpartners.bekijk_partners"}),
        "",
        "Naslag",
    ),
    Entry("Zo werkt het", "hulp", "boek"),
)
"""The whole navigation, in the order of the page. A person sees the lines of his permissions."""

PLACES: dict[str, tuple[tuple[str, frozenset[str]], ...]] = {
    "zoek": (("pages:casussen", CASUS), ("overdracht:inbox", INBAK)),
    "gesprek": (("meldingen:gesprek_nieuw", GESPREK),),
    "crisis": (("pages:crisis", CRISIS),),
}
"""Where the bar on top leads to: the first page that exists and that the person may see."""


def place(choices: Collection[tuple[str, frozenset[str]]], codenames: Collection[str]) -> str:
    """The address of the first of these pages that is open to these codenames, or an empty string."""
    found = (address_of(url_name) for url_name, rights in choices if not rights.isdisjoint(codenames))
    return next(filter(None, found), "")


def lines(entries: Collection[Entry], codenames: Collection[str], path: str) -> list[Line]:
    """The entries somebody with these codenames sees on the page at `path`.

    An entry whose page is not part of this installation is left out. At most one line is current: the one with
    the longest address that `path` starts with.
    """
    shown = [
        (entry, address)
        for entry in entries
        if (not entry.rights or not entry.rights.isdisjoint(codenames))
        and (address := address_of(entry.url_name))
    ]
    starts = [address for _, address in shown if path.startswith(address)]
    here = max(starts, key=len, default="")
    return [
        Line(entry.word, address, entry.sign, entry.count, entry.heading, address == here)
        for entry, address in shown
    ]


def address_of(url_name: str) -> str:
    """The address of a page without arguments, or an empty string when this installation does not have it."""
    try:
        return reverse(url_name)
    except NoReverseMatch:
        return ""
