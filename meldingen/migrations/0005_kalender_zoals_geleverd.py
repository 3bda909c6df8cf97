"""The days put on a par with a holiday and the years of which they are known, as first rows for beheer to keep."""

from datetime import date
from typing import Any

from django.db import migrations

VROEGER = "gelijkgestelde dagen van 2018 tot en met 2022 zoals opgegeven; vindplaats in de Staatscourant niet nagegaan"
TOT_2025 = "Besluit gelijkstelling van 28 april 2023 tot en met 30 mei 2025 met een algemeen erkende feestdag"
TOT_2028 = (
    "Besluit gelijkstelling van 2 januari 2026 tot en met 26 mei 2028 met een algemeen erkende feestdag"
)
DAGEN = {
    VROEGER: ("2018-12-24", "2019-12-27"),
    TOT_2025: ("2023-04-28", "2023-05-19", "2024-05-10", "2024-12-27", "2025-05-30"),
    TOT_2028: ("2026-01-02", "2026-05-15", "2027-05-07", "2028-04-28", "2028-05-26"),
}
JAREN = {VROEGER: range(2018, 2023), TOT_2025: range(2023, 2026), TOT_2028: range(2026, 2029)}


def vul(apps: Any, schema_editor: Any) -> None:
    dag, jaar = apps.get_model("meldingen", "Kalenderdag"), apps.get_model("meldingen", "Kalenderjaar")
    dag.objects.bulk_create(
        [
            dag(dag=date.fromisoformat(tekst), soort="gelijkgesteld", bron=bron)
            for bron, dagen in DAGEN.items()
            for tekst in dagen
        ]
    )
    jaar.objects.bulk_create(
        [jaar(jaar=nummer, bron=bron) for bron, nummers in JAREN.items() for nummer in nummers]
    )


class Migration(migrations.Migration):
    dependencies = [("meldingen", "0004_kalender_en_instellingen")]

    operations = [migrations.RunPython(vul, migrations.RunPython.noop)]
