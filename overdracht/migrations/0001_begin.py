"""Handovers, contact attempts, questions and reports."""

import django.core.validators
import django.db.models.deletion
import django_fsm
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models

import veiligthuis.core.status
from veiligthuis.core.batches import in_batches


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("ketenpartners", "0001_begin"),
        ("meldingen", "0001_initial"),
        ("veiligheid", "0001_begin"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Overdracht",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "status",
                    veiligthuis.core.status.StatusField(
                        choices=[
                            ("concept", "In voorbereiding"),
                            ("aangeboden", "Aangeboden"),
                            ("op_wachtlijst", "Op de wachtlijst"),
                            ("geaccepteerd", "Geaccepteerd"),
                            ("eerste_contact", "Eerste contact geweest"),
                            ("afgerond", "Afgerond"),
                            ("geweigerd", "Geweigerd"),
                            ("ingetrokken", "Ingetrokken"),
                            ("terug_bij_vt", "Terug bij Veilig Thuis"),
                            ("overgenomen", "Overgenomen door een ander team"),
                        ],
                        default="concept",
                        max_length=20,
                        protected=True,
                    ),
                ),
                ("aangemaakt_op", models.DateTimeField(verbose_name="aangemaakt op")),
                (
                    "uitzondering_reden",
                    models.TextField(blank=True, verbose_name="reden van de uitzondering"),
                ),
                (
                    "uitzondering_tot",
                    models.DateField(blank=True, null=True, verbose_name="plan komt uiterlijk op"),
                ),
                (
                    "uitzondering_op",
                    models.DateTimeField(blank=True, null=True, verbose_name="uitzondering verleend op"),
                ),
                (
                    "gezin_geinformeerd_op",
                    models.DateField(blank=True, null=True, verbose_name="gezin geïnformeerd op"),
                ),
                (
                    "gezin_niet_geinformeerd_reden",
                    models.TextField(blank=True, verbose_name="waarom het gezin niet is geïnformeerd"),
                ),
                (
                    "eigen_veiligheidsacties",
                    models.TextField(
                        blank=True, verbose_name="wat Veilig Thuis zelf deed voor de veiligheid"
                    ),
                ),
                (
                    "voorgestelde_regie",
                    models.CharField(blank=True, max_length=200, verbose_name="voorstel voor de regie"),
                ),
                ("afspraken", models.TextField(blank=True, verbose_name="wat wij met elkaar afspreken")),
                ("aangeboden_op", models.DateTimeField(blank=True, null=True, verbose_name="aangeboden op")),
                ("momentopname", models.JSONField(blank=True, null=True, verbose_name="momentopname")),
                (
                    "wachtlijst_op",
                    models.DateTimeField(blank=True, null=True, verbose_name="op de wachtlijst sinds"),
                ),
                ("verwacht_op", models.DateField(blank=True, null=True, verbose_name="verwachte start")),
                (
                    "geaccepteerd_op",
                    models.DateTimeField(blank=True, null=True, verbose_name="geaccepteerd op"),
                ),
                ("plan_gelezen", models.BooleanField(default=False, verbose_name="plan is gelezen")),
                (
                    "regiehouder_naam",
                    models.CharField(blank=True, max_length=200, verbose_name="regiehouder"),
                ),
                (
                    "regiehouder_functie",
                    models.CharField(blank=True, max_length=100, verbose_name="functie van de regiehouder"),
                ),
                (
                    "regiehouder_telefoon",
                    models.CharField(blank=True, max_length=20, verbose_name="telefoon van de regiehouder"),
                ),
                (
                    "eerste_contact_op",
                    models.DateTimeField(blank=True, null=True, verbose_name="eerste gelukte contact op"),
                ),
                ("beeindigd_op", models.DateTimeField(blank=True, null=True, verbose_name="beëindigd op")),
                ("reden_code", models.CharField(blank=True, max_length=30, verbose_name="soort reden")),
                ("reden", models.TextField(blank=True, verbose_name="reden")),
                (
                    "aangeboden_door",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "aangemaakt_door",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "beeindigd_door",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "casus",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="overdrachten",
                        to="meldingen.casus",
                        verbose_name="casus",
                    ),
                ),
                (
                    "convenant",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="ketenpartners.convenant",
                        verbose_name="convenant",
                    ),
                ),
                (
                    "eerste",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="keten",
                        to="overdracht.overdracht",
                    ),
                ),
                (
                    "geaccepteerd_door",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "naar_team",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="overdrachten",
                        to="ketenpartners.team",
                        verbose_name="ontvanger",
                    ),
                ),
                (
                    "plan",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="overdrachten",
                        to="veiligheid.veiligheidsplan",
                        verbose_name="veiligheidsplan",
                    ),
                ),
                (
                    "regiehouder",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "uitzondering_door",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "vorige",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="volgende",
                        to="overdracht.overdracht",
                    ),
                ),
            ],
            options={
                "verbose_name": "overdracht",
                "verbose_name_plural": "overdrachten",
                "ordering": ("-aangemaakt_op",),
                "permissions": [
                    ("bekijk_overdrachten", "Mag overdrachten bekijken"),
                    ("bied_overdracht_aan", "Mag een overdracht voorbereiden, aanbieden en intrekken"),
                    ("verleen_uitzondering", "Mag overdragen zonder vastgesteld plan toestaan"),
                    ("neem_terug", "Mag een overdracht zonder antwoord terugnemen"),
                    ("laat_overnemen", "Mag een ander team laten overnemen"),
                    ("beantwoord_vraag", "Mag een vraag van de ontvanger beantwoorden"),
                    ("bekijk_inbak", "Mag zien wat aan het eigen team is aangeboden"),
                    ("beantwoord_overdracht", "Mag een aangeboden overdracht beantwoorden"),
                    ("maak_dossier", "Mag een overdrachtsdossier laten maken"),
                ],
            },
            bases=(django_fsm.ConcurrentTransitionMixin, models.Model),
        ),
        migrations.CreateModel(
            name="Contactpoging",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("op", models.DateTimeField(verbose_name="wanneer")),
                (
                    "middel",
                    models.CharField(
                        choices=[
                            ("telefoon", "Telefoon"),
                            ("huisbezoek", "Huisbezoek"),
                            ("gesprek", "Gesprek op kantoor"),
                            ("video", "Videogesprek"),
                            ("bericht", "Bericht"),
                            ("voicemail", "Voicemail"),
                            ("brief", "Brief"),
                        ],
                        max_length=20,
                        verbose_name="hoe",
                    ),
                ),
                ("met_ander", models.CharField(blank=True, max_length=200, verbose_name="met iemand anders")),
                ("gelukt", models.BooleanField(verbose_name="gelukt")),
                ("toelichting", models.CharField(blank=True, max_length=500, verbose_name="toelichting")),
                ("vastgelegd_op", models.DateTimeField(verbose_name="vastgelegd op")),
                (
                    "betrokkene",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="meldingen.betrokkene",
                        verbose_name="met wie",
                    ),
                ),
                (
                    "door",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "overdracht",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="contactpogingen",
                        to="overdracht.overdracht",
                    ),
                ),
            ],
            options={
                "verbose_name": "contactpoging",
                "verbose_name_plural": "contactpogingen",
                "ordering": ("op", "pk"),
                "permissions": [("leg_contact_vast", "Mag pogingen tot contact vastleggen")],
            },
        ),
        migrations.CreateModel(
            name="Rapport",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "soort",
                    models.CharField(
                        choices=[
                            ("overdrachtsdossier", "Overdrachtsdossier"),
                            ("verzoek_raad", "Verzoek tot onderzoek aan de Raad voor de Kinderbescherming"),
                        ],
                        max_length=30,
                        verbose_name="soort",
                    ),
                ),
                ("gevraagd_op", models.DateTimeField(verbose_name="gevraagd op")),
                ("begonnen_op", models.DateTimeField(blank=True, null=True, verbose_name="begonnen op")),
                (
                    "voortgang",
                    models.PositiveSmallIntegerField(
                        default=0,
                        validators=[django.core.validators.MaxValueValidator(100)],
                        verbose_name="voortgang",
                    ),
                ),
                ("gereed_op", models.DateTimeField(blank=True, null=True, verbose_name="gereed op")),
                ("inhoud", models.BinaryField(null=True, verbose_name="inhoud")),
                (
                    "sha256",
                    models.CharField(blank=True, editable=False, max_length=64, verbose_name="controlegetal"),
                ),
                ("mislukt_op", models.DateTimeField(blank=True, null=True, verbose_name="mislukt op")),
                ("fout", models.CharField(blank=True, max_length=300, verbose_name="fout")),
                (
                    "casus",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="rapporten",
                        to="meldingen.casus",
                    ),
                ),
                (
                    "gevraagd_door",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "overdracht",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="rapporten",
                        to="overdracht.overdracht",
                        verbose_name="overdracht",
                    ),
                ),
            ],
            options={
                "verbose_name": "rapport",
                "verbose_name_plural": "rapporten",
                "ordering": ("-gevraagd_op",),
                "permissions": [
                    ("maak_verzoek_raad", "Mag een verzoek tot onderzoek aan de Raad laten maken")
                ],
            },
        ),
        migrations.CreateModel(
            name="Vraag",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("vraag", models.TextField(verbose_name="vraag")),
                ("gesteld_op", models.DateTimeField(verbose_name="gesteld op")),
                ("antwoord", models.TextField(blank=True, verbose_name="antwoord")),
                ("beantwoord_op", models.DateTimeField(blank=True, null=True, verbose_name="beantwoord op")),
                (
                    "beantwoord_door",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "gesteld_door",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "overdracht",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="vragen",
                        to="overdracht.overdracht",
                    ),
                ),
            ],
            options={
                "verbose_name": "vraag van de ontvanger",
                "verbose_name_plural": "vragen van de ontvanger",
                "ordering": ("gesteld_op", "pk"),
            },
        ),
        migrations.AddIndex(
            model_name="overdracht",
            index=models.Index(fields=["naar_team", "status"], name="overdracht_per_team_en_status"),
        ),
        migrations.AddIndex(
            model_name="overdracht",
            index=models.Index(fields=["status", "aangeboden_op"], name="overdracht_per_status"),
        ),
        migrations.AddConstraint(
            model_name="overdracht",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "status__in",
                        [
                            "concept",
                            "aangeboden",
                            "op_wachtlijst",
                            "geaccepteerd",
                            "eerste_contact",
                            "afgerond",
                            "geweigerd",
                            "ingetrokken",
                            "terug_bij_vt",
                            "overgenomen",
                        ],
                    )
                ),
                name="overdracht_status_bestaat",
            ),
        ),
        migrations.AddConstraint(
            model_name="overdracht",
            constraint=models.UniqueConstraint(
                condition=models.Q(
                    (
                        "status__in",
                        ["aangeboden", "concept", "eerste_contact", "geaccepteerd", "op_wachtlijst"],
                    )
                ),
                fields=("casus",),
                name="een_lopende_overdracht_per_casus",
            ),
        ),
        migrations.AddConstraint(
            model_name="overdracht",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("aangeboden_op__isnull", True), ("status__in", ["concept", "ingetrokken"])),
                    ("plan__isnull", False),
                    models.Q(
                        models.Q(("uitzondering_reden", ""), _negated=True),
                        ("uitzondering_door__isnull", False),
                        ("uitzondering_op__isnull", False),
                        ("uitzondering_tot__isnull", False),
                    ),
                    _connector="OR",
                ),
                name="aangeboden_overdracht_heeft_plan_of_uitzondering",
            ),
        ),
        migrations.AddConstraint(
            model_name="overdracht",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("aangeboden_op__isnull", True), ("status__in", ["concept", "ingetrokken"])),
                    models.Q(
                        ("aangeboden_door__isnull", False),
                        ("aangeboden_op__isnull", False),
                        ("convenant__isnull", False),
                        ("momentopname__isnull", False),
                    ),
                    _connector="OR",
                ),
                name="aangeboden_overdracht_is_bevroren",
            ),
        ),
        migrations.AddConstraint(
            model_name="overdracht",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("status__in", ["eerste_contact", "geaccepteerd", "afgerond"]), _negated=True),
                    models.Q(
                        models.Q(("regiehouder_naam", ""), _negated=True),
                        ("geaccepteerd_op__isnull", False),
                        ("plan_gelezen", True),
                    ),
                    _connector="OR",
                ),
                name="geaccepteerde_overdracht_heeft_regiehouder",
            ),
        ),
        migrations.AddConstraint(
            model_name="overdracht",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("status", "op_wachtlijst"), _negated=True),
                    ("verwacht_op__isnull", False),
                    _connector="OR",
                ),
                name="wachtlijst_heeft_verwachte_start",
            ),
        ),
        migrations.AddConstraint(
            model_name="overdracht",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("status__in", ["eerste_contact", "afgerond"]), _negated=True),
                    ("eerste_contact_op__isnull", False),
                    _connector="OR",
                ),
                name="eerste_contact_heeft_een_moment",
            ),
        ),
        migrations.AddConstraint(
            model_name="overdracht",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("status__in", ["geweigerd", "ingetrokken", "overgenomen", "terug_bij_vt"]),
                        _negated=True,
                    ),
                    models.Q(models.Q(("reden", ""), _negated=True), ("beeindigd_op__isnull", False)),
                    _connector="OR",
                ),
                name="beeindigde_overdracht_heeft_moment_en_reden",
            ),
        ),
        migrations.AddConstraint(
            model_name="overdracht",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("eerste__isnull", True), ("vorige__isnull", True)),
                    models.Q(("eerste__isnull", False), ("vorige__isnull", False)),
                    _connector="OR",
                ),
                name="overname_heeft_vorige_en_eerste",
            ),
        ),
        migrations.AddConstraint(
            model_name="overdracht",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("vorige__isnull", True),
                    models.Q(
                        models.Q(("vorige", models.F("id")), _negated=True),
                        models.Q(("eerste", models.F("id")), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="overdracht_volgt_niet_op_zichzelf",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="overdracht",
            trigger=pgtrigger.compiler.Trigger(
                name="overdracht_volgt_de_machine",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    declare="DECLARE _is_valid_transition BOOLEAN;",
                    func='SELECT CONCAT(OLD."status", \':\', NEW."status") = ANY(\'{aangeboden:aangeboden,aangeboden:geaccepteerd,aangeboden:geweigerd,aangeboden:ingetrokken,aangeboden:op_wachtlijst,aangeboden:overgenomen,aangeboden:terug_bij_vt,concept:aangeboden,concept:concept,concept:ingetrokken,eerste_contact:afgerond,eerste_contact:eerste_contact,eerste_contact:terug_bij_vt,geaccepteerd:eerste_contact,geaccepteerd:geaccepteerd,geaccepteerd:terug_bij_vt,op_wachtlijst:geaccepteerd,op_wachtlijst:geweigerd,op_wachtlijst:ingetrokken,op_wachtlijst:op_wachtlijst,op_wachtlijst:overgenomen,op_wachtlijst:terug_bij_vt}\'::text[]) INTO _is_valid_transition; IF (_is_valid_transition IS FALSE AND OLD."status" IS DISTINCT FROM NEW."status") THEN RAISE EXCEPTION \'pgtrigger: Invalid transition of field "status" from "%" to "%" on table %\', OLD."status", NEW."status", TG_TABLE_NAME; ELSE RETURN NEW; END IF;',
                    hash="0ce768b41856e1a70f410b4937052f46ab9fa728",
                    operation="UPDATE",
                    pgid="pgtrigger_overdracht_volgt_de_machine_60d7b",
                    table="overdracht_overdracht",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="contactpoging",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "middel__in",
                        ["telefoon", "huisbezoek", "gesprek", "video", "bericht", "voicemail", "brief"],
                    )
                ),
                name="contactpoging_middel_bestaat",
            ),
        ),
        migrations.AddConstraint(
            model_name="contactpoging",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("betrokkene__isnull", False), models.Q(("met_ander", ""), _negated=True), _connector="OR"
                ),
                name="contactpoging_noemt_met_wie",
            ),
        ),
        migrations.AddConstraint(
            model_name="contactpoging",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("gelukt", False),
                    models.Q(("middel__in", ["bericht", "brief", "voicemail"]), _negated=True),
                    _connector="OR",
                ),
                name="brief_of_bericht_is_geen_gelukt_contact",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="contactpoging",
            trigger=pgtrigger.compiler.Trigger(
                name="contactpoging_blijft_staan",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="8725607face91f90a91bc9728c1956257ab6c7b2",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_contactpoging_blijft_staan_1a32e",
                    table="overdracht_contactpoging",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="rapport",
            constraint=models.CheckConstraint(
                condition=models.Q(("soort__in", ["overdrachtsdossier", "verzoek_raad"])),
                name="rapport_soort_bestaat",
            ),
        ),
        migrations.AddConstraint(
            model_name="rapport",
            constraint=models.CheckConstraint(
                condition=models.Q(("voortgang__lte", 100)), name="rapport_voortgang_van_0_tot_100"
            ),
        ),
        migrations.AddConstraint(
            model_name="rapport",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("soort", "overdrachtsdossier"), _negated=True),
                    ("overdracht__isnull", False),
                    _connector="OR",
                ),
                name="overdrachtsdossier_hoort_bij_een_overdracht",
            ),
        ),
        migrations.AddConstraint(
            model_name="rapport",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("gereed_op__isnull", True), ("inhoud__isnull", True), ("sha256", "")),
                    models.Q(
                        ("gereed_op__isnull", False),
                        ("inhoud__isnull", False),
                        ("voortgang", 100),
                        models.Q(("sha256", ""), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="gereed_rapport_heeft_inhoud_en_controlegetal",
            ),
        ),
        migrations.AddConstraint(
            model_name="rapport",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("gereed_op__isnull", True), ("mislukt_op__isnull", True), _connector="OR"
                ),
                name="rapport_is_niet_gereed_en_mislukt",
            ),
        ),
        migrations.AddConstraint(
            model_name="vraag",
            constraint=models.CheckConstraint(
                condition=models.Q(("vraag", ""), _negated=True), name="vraag_is_niet_leeg"
            ),
        ),
        migrations.AddConstraint(
            model_name="vraag",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("antwoord", ""), ("beantwoord_door__isnull", True), ("beantwoord_op__isnull", True)
                    ),
                    models.Q(
                        models.Q(("antwoord", ""), _negated=True),
                        ("beantwoord_door__isnull", False),
                        ("beantwoord_op__isnull", False),
                    ),
                    _connector="OR",
                ),
                name="antwoord_heeft_wie_en_wanneer",
            ),
        ),
    ]
    operations = in_batches(operations)
