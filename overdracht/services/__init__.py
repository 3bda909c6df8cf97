"""Every write of overdracht: `aanbod` by Veilig Thuis, `antwoord` by the receiver, `rapporten` by the worker."""

from overdracht.overname.services import (
    agree_take_over,
    ask_take_over,
    hand_over_to_other_team,
    refuse_take_over,
    return_silent,
)
from overdracht.overname.verhuizing import carry_on, move_caseload, resume_moves, undo_move
from overdracht.plan.services import read_plan, send_plan, start_plan_clocks
from overdracht.services.aanbod import (
    answer_vraag,
    complete_concept,
    grant_uitzondering,
    offer_overdracht,
    prepare_overdracht,
    take_back_overdracht,
    withdraw_overdracht,
)
from overdracht.services.antwoord import (
    accept_overdracht,
    ask_vraag,
    complete_overdracht,
    log_contact,
    put_on_wachtlijst,
    refuse_overdracht,
    return_overdracht,
)
from overdracht.services.rapporten import (
    make_rapport,
    request_dossier,
    request_verzoek_raad,
    resume_rapporten,
)
from overdracht.terug.services import (
    confirm_plan,
    drop_plan,
    end_help,
    propose_plan,
    read_findings,
    report_unsafe,
    take_up_unsafe,
)

__all__ = [
    "accept_overdracht",
    "agree_take_over",
    "answer_vraag",
    "ask_take_over",
    "ask_vraag",
    "carry_on",
    "complete_concept",
    "complete_overdracht",
    "confirm_plan",
    "drop_plan",
    "end_help",
    "grant_uitzondering",
    "hand_over_to_other_team",
    "log_contact",
    "make_rapport",
    "move_caseload",
    "offer_overdracht",
    "prepare_overdracht",
    "propose_plan",
    "put_on_wachtlijst",
    "read_findings",
    "read_plan",
    "refuse_overdracht",
    "refuse_take_over",
    "report_unsafe",
    "request_dossier",
    "request_verzoek_raad",
    "resume_moves",
    "resume_rapporten",
    "return_overdracht",
    "return_silent",
    "send_plan",
    "start_plan_clocks",
    "take_back_overdracht",
    "take_up_unsafe",
    "undo_move",
    "withdraw_overdracht",
]
