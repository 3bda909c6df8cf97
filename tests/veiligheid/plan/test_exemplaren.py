"""Each copy holds only what its reader may know: canaries in PDF, page, metadata, name and log, in both directions."""

import io
import json
import uuid

import pikepdf
import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from meldingen.models import Casus
from tests import builders
from tests.papers import strings_in
from tests.veiligheid.plan import familie
from tests.veiligheid.plan.familie import MOEDER, NOOD, VADER
from veiligheid import services, tasks
from veiligheid.codelijsten import Papier
from veiligheid.models import Planexemplaar, Veiligheidsplan
from veiligheid.plan import papier
from veiligthuis import roles
from veiligthuis.core import clock, reports
from veiligthuis.core.errors import NotAllowed, RuleBroken
from veiligthuis.core.models import AuditEntry

pytestmark = pytest.mark.django_db

LEZERS = {"moeder": (0, VADER), "vader": (1, MOEDER + NOOD), "kind": (2, MOEDER + VADER + NOOD)}
"""Per reader the place in the family and what may not be found."""


@pytest.fixture
def plan() -> Veiligheidsplan:
    """The plan that says everything everywhere."""
    return familie.plan_vol(familie.familie())


def made(plan: Veiligheidsplan, plek: int, keuze: str = Papier.THUIS, waar: str = "") -> Planexemplaar:
    """The copy of somebody, after the worker."""
    wie = familie.deelnemer(plan, familie.mensen(plan.casus)[plek])
    gevraagd = services.answer_papier(wie, by=familie.maker(), papier=keuze, waar=waar)
    assert gevraagd is not None
    tasks.maak_exemplaar(gevraagd.pk)
    gevraagd.refresh_from_db()
    assert gevraagd.inhoud is not None, gevraagd.fout
    return gevraagd


def leaked(tekst: str, verboden: tuple[str, ...]) -> list[str]:
    """What of the forbidden pieces stands in a text, also with everything but letters and figures taken out."""
    dicht = "".join(teken for teken in tekst.casefold() if teken.isalnum())
    return [
        deel for deel in verboden if deel in tekst.casefold() or "".join(filter(str.isalnum, deel)) in dicht
    ]


@pytest.mark.parametrize("lezer", LEZERS)
def test_no_secret_of_another_stands_in_a_pdf(plan: Veiligheidsplan, lezer: str) -> None:
    plek, verboden = LEZERS[lezer]

    exemplaar = made(plan, plek)

    tekst = strings_in(bytes(exemplaar.inhoud or b""))
    assert leaked(tekst, verboden) == []
    assert "niemand slaat of dreigt" in tekst
    assert not leaked(exemplaar.bestandsnaam, MOEDER + VADER + NOOD + ("elif", "jeroen", "noah"))


@pytest.mark.parametrize("lezer", LEZERS)
def test_no_secret_of_another_stands_on_the_page_to_read_together(plan: Veiligheidsplan, lezer: str) -> None:
    plek, verboden = LEZERS[lezer]
    wie = familie.deelnemer(plan, familie.mensen(plan.casus)[plek])
    browser = Client()
    browser.force_login(familie.maker())

    answer = browser.get(reverse("veiligheid:blad", kwargs={"pk": wie.pk}))

    assert answer.status_code == 200
    assert leaked(answer.content.decode() + str(answer.headers), verboden) == []
    assert "no-store" in answer.headers["Cache-Control"]


def test_who_may_know_reads_it(plan: Veiligheidsplan) -> None:
    van_moeder = strings_in(bytes(made(plan, 0).inhoud or b""))
    van_vader = strings_in(bytes(made(plan, 1).inhoud or b""))

    for deel in ("kanariestraat 12b", "pannenkoek", "spreeuwenhof 3", "vlucht langs de tuin"):
        assert deel in van_moeder, deel
    assert "merelplein 7" in van_vader and "onschuldig kern" in van_vader


def test_the_child_reads_a_page_of_its_own_without_the_story(plan: Veiligheidsplan) -> None:
    tekst = strings_in(bytes(made(plan, 2).inhoud or b""))

    assert "mijn blad" in tekst and "niet jouw schuld" in tekst and "0800-0432" in tekst
    assert "noah mag altijd bellen" in tekst
    assert "onschuldig kern" not in tekst and "uw codewoord" not in tekst


def test_a_secret_cut_over_two_fields_does_not_slip_through(plan: Veiligheidsplan) -> None:
    assert "wij zijn nu" not in strings_in(bytes(made(plan, 1).inhoud or b""))


def test_the_log_says_that_and_not_what(plan: Veiligheidsplan) -> None:
    for plek in range(3):
        made(plan, plek, Papier.ELDERS, "bij tante, Kanariestraat 12b")

    regels = json.dumps([str(vars(rij)) for rij in AuditEntry.objects.all()])

    assert leaked(regels, ("kanari", "merelpl", "pannenkoek", "spreeuwen", "bijtante")) == []
    assert "vraag_papier_veilig" in regels


def test_the_sieve_is_seen_to_leak_when_it_is_open(
    plan: Veiligheidsplan, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("veiligheid.plan.zeef.Zeef.waarom_niet", lambda _, __: "")

    assert leaked(strings_in(bytes(made(plan, 1).inhoud or b"")), MOEDER)


def test_a_row_kept_from_somebody_stands_on_the_other_copies_only(plan: Veiligheidsplan) -> None:
    moeder, vader, _ = familie.mensen(plan.casus)
    nieuw = services.begin_veiligheidsplan(plan.casus, by=familie.maker())
    rij = {"soort": "voorwaarde", "wat": "Elif slaapt bij iemand.", "wie": "Elif", "wanneer": "", "vanaf": None,
           "tot": None, "controle": "Nadia", "gevolg": "", "niet_voor": [vader.pk]}  # fmt: skip
    services.save_veiligheidsplan(nieuw, by=familie.maker(), velden={}, afspraken=[rij])
    browser = Client()
    browser.force_login(familie.maker())

    seen = {
        wie.pk: browser.get(reverse("veiligheid:blad", kwargs={"pk": familie.deelnemer(nieuw, wie).pk}))
        for wie in (moeder, vader)
    }

    assert "Elif slaapt bij iemand." in seen[moeder.pk].content.decode()
    assert "Elif slaapt bij iemand." not in seen[vader.pk].content.decode()


def test_a_row_cannot_be_kept_from_a_stranger(plan: Veiligheidsplan) -> None:
    vreemd = familie.mensen(builders.casus())[0]
    nieuw = services.begin_veiligheidsplan(plan.casus, by=familie.maker())

    with pytest.raises(RuleBroken, match="hoort niet bij de casus"):
        services.save_veiligheidsplan(
            nieuw, by=familie.maker(), velden={}, netwerk=[{"naam": "Ayşe", "niet_voor": [vreemd.pk]}]
        )


class TestPaper:
    """First the question; no paper where it is not safe."""

    def test_no_paper_is_made_where_none_is_safe(self, plan: Veiligheidsplan) -> None:
        wie = familie.deelnemer(plan, familie.mensen(plan.casus)[0])
        browser = Client()
        browser.force_login(familie.maker())
        where = reverse("veiligheid:papier", kwargs={"pk": wie.pk})

        answer = browser.post(where, {"sleutel": str(uuid.uuid4()), "papier": Papier.GEEN}, follow=True)

        assert not Planexemplaar.objects.exists()
        page = answer.content.decode()
        assert "Er komt geen papier." in page and "samen op het scherm" in page

    def test_another_place_is_named(self, plan: Veiligheidsplan) -> None:
        wie = familie.deelnemer(plan, familie.mensen(plan.casus)[0])

        with pytest.raises(RuleBroken, match="waar het papier veilig ligt"):
            services.answer_papier(wie, by=familie.maker(), papier=Papier.ELDERS)

    def test_a_draft_gives_no_paper(self, plan: Veiligheidsplan) -> None:
        nieuw = services.begin_veiligheidsplan(plan.casus, by=familie.maker())
        wie = familie.deelnemer(nieuw, familie.mensen(plan.casus)[0])

        with pytest.raises(RuleBroken, match="het geldt niet"):
            services.answer_papier(wie, by=familie.maker(), papier=Papier.THUIS)

    def test_who_may_not_make_plans_gets_none(self, plan: Veiligheidsplan) -> None:
        wie = familie.deelnemer(plan, familie.mensen(plan.casus)[0])

        for rol in (roles.INTAKE, roles.WIJKTEAM, roles.PRIVACY):
            with pytest.raises(NotAllowed):
                services.answer_papier(wie, by=builders.medewerker(rol), papier=Papier.THUIS)

    def test_a_stranger_gets_nothing(self, plan: Veiligheidsplan) -> None:
        exemplaar, browser = made(plan, 0), Client()
        browser.force_login(builders.medewerker(roles.WIJKTEAM))
        wie = familie.deelnemer(plan, familie.mensen(plan.casus)[0])

        for name, pk in (("exemplaar", exemplaar.pk), ("exemplaar_pdf", exemplaar.pk), ("blad", wie.pk),
                         ("papier", wie.pk), ("plan_gezin", plan.pk), ("reactie", wie.pk)):  # fmt: skip
            assert browser.get(reverse(f"veiligheid:{name}", kwargs={"pk": pk})).status_code == 404, name


class TestReport:
    """A copy is a report as the others are."""

    def test_it_is_tagged_with_embedded_fonts_and_alternative_texts(self, plan: Veiligheidsplan) -> None:
        inhoud = bytes(made(plan, 0).inhoud or b"")
        pdf = pikepdf.open(io.BytesIO(inhoud))

        assert "/StructTreeRoot" in pdf.Root and pdf.Root.Lang == "nl"
        assert str(pdf.docinfo["/Title"]) == papier.TITEL and not list(pdf.attachments)
        fonts = [
            o
            for o in pdf.objects
            if isinstance(o, pikepdf.Dictionary) and o.get("/Type") == "/FontDescriptor"
        ]
        assert fonts and all("/FontFile2" in font or "/FontFile3" in font for font in fonts)
        figures = [o for o in pdf.objects if isinstance(o, pikepdf.Dictionary) and o.get("/S") == "/Figure"]
        assert figures and all("/Alt" in figure for figure in figures)

    def test_made_twice_it_stays_what_it_was(
        self, plan: Veiligheidsplan, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        exemplaar = made(plan, 0)
        monkeypatch.setattr(papier, "render_pdf", lambda *_, **__: b"anders")

        tasks.maak_exemplaar(exemplaar.pk)

        assert bytes(Planexemplaar.objects.get().inhoud or b"") == bytes(exemplaar.inhoud or b"")

    def test_what_was_left_lying_is_started_again(
        self, plan: Veiligheidsplan, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        gestart: list[int] = []
        monkeypatch.setattr(papier, "_start", gestart.append)
        wie = familie.deelnemer(plan, familie.mensen(plan.casus)[0])
        services.answer_papier(wie, by=familie.maker(), papier=Papier.THUIS)
        clock.move_to(clock.now() + 2 * reports.BLIJFT_LIGGEN)

        tasks.hervat_exemplaren()

        assert gestart == [Planexemplaar.objects.get().pk]


def test_the_copies_of_ten_cost_as_much_as_those_of_one(plan: Veiligheidsplan) -> None:
    klein: Casus = builders.casus(betrokkenen=[builders.moeder()])
    begin = services.begin_veiligheidsplan(klein, by=familie.maker())
    browser = Client()
    browser.force_login(familie.maker())
    counts = []
    for obj in (begin, plan):
        browser.get(reverse("veiligheid:plan_gezin", kwargs={"pk": obj.pk}))
        with CaptureQueriesContext(connection) as asked:
            browser.get(reverse("veiligheid:plan_gezin", kwargs={"pk": obj.pk}))
        counts.append(len(asked))

    assert counts[1] <= counts[0] + 4 and counts[1] <= 30, counts
