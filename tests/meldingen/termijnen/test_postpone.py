"""Postponing the duty to inform: only that term, two weeks at a time, with a reason, again and again."""

from collections.abc import Callable
from datetime import date, datetime, timedelta

import pytest
from django.contrib.auth.models import Permission

from meldingen.models import Casus
from meldingen.queries import CasusQuerySet
from meldingen.termijnen import services
from meldingen.termijnen.records import Escalatie, Termijn
from meldingen.termijnen.regels import REGELS
from meldingen.termijnen.sweep import sweep
from tests.meldingen.termijnen.conftest import NU, Wereld
from veiligthuis.core.errors import NotAllowed, RuleBroken
from veiligthuis.core.models import AuditEntry

Om = Callable[[str], datetime]


@pytest.fixture
def beslisser(wereld: Wereld, monkeypatch: pytest.MonkeyPatch) -> Wereld:
    """The behandelaar may postpone, and every casus is visible."""
    recht = Permission.objects.get(codename="verleng_termijn")
    groep = wereld.eigen.groep
    assert groep is not None
    groep.permissions.add(recht)
    wereld.behandelaar.groups.add(groep)
    monkeypatch.setattr(CasusQuerySet, "visible_to", lambda self, _user: self)
    return wereld


def test_who_lacks_the_permission_may_not_postpone(wereld: Wereld) -> None:
    with pytest.raises(NotAllowed):
        services.verleng_termijn(wereld.start("T10"), by=wereld.manager, reden="veiligheid")


def test_a_term_the_law_does_not_let_wait_is_refused(beslisser: Wereld) -> None:
    with pytest.raises(RuleBroken, match="kan niet worden uitgesteld"):
        services.verleng_termijn(beslisser.start("T04A"), by=beslisser.behandelaar, reden="druk")


@pytest.mark.parametrize("code", ["T03", "T04A", "T05", "T10", "T12", "R05"])
def test_no_clock_stands_still_because_no_source_allows_it(beslisser: Wereld, code: str) -> None:
    termijn = beslisser.start(code)
    with pytest.raises(RuleBroken, match="geen wet of norm staat een pauze toe"):
        services.schort_op(termijn, by=beslisser.behandelaar, reden="wij wachten op de school")
    with pytest.raises(NotAllowed):
        services.schort_op(termijn, by=beslisser.manager, reden="wij wachten op de school")
    termijn.refresh_from_db()
    assert (termijn.opgeschort_op, termijn.volgende_op) == (None, termijn.momenten[0])
    assert not [rij.code for rij in REGELS if rij.opschortbaar]


@pytest.mark.parametrize(
    ("reden", "tot", "zin"),
    [
        ("  ", None, "waarom uitstel"),
        ("veiligheid", date(2026, 6, 4), "ten hoogste twee weken"),
        ("veiligheid", date(2026, 5, 20), "Kies een datum na"),
    ],
)
def test_without_reason_too_far_or_backwards_is_refused(
    beslisser: Wereld, reden: str, tot: date | None, zin: str
) -> None:
    termijn = beslisser.start("T10")
    with pytest.raises(RuleBroken, match=zin):
        services.verleng_termijn(termijn, by=beslisser.behandelaar, reden=reden, tot=tot)
    termijn.refresh_from_db()
    assert (termijn.versie, termijn.verlengingen.count()) == (1, 0)


def test_a_met_term_cannot_be_postponed(beslisser: Wereld) -> None:
    termijn = beslisser.start("T10")
    services.haal_termijn("T10", beslisser.bron, at=NU)
    with pytest.raises(RuleBroken, match="loopt niet meer"):
        services.verleng_termijn(termijn, by=beslisser.behandelaar, reden="veiligheid")


def test_it_may_be_repeated_and_each_decision_is_kept(beslisser: Wereld) -> None:
    termijn = beslisser.start("T10")
    for _ in range(3):
        termijn = services.verleng_termijn(termijn, by=beslisser.behandelaar, reden="Kind nog niet veilig")
    assert [f"{v.tot:%Y-%m-%d}" for v in termijn.verlengingen.all()] == [
        "2026-06-03",
        "2026-06-17",
        "2026-07-01",
    ]
    assert termijn.versie == 4
    assert AuditEntry.objects.filter(actie="verleng_termijn").count() == 3
    assert "Kind" not in str(list(AuditEntry.objects.values_list("velden", flat=True)))


def test_a_shorter_postponement_is_possible_and_explained(beslisser: Wereld) -> None:
    termijn = services.verleng_termijn(
        beslisser.start("T10"), by=beslisser.behandelaar, reden="veiligheid", tot=date(2026, 5, 22)
    )
    assert termijn.uitleg == [
        {"dag": "2026-05-20", "reden": "uitgesteld tot en met 22-05-2026 (Wmo 2015 art. 5.3.1 lid 2)"}
    ]


def test_the_moved_moment_warns_anew_and_the_old_warnings_stay(beslisser: Wereld, om: Om) -> None:
    termijn = beslisser.start("T10")
    sweep(nu=om("2026-05-19 09:00"))
    services.verleng_termijn(termijn, by=beslisser.behandelaar, reden="veiligheid", at=om("2026-05-20 10:00"))
    assert sweep(nu=om("2026-05-26 08:00")).escalaties == 0
    sweep(nu=om("2026-06-02 09:00"))
    assert list(Escalatie.objects.order_by("pk").values_list("vervalversie", "niveau")) == [
        (1, 1),
        (1, 2),
        (2, 1),
        (2, 2),
    ]


def test_seeing_an_escalation_is_remembered_once_and_only_for_oneself(wereld: Wereld, om: Om) -> None:
    from_now = NU + timedelta(days=60)
    termijn = wereld.start("T10")
    sweep(nu=from_now)
    rij = (
        Escalatie.objects.filter(termijn=termijn)
        .latest("niveau")
        .bezorgingen.create(medewerker=wereld.manager, kanaal="werkvoorraad")
    )
    assert services.markeer_gezien([rij], by=wereld.behandelaar) == 0
    assert services.markeer_gezien([rij], by=wereld.manager, at=NU) == 1
    assert services.markeer_gezien([rij], by=wereld.manager, at=from_now) == 0
    rij.refresh_from_db()
    assert rij.gezien_op == NU


def test_terms_are_visible_with_their_casus_only(wereld: Wereld) -> None:
    wereld.start("T10")
    assert Casus.objects.exists()
    assert not Termijn.objects.visible_to(wereld.manager).exists()
