"""The tables the search reads beside the persons, with the functions and the trigger that keep them, filled once."""

import django.contrib.postgres.fields
import django.contrib.postgres.indexes
from django.db import migrations, models

from meldingen.bekend import tabellen
from veiligthuis.core.batches import in_batches

SCHEMA, VERSIE = "public", 1
MAAK = tabellen.functies(SCHEMA, versie=VERSIE) + tabellen.bijhouden(SCHEMA, versie=VERSIE)


class Migration(migrations.Migration):
    dependencies = [("meldingen", "0015_inhoud_van_documenten")]

    operations = [
        migrations.CreateModel(
            name="Naamwoord",
            fields=[
                ("sleutel", models.TextField(primary_key=True, serialize=False)),
                ("klank", models.TextField(db_index=True)),
                ("weg", django.contrib.postgres.fields.ArrayField(base_field=models.TextField(), size=None)),
            ],
            options={
                "verbose_name": "naamwoord",
                "verbose_name_plural": "naamwoorden",
                "indexes": [
                    django.contrib.postgres.indexes.GinIndex(fields=["weg"], name="naamwoord_op_weggelaten")
                ],
            },
        ),
        migrations.CreateModel(
            name="Zoeknaam",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("persoon_id", models.BigIntegerField()),
                ("nummer", models.SmallIntegerField()),
                ("sleutel", models.TextField()),
                ("geboren", models.DateField(null=True)),
                ("precisie", models.TextField()),
                ("voorletter", models.TextField()),
                ("achter", models.TextField()),
                ("voor", models.TextField()),
                ("klinkt", models.TextField()),
            ],
            options={
                "verbose_name": "zoeknaam",
                "verbose_name_plural": "zoeknamen",
                "indexes": [
                    models.Index(
                        fields=["sleutel", "geboren", "voorletter"],
                        include=("persoon_id", "klinkt"),
                        name="zoeknaam_op_klank",
                    ),
                    models.Index(
                        condition=models.Q(("nummer", 1)),
                        fields=["geboren"],
                        include=("persoon_id", "klinkt"),
                        name="zoeknaam_op_geboortedatum",
                    ),
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("persoon_id", "nummer"), name="zoeknaam_per_persoon")
                ],
            },
        ),
        # The extensions stay when the migration is undone: others may use them by then.
        migrations.RunSQL(tabellen.UITBREIDINGEN, migrations.RunSQL.noop),
        migrations.RunSQL(MAAK, tabellen.weg(SCHEMA)),
        migrations.RunSQL(tabellen.vullen(SCHEMA, versie=VERSIE), migrations.RunSQL.noop),
    ]
    operations = in_batches(operations)
