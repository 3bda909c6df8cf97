"""The navigation shows a person the pages of his permissions, and marks the one that is open."""

from veiligthuis.core.navigation import Entry, address_of, lines, place

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
