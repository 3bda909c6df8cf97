"""The logins of the colleagues who all want to accept, and what each of them says."""

PASSWORD = "meting-van-een-aanbod"  # noqa: S105 - of a throw-away database
TEAM = "Wijkteam Noord"


def login(number: int) -> str:
    """The login of one of them."""
    return f"meting-wijkteam-{number}"


def regiehouder(number: int) -> str:
    """Whom this colleague names; nobody else names the same."""
    return f"Regiehouder {number}"


def answer(number: int) -> dict[str, str]:
    """The form this colleague sends, without its key."""
    return {
        "regiehouder_naam": regiehouder(number), "regiehouder_functie": "Wijkteammedewerker",
        "regiehouder_telefoon": "0900-0003", "plan_gelezen": "on",
    }  # fmt: skip
