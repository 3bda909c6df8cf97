"""What the page lists as blocking is what the machine refuses on, and what is offered is what was seen."""

from collections.abc import Callable
from datetime import date
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client

from ketenpartners.models import Convenant, Team
from overdracht import momentopname, rules, services
from overdracht.machine import Status
from overdracht.models import Overdracht
from overdracht.views.scherm import blockades
from tests.overdracht import stappen
from veiligthuis.core.errors import RuleBroken
from veiligthuis.core.machine import find_step

pytestmark = pytest.mark.django_db

LEEG: dict[str, Any] = {
    "gezin_geinformeerd_op": None,
    "eigen_veiligheidsacties": "",
    "voorgestelde_regie": "",
}


def vul_aan(overdracht: Overdracht, **anders: Any) -> None:
    """Fill in one more field of the concept."""
    velden = {
        naam: getattr(overdracht, naam) for naam in (*LEEG, "gezin_niet_geinformeerd_reden", "afspraken")
    }
    services.complete_concept(overdracht, by=stappen.triagist(), **velden | anders)


def test_the_list_is_what_the_machine_refuses_on_until_nothing_is_left() -> None:
    overdracht = stappen.concept(**LEEG)
    team = overdracht.naar_team
    Team.objects.filter(pk=team.pk).update(actief=False)
    Convenant.objects.filter(team=team).update(geldig_tot=date(2026, 4, 27))
    genezing: tuple[Callable[[], Any], ...] = (
        lambda: Team.objects.filter(pk=team.pk).update(actief=True),
        lambda: Convenant.objects.filter(team=team).update(geldig_tot=None),
        lambda: stappen.vastgesteld_plan(overdracht.casus),
        lambda: vul_aan(overdracht, gezin_geinformeerd_op=date(2026, 4, 27)),
        lambda: vul_aan(overdracht, eigen_veiligheidsacties="Elke dag gebeld."),
        lambda: vul_aan(overdracht, voorgestelde_regie="Marieke Bos"),
    )

    for over, genees in zip(range(len(genezing), 0, -1), genezing, strict=True):
        overdracht = Overdracht.objects.get(pk=overdracht.pk)
        lijst = blockades(overdracht, stappen.triagist())
        assert len(lijst) == over, [blok.reden for blok in lijst]
        with pytest.raises(RuleBroken) as geweigerd:
            services.offer_overdracht(overdracht, by=stappen.triagist())
        assert geweigerd.value.reason == lijst[0].reden
        genees()
    overdracht = Overdracht.objects.get(pk=overdracht.pk)
    assert blockades(overdracht, stappen.triagist()) == []
    assert services.offer_overdracht(overdracht, by=stappen.triagist()).status == Status.AANGEBODEN


def test_the_machine_has_no_other_rule_and_each_block_leads_somewhere() -> None:
    overdracht = stappen.concept(**LEEG)

    assert find_step(overdracht, "bied_aan").rules == rules.VOOR_AANBIEDEN
    client = Client()
    client.force_login(stappen.triagist())
    for blok in blockades(overdracht, stappen.triagist()):
        assert client.get(blok.adres, follow=True).status_code == 200, blok.reden


def test_what_is_frozen_is_what_the_preview_showed() -> None:
    overdracht = stappen.concept()
    plan = stappen.vastgesteld_plan(overdracht.casus)
    by = stappen.triagist()
    gezien = momentopname.kenmerk(momentopname.shown(overdracht, by=by))

    aangeboden = services.offer_overdracht(overdracht, by=by, gezien=gezien)

    assert aangeboden.momentopname is not None and momentopname.kenmerk(aangeboden.momentopname) == gezien
    assert momentopname.kenmerk(momentopname.shown(aangeboden, by=stappen.ontvanger())) == gezien
    assert aangeboden.plan == plan and aangeboden.momentopname["plan"]["versie"] == plan.versie


def test_the_row_is_frozen_and_not_an_older_look_at_it() -> None:
    ouder = stappen.concept()
    services.grant_uitzondering(ouder, reden="Verhuisd.", tot=date(2026, 5, 8), by=stappen.manager())

    aangeboden = services.offer_overdracht(ouder, by=stappen.triagist())

    assert aangeboden.momentopname is not None
    assert aangeboden.momentopname["uitzondering"]["reden"] == "Verhuisd."


def test_nothing_else_is_offered_than_was_seen() -> None:
    overdracht = stappen.concept()
    stappen.vastgesteld_plan(overdracht.casus)
    client = Client()
    client.force_login(stappen.triagist())
    adres = f"/overdrachten/{overdracht.pk}/stap/bied_aan/"
    pagina = client.get(adres)
    assert "Precies dit krijgt de ontvanger te zien" in pagina.content.decode()
    assert "Geen drank in huis." in pagina.content.decode()
    vul_aan(overdracht, eigen_veiligheidsacties="Iets heel anders.")

    gezien = pagina.context["form"].initial["gezien"]
    antwoord = client.post(adres, {"sleutel": str(uuid4()), "gezien": gezien})

    assert antwoord.status_code == 422 and "is veranderd sinds u het bekeek" in antwoord.content.decode()
    assert Overdracht.objects.get().status == Status.CONCEPT
    opnieuw = client.get(adres).context["form"].initial["gezien"]
    assert client.post(adres, {"sleutel": str(uuid4()), "gezien": opnieuw}).status_code == 302
