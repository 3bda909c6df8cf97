"""What a walk may do with others: an overleg, a verzoek to the Raad step by step, what a receiver reports back."""

from datetime import timedelta
from typing import Any

from benchmarks.walk.moves import TEXT, NothingToDo
from ketenpartners.models import Team
from meldingen.machine.casus_status import IN_TRAJECT
from meldingen.models import Casus
from overdracht import services as overdrachten
from overdracht.models import Overdracht, Overleg, Raadverzoek
from overdracht.overleg import services as overleggen
from overdracht.overleg.beeld import kenmerk_van, partijen
from overdracht.raad import services as raadsdienst
from veiligheid.queries import directbetrokkenen
from veiligthuis.core import clock
from veiligthuis.core.models import Medewerker
from veiligthuis.demo.raad import write
from veiligthuis.demo.trajecten import write_down


def table(casus: Casus, by: Medewerker, dice: Any) -> None:
    """The next thing of an overleg: plan, invite, move, hold, agree, report, conclude, or call off."""
    row = Overleg.objects.filter(casus=casus, status__in=("gepland", "gehouden")).order_by("-pk").first()
    if row is None:
        _plan(casus, by, dice)
        return
    moves = {
        "gepland": ("invite", "invite", "move", "hold", "hold", "drop"),
        "gehouden": ("agree", "end", "end"),
    }
    kind = dice.choice(moves[row.status])
    if kind == "invite":
        overleggen.nodig_uit(row, gezien=kenmerk_van(partijen(row, vooraf=True)), by=by)
    elif kind == "move":
        overleggen.verzet_overleg(
            row, begint_op=clock.now() + timedelta(days=3), vorm="video", plaats="Per mail", by=by
        )
    elif kind == "hold":
        overleggen.houd_overleg(row, aanwezig=list(row.deelnemers.professionals()), by=by)
    elif kind == "drop":
        overleggen.laat_overleg_vervallen(row, reden=TEXT, by=by)
    else:
        _after(row, kind, by)


def _plan(casus: Casus, by: Medewerker, dice: Any) -> None:
    row = overleggen.plan_overleg(
        casus, soort=dice.choice(("mdo", "vijfhoek", "jeugdbeschermingstafel")), onderwerp="Veilig thuis",
        begint_op=clock.now() + timedelta(hours=dice.choice((1, 30))), vorm="video", plaats="Per mail",
        doel="Samen afspreken wie wat doet.", by=by,
    )  # fmt: skip
    for person in directbetrokkenen(casus):
        overleggen.kies_gezinslid(row, betrokkene=person, reden_niet=TEXT, by=by)
    team = Team.objects.get(naam="Wijkteam Noord")
    guest = Medewerker.objects.get(username="wijkteam-noord")
    overleggen.nodig_medewerker(row, medewerker=guest, team=team, by=by)
    overleggen.voeg_punt_toe(row, woorden="Hoe gaat het op school?", by=by)


def _after(row: Overleg, kind: str, by: Medewerker) -> None:
    if kind == "agree":
        owner = row.deelnemers.exclude(medewerker=None).order_by("-pk")[0]
        overleggen.maak_afspraak(
            row, wat="Belt de school.", eigenaar=owner, uiterlijk=clock.today() + timedelta(days=9), by=by
        )
        return
    overleggen.schrijf_verslag(row, verslag="Wij spraken over rust in huis.", by=by)
    row.refresh_from_db()
    overleggen.rond_overleg_af(row, gezien=kenmerk_van(partijen(row, vooraf=True)), by=by)


def verzoek(casus: Casus, by: Medewerker, dice: Any) -> None:
    """One step of a verzoek to the Raad."""
    row = Raadverzoek.objects.filter(casus=casus).exclude(status__in=("verzonden", "ingetrokken")).first()
    if row is None:
        if casus.status in IN_TRAJECT:
            write_down(casus, by=by)
        write(raadsdienst.begin_verzoek(casus, by=by), noodzaak=TEXT, by=by)
        return
    kind = dice.choice(
        {"concept": ("lay", "lay", "drop"), "ondertekend": ("send", "send", "send", "back", "drop")}.get(
            row.status, ("science", "science", "manager", "manager", "back", "drop")
        )
    )
    if kind == "lay":
        raadsdienst.leg_voor(write(row, noodzaak=TEXT, by=by), by=by)
    elif kind == "science":
        raadsdienst.onderteken_als_gedragswetenschapper(row, merk=row.bevroren_sha256, weging=TEXT, by=by)
    elif kind == "manager":
        raadsdienst.onderteken_als_teammanager(row, merk=row.bevroren_sha256, by=by)
    elif kind == "send":
        raadsdienst.verzend(row, hoe="post", by=by)
    elif kind == "back":
        raadsdienst.geef_terug(row, reden=TEXT, by=by)
    else:
        raadsdienst.trek_in(row, reden=TEXT, by=by)


def report_back(casus: Casus, by: Medewerker, dice: Any) -> None:
    """What the receiver finds flows back; its team does it, Veilig Thuis reads it."""
    row = _handover(casus)
    helper = _helper(row, by)
    kind = dice.choice(("propose", "unsafe", "end", "end"))
    if kind == "propose":
        overdrachten.propose_plan(
            row, tekst=TEXT, evaluatie_op=clock.today() + timedelta(days=20), signalen=TEXT, by=helper
        )
    elif kind == "unsafe":
        overdrachten.report_unsafe(row, tekst=TEXT, by=helper)
    else:
        overdrachten.end_help(row, resultaat=dice.choice(("veilig", "gestopt")), tekst=TEXT, by=helper)


def read_back(casus: Casus, by: Medewerker, dice: Any) -> None:
    """Veilig Thuis confirms, reads, or takes up what came back."""
    row, kind = _handover(casus), dice.choice(("confirm", "drop", "read", "up"))
    if kind == "confirm":
        overdrachten.confirm_plan(row, by=by)
    elif kind == "drop":
        overdrachten.drop_plan(row, reden=TEXT, by=by)
    elif kind == "read":
        overdrachten.read_findings(row, vervolg=TEXT, by=by)
    else:
        overdrachten.take_up_unsafe(row, vervolg=TEXT, by=by)


def take_over(casus: Casus, by: Medewerker, dice: Any) -> None:
    """The team that keeps a family waiting agrees to another one, or not."""
    row = _handover(casus)
    asked = row.overnamevragen.order_by("-pk").first()
    if asked is None:
        raise NothingToDo
    if dice.random() < 0.6:
        overdrachten.agree_take_over(row, by=_helper(row, by))
    else:
        overdrachten.refuse_take_over(
            row, reden=TEXT, verwacht_op=clock.today() + timedelta(days=9), by=_helper(row, by)
        )


def _handover(casus: Casus) -> Overdracht:
    row: Overdracht | None = Overdracht.objects.filter(casus=casus).order_by("-pk").first()
    if row is None:
        raise NothingToDo
    return row


def _helper(row: Overdracht, by: Medewerker) -> Medewerker:
    """Somebody of the team that was offered it."""
    return Medewerker.objects.filter(groups=row.naar_team.groep).order_by("pk").first() or by
