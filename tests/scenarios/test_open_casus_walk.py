"""A casus walks through its machine at random: whatever happens, an open one has a clock and a closed one has none."""

import random
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.db import transaction

from meldingen import services
from meldingen.codelijsten import Besluit
from meldingen.models import Casus, Melding, Termijn, Verlenging
from meldingen.monitoring import services as monitoring
from meldingen.termijnen import services as termijnen
from meldingen.termijnen.effects import Start
from meldingen.termijnen.invariants import invariants
from meldingen.termijnen.regels import Waakt, codes
from meldingen.termijnen.relay import verspreid
from meldingen.termijnen.services import TermijnBron
from meldingen.termijnen.sweep import sweep
from tests import builders, trajecten
from veiligthuis import roles
from veiligthuis.core import clock
from veiligthuis.core.errors import NotAllowed, RuleBroken
from veiligthuis.core.machine import find_step

pytestmark = pytest.mark.django_db
STAPPEN = 60
SEEDS = 12


class Wandeling:
    """One casus and everything that may be done to it; each move may be refused, and then nothing has changed."""

    def __init__(self, casus: Casus) -> None:
        self.pk = casus.pk
        self.aanbod = 0

    @property
    def casus(self) -> Casus:
        gevonden: Casus = Casus.objects.get(pk=self.pk)
        return gevonden

    @property
    def bron(self) -> TermijnBron:
        return TermijnBron(casus=self.casus, startmoment=clock.now(), onderwerp=f"overdracht:{self.aanbod}")

    def nieuwe_melding(self) -> None:
        builders.melding(casus=self.casus)

    def besluit(self, besluit: str) -> None:
        melding = Melding.objects.filter(casus=self.pk, besluit="", afgesloten_op=None).order_by("pk").first()
        if melding is None:
            return
        if melding.status == "ontvangen":
            melding = services.schift(
                melding, acuut=False, reden="Nu veilig.", eigen_systeem_doorzocht=True, vt_register_doorzocht=True,
                by=builders.medewerker(roles.INTAKE),
            )  # fmt: skip
        melding = services.neem_in_veiligheidsbeoordeling(melding, by=builders.medewerker(roles.TRIAGIST))
        tweede = builders.medewerker(roles.GEDRAGSWETENSCHAPPER)
        melding = services.note_veiligheidsbeoordeling(melding, niveau="structureel", by=tweede)
        services.note_vervolgbesluit(melding, besluit=besluit, by=tweede)

    def zet_door(self) -> None:
        melding = (
            Melding.objects.filter(casus=self.pk, besluit="", afgesloten_op=None).order_by("-pk").first()
        )
        if melding is not None:
            services.zet_niet_passend_door(
                melding, reden="geen_hg_km", toelichting="Overlast.", by=builders.medewerker(roles.TRIAGIST)
            )

    def koppel_terug(self) -> None:
        for melding in Melding.objects.filter(casus=self.pk, terugkoppeling_op=None):
            services.leg_terugkoppeling_vast(
                melding, wijze="telefoon", inhoud="Beoordeeld.", by=builders.medewerker(roles.TRIAGIST)
            )

    def vertel_afloop(self) -> None:
        for melding in self.casus.meldingen.wacht_op_eindbericht().filter(status="afgesloten_triage"):
            services.leg_eindbericht_vast(
                melding, wijze="telefoon", inhoud="Klaar.", by=builders.medewerker(roles.TRIAGIST)
            )

    def informeer(self) -> None:
        builders.informeer_iedereen(self.casus)
        self.vertel_afloop()

    def wijs_toe(self) -> None:
        houder = builders.medewerker(roles.CASUSHOUDER)
        services.wijs_toe(self.casus, behandelaar=houder, by=builders.medewerker(roles.MANAGER))

    def start_traject(self) -> None:
        doe = services.start_vv if self.casus.vervolg == Besluit.VV else services.start_onderzoek
        doe(self.casus, by=builders.medewerker(roles.CASUSHOUDER))

    def wissel(self) -> None:
        trajecten.teken_mee(self.casus)
        houder = builders.medewerker(roles.CASUSHOUDER)
        naar_vv = self.casus.vervolg == Besluit.VV
        (services.zet_om_naar_vv if naar_vv else services.zet_om_naar_onderzoek)(self.casus, by=houder)

    def rond_af(self) -> None:
        houder = builders.medewerker(roles.CASUSHOUDER)
        trajecten.spreek_iedereen(self.casus)
        trajecten.teken_mee(services.note_veiligheidsplan(self.casus, by=houder))
        if self.casus.status == "vv_actief":
            services.rond_vv_af(self.casus, by=houder)
            return
        trajecten.concludeer(self.casus)
        casus = services.neem_onderzoeksbesluit(self.casus, wat_nodig="Niets.", by=houder)
        services.wijs_op_vernietiging(casus, hoe="Verteld.", by=houder)

    def bied_aan(self) -> None:
        """What overdracht does: its own clocks start in the same transaction."""
        services.begin_overdracht(self.casus, by=None)
        self.aanbod += 1
        termijnen.start_termijn("T12", self.bron)
        termijnen.start_termijn("T12E", self.bron)

    def accepteer(self) -> None:
        services.voltooi_overdracht(self.casus, by=None)
        termijnen.haal_termijn("T12", self.bron, at=clock.now())
        termijnen.haal_termijn("T12E", self.bron, at=clock.now())

    def geef_terug(self) -> None:
        services.keer_terug_bij_vt(self.casus, by=None)
        for code in ("T12", "T12E"):
            termijnen.laat_vervallen(code, self.bron, reden="teruggegeven", at=clock.now())

    def vraag_raad(self) -> None:
        services.meld_spoed_bij_raad(
            self.casus, gesproken_met="Piket", toelichting="Gevaar.", by=builders.medewerker(roles.MANAGER)
        )

    def monitor(self) -> None:
        services.begin_monitoring(self.casus, by=builders.medewerker(roles.CASUSHOUDER))

    def bel(self) -> None:
        houder = builders.medewerker(roles.CASUSHOUDER)
        moeder = self.casus.betrokkenen.order_by("pk").first()
        for wie in ({"betrokkene": moeder}, {"professional": "Wijkwerker Noord"}):
            navraag = monitoring.Navraag(vraag="Veilig?", antwoord="Rustig.", veilig="ja", **wie)
            monitoring.leg_navraag_vast(self.casus, navraag=navraag, by=houder)
        monitoring.rond_monitormoment_af(self.casus, conclusie="Veilig.", by=houder)

    def heropen(self) -> None:
        houder = builders.medewerker(roles.CASUSHOUDER)
        services.heropen_uit_monitoring(self.casus, toelichting="Onveilig.", by=houder)

    def sluit(self) -> None:
        houder = builders.medewerker(roles.CASUSHOUDER)
        if self.casus.status == "in_monitoring":
            monitoring.beeindig_monitoring(
                self.casus,
                reden="ander",
                toelichting="De GI kijkt mee.",
                reden_melder_niet="Anoniem.",
                by=houder,
            )
            return
        services.sluit_casus(self.casus, toelichting="Veilig.", by=houder)

    def stop_voortijdig(self) -> None:
        services.sluit_voortijdig(
            self.casus, reden="verhuisd", toelichting="Vertrokken.", melder_ingelicht_op=clock.today(),
            by=builders.medewerker(roles.MANAGER),
        )  # fmt: skip

    def tijd(self) -> None:
        clock.move_to(clock.now() + timedelta(days=9, hours=3))
        sweep()
        verspreid()

    def rek(self) -> None:
        """Postpone or pause whatever runs; the law refuses most of it."""
        houder = builders.medewerker(roles.CASUSHOUDER)
        for termijn in Termijn.objects.open().filter(casus=self.pk):
            for doe in (termijnen.verleng_termijn, termijnen.schort_op):
                try:
                    doe(termijn, by=houder, reden="veiligheid")
                except (RuleBroken, NotAllowed):
                    continue

    def zetten(self) -> list[Callable[[], None]]:
        """Every move, decisions and progress more often than the end."""
        besluiten = [lambda b=b: self.besluit(b) for b in Besluit]
        vaak = [
            self.koppel_terug,
            self.informeer,
            self.bied_aan,
            self.start_traject,
            self.rond_af,
            self.monitor,
        ]
        return [
            *besluiten, *vaak, *vaak, self.nieuwe_melding, self.zet_door, self.wijs_toe, self.wissel, self.accepteer,
            self.geef_terug, self.vraag_raad, self.bel, self.heropen, self.tijd, self.rek, self.sluit,
            self.stop_voortijdig,
        ]  # fmt: skip


def loop(seed: int) -> set[str]:
    """Walk, and look after every move; returns the statuses that were seen."""
    toeval, gezien = random.Random(seed), []
    wandeling = Wandeling(builders.casus())
    for _ in range(STAPPEN):
        zet = toeval.choice(wandeling.zetten())
        try:
            with transaction.atomic():
                zet()
        except (RuleBroken, NotAllowed):
            continue
        casus = wandeling.casus
        gezien.append((getattr(zet, "__name__", "besluit"), casus.status))
        klokken = Termijn.objects.open().filter(casus=casus)
        if casus.is_open:
            assert klokken.exclude(code__in=codes(Waakt.DEEL)).exists(), gezien
        else:
            assert not klokken.exists(), gezien
            wandeling = Wandeling(builders.casus())
    return {status for _, status in gezien}


def test_no_course_of_steps_leaves_an_open_casus_without_a_clock() -> None:
    gezien = set().union(*(loop(seed) for seed in range(SEEDS)))
    assert Verlenging.objects.exists()  # the walk did postpone, not only try to
    cijfers = invariants()
    assert (cijfers["open_casus_without_term"], cijfers["closed_casus_with_term"]) == (0, 0)
    assert cijfers["level_without_escalation"] == 0
    assert gezien >= {
        "open", "overdracht_lopend", "overgedragen", "terug_bij_vt", "vv_wacht", "vv_actief", "vv_afgerond",
        "onderzoek_wacht", "spoed_rvdk", "in_monitoring", "afgesloten",
    }  # fmt: skip


@pytest.mark.parametrize(
    "stap",
    ["rond_vv_af", "keer_terug_bij_vt", "note_vervolgbesluit", "voltooi_overdracht", "meld_spoed_bij_raad"],
)
def test_a_step_that_forgets_its_clock_is_found(stap: str, monkeypatch: pytest.MonkeyPatch) -> None:
    step = find_step(builders.casus(), stap)
    zonder = tuple(effect for effect in step.effects if not isinstance(effect, Start))
    monkeypatch.setitem(step.__dict__, "effects", zonder)
    with pytest.raises(AssertionError):
        for seed in range(SEEDS):
            loop(seed)
    transaction.set_rollback(True)  # the database would refuse at the end what the fault left behind


def test_closing_that_forgets_to_stop_the_clocks_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(find_step(builders.casus(), "sluit_casus").__dict__, "effects", ())
    with pytest.raises(AssertionError):
        for seed in range(SEEDS):
            loop(seed)
    transaction.set_rollback(True)  # the database would refuse at the end what the fault left behind
