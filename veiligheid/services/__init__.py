"""Every write of veiligheid: one function per intention of a user, each in one transaction."""

from veiligheid.plan.crisis import begin_crisisplan
from veiligheid.plan.exemplaar import Blad, Exemplaar, Regel, blad_voor
from veiligheid.plan.papier import answer_papier, make_exemplaar, note_papier, resume_exemplaren
from veiligheid.plan.services import (
    carry_out_gevolg,
    complete_afspraak,
    note_evaluatie,
    note_gezien,
    note_reactie,
)
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
from veiligheid.services.heropenen import reopen_with_beoordeling
from veiligheid.services.ontvanger import Planwijziging, confirm_proposal, drop_proposal, propose_version
from veiligheid.services.plan import (
    add_afspraak,
    begin_veiligheidsplan,
    establish_veiligheidsplan,
    save_veiligheidsplan,
    withdraw_veiligheidsplan,
)
from veiligheid.wachtlijst.services import begin_herweegklokken

__all__ = [
    "Blad",
    "Exemplaar",
    "Planwijziging",
    "Regel",
    "add_afspraak",
    "answer_papier",
    "begin_beoordeling",
    "begin_crisisplan",
    "begin_herweegklokken",
    "begin_veiligheidsplan",
    "blad_voor",
    "carry_out_gevolg",
    "complete_afspraak",
    "confirm_proposal",
    "drop_proposal",
    "establish_veiligheidsplan",
    "make_exemplaar",
    "note_evaluatie",
    "note_gezien",
    "note_papier",
    "note_reactie",
    "propose_version",
    "recall_beoordeling",
    "reopen_with_beoordeling",
    "resume_exemplaren",
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
