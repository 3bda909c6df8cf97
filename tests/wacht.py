"""Leaving out the guard of the clocks of a casus, for a test about something less than a whole casus."""

import pgtrigger
from django.db import connection

ZONDER_WACHT = (
    "meldingen.Casus:casus_begint_met_een_klok",
    "meldingen.Casus:casus_sluit_met_haar_klokken",
    "meldingen.Termijn:termijn_begint_niet_op_een_gesloten_casus",
    "meldingen.Termijn:termijn_eindigt_niet_als_laatste",
    "meldingen.Termijn:termijn_verdwijnt_niet_als_laatste",
)
"""What refuses a casus without a clock; here a term may be the only thing that hangs on one."""


def laat_de_wacht_rusten() -> None:
    """No casus is refused for its clocks until the end of the test, its last check included.

    A test that commits keeps it as long as its session lives. It is the setting of `pgtrigger.ignore`, which itself
    cannot stand before a statement with named values.
    """
    pgids = ",".join(trigger.get_pgid(model) for model, trigger in pgtrigger.registered(*ZONDER_WACHT))
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('pgtrigger.ignore', %s, false)", ["{" + pgids + "}"])
