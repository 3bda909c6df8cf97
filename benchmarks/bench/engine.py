"""The speed of the sweep: with work, without work, and after a week without a sweep."""

from benchmarks.bench.figures import Figure, alternate, seconds
from benchmarks.bench.stage import DUE, SMALL, Stage, in_database, rows
from meldingen.termijnen.sweep import sweep

TURNS = 5
TICKS = 300
ROW_BY_ROW = 1_000
"""So many rows are taken one by one; the figure is per row, since all of them would take minutes."""
MISSED_LEVELS = 50_000
MISSED_TERMS = MISSED_LEVELS * 2 // 5

BARE = """
UPDATE meldingen_termijn SET niveau = niveau + 1, volgende_op = momenten[niveau + 2]
WHERE volgende_op <= now() RETURNING id
"""
ONE = (
    "SELECT id, niveau, versie FROM meldingen_termijn WHERE volgende_op <= now() ORDER BY volgende_op LIMIT 1"
)
RAISE_ONE = """
UPDATE meldingen_termijn SET niveau = niveau + 1, volgende_op = momenten[niveau + 2]
WHERE id = %s AND niveau = %s RETURNING naar[niveau], momenten[niveau]
"""
RECORD_ONE = """
INSERT INTO meldingen_escalatie (termijn_id, vervalversie, niveau, naar, gepland_op, gevuurd_op, verzenden, opmerking)
VALUES (%s, %s, %s, %s, %s, now(), true, '') RETURNING id
"""
OUT_OF_ORDER = """
SELECT count(*) FROM (
    SELECT niveau, gepland_op, lag(niveau, 1, 0::smallint) OVER reeks AS vorig, lag(gepland_op) OVER reeks AS eerder
    FROM meldingen_escalatie WINDOW reeks AS (PARTITION BY termijn_id ORDER BY id)
) AS rij WHERE niveau <> vorig + 1 OR gepland_op < eerder
"""
TALLY = """
SELECT count(*), count(DISTINCT (termijn_id, vervalversie, niveau)), count(*) FILTER (WHERE verzenden)
FROM meldingen_escalatie
"""


def sweep_figures(stage: Stage) -> list[Figure]:
    """10,000 due among a million: against the bare UPDATE of the same rows, and against one row at a time."""
    found = alternate({"bare": _bare, "sweep": _sweep, "rows": _row_by_row}, times=TURNS, before=stage.back)
    ratio, faster = found["sweep"] / found["bare"], found["rows"] / found["sweep"]
    told = f"{found['sweep'] * 1000:.0f} ms / {found['bare'] * 1000:.0f} ms"
    slowly = f"{found['rows']:.1f} s / {found['sweep']:.2f} s"
    return [
        Figure("veegbeurt_op_kale_update", ratio, 2.5, "x", told=told),
        Figure("veegbeurt_sneller_dan_rij_voor_rij", faster, 10, "x", at_least=True, told=slowly),
    ]


def tick_figures(stage: Stage) -> list[Figure]:
    """A sweep that finds nothing: against SELECT 1, and with a hundred times as many open terms."""
    stage.nothing_due()
    ticks = {
        "select": lambda: seconds(lambda: rows("SELECT 1")),
        "large": lambda: seconds(sweep),
        "small": lambda: in_database(SMALL, lambda: seconds(sweep)),
    }
    alternate(ticks, times=20)
    found = alternate(ticks, times=TICKS)
    stage.due_again()
    milliseconds = {name: value * 1000 for name, value in found.items()}
    told = f"{milliseconds['large']:.3f} ms / {milliseconds['select']:.3f} ms"
    sizes = f"{milliseconds['large']:.3f} ms / {milliseconds['small']:.3f} ms"
    return [
        Figure("lege_tik_op_select_1", found["large"] / found["select"], 6, "x", told=told),
        Figure("lege_tik", milliseconds["large"], 1, "ms"),
        Figure("lege_tik_miljoen_op_tienduizend", found["large"] / found["small"], 1.5, "x", told=sizes),
    ]


def catch_up_figures(stage: Stage) -> list[Figure]:
    """50,000 levels missed in seven days: all, in order, once, and how long that takes."""
    wrong = 0

    def measure() -> float:
        nonlocal wrong
        took = seconds(sweep)
        made, distinct, sent = rows(TALLY)[0]
        wrong += abs(made - MISSED_LEVELS) + made - distinct + abs(sent - MISSED_TERMS)
        wrong += rows(OUT_OF_ORDER)[0][0]
        return took

    found = alternate({"catch_up": measure}, times=3, before=lambda: stage.miss(MISSED_TERMS))
    told = f"{MISSED_LEVELS} niveaus van {MISSED_TERMS} termijnen"
    return [
        Figure("inhalen_na_zeven_dagen", found["catch_up"], 10, "s", told=told),
        Figure("inhalen_verkeerd", wrong, 0, "niveaus"),
    ]


def _bare() -> float:
    return seconds(lambda: _expect(len(rows(BARE)), DUE))


def _sweep() -> float:
    return seconds(lambda: _expect(sweep().escalaties, DUE))


def _row_by_row() -> float:
    """Look, raise and record as one would first write it: three trips and two commits for each row."""

    def take() -> None:
        for _ in range(ROW_BY_ROW):
            ident, level, version = rows(ONE)[0]
            to, planned = rows(RAISE_ONE, [ident, level])[0]
            rows(RECORD_ONE, [ident, version, level + 1, to, planned])

    return seconds(take) * DUE / ROW_BY_ROW


def _expect(found: int, wanted: int) -> None:
    if found != wanted:
        raise AssertionError(f"{found} rows instead of {wanted}: the measurement means nothing")
