"""Give papers a content of its own, once per hash; what was kept in the rows of papers moves along."""

import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models
from veiligthuis.core.batches import in_batches

COPY = """
INSERT INTO meldingen_inhoud (sha256, gegevens, grootte, mediatype, bladzijden, bewaard_op, scan, scanner, pogingen,
                              voorbeeld, volgende_op)
SELECT DISTINCT ON (sha256) sha256, inhoud, grootte, 'application/pdf', 1, vastgelegd_op, 'wacht', '', 0, 'wacht',
       vastgelegd_op
FROM meldingen_document ORDER BY sha256, vastgelegd_op
"""

POINT = """
ALTER TABLE meldingen_document DROP COLUMN grootte, DROP COLUMN inhoud,
    ADD CONSTRAINT meldingen_document_sha256_fk FOREIGN KEY (sha256) REFERENCES meldingen_inhoud (sha256)
    DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX meldingen_document_sha256 ON meldingen_document (sha256)
"""

BACK = """
ALTER TABLE meldingen_document DROP CONSTRAINT meldingen_document_sha256_fk, DISABLE TRIGGER USER,
    ADD COLUMN grootte integer, ADD COLUMN inhoud bytea;
DROP INDEX meldingen_document_sha256;
UPDATE meldingen_document d SET grootte = i.grootte, inhoud = i.gegevens FROM meldingen_inhoud i
    WHERE i.sha256 = d.sha256;
ALTER TABLE meldingen_document ENABLE TRIGGER USER, ALTER COLUMN grootte SET NOT NULL,
    ALTER COLUMN inhoud SET NOT NULL, ADD CONSTRAINT document_is_niet_leeg CHECK (grootte > 0),
    ADD CHECK (grootte >= 0)
"""

PAPER = [
    migrations.RemoveConstraint(model_name="document", name="document_staat_een_keer_in_een_casus"),
    migrations.RemoveConstraint(model_name="document", name="document_is_niet_leeg"),
    migrations.RemoveField(model_name="document", name="grootte"),
    migrations.RemoveField(model_name="document", name="sha256"),
    migrations.RemoveField(model_name="document", name="inhoud"),
    migrations.AddField(
        model_name="document",
        name="inhoud",
        field=models.ForeignKey(
            db_column="sha256",
            on_delete=django.db.models.deletion.PROTECT,
            related_name="documenten",
            to="meldingen.inhoud",
        ),
        preserve_default=False,
    ),
    migrations.AddConstraint(
        model_name="document",
        constraint=models.UniqueConstraint(
            fields=("casus", "inhoud"), name="document_staat_een_keer_in_een_casus"
        ),
    ),
]
"""In the database the column of the hash stays where it is and begins to point."""


class Migration(migrations.Migration):
    dependencies = [("meldingen", "0014_crisisinzet_per_acute_melding")]

    operations = [
        migrations.CreateModel(
            name="Inhoud",
            fields=[
                (
                    "sha256",
                    models.CharField(
                        max_length=64, primary_key=True, serialize=False, verbose_name="controlegetal"
                    ),
                ),
                ("gegevens", models.BinaryField()),
                ("grootte", models.PositiveIntegerField(verbose_name="grootte in bytes")),
                (
                    "mediatype",
                    models.CharField(
                        choices=[
                            ("application/pdf", "application/pdf"),
                            ("image/jpeg", "image/jpeg"),
                            ("image/png", "image/png"),
                        ],
                        max_length=40,
                        verbose_name="soort bestand",
                    ),
                ),
                ("bladzijden", models.PositiveSmallIntegerField(default=1, verbose_name="aantal bladzijden")),
                ("bewaard_op", models.DateTimeField(verbose_name="bewaard op")),
                (
                    "scan",
                    models.CharField(
                        choices=[
                            ("wacht", "wordt gecontroleerd"),
                            ("schoon", "geen virus gevonden"),
                            ("besmet", "virus gevonden"),
                            ("mislukt", "controle lukt niet"),
                        ],
                        default="wacht",
                        max_length=10,
                        verbose_name="viruscontrole",
                    ),
                ),
                ("gescand_op", models.DateTimeField(blank=True, null=True, verbose_name="gecontroleerd op")),
                ("scanner", models.CharField(blank=True, max_length=40, verbose_name="gecontroleerd met")),
                ("pogingen", models.PositiveSmallIntegerField(default=0, verbose_name="mislukte controles")),
                (
                    "voorbeeld",
                    models.CharField(
                        choices=[
                            ("wacht", "wordt gemaakt"),
                            ("gemaakt", "gemaakt"),
                            ("geen", "niet te maken"),
                        ],
                        default="wacht",
                        max_length=10,
                        verbose_name="voorbeeld",
                    ),
                ),
                (
                    "volgende_op",
                    models.DateTimeField(blank=True, null=True, verbose_name="volgende controle op"),
                ),
            ],
            options={
                "verbose_name": "inhoud van een document",
                "verbose_name_plural": "inhoud van documenten",
            },
        ),
        migrations.CreateModel(
            name="Bladzijde",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "inhoud",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="voorbeelden",
                        to="meldingen.inhoud",
                    ),
                ),
                ("nummer", models.PositiveSmallIntegerField(verbose_name="bladzijde")),
                ("breedte", models.PositiveSmallIntegerField(verbose_name="breedte in beeldpunten")),
                ("hoogte", models.PositiveSmallIntegerField(verbose_name="hoogte in beeldpunten")),
                ("beeld", models.BinaryField()),
            ],
            options={
                "verbose_name": "voorbeeld van een bladzijde",
                "verbose_name_plural": "voorbeelden van bladzijden",
                "ordering": ("inhoud", "nummer"),
            },
        ),
        migrations.AddIndex(
            model_name="inhoud",
            index=models.Index(
                condition=models.Q(("volgende_op__isnull", False)),
                fields=["volgende_op"],
                name="inhoud_te_controleren",
            ),
        ),
        migrations.AddConstraint(
            model_name="inhoud",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "sha256",
                        models.Func(
                            models.Func(
                                models.F("gegevens"), function="sha256", output_field=models.BinaryField()
                            ),
                            models.Value("hex"),
                            function="encode",
                            output_field=models.CharField(),
                        ),
                    )
                ),
                name="inhoud_is_zijn_controlegetal",
            ),
        ),
        migrations.AddConstraint(
            model_name="inhoud",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "grootte",
                        models.Func(
                            models.F("gegevens"),
                            function="octet_length",
                            output_field=models.PositiveIntegerField(),
                        ),
                    )
                ),
                name="inhoud_is_zo_groot_als_gezegd",
            ),
        ),
        migrations.AddConstraint(
            model_name="inhoud",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("gescand_op__isnull", True), ("scan__in", ["wacht", "mislukt"])),
                    models.Q(("gescand_op__isnull", False), ("scan__in", ["schoon", "besmet"])),
                    _connector="OR",
                ),
                name="oordeel_over_virus_zegt_wanneer",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="inhoud",
            trigger=pgtrigger.compiler.Trigger(
                name="inhoud_blijft_zoals_zij_kwam",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."sha256" IS DISTINCT FROM (NEW."sha256") OR OLD."gegevens" IS DISTINCT FROM (NEW."gegevens") OR OLD."grootte" IS DISTINCT FROM (NEW."grootte") OR OLD."mediatype" IS DISTINCT FROM (NEW."mediatype") OR OLD."bladzijden" IS DISTINCT FROM (NEW."bladzijden") OR OLD."bewaard_op" IS DISTINCT FROM (NEW."bewaard_op"))',
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;",
                    hash="8d684f45c9dc0fddac3e74304de65120f2df2df4",
                    operation="UPDATE",
                    pgid="pgtrigger_inhoud_blijft_zoals_zij_kwam_7d147",
                    table="meldingen_inhoud",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="bladzijde",
            constraint=models.UniqueConstraint(
                fields=("inhoud", "nummer"), name="bladzijde_staat_een_keer_bij_haar_inhoud"
            ),
        ),
        migrations.RunSQL(COPY, migrations.RunSQL.noop),
        migrations.SeparateDatabaseAndState(
            database_operations=[migrations.RunSQL(POINT, BACK)], state_operations=PAPER
        ),
    ]
    operations = in_batches(operations)
