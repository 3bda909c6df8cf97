"""The charts: every number has its place, and the drawing says in words what it shows."""

from datetime import date
from decimal import Decimal
from itertools import pairwise

from veiligthuis.core import charts

FEB, MRT, APR = date(2026, 2, 23), date(2026, 3, 16), date(2026, 4, 24)


def test_without_numbers_there_is_no_chart() -> None:
    assert charts.line_chart([]) is None


def test_the_description_tells_the_course_of_each_person() -> None:
    chart = charts.line_chart([("Elif", [(FEB, Decimal(4)), (APR, Decimal("4.50"))])])

    assert chart is not None
    assert chart.description == "Elif van 4 naar 4,5."
    assert chart.lines[0].label == "Elif 4,5"


def test_a_ten_stands_on_top_and_a_zero_on_the_axis() -> None:
    chart = charts.line_chart([("Elif", [(FEB, Decimal(0)), (APR, Decimal(10))])])

    assert chart is not None
    assert chart.lines[0].path == "M30.0 124.0 L660.0 10.0"


def test_names_at_the_end_never_overlap() -> None:
    people = [(f"P{i}", [(FEB, Decimal(5)), (MRT, Decimal(2))]) for i in range(6)]

    chart = charts.line_chart(people)

    assert chart is not None
    heights = sorted(line.label_y for line in chart.lines)
    assert all(low + charts.LINE_HEIGHT <= high for low, high in pairwise(heights))
    assert heights[-1] <= charts.WIDE.bottom + 4


def test_the_narrow_drawing_holds_the_same_days_and_names_within_its_edges() -> None:
    chart = charts.line_chart([(f"P{i}", [(FEB, Decimal(5)), (APR, Decimal(i))]) for i in range(3)])

    assert chart is not None and chart.narrow is not None
    assert chart.narrow.description == chart.description and chart.narrow.narrow is None
    assert [line.label for line in chart.narrow.lines] == [line.label for line in chart.lines]
    assert chart.narrow.lines[0].path == "M24.0 70.0 L322.0 130.0"
    assert all(charts.NARROW.bottom + 18 < line.label_y < chart.narrow.height for line in chart.narrow.lines)
    assert [tick.anchor for tick in chart.narrow.days] == ["start", "end"]


def test_a_single_day_is_drawn_too() -> None:
    chart = charts.line_chart([("Elif", [(FEB, Decimal(4))])])

    assert chart is not None and len(chart.days) == 1


def test_a_block_of_nothing_is_left_out_and_the_total_counts_all() -> None:
    chart = charts.bar_chart([("Onderzoek", [(2, "/a"), (0, "/b"), (1, "/c"), (0, "/d")])])

    assert [(part.number, part.url) for part in chart.bars[0].parts] == [(2, "/a"), (1, "/c")]
    assert chart.bars[0].total == 3


def test_a_long_bar_stays_within_the_drawing() -> None:
    chart = charts.bar_chart([("Veel", [(400, ""), (300, ""), (200, ""), (900, "")])])

    assert chart.bars[0].total_x < chart.width
