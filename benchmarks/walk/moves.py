"""What a walk may do to a melding, its assessment and a casus: each move is one service, by whoever it is told."""

from datetime import timedelta
from typing import Any

from meldingen import services as meldingen
from meldingen.codelijsten import Besluit
from meldingen.huisverbod import services as huisverboden
from meldingen.models import Casus, Huisverbod, Melding
from meldingen.monitoring import services as monitoring
from overdracht.raad import services as raadsdienst
from veiligheid import services as veiligheid
from veiligheid.models import Veiligheidsbeoordeling
from veiligheid.traject import services as onderzoek
from veiligthuis.core import clock
from veiligthuis.core.models import Medewerker
from veiligthuis.demo import assessments, chapters, raad, trajecten
from veiligthuis.demo.names import household

TEXT = "Tijdens de wandeling vastgelegd."


class NothingToDo(Exception):
    """There is no object this move could be tried on."""


def new_melding(casus: Casus, by: Medewerker, dice: Any) -> None:
    """A second report on the casus."""
    chapters.take_in(household("Wandelaar", geslacht="vrouw"), by=by, casus=casus)


def shift(casus: Casus, by: Medewerker, dice: Any) -> None:
    """The first look, acute now and then."""
    meldingen.schift(
        _melding(casus, "ontvangen", dice), acuut=dice.random() < 0.2, reden=TEXT, eigen_systeem_doorzocht=True,
        vt_register_doorzocht=True, by=by,
    )  # fmt: skip


def acute_step(casus: Casus, by: Medewerker, dice: Any) -> None:
    """Danger that shows later, the crisis lane, or the first action."""
    melding = _melding(casus, "", dice)
    kind = dice.choice(("vast", "lane", "action"))
    if kind == "vast":
        meldingen.stel_acuut_vast(melding, reden=TEXT, by=by)
    elif kind == "lane":
        meldingen.zet_acuut_in_actie(melding, by=by)
    else:
        meldingen.leg_eerste_veiligheidsactie_vast(melding, actie=TEXT, by=by)


def take_melding(casus: Casus, by: Medewerker, dice: Any) -> None:
    """A triagist takes a melding."""
    meldingen.neem_in_veiligheidsbeoordeling(_melding(casus, "", dice), by=by)


def pass_on(casus: Casus, by: Medewerker, dice: Any) -> None:
    """Not a matter for Veilig Thuis."""
    meldingen.zet_niet_passend_door(_melding(casus, "", dice), reden="geen_hg_km", toelichting=TEXT, by=by)


def tell_melder(casus: Casus, by: Medewerker, dice: Any) -> None:
    """Feedback on what was decided."""
    waiting = casus.meldingen.filter(terugkoppeling_op=None).order_by("pk").first()
    if waiting is None:
        raise NothingToDo
    meldingen.leg_terugkoppeling_vast(waiting, wijze="telefoon", inhoud=TEXT, by=by)


def assess(casus: Casus, by: Medewerker, dice: Any) -> None:
    """A whole assessment, with a decision at random, handed in."""
    melding = _melding(casus, "in_veiligheidsbeoordeling" if dice.random() < 0.7 else "", dice)
    assessments.assess(melding, dice.choice(list(Besluit)), by=by)


def begin_assessment(casus: Casus, by: Medewerker, dice: Any) -> None:
    """An assessment that is begun and not finished yet."""
    veiligheid.begin_beoordeling(_melding(casus, "", dice), by=by)


def sign(casus: Casus, by: Medewerker, dice: Any) -> None:
    """The second signature, with which the decision is taken."""
    veiligheid.sign_beoordeling(_beoordeling(casus), by=by)


def turn_assessment(casus: Casus, by: Medewerker, dice: Any) -> None:
    """Hand in, take back, give back, take over or drop what is being written."""
    row = _beoordeling(casus)
    kind = dice.choice(("submit", "recall", "return", "over", "drop"))
    if kind == "submit":
        veiligheid.submit_beoordeling(row, by=by)
    elif kind == "recall":
        veiligheid.recall_beoordeling(row, by=by)
    elif kind == "return":
        veiligheid.return_beoordeling(row, reden=TEXT, by=by)
    elif kind == "over":
        veiligheid.take_over_beoordeling(row, by=by)
    else:
        veiligheid.withdraw_beoordeling(row, reden=TEXT, by=by)


def speak(casus: Casus, by: Medewerker, dice: Any) -> None:
    """Everybody is spoken to and told."""
    chapters.speak_with_everybody(casus, by=by)


def assign(casus: Casus, by: Medewerker, dice: Any) -> None:
    """Somebody of the team carries the casus, now and then a colleague."""
    meldingen.wijs_toe(casus, behandelaar=by if dice.random() < 0.5 else casus.behandelaar or by, by=by)


def start(casus: Casus, by: Medewerker, dice: Any) -> None:
    """V&V or onderzoek begins."""
    (meldingen.start_vv if dice.random() < 0.5 else meldingen.start_onderzoek)(casus, by=by)


def weigh_along(casus: Casus, by: Medewerker, dice: Any) -> None:
    """A second professional signs along."""
    weigh = onderzoek.weeg_mee if casus.status == "onderzoek_actief" else meldingen.teken_mee
    weigh(casus, weging=TEXT, by=by)


def switch(casus: Casus, by: Medewerker, dice: Any) -> None:
    """Another route for a running traject."""
    veiligheid.switch_traject(
        casus, besluit=dice.choice((Besluit.VV, Besluit.ONDERZOEK)), motivering=TEXT,
        multidisciplinair_overleg=TEXT, onderzoeksvraag=TEXT, by=by,
    )  # fmt: skip


def finish_traject(casus: Casus, by: Medewerker, dice: Any) -> None:
    """V&V or onderzoek ends, once the children are seen and, of an onderzoek, everybody was heard."""
    if dice.random() < 0.5:
        trajecten.see_children(casus, by=by)
    if dice.random() < 0.5:
        meldingen.rond_vv_af(casus, by=by)
        return
    trajecten.conclude(casus, by=by)
    trajecten.hear(casus, by=by)
    casus = onderzoek.neem_onderzoeksbesluit(casus, wat_nodig=TEXT, by=by)
    if dice.random() < 0.5:
        meldingen.wijs_op_vernietiging(casus, hoe=TEXT, by=by)


def end_early(casus: Casus, by: Medewerker, dice: Any) -> None:
    """The family left."""
    meldingen.sluit_voortijdig(casus, reden="andere_regio", toelichting=TEXT, reden_melder_niet=TEXT, by=by)


def ask_raad(casus: Casus, by: Medewerker, dice: Any) -> None:
    """The Raad is asked or called."""
    if dice.random() < 0.5:
        raadsdienst.meld_spoed(casus, gebeld_op=clock.now(), gesproken_met="Piket", toelichting=TEXT, by=by)
        return
    if dice.random() < 0.5:
        writer, iris = (
            Medewerker.objects.get(username=name) for name in ("casushouder", "gedragswetenschapper")
        )
        raad.ask(casus, noodzaak=TEXT, by=writer, iris=iris, petra=by)
        return
    meldingen.doe_verzoek_aan_raad(
        casus, onderbouwing=TEXT, college_geinformeerd_op=clock.today(), ouders_geinformeerd_op=clock.today(), by=by
    )  # fmt: skip


def monitor(casus: Casus, by: Medewerker, dice: Any) -> None:
    """Begin to follow the family, ask, conclude a moment, become active again, or end."""
    kind = dice.choice(("begin", "begin", "ask", "ask", "ask", "conclude", "reopen", "end"))
    if kind == "begin":
        meldingen.begin_monitoring(casus, by=by)
    elif kind == "ask":
        answer = {"antwoord": TEXT, "veilig": dice.choice(("ja", "ja", "ja", "nee"))}
        monitoring.leg_navraag_vast(
            casus, by=by,
            navraag=monitoring.Navraag(
                vraag=TEXT, professional=f"Professional {dice.randrange(2)}",
                **(answer if dice.random() < 0.8 else {}),
            ),
        )  # fmt: skip
    elif kind == "conclude":
        monitoring.rond_monitormoment_af(casus, conclusie=TEXT, reden_eenzijdig=TEXT, by=by)
    elif kind == "reopen":
        veiligheid.reopen_with_beoordeling(casus, toelichting=TEXT, by=by)
    else:
        monitoring.beeindig_monitoring(
            casus,
            reden=dice.choice(("stabiel", "ander")),
            toelichting=TEXT,
            reden_melder_niet=TEXT,
            by=by,
        )


def prohibit(casus: Casus, by: Medewerker, dice: Any) -> None:
    """Somebody is kept out, or one of the steps of that."""
    verbod = Huisverbod.objects.lopend().filter(casus=casus).first()
    if verbod is None:
        vader, moeder = (casus.betrokkenen.get(relatie=wat) for wat in ("vader", "moeder"))
        huisverboden.leg_huisverbod_op(
            casus, uithuisgeplaatste=vader, achterblijvers=[moeder], gemeente="Meerstad", aanleiding=TEXT,
            opgelegd_op=clock.now() - timedelta(hours=1), by=by,
        )  # fmt: skip
        return
    kind = dice.choice(("reach", "advise", "extend", "withdraw", "end", "end"))
    if kind == "reach":
        huisverboden.leg_bereikbaarheid_vast(verbod, hoe="telefoon", by=by)
    elif kind == "advise":
        huisverboden.adviseer_burgemeester(verbod, advies="verlengen", motivering=TEXT, by=by)
    elif kind == "extend":
        huisverboden.verleng(verbod, besloten_op=clock.now(), dagen=dice.randrange(1, 20), by=by)
    elif kind == "withdraw":
        huisverboden.trek_in(verbod, ingetrokken_op=clock.now(), reden=TEXT, hoe_verder=TEXT, by=by)
    else:
        huisverboden.rond_af(verbod, hoe_verder=TEXT, reden_geen_plan=TEXT, by=by)


def close(casus: Casus, by: Medewerker, dice: Any) -> None:
    """Nothing is left to do; a family whose melding was refuted hears its right first."""
    if casus.uitkomst_hg and casus.vernietigingsrecht_op is None:
        meldingen.wijs_op_vernietiging(casus, hoe=TEXT, by=by)
    meldingen.sluit_casus(casus, toelichting=TEXT, by=by)


def destroy(casus: Casus, by: Medewerker, dice: Any) -> None:
    """The content of a closed casus goes, with four eyes."""
    kind = dice.choice(("let in", "propose", "destroy", "anonymise"))
    if kind == "let in":
        privacy, manager = (Medewerker.objects.get(username=name) for name in ("privacy", "manager"))
        meldingen.verleen_toegang(casus, aan=privacy, by=manager)
    elif kind == "propose":
        meldingen.stel_vernietiging_voor(casus, grond=TEXT, by=by)
    elif kind == "destroy":
        meldingen.leg_vernietiging_vast(casus, by=by)
    else:
        meldingen.leg_anonimisering_vast(casus, by=by)


def _melding(casus: Casus, status: str, dice: Any) -> Melding:
    """A melding of the casus, in that status when one is named."""
    rows = list(casus.meldingen.filter(**({"status": status} if status else {})).order_by("-pk")[:3])
    if not rows:
        raise NothingToDo
    chosen: Melding = dice.choice(rows)
    return chosen


def _beoordeling(casus: Casus) -> Veiligheidsbeoordeling:
    row: Veiligheidsbeoordeling | None = casus.veiligheidsbeoordelingen.order_by("-pk").first()
    if row is None:
        raise NothingToDo
    return row
