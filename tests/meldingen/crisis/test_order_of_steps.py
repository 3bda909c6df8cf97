"""In which order the facts of a crisis may be noted, who may, and what they do to the clocks."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, transaction

from meldingen.crisis.services import Feit, verbeter_crisisfeit
from meldingen.crisis.stand import stand_van
from meldingen.crisis.stappen import Crisisstap
from meldingen.models import Crisisfeit, Crisisinzet, Termijn
from tests import builders
from tests.meldingen.crisis import inzetten
from veiligthuis import roles
from veiligthuis.core import clock
from veiligthuis.core.errors import NotAllowed, RuleBroken
from veiligthuis.core.models import AuditEntry

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("rol", [roles.WIJKTEAM, roles.PRIVACY, roles.BEHEER, roles.VERTROUWENSARTS])
def test_another_role_notes_nothing(rol: str) -> None:
    obj = inzetten.inzet()

    with pytest.raises(NotAllowed):
        inzetten.stap(obj, Crisisstap.GAAT, rol=rol)

    assert not Crisisfeit.objects.exists()


@pytest.mark.parametrize("rol", [roles.WIJKTEAM, roles.WIJKTEAMMANAGER, roles.PRIVACY, roles.BEHEER])
def test_another_role_sees_no_crisis(rol: str) -> None:
    inzetten.inzet()

    assert not Crisisinzet.objects.visible_to(builders.medewerker(rol)).exists()


def test_another_team_sees_no_crisis() -> None:
    inzetten.inzet()
    stranger = builders.medewerker(roles.CRISISDIENST, team=builders.vt_team("Team Zuid"), naam="vreemde")

    assert not Crisisinzet.objects.visible_to(stranger).exists()


@pytest.mark.parametrize(
    ("done", "refused", "reason"),
    [
        (None, Crisisstap.VERTROKKEN, "wie er gaat"),
        (Crisisstap.GAAT, Crisisstap.AANGEKOMEN, "geen vertrek"),
        (Crisisstap.GAAT, Crisisstap.AFSPRAKEN, "geen afspraak met de politie"),
        (Crisisstap.POLITIE, Crisisstap.AFSPRAKEN, "ter plaatse"),
        (Crisisstap.AANGEKOMEN, Crisisstap.OVERGEDRAGEN, "eerste veiligheidsactie"),
        (Crisisstap.VERTROKKEN, Crisisstap.VERTROKKEN, "staat al vast"),
        (Crisisstap.OVERGEDRAGEN, Crisisstap.ACHTERWACHT, "gesloten"),
    ],
)
def test_a_step_out_of_order_is_refused_with_why(done: Crisisstap | None, refused: str, reason: str) -> None:
    obj = inzetten.tot(done) if done else inzetten.inzet()
    before = Crisisfeit.objects.count()

    with pytest.raises(RuleBroken, match=reason):
        inzetten.stap(obj, refused)

    assert Crisisfeit.objects.count() == before


def test_the_family_is_spoken_to_without_the_police_only_with_the_reason() -> None:
    obj = inzetten.tot(Crisisstap.GAAT)
    with pytest.raises(RuleBroken, match="waarom dit niet gebeurt"):
        inzetten.stap(obj, Crisisstap.POLITIE, gedaan=False, tekst=" ")

    inzetten.stap(obj, Crisisstap.POLITIE, gedaan=False, tekst="Meldkamer onbereikbaar, storing.")
    for name in (Crisisstap.VERTROKKEN, Crisisstap.AANGEKOMEN, Crisisstap.AFSPRAKEN):
        inzetten.stap(obj, name)

    assert stand_van(obj).volgende == Crisisstap.ACTIE


def test_what_is_still_to_come_or_was_before_the_crisis_is_refused() -> None:
    obj = inzetten.inzet()

    with pytest.raises(RuleBroken, match="toekomst"):
        inzetten.stap(obj, Crisisstap.GAAT, gebeurd_op=clock.now() + timedelta(minutes=1))
    with pytest.raises(RuleBroken, match="voor het begin"):
        inzetten.stap(obj, Crisisstap.GAAT, gebeurd_op=obj.begonnen_op - timedelta(minutes=1))


def test_a_fact_cannot_be_changed_past_the_services() -> None:
    inzetten.tot(Crisisstap.GAAT)

    with pytest.raises(DatabaseError), transaction.atomic():
        Crisisfeit.objects.update(wie="Iemand anders")


def test_the_whole_course_leaves_a_line_each_and_closes_the_inzet() -> None:
    obj = inzetten.tot(Crisisstap.OVERGEDRAGEN)

    assert not obj.loopt
    assert Crisisfeit.objects.count() == len(inzetten.WEG) - 1  # the first action stands in the melding
    trail = set(
        AuditEntry.objects.filter(object_soort="meldingen.crisisfeit").values_list("actie", flat=True)
    )
    assert trail == {f"crisis_{name}" for name in inzetten.WEG if name != Crisisstap.ACTIE}
    assert not any("oma" in str(entry.velden) for entry in AuditEntry.objects.all())


def test_being_on_site_has_a_clock_that_arrival_meets() -> None:
    obj = inzetten.tot(Crisisstap.GAAT)
    klok = Termijn.objects.get(melding=obj.melding, code="T03B")
    assert clock.local(klok.eindigt_op).date() == clock.local(clock.now()).date()

    inzetten.tot(Crisisstap.GAAT)
    for name in (Crisisstap.POLITIE, Crisisstap.VERTROKKEN, Crisisstap.AANGEKOMEN):
        inzetten.stap(obj, name)

    klok.refresh_from_db()
    assert klok.gehaald_op == clock.now()


def test_the_first_action_meets_the_twenty_four_hours() -> None:
    obj = inzetten.tot(Crisisstap.ACTIE)

    assert Termijn.objects.get(melding=obj.melding, code="T03").gehaald_op == clock.now()
    assert obj.actie_op == clock.now()


def test_when_nobody_goes_the_road_is_not_asked() -> None:
    obj = inzetten.inzet()

    inzetten.stap(obj, Crisisstap.GAAT, gedaan=False, wie="", tekst="Politie is er en blijft.")

    stand = stand_van(obj)
    assert stand.waar == "bezoek niet nodig"
    assert Crisisstap.VERTROKKEN not in stand.open
    assert not Termijn.objects.filter(melding=obj.melding, code="T03B").exists()


def test_a_mistake_is_mended_by_a_new_fact_that_says_why() -> None:
    obj = inzetten.tot(Crisisstap.POLITIE)
    fout = obj.feiten.get(stap=Crisisstap.POLITIE)
    by = builders.medewerker(roles.CRISISDIENST)
    goed = Feit(wie="Agent Bos", tekst="Wij gaan samen.")
    with pytest.raises(RuleBroken, match="wat er niet klopte"):
        verbeter_crisisfeit(fout, feit=goed, reden=" ", by=by)

    nieuw = verbeter_crisisfeit(fout, feit=goed, reden="Verkeerde naam.", by=by)

    assert stand_van(obj).van(Crisisstap.POLITIE) == nieuw
    assert obj.feiten.filter(stap=Crisisstap.POLITIE).count() == 2
    with pytest.raises(RuleBroken, match="al verbeterd"):
        verbeter_crisisfeit(fout, feit=goed, reden="Nog eens.", by=by)
