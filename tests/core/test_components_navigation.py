"""The navigation shows a person the pages of his permissions, and marks the one that is open."""

from veiligthuis.core.navigation import NAVIGATION, PLACES, Entry, address_of, lines, place
from veiligthuis.roles import ROLES

HELP = Entry("Hulp", "hulp", "boek")
PARTS = Entry("Onderdelen", "hulp_onderdelen", "lijst", frozenset({"core.bouw"}))
GONE = Entry("Weg", "bestaat:niet", "map")


def test_a_line_without_the_permission_is_not_shown() -> None:
    assert [line.word for line in lines([HELP, PARTS], frozenset(), "/")] == ["Hulp"]


def test_a_page_this_installation_does_not_have_is_left_out() -> None:
    assert address_of("bestaat:niet") == ""
    assert lines([GONE], frozenset(), "/") == []


def test_only_the_longest_address_is_current() -> None:
    shown = lines([HELP, PARTS], frozenset({"core.bouw"}), "/hulp/onderdelen/")
    assert [line.current for line in shown] == [False, True]


def test_no_line_is_current_elsewhere() -> None:
    assert not any(line.current for line in lines([HELP], frozenset(), "/casussen/"))


def test_the_first_page_that_exists_and_is_open_is_taken() -> None:
    choices = (
        ("bestaat:niet", frozenset({"a"})),
        ("hulp", frozenset({"b"})),
        ("account_login", frozenset({"a"})),
    )
    assert place(choices, {"a", "b"}) == "/hulp/"
    assert place(choices, {"a"}) == "/inloggen/"
    assert place(choices, {"c"}) == ""


def test_every_page_of_the_navigation_exists_and_every_right_is_somebodys() -> None:
    given = frozenset().union(*ROLES.values())
    wanted = [entry.rights for entry in NAVIGATION] + [
        rights for pages in PLACES.values() for _, rights in pages
    ]
    assert [entry.url_name for entry in NAVIGATION if not address_of(entry.url_name)] == []
    assert [rights - given for rights in wanted if rights - given] == []
