"""Planning, inviting, holding and concluding an overleg; what is refused first."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction
from django.test import Client
from django.urls import reverse

from ketenpartners.models import Contactpersoon
from overdracht.models import Agendapunt, Overleg, Overlegverslag
from overdracht.overleg import services
from overdracht.overleg.voorstellen import voorstellen
from overdracht.overleg.werk import overlegwerk
from tests import builders
from tests.overdracht import stappen
from tests.overdracht.overleg import tafel
from veiligheid.queries import plan_in_concept
from veiligthuis import roles
from veiligthuis.core import clock
from veiligthuis.core.errors import NotAllowed, RuleBroken
from veiligthuis.core.models import Medewerker

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "rol", [roles.INTAKE, roles.WIJKTEAM, roles.WIJKTEAMMANAGER, roles.BEHEER, roles.PRIVACY]
)
def test_other_roles_do_not_plan(rol: str) -> None:
    with pytest.raises(NotAllowed):
        services.plan_overleg(
            stappen.besloten_casus(), by=builders.medewerker(rol), begint_op=clock.now() + timedelta(days=1),
            **tafel.GEGEVENS,
        )  # fmt: skip


def test_a_participant_who_may_lead_elsewhere_does_not_lead_here() -> None:
    overleg = tafel.met_gasten()
    gast = builders.medewerker(roles.CASUSHOUDER, team=builders.vt_team("Team Elders"), naam="gast")
    services.nodig_medewerker(
        overleg, by=tafel.voorzitter(), medewerker=gast, team=gast.lidmaatschappen.get().team
    )
    services.nodig_uit(overleg, by=tafel.voorzitter(), gezien=tafel.gezien(overleg))

    with pytest.raises(RuleBroken, match="de casus is niet van u"):
        services.laat_overleg_vervallen(overleg, by=gast, reden="Zomaar.")
    with pytest.raises(NotAllowed):
        services.voeg_punt_toe(overleg, by=gast, woorden="Iets")


@pytest.mark.parametrize(
    ("anders", "zegt"),
    [
        ({"begint_op": timedelta(days=-1)}, "al voorbij"),
        ({"plaats": ""}, "Schrijf waar"),
        ({"onderwerp": "Zij zit in de Geheimstraat"}, "niemand buiten Veilig Thuis"),
    ],
)
def test_what_makes_no_sense_or_betrays_is_refused(anders: dict[str, Any], zegt: str) -> None:
    casus = stappen.besloten_casus()
    tafel.geheim_adres(casus, straat="Geheimstraat", plaats="Verweg")
    if "begint_op" in anders:
        anders = {"begint_op": clock.now() + anders["begint_op"]}

    with pytest.raises(RuleBroken, match=zegt):
        tafel.gepland(casus, **anders)


def test_nobody_is_invited_to_what_the_chair_did_not_see() -> None:
    overleg = tafel.met_gasten()
    gezien = tafel.gezien(overleg)
    services.voeg_punt_toe(overleg, by=tafel.voorzitter(), woorden="Er nog bij")

    with pytest.raises(RuleBroken, match="intussen iets veranderd"):
        services.nodig_uit(overleg, by=tafel.voorzitter(), gezien=gezien)


def test_a_family_member_of_whom_nothing_was_chosen_stops_the_invitation() -> None:
    overleg = tafel.met_gasten()
    overleg.deelnemers.filter(betrokkene__rol="kind").delete()

    with pytest.raises(RuleBroken, match="Komt Noah van der Meulen ook"):
        services.nodig_uit(overleg, by=tafel.voorzitter(), gezien=tafel.gezien(overleg))


def test_changed_words_are_seen_after_inviting_again() -> None:
    overleg = tafel.uitgenodigd()
    punt = overleg.agendapunten.get(woorden__startswith="Wie ziet")
    services.schrijf_punt(punt, by=tafel.voorzitter(), woorden="Wie ziet Noah?", voor_allen=True)
    assert Agendapunt.objects.get(pk=punt.pk).vrijgegeven_op is None

    services.nodig_uit(overleg, by=tafel.voorzitter(), gezien=tafel.gezien(overleg))

    assert Agendapunt.objects.get(pk=punt.pk).vrijgegeven_op == clock.now()


def test_the_casus_proposes_and_the_chair_decides() -> None:
    casus = stappen.besloten_casus()
    stappen.vastgesteld_plan(casus, evaluatie_op=clock.today() + timedelta(days=3))
    overleg = tafel.gepland(casus)
    gevonden = {v.bron: v for v in voorstellen(overleg)}
    assert {"voorwaarde", "evaluatie", "cijfer"} <= set(gevonden)

    over = services.beslis_over_voorstel(
        overleg, by=tafel.voorzitter(), sleutel=gevonden["voorwaarde"].sleutel, overnemen=True  # type: ignore[index]
    )  # fmt: skip
    services.beslis_over_voorstel(
        overleg, by=tafel.voorzitter(), sleutel=gevonden["evaluatie"].sleutel, overnemen=False  # type: ignore[index]
    )  # fmt: skip

    assert over.woorden == "" and {"voorwaarde", "evaluatie"}.isdisjoint(
        {v.bron for v in voorstellen(overleg)}
    )
    with pytest.raises(RuleBroken, match="al over beslist"):
        services.beslis_over_voorstel(
            overleg, by=tafel.voorzitter(), sleutel=over.bronsleutel, overnemen=True
        )


def test_it_is_not_held_before_its_hour() -> None:
    with pytest.raises(RuleBroken, match="Leg daarna vast"):
        services.houd_overleg(tafel.uitgenodigd(), by=tafel.voorzitter(), aanwezig=[])


def test_reports_are_frozen_as_they_were_shown() -> None:
    overleg = tafel.afgerond()

    verslag = Overlegverslag.objects.get(deelnemer__medewerker=tafel.zuid())
    assert verslag.gegevens["verslag"] == "Wij spraken over rust thuis."
    assert overleg.verslagen.count() == 3
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("UPDATE overdracht_overlegverslag SET gegevens = '{}' WHERE id = %s", [verslag.pk])
    with pytest.raises(RuleBroken):
        tafel.afspraak(overleg, tafel.marieke())


class TestAfspraken:
    """Agreements land in the work list of their owner and stay there until he says how it ended."""

    def werk(self, wie: Medewerker) -> list[str]:
        return [r.wat for r in overlegwerk(wie, vandaag=clock.today()) if r.is_afspraak]

    def test_it_lands_with_its_owner_and_late_with_the_chair_too(self) -> None:
        tafel.afspraak(tafel.gehouden(), tafel.marieke())
        assert self.werk(tafel.marieke()) == ["Belt de school over Noah."]
        assert self.werk(tafel.zuid()) == self.werk(tafel.voorzitter()) == []

        clock.move_to(clock.now() + timedelta(days=9))

        assert self.werk(tafel.voorzitter()) == ["Marieke Bos: Belt de school over Noah."]

    def test_who_has_no_login_is_on_the_list_of_the_chair(self) -> None:
        overleg = tafel.gepland()
        buiten = Contactpersoon.objects.create(organisatie=builders.wijkteam().organisatie, naam="Ria Vos")
        plek = services.nodig_contactpersoon(overleg, by=tafel.voorzitter(), contactpersoon=buiten)
        services.voeg_punt_toe(overleg, by=tafel.voorzitter(), woorden="Hoe verder?")
        services.nodig_uit(overleg, by=tafel.voorzitter(), gezien=tafel.gezien(overleg))
        clock.move_to(clock.now() + timedelta(days=2))
        services.houd_overleg(overleg, by=tafel.voorzitter(), aanwezig=[plek])

        tafel.afspraak(overleg, tafel.voorzitter(), eigenaar=plek)

        assert self.werk(tafel.voorzitter()) == ["Ria Vos: Belt de school over Noah."]

    @pytest.mark.parametrize("wie", [tafel.zuid, lambda: builders.medewerker(roles.INTAKE)])
    def test_somebody_else_does_not_finish_it(self, wie: Any) -> None:
        afspraak = tafel.afspraak(tafel.gehouden(), tafel.marieke(), voor_allen=True)

        with pytest.raises(NotAllowed):
            services.rond_afspraak_af(afspraak, by=wie(), uitkomst="gedaan")

    def test_not_done_asks_for_a_reason_and_done_ends_it(self) -> None:
        afspraak = tafel.afspraak(tafel.gehouden(), tafel.marieke())
        with pytest.raises(RuleBroken, match="waarom"):
            services.rond_afspraak_af(afspraak, by=tafel.marieke(), uitkomst="niet_gedaan")

        services.rond_afspraak_af(afspraak, by=tafel.marieke(), uitkomst="gedaan")

        assert self.werk(tafel.marieke()) == []
        with pytest.raises(RuleBroken, match="al afgerond"):
            services.rond_afspraak_af(afspraak, by=tafel.marieke(), uitkomst="gedaan")

    def test_one_step_puts_it_into_the_plan_once(self) -> None:
        overleg = tafel.gehouden()
        afspraak = tafel.afspraak(overleg, tafel.marieke())
        with pytest.raises(NotAllowed):
            services.zet_in_plan(afspraak, by=tafel.marieke())

        services.zet_in_plan(afspraak, by=tafel.voorzitter())

        plan = plan_in_concept(overleg.casus)
        assert plan is not None
        assert [(r.wie, r.wat) for r in plan.onderling] == [("Marieke Bos", "Belt de school over Noah.")]
        with pytest.raises(RuleBroken, match="al in het plan"):
            services.zet_in_plan(afspraak, by=tafel.voorzitter())

    def test_a_secret_is_not_agreed_upon(self) -> None:
        casus = stappen.besloten_casus()
        overleg = tafel.gehouden(casus)
        tafel.geheim_adres(casus, straat="Geheimstraat", plaats="Verweg")

        with pytest.raises(RuleBroken, match="niemand buiten"):
            tafel.afspraak(overleg, tafel.marieke(), wat="Gaat langs in de Geheim-straat 3")


def test_the_pages_of_both_sides_take_the_steps(client: Client, django_assert_max_num_queries: Any) -> None:
    overleg = tafel.met_gasten()
    client.force_login(tafel.voorzitter())
    with django_assert_max_num_queries(60):
        page = client.get(reverse("overdracht:overleg", args=[overleg.pk])).content.decode()
    assert "ziet nog niets" in page and "twijfel over vader" in page
    blik = client.get(reverse("overdracht:overleg_stap", args=[overleg.pk, "nodig_uit"]))
    assert blik.content.decode().count("Wie ziet de kinderen deze week?") == 3
    client.post(
        reverse("overdracht:overleg_stap", args=[overleg.pk, "nodig_uit"]),
        {"sleutel": "6f9b6f1e-58b4-4f0c-8a5d-0d9f0c4f3b11", "gezien": tafel.gezien(overleg)},
    )
    assert Overleg.objects.get(pk=overleg.pk).uitgenodigd_op == clock.now()
    client.force_login(tafel.marieke())
    for naam in ("overleggen", "inbox"):
        assert "Gezin V., veilig thuis" in client.get(reverse(f"overdracht:{naam}")).content.decode(), naam
    assert client.get(reverse("overdracht:overleg_stap", args=[overleg.pk, "verzet"])).status_code == 403
