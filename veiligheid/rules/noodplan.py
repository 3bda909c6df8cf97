"""What of a noodplan only those may know who are named in the plan: the code word and the refuge."""

from __future__ import annotations

import re
from collections.abc import Iterable

from meldingen.queries import geheimen

GEWONE_WOORDEN = frozenset({
    "oma", "opa", "tante", "oom", "mama", "papa", "moeder", "vader", "buurvrouw", "buurman", "buren", "vriendin",
    "vriend", "zus", "broer", "nicht", "neef", "bij", "naar", "de", "het", "een", "mevrouw", "meneer", "juf",
    "meester", "opvang", "blijf", "huis", "ga",
})  # fmt: skip
"""Words that may begin with a capital in the name of a refuge and give nothing away by themselves."""


def woorden_van_nood(codewoord: str, toevlucht: str) -> re.Pattern[str] | None:
    """The code word and the refuge however they were typed; for who may read the rest of a noodplan but not these."""
    delen = [deel.strip() for deel in re.split(r"[,;()\n]", toevlucht)]
    return geheimen.patroon_van([toevlucht], plekken=[codewoord, *eigen_plekken(delen)])


def eigen_plekken(delen: Iterable[str]) -> list[str]:
    """The parts of a refuge that say more than what everybody calls somebody."""
    return [deel for deel in delen if deel.casefold() not in GEWONE_WOORDEN]
