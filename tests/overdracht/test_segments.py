"""The parts of the time that a family waited always add up to the whole, in whatever order things happened."""

from datetime import datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from overdracht.queries.segmenten import Mijlpaal, Segment, segments
from tests.overdracht.conftest import NU

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
