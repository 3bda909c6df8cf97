"""The sequences behind the numbers of casussen, meldingen and adviezen."""

from django.db import migrations

REEKSEN = ("meldingen_casusnummer", "meldingen_meldingnummer", "meldingen_adviesnummer")


class Migration(migrations.Migration):
    dependencies = [("meldingen", "0001_initial")]

    operations = [
        migrations.RunSQL(f"CREATE SEQUENCE {reeks} AS bigint", f"DROP SEQUENCE {reeks}") for reeks in REEKSEN
    ]
