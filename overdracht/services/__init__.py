"""Every write of overdracht: `aanbod` by Veilig Thuis, `antwoord` by the receiver, `rapporten` by the worker."""

from overdracht.services.aanbod import (
    answer_vraag,
    complete_concept,
    grant_uitzondering,
    hand_over_to_other_team,
    offer_overdracht,
    prepare_overdracht,
    send_plan,
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

__all__ = [
    "accept_overdracht",
    "answer_vraag",
    "ask_vraag",
    "complete_concept",
    "complete_overdracht",
    "grant_uitzondering",
    "hand_over_to_other_team",
    "log_contact",
    "make_rapport",
    "offer_overdracht",
    "prepare_overdracht",
    "put_on_wachtlijst",
    "refuse_overdracht",
    "request_dossier",
    "request_verzoek_raad",
    "resume_rapporten",
    "return_overdracht",
    "send_plan",
    "take_back_overdracht",
    "withdraw_overdracht",
]
