"""Organisations, teams, members, contact persons, working areas and agreements."""

import django.contrib.postgres.constraints
import django.contrib.postgres.fields.ranges
import django.core.validators
import django.db.models.deletion
import django.db.models.functions.comparison
from django.conf import settings
from django.contrib.postgres.operations import BtreeGistExtension
from django.db import migrations, models

import ketenpartners.models
from veiligthuis.core.batches import in_batches


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("auth", "0012_alter_user_first_name_max_length"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        # Equality of whole numbers inside an exclusion constraint needs this extension.
        BtreeGistExtension(),
        migrations.CreateModel(
            name="Organisatie",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("naam", models.CharField(max_length=200, unique=True, verbose_name="naam")),
                (
                    "soort",
                    models.CharField(
                        choices=[
                            ("veilig_thuis", "Veilig Thuis"),
                            ("wijkteam", "Lokale veld (wijkteam)"),
                            ("clientsysteem", "Cliëntsysteem"),
                            ("raad", "Raad voor de Kinderbescherming"),
                            ("politie_om", "Politie of Openbaar Ministerie"),
                            ("jeugdhulp", "Jeugdhulpaanbieder"),
                            ("gecertificeerde_instelling", "Gecertificeerde instelling"),
                            ("vrouwenopvang", "Vrouwenopvang"),
                            ("maatschappelijke_opvang", "Maatschappelijke opvang"),
                            ("jeugd_ggz", "Jeugd-GGZ"),
                            ("volwassenen_ggz", "Volwassenen-GGZ"),
                            ("thuiszorg", "Thuiszorg"),
                            ("verslavingszorg", "Verslavingszorg"),
                            ("huisarts", "POH of huisarts"),
                            ("ambulante_hulp", "Ambulante hulp voor volwassenen"),
                            ("hulp_aanwezig", "Hulp al aanwezig"),
                            ("bovenwettelijk", "Bovenwettelijke taak (huisverbod)"),
                            ("anders", "Anders"),
                        ],
                        max_length=30,
                        verbose_name="soort",
                    ),
                ),
                ("telefoon", models.CharField(blank=True, max_length=20, verbose_name="telefoon")),
                ("email", models.EmailField(blank=True, max_length=254, verbose_name="e-mail")),
                ("actief", models.BooleanField(default=True, verbose_name="werkt met ons samen")),
            ],
            options={
                "verbose_name": "organisatie",
                "verbose_name_plural": "organisaties",
                "ordering": ("naam",),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "soort__in",
                                [
                                    "veilig_thuis",
                                    "wijkteam",
                                    "clientsysteem",
                                    "raad",
                                    "politie_om",
                                    "jeugdhulp",
                                    "gecertificeerde_instelling",
                                    "vrouwenopvang",
                                    "maatschappelijke_opvang",
                                    "jeugd_ggz",
                                    "volwassenen_ggz",
                                    "thuiszorg",
                                    "verslavingszorg",
                                    "huisarts",
                                    "ambulante_hulp",
                                    "hulp_aanwezig",
                                    "bovenwettelijk",
                                    "anders",
                                ],
                            )
                        ),
                        name="organisatie_soort_bestaat",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Contactpersoon",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("naam", models.CharField(max_length=200, verbose_name="naam")),
                ("functie", models.CharField(blank=True, max_length=100, verbose_name="functie")),
                ("telefoon", models.CharField(blank=True, max_length=20, verbose_name="telefoon")),
                ("email", models.EmailField(blank=True, max_length=254, verbose_name="e-mail")),
                ("actief", models.BooleanField(default=True, verbose_name="actief")),
                (
                    "organisatie",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="contactpersonen",
                        to="ketenpartners.organisatie",
                        verbose_name="organisatie",
                    ),
                ),
            ],
            options={
                "verbose_name": "contactpersoon",
                "verbose_name_plural": "contactpersonen",
                "ordering": ("naam",),
            },
        ),
        migrations.CreateModel(
            name="Team",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("naam", models.CharField(max_length=200, verbose_name="naam")),
                ("heeft_inlog", models.BooleanField(default=True, verbose_name="werkt in deze applicatie")),
                ("actief", models.BooleanField(default=True, verbose_name="actief")),
                ("telefoon", models.CharField(blank=True, max_length=20, verbose_name="telefoon")),
                ("email", models.EmailField(blank=True, max_length=254, verbose_name="e-mail")),
                (
                    "groep",
                    models.OneToOneField(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="team",
                        to="auth.group",
                        verbose_name="groep",
                    ),
                ),
                (
                    "organisatie",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="teams",
                        to="ketenpartners.organisatie",
                        verbose_name="organisatie",
                    ),
                ),
            ],
            options={
                "verbose_name": "team",
                "verbose_name_plural": "teams",
                "ordering": ("naam",),
                "permissions": [("bekijk_partners", "Mag de ketenpartners bekijken")],
            },
        ),
        migrations.CreateModel(
            name="Lidmaatschap",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "functie",
                    models.CharField(
                        choices=[("lid", "Lid"), ("manager", "Manager")],
                        default="lid",
                        max_length=10,
                        verbose_name="functie",
                    ),
                ),
                ("van", models.DateField(verbose_name="van")),
                ("tot", models.DateField(blank=True, null=True, verbose_name="tot en met")),
                (
                    "medewerker",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="lidmaatschappen",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="medewerker",
                    ),
                ),
                (
                    "team",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="lidmaatschappen",
                        to="ketenpartners.team",
                        verbose_name="team",
                    ),
                ),
            ],
            options={
                "verbose_name": "lidmaatschap",
                "verbose_name_plural": "lidmaatschappen",
                "ordering": ("team", "medewerker", "van"),
            },
        ),
        migrations.CreateModel(
            name="Convenant",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("geldig_van", models.DateField(verbose_name="geldig van")),
                ("geldig_tot", models.DateField(blank=True, null=True, verbose_name="geldig tot en met")),
                (
                    "acceptatie_werkdagen",
                    models.PositiveSmallIntegerField(default=5, verbose_name="antwoord binnen (werkdagen)"),
                ),
                (
                    "eerste_contact_werkdagen",
                    models.PositiveSmallIntegerField(
                        default=10, verbose_name="eerste contact binnen (werkdagen)"
                    ),
                ),
                (
                    "overname_na_werkdagen",
                    models.PositiveSmallIntegerField(
                        default=15, verbose_name="overname door ander team na (werkdagen)"
                    ),
                ),
                (
                    "manager_ontvanger",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="convenanten_als_manager",
                        to="ketenpartners.contactpersoon",
                        verbose_name="manager van de ontvanger",
                    ),
                ),
                (
                    "regiocontact",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="convenanten_als_regiocontact",
                        to="ketenpartners.contactpersoon",
                        verbose_name="regiocontact",
                    ),
                ),
                (
                    "organisatie",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="convenanten",
                        to="ketenpartners.organisatie",
                        verbose_name="organisatie",
                    ),
                ),
                (
                    "team",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="convenanten",
                        to="ketenpartners.team",
                        verbose_name="team",
                    ),
                ),
            ],
            options={
                "verbose_name": "convenant",
                "verbose_name_plural": "convenanten",
                "ordering": ("organisatie", "team", "-geldig_van"),
            },
        ),
        migrations.AddField(
            model_name="contactpersoon",
            name="team",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="contactpersonen",
                to="ketenpartners.team",
                verbose_name="team",
            ),
        ),
        migrations.CreateModel(
            name="Werkgebied",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("gemeente", models.CharField(max_length=100, verbose_name="gemeente")),
                (
                    "pc4_van",
                    models.CharField(
                        blank=True,
                        max_length=4,
                        validators=[
                            django.core.validators.RegexValidator(
                                "^[1-9][0-9]{3}$",
                                "Vul de vier cijfers van de postcode in, bijvoorbeeld 4701.",
                            )
                        ],
                        verbose_name="postcode van",
                    ),
                ),
                (
                    "pc4_tot",
                    models.CharField(
                        blank=True,
                        max_length=4,
                        validators=[
                            django.core.validators.RegexValidator(
                                "^[1-9][0-9]{3}$",
                                "Vul de vier cijfers van de postcode in, bijvoorbeeld 4701.",
                            )
                        ],
                        verbose_name="postcode tot en met",
                    ),
                ),
                (
                    "team",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="werkgebieden",
                        to="ketenpartners.team",
                        verbose_name="team",
                    ),
                ),
            ],
            options={
                "verbose_name": "werkgebied",
                "verbose_name_plural": "werkgebieden",
                "ordering": ("gemeente", "pc4_van"),
            },
        ),
        migrations.AddConstraint(
            model_name="team",
            constraint=models.UniqueConstraint(
                fields=("organisatie", "naam"), name="een_teamnaam_per_organisatie"
            ),
        ),
        migrations.AddConstraint(
            model_name="lidmaatschap",
            constraint=models.CheckConstraint(
                condition=models.Q(("tot__isnull", True), ("tot__gte", models.F("van")), _connector="OR"),
                name="lidmaatschap_eindigt_na_begin",
            ),
        ),
        migrations.AddConstraint(
            model_name="lidmaatschap",
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(
                expressions=[
                    ("medewerker", "="),
                    ("team", "="),
                    (
                        ketenpartners.models.DateRange(
                            "van",
                            "tot",
                            django.contrib.postgres.fields.ranges.RangeBoundary(
                                inclusive_lower=True, inclusive_upper=True
                            ),
                        ),
                        "&&",
                    ),
                ],
                name="lidmaatschap_overlapt_niet",
                violation_error_message="Deze medewerker is in deze periode al lid van dit team.",
            ),
        ),
        migrations.AddConstraint(
            model_name="convenant",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("geldig_tot__isnull", True), ("geldig_tot__gte", models.F("geldig_van")), _connector="OR"
                ),
                name="convenant_eindigt_na_begin",
            ),
        ),
        migrations.AddConstraint(
            model_name="convenant",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("acceptatie_werkdagen__gte", 1),
                    ("eerste_contact_werkdagen__gte", 1),
                    ("overname_na_werkdagen__gte", 1),
                ),
                name="convenant_normen_zijn_minstens_een_dag",
            ),
        ),
        migrations.AddConstraint(
            model_name="convenant",
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(
                expressions=[
                    ("organisatie", "="),
                    (django.db.models.functions.comparison.Coalesce("team", 0), "="),
                    (
                        ketenpartners.models.DateRange(
                            "geldig_van",
                            "geldig_tot",
                            django.contrib.postgres.fields.ranges.RangeBoundary(
                                inclusive_lower=True, inclusive_upper=True
                            ),
                        ),
                        "&&",
                    ),
                ],
                name="convenant_overlapt_niet_per_partner",
                violation_error_message="In deze periode loopt al een convenant met deze partner. Laat het eerste eindigen op de dag voordat het nieuwe begint.",
            ),
        ),
        migrations.AddConstraint(
            model_name="werkgebied",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("pc4_tot", ""), ("pc4_van", "")),
                    models.Q(models.Q(("pc4_van", ""), _negated=True), ("pc4_tot__gte", models.F("pc4_van"))),
                    _connector="OR",
                ),
                name="werkgebied_postcodes_samen_en_op_volgorde",
            ),
        ),
    ]
    operations = in_batches(operations)
