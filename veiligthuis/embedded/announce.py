"""What the user of `make demo` reads on the screen."""

import sys
from pathlib import Path

from veiligthuis.demo.accounts import TE_PROBEREN, WACHTWOORD


def say(sentence: str) -> None:
    """Write one sentence on the screen at once."""
    sys.stdout.write(sentence + "\n")
    sys.stdout.flush()


def welcome(address: str, data: Path, *, seconds: float) -> None:
    """Tell where the demo is, who can log in and what to try; `seconds` is how long starting took."""
    width = max(len(name) for name, _ in TE_PROBEREN)
    accounts = "\n".join(f"    {name:<{width}}  {what}" for name, what in TE_PROBEREN)
    say(
        f"""
Veilig Thuis, demo: geen echte persoonsgegevens.     (gestart in {seconds:.0f} seconden)

  Adres       {address}
  Wachtwoord  {WACHTWOORD}   (voor elk account)

  Log in als en probeer:
{accounts}

  Berichten worden niet verstuurd maar staan in {data / "mail"}
  Logboeken staan in {data / "logs"}
  Stoppen: Ctrl-C. Opnieuw beginnen: stop, verwijder {data} en start weer.
"""
    )
