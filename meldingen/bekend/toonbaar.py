"""When a candidate is sure enough to be shown to somebody who is on the phone."""

MEEST_GETOOND = 5
"""How many candidates are shown at most."""

TONEN_VANAF = 45
"""From how sure a candidate is shown, of 100: surname and given name alone come to 58, a surname alone to 37."""

ELDERS_VANAF = 60
"""From how sure it is told that somebody is known elsewhere: a name alone never is, a birth date must fit too."""
