"""The logins of the intake workers of a measurement."""

PASSWORD = "meting-van-een-gesprek"  # noqa: S105 - of a throw-away database


def account(number: int) -> str:
    """The login of one of them."""
    return f"meting-intake-{number}"
