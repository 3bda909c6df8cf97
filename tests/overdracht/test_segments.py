"""The parts of the time that a family waited always add up to the whole, in whatever order things happened."""

from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pytest_django import DjangoAssertNumQueries

from overdracht import services
from overdracht.queries import wachtdagen_van
from overdracht.queries.segmenten import Mijlpaal, Segment, segments
from tests.overdracht import stappen
from tests.overdracht.conftest import NU
from tests.overdracht.test_pages_sender import signed_in
from veiligthuis.core import clock

MINUTES = st.integers(min_value=-100_000, max_value=200_000).map(lambda n: NU + timedelta(minutes=n))
PALEN = st.lists(st.builds(Mijlpaal, MINUTES, st.sampled_from(Segment)), max_size=12)


@given(palen=PALEN, tot=MINUTES)
def test_the_parts_add_up_to_the_whole(palen: list[Mijlpaal], tot: datetime) -> None:
    einde = max(NU, tot)
    delen = segments(NU, palen, tot=einde)

    assert sum(delen.values(), timedelta()) == einde - NU
    assert all(deel >= timedelta() for deel in delen.values())


@given(palen=PALEN, tot=MINUTES)
def test_the_order_in_which_they_are_told_does_not_matter(palen: list[Mijlpaal], tot: datetime) -> None:
    eigen = list({paal.op: paal for paal in palen}.values())

    assert segments(NU, eigen, tot=tot) == segments(NU, eigen[::-1], tot=tot)


def test_each_part_is_the_time_with_whom_it_was() -> None:
    dag = timedelta(days=1)
    palen = [
        Mijlpaal(NU + 9 * dag, Segment.CONTACT),
        Mijlpaal(NU + 3 * dag, Segment.AANBOD),
        Mijlpaal(NU + 5 * dag, Segment.WACHTLIJST),
    ]

    delen = segments(NU, palen, tot=NU + 10 * dag)

    assert delen == {
        Segment.VT: 3 * dag,
        Segment.AANBOD: 2 * dag,
        Segment.WACHTLIJST: 4 * dag,
        Segment.CONTACT: dag,
    }


@pytest.mark.django_db
def test_the_casus_shows_where_the_family_waited_and_the_days_add_up(
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    casus = stappen.besloten_casus()
    clock.move_to(clock.now() + timedelta(days=3))
    aangeboden = stappen.aangeboden(casus)
    clock.move_to(clock.now() + timedelta(days=2))
    services.put_on_wachtlijst(aangeboden, verwacht_op=clock.today(), by=stappen.ontvanger())
    clock.move_to(clock.now() + timedelta(days=4))
    services.accept_overdracht(aangeboden, by=stappen.ontvanger(), **stappen.REGIE)
    clock.move_to(clock.now() + timedelta(days=1))

    assert [dagen for _, dagen in wachtdagen_van(aangeboden.casus)] == [3, 2, 4, 1]
    client, adres = signed_in(stappen.triagist()), f"/casussen/{casus.nummer}/overdracht/"
    client.get(adres)
    with django_assert_max_num_queries(20):
        pagina = client.get(adres).content.decode()
    assert "op de wachtlijst van het team: 4" in pagina and 'samen</th><td class="vt-getal">10</td>' in pagina
