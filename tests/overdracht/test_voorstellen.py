"""Who is proposed and why: place, agreement, room, waiting time and refusals; the best first."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from ketenpartners.models import Team, Werkgebied
from ketenpartners.postcodes.services import vervang_postcodes
from ketenpartners.services import leg_capaciteit_vast
from meldingen.services import AdresGegevens
from overdracht import queries
from tests import builders
from tests.overdracht import stappen
from veiligthuis import roles
from veiligthuis.core import clock

pytestmark = pytest.mark.django_db

CSV = b"postcode,plaats,gemeente\n4701,Bloemdorp,Meerstad\n4801,Oever,Plasrijk\n"


def zegt(team: Team, weken: int, plekken: int | None = None) -> None:
    """What a team says of its waiting time."""
    wie = builders.medewerker(roles.WIJKTEAM, team=team, naam=f"lid-{team.pk}")
    leg_capaciteit_vast(team, wachtweken=weken, plekken_per_maand=plekken, geldig_van=clock.today(), by=wie)


def casus_in(**adres: Any) -> Any:
    """A casus with this address."""
    velden: dict[str, Any] = {"straat": "Laan", "huisnummer": "1", "plaats": "Bloemdorp"} | adres
    return stappen.besloten_casus(betrokkenen=[builders.moeder(adres=AdresGegevens(**velden))])


def namen(pc4: str = "") -> list[str]:
    """The proposed teams in order."""
    return [voorstel.team.naam for voorstel in queries.voorstellen_voor(gemeente="Meerstad", pc4=pc4)]


def test_a_wijk_without_postcodes_is_refused() -> None:
    with pytest.raises(IntegrityError, match="werkgebied_wijk_heeft_postcodes"), transaction.atomic():
        Werkgebied.objects.create(team=builders.wijkteam(), gemeente="Meerstad", wijk="Havens")


def test_nothing_is_proposed_for_an_unknown_place() -> None:
    builders.wijkteam()

    assert queries.voorstellen_voor(gemeente="") == []
    assert queries.voorstellen_voor_casus(casus_in(postcode="", gemeente="")) == []


def test_a_secret_address_gives_its_gemeente_only_also_from_the_postcode() -> None:
    vervang_postcodes(CSV, bron="verzonnen", peildatum=clock.today(), by=None)
    casus = casus_in(postcode="4801 ZX", geheim=True)

    assert queries.plaats_van(casus) == queries.Plaats("Plasrijk")


def test_a_postcode_says_which_gemeente_and_when_it_does_not_fit() -> None:
    vervang_postcodes(CSV, bron="verzonnen", peildatum=clock.today(), by=None)

    assert queries.plaats_van(casus_in(postcode="4701 AB")) == queries.Plaats("Meerstad", "4701")
    anders = queries.plaats_van(casus_in(postcode="4801 AB", gemeente="Meerstad"))
    assert anders is not None and "postcode 4801 ligt in Plasrijk" in anders.let_op


def test_the_reasons_name_wijk_postcode_and_agreement() -> None:
    team = builders.wijkteam()
    Werkgebied.objects.create(team=team, gemeente="Meerstad", pc4_van="4701", pc4_tot="4705", wijk="Havens")

    voorstel = queries.voorstellen_voor(gemeente="Meerstad", pc4="4701")[0]

    assert voorstel.redenen == ("werkt in postcodegebied 4701, wijk Havens", "convenant vanaf 28-04-2025")


def test_the_best_comes_first() -> None:
    kort, lang, vol = (
        builders.wijkteam(naam) for naam in ("Wijkteam Zuid", "Wijkteam Oost", "Wijkteam Noord")
    )
    builders.wijkteam("Wijkteam Aan", met_convenant=False)
    zegt(kort, 1)
    zegt(lang, 6)
    zegt(vol, 0, plekken=0)

    assert namen() == ["Wijkteam Zuid", "Wijkteam Oost", "Wijkteam Noord", "Wijkteam Aan"]
    Werkgebied.objects.create(team=lang, gemeente="Meerstad", pc4_van="4701", pc4_tot="4705")
    assert namen(pc4="4703")[0] == "Wijkteam Oost"


def test_room_left_and_both_waiting_times_are_told() -> None:
    team = stappen.geaccepteerd().naar_team
    zegt(team, 2, plekken=4)
    clock.move_to(clock.now() + timedelta(days=2))

    voorstel = queries.voorstellen_voor(gemeente="Meerstad")[0]

    assert voorstel.over == 3 and voorstel.opgegeven is not None and voorstel.opgegeven.woorden == "2 weken"
    assert voorstel.gezien_weken == 0


def test_old_words_do_not_decide_the_order() -> None:
    noord, zuid = builders.wijkteam(), builders.wijkteam("Wijkteam Zuid")
    zegt(noord, 0)
    clock.move_to(clock.now() + timedelta(days=40))
    zegt(zuid, 8)

    assert namen() == ["Wijkteam Zuid", "Wijkteam Noord"]
    assert noord.naam == "Wijkteam Noord"
