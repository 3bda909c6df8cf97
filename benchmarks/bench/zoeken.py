"""The search for persons on two million synthetic ones: recall by kind of mistake, speed, and how often it is right.

About eight minutes on two cores, most of it making and loading the persons.
"""

import sys
import tempfile
from pathlib import Path
from typing import Any

from benchmarks.bench.figures import Figure
from benchmarks.zoeken.personen import schrijf_personen
from benchmarks.zoeken.vragen import schrijf_vragen
from meldingen.bekend.meting import meet

PERSONEN = 2_000_000
VRAGEN_PER_KLASSE = 150


def search_figures() -> list[Figure]:
    """Make the files, measure them as `manage.py personen_meting` does, and hold them against their bars."""
    with tempfile.TemporaryDirectory(prefix="veiligthuis-zoeken-") as folder:
        personen, vragen = Path(folder, "personen.csv"), Path(folder, "vragen.csv")
        sys.stderr.write("Twee miljoen personen worden verzonnen…\n")
        schrijf_personen(personen, PERSONEN)
        schrijf_vragen(personen, vragen, VRAGEN_PER_KLASSE, elke=8)
        sys.stderr.write("En geladen, geordend en bevraagd…\n")
        return figures_of(meet(personen, vragen).as_json())


def figures_of(found: dict[str, Any]) -> list[Figure]:
    """The figures with their bars, one for each kind of mistake."""
    trigram, drie = found["trigram"], found["seconds"]
    slow = f"{trigram['p50_ms']} ms / {found['p50_ms']} ms; daar {trigram['recall_at_10']} gevonden"
    asked = f"{found['queries']} vragen aan {found['persons']} personen, p50 {found['p50_ms']} ms"
    return [
        Figure("zoeken_p95", found["p95_ms"], 25, "ms", told=asked),
        _share("zoeken_herkend", found["recall_at_10"], 0.99),
        *(
            _share(f"zoeken_{name}", part["recall_at_10"], 0.95, f"{part['queries']} vragen")
            for name, part in found["recall_at_10_per_class"].items()
        ),
        Figure(
            "zoeken_sneller_dan_drieletters", found["ratio_to_trigram"], 20, "x", at_least=True, told=slow
        ),
        _share("zoeken_bovenaan", found["precision_at_1"], 0.95, "de bedoelde staat eerst"),
        _share("zoeken_getoond_en_bedoeld", found["precision"], 0.2, "van hoogstens vijf"),
        Figure("zoeken_bouwen", drie["bouwen"], 600, "s", told=f"en laden {drie['laden']} s"),
    ]


def _share(name: str, value: float, bar: float, told: str = "") -> Figure:
    return Figure(name, value, bar, "deel", at_least=True, told=told)
