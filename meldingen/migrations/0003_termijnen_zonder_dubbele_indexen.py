"""Lighter rows for the sweep: no index that a unique constraint already gives, and room to update in place."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("ketenpartners", "0001_begin"), ("meldingen", "0002_nummerreeksen")]

    operations = [
        migrations.AlterField(
            model_name="bezorging",
            name="escalatie",
            field=models.ForeignKey(
                db_index=False,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="bezorgingen",
                to="meldingen.escalatie",
            ),
        ),
        migrations.AlterField(
            model_name="escalatie",
            name="termijn",
            field=models.ForeignKey(
                db_index=False,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="escalaties",
                to="meldingen.termijn",
            ),
        ),
        migrations.AlterField(
            model_name="termijn",
            name="convenant",
            field=models.ForeignKey(
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="termijnen",
                to="ketenpartners.convenant",
            ),
        ),
        migrations.RunSQL(
            "ALTER TABLE meldingen_termijn SET (fillfactor = 90)",
            "ALTER TABLE meldingen_termijn RESET (fillfactor)",
        ),
    ]
