"""Every write of veiligheid: one function per intention of a user, each in one transaction."""

from veiligheid.services.beoordeling import (
    begin_beoordeling,
    recall_beoordeling,
    return_beoordeling,
    save_beoordeling,
    sign_beoordeling,
    submit_beoordeling,
    take_over_beoordeling,
    withdraw_beoordeling,
)
from veiligheid.services.besluit import switch_traject
from veiligheid.services.plan import (
    begin_veiligheidsplan,
    complete_afspraak,
    establish_veiligheidsplan,
    note_gezien,
    save_veiligheidsplan,
    withdraw_veiligheidsplan,
)

__all__ = [
    "begin_beoordeling",
    "begin_veiligheidsplan",
    "complete_afspraak",
    "establish_veiligheidsplan",
    "note_gezien",
    "recall_beoordeling",
    "return_beoordeling",
    "save_beoordeling",
    "save_veiligheidsplan",
    "sign_beoordeling",
    "submit_beoordeling",
    "switch_traject",
    "take_over_beoordeling",
    "withdraw_beoordeling",
    "withdraw_veiligheidsplan",
]
