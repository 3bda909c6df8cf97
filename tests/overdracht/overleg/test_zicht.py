"""Who sees what of an overleg: nobody by guessing a number, a participant only his own part, after the invitation."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from meldingen.models import Betrokkene, Casus, Persoon
from overdracht.models import Agendapunt, Overleg, Overlegafspraak, Overlegdeelnemer, Overlegverslag
from overdracht.overleg import services
from overdracht.overleg.beeld import beeld_van
from tests import builders
from tests.overdracht import stappen
from tests.overdracht.overleg import tafel
from veiligheid.models import Veiligheidsplan
from veiligthuis import roles
from veiligthuis.core.models import AuditEntry, Medewerker

pytestmark = pytest.mark.django_db


def ziet(user: Medewerker, overleg: Overleg) -> bool:
    return bool(Overleg.objects.visible_to(user).filter(pk=overleg.pk).exists())


def open_page(client: Client, user: Medewerker, naam: str, *args: Any) -> Any:
    client.force_login(user)
    return client.get(reverse(f"overdracht:{naam}", args=args))


def elders() -> Medewerker:
    """A triagist of another team of Veilig Thuis, who does not see the casus."""
    return builders.medewerker(roles.TRIAGIST, team=builders.vt_team("Team Elders"), naam="elders")


def test_before_the_invitation_nobody_outside_sees_it() -> None:
    overleg = tafel.met_gasten()

    assert [ziet(wie, overleg) for wie in (tafel.marieke(), tafel.zuid(), elders())] == [False] * 3
    assert ziet(tafel.voorzitter(), overleg)


@pytest.mark.parametrize("rol", [roles.WIJKTEAMMANAGER, roles.BEHEER, roles.PRIVACY, roles.WIJKTEAM])
def test_who_was_not_invited_gets_the_answer_of_a_number_that_does_not_exist(
    client: Client, rol: str
) -> None:
    overleg = tafel.afgerond(tafel.gehouden())
    vreemd = builders.medewerker(rol, team=builders.wijkteam("Wijkteam Oost"), naam=f"vreemd-{rol}")
    verslag = overleg.verslagen.all()[0]
    paginas: list[tuple[str, Any]] = [
        ("overleg", overleg.pk), ("overlegverslag", verslag.pk), ("overlegverslag_pdf", verslag.pk),
        ("overleg_punt", overleg.agendapunten.all()[0].pk), ("overleg_deelnemer", overleg.pk),
    ]  # fmt: skip
    for naam, pk in paginas:
        assert open_page(client, vreemd, naam, pk).status_code in (403, 404), naam
    assert open_page(client, vreemd, "overleg", overleg.pk).status_code == 404
    assert AuditEntry.objects.filter(soort="weigering", object_soort="overdracht.overleg").exists()


def test_a_participant_sees_his_part_and_nothing_of_the_dossier(client: Client) -> None:
    overleg = tafel.uitgenodigd()
    marieke = tafel.marieke()

    page = open_page(client, marieke, "overleg", overleg.pk).content.decode()

    assert "Hulp bij schulden door Noord" in page and "Wie ziet de kinderen" in page
    for binnen in ("twijfel over vader", overleg.casus.nummer, "Şahin", "Meulen", "Elif", "Jeroen", "Noah"):
        assert binnen not in page, binnen
    vreemd: list[Any] = [Casus, Betrokkene, Persoon, Veiligheidsplan, Agendapunt]
    for model in vreemd:
        assert not model.objects.visible_to(marieke).exists(), model
    assert [rij.medewerker for rij in Overlegdeelnemer.objects.visible_to(marieke)] == [marieke]


def test_a_point_for_one_party_is_not_for_the_other(client: Client) -> None:
    overleg = tafel.uitgenodigd()

    page = open_page(client, tafel.zuid(), "overleg", overleg.pk).content.decode()

    assert "Wie ziet de kinderen" in page and "schulden" not in page


@pytest.mark.parametrize(
    "weg",
    [
        lambda overleg, wie: services.meld_af(tafel.plek(overleg, wie), by=tafel.voorzitter()),
        lambda _overleg, wie: wie.lidmaatschappen.update(van="2026-01-01", tot="2026-04-27"),
        lambda _overleg, wie: wie.groups.clear(),
    ],
)
def test_who_left_table_team_or_role_sees_nothing(weg: Callable[[Overleg, Medewerker], Any]) -> None:
    overleg = tafel.uitgenodigd()
    assert ziet(tafel.marieke(), overleg)

    weg(overleg, tafel.marieke())

    assert not ziet(Medewerker.objects.get(pk=tafel.marieke().pk), overleg)


def test_agreements_are_for_their_owner_for_all_or_for_whom_they_are_shared_with() -> None:
    overleg = tafel.gehouden()
    van_noord = tafel.afspraak(overleg, tafel.marieke())
    voor_allen = tafel.afspraak(overleg, tafel.voorzitter(), wat="Stuurt het verslag.", voor_allen=True)
    gedeeld = tafel.afspraak(
        overleg, tafel.voorzitter(), wat="Belt de huisarts.", gedeeld_met=[tafel.plek(overleg, tafel.zuid())]
    )

    def seen_by(wie: Medewerker) -> set[int]:
        return set(Overlegafspraak.objects.visible_to(wie).values_list("pk", flat=True))

    assert seen_by(tafel.marieke()) == {van_noord.pk, voor_allen.pk}
    assert seen_by(tafel.zuid()) == {voor_allen.pk, gedeeld.pk}
    assert seen_by(tafel.voorzitter()) == {van_noord.pk, voor_allen.pk, gedeeld.pk}
    assert seen_by(elders()) == set()


def test_a_table_that_does_not_take_place_tells_only_that() -> None:
    overleg = tafel.uitgenodigd()
    services.laat_overleg_vervallen(overleg, by=tafel.voorzitter(), reden="De zaal is dicht.")

    beeld = beeld_van(Overleg.objects.get(pk=overleg.pk), tafel.plek(overleg, tafel.zuid()).pk).beeld

    assert (beeld.reden, beeld.agenda, beeld.waar, beeld.deelnemers) == ("De zaal is dicht.", (), "", ())


def test_a_report_is_for_its_own_participant_alone(client: Client) -> None:
    overleg = tafel.gehouden()
    tafel.afspraak(overleg, tafel.marieke())
    tafel.afgerond(overleg)
    van_noord = Overlegverslag.objects.get(deelnemer__medewerker=tafel.marieke())

    assert list(Overlegverslag.objects.visible_to(tafel.marieke())) == [van_noord]
    assert open_page(client, tafel.zuid(), "overlegverslag", van_noord.pk).status_code == 404
    van_zuid = Overlegverslag.objects.get(deelnemer__medewerker=tafel.zuid())
    assert "Belt de school" in str(van_noord.gegevens) and "schulden" in str(van_noord.gegevens)
    assert "Belt de school" not in str(van_zuid.gegevens) and "schulden" not in str(van_zuid.gegevens)


def test_a_secret_that_became_one_later_is_sieved_from_what_was_shared() -> None:
    casus = stappen.besloten_casus()
    overleg = tafel.uitgenodigd(casus, plaats="Kanariestraat 12")
    tafel.geheim_adres(casus, straat="Kanariestraat", huisnummer="12", plaats="Meerstad")

    beeld = beeld_van(Overleg.objects.get(pk=overleg.pk), tafel.plek(overleg, tafel.zuid()).pk).beeld

    assert "Kanarie" not in str(beeld)
