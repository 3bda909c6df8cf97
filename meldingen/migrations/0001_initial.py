"""Everything meldingen stores: casus, persons, meldingen, adviezen, conversations, regie and terms."""

import django.contrib.postgres.constraints
import django.contrib.postgres.fields
import django.contrib.postgres.fields.ranges
import django.core.serializers.json
import django.db.models.deletion
import django_fsm
import meldingen.models.persoon
import pgtrigger.compiler
import pgtrigger.migrations
import uuid
import veiligthuis.core.status
from django.conf import settings
from django.db import migrations, models
from veiligthuis.core.batches import in_batches


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("auth", "0012_alter_user_first_name_max_length"),
        ("ketenpartners", "0001_begin"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Escalatie",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("vervalversie", models.PositiveIntegerField(verbose_name="versie van het einde")),
                ("niveau", models.PositiveSmallIntegerField(verbose_name="niveau")),
                (
                    "naar",
                    models.CharField(
                        choices=[
                            ("behandelaar", "behandelaar"),
                            ("teammanager", "teammanager"),
                            ("manager_ontvanger", "manager van de ontvanger"),
                            ("regiocontact", "regiocontact"),
                        ],
                        max_length=20,
                        verbose_name="naar",
                    ),
                ),
                ("gepland_op", models.DateTimeField(verbose_name="gepland op")),
                ("gevuurd_op", models.DateTimeField(verbose_name="gevuurd op")),
                ("verzenden", models.BooleanField(verbose_name="wordt verzonden")),
                ("verspreid_op", models.DateTimeField(null=True, verbose_name="verspreid op")),
                ("opmerking", models.CharField(blank=True, max_length=200, verbose_name="opmerking")),
            ],
            options={
                "verbose_name": "escalatie",
                "verbose_name_plural": "escalaties",
                "ordering": ("gevuurd_op", "niveau"),
            },
        ),
        migrations.CreateModel(
            name="Hartslag",
            fields=[
                ("naam", models.CharField(max_length=20, primary_key=True, serialize=False)),
                ("geslagen_op", models.DateTimeField()),
            ],
            options={
                "verbose_name": "hartslag",
                "verbose_name_plural": "hartslagen",
            },
        ),
        migrations.CreateModel(
            name="Advies",
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
                            ("open", "Open"),
                            ("afgesloten", "Afgesloten"),
                            ("omgezet_in_melding", "Omgezet in melding"),
                        ],
                        db_index=True,
                        default="open",
                        max_length=30,
                        protected=True,
                        verbose_name="status",
                    ),
                ),
                ("nummer", models.CharField(max_length=20, unique=True, verbose_name="adviesnummer")),
                ("begonnen_op", models.DateTimeField(verbose_name="begonnen op")),
                ("afgesloten_op", models.DateTimeField(blank=True, null=True, verbose_name="afgesloten op")),
                (
                    "kanaal",
                    models.CharField(
                        choices=[
                            ("telefoon", "Telefoon"),
                            ("chat", "Chat"),
                            ("formulier", "Webformulier"),
                            ("email", "E-mail"),
                            ("brief", "Brief"),
                            ("corv", "Politie of justitie (CORV)"),
                            ("balie", "Aan de balie"),
                        ],
                        default="telefoon",
                        max_length=15,
                        verbose_name="kanaal",
                    ),
                ),
                (
                    "adviesvrager_naam",
                    models.CharField(blank=True, max_length=150, verbose_name="naam van de adviesvrager"),
                ),
                (
                    "adviesvrager_telefoon",
                    models.CharField(blank=True, max_length=20, verbose_name="telefoon van de adviesvrager"),
                ),
                (
                    "hoedanigheid",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("huisarts", "Huisarts"),
                            ("kinderarts", "Kinderarts"),
                            ("geriater", "Geriater"),
                            ("ggz", "GGZ"),
                            ("zorg_anders", "Gezondheidszorg, anders"),
                            ("basisonderwijs", "Basisonderwijs"),
                            ("voortgezet_onderwijs", "Voortgezet onderwijs"),
                            ("onderwijs_anders", "Onderwijs, anders"),
                            ("wijkteam", "Maatschappelijke ondersteuning, lokaal veld of wijkteam"),
                            ("gecertificeerde_instelling", "Jeugdzorg, gecertificeerde instelling"),
                            ("jeugdzorg_anders", "Jeugdzorg, anders"),
                            ("kinderopvang", "Kinderopvang"),
                            ("politie", "Politie"),
                            ("justitie", "Justitie"),
                            ("beroepsmatig_anders", "Beroepsmatig, anders"),
                            ("direct_betrokken_jeugdige", "Direct betrokken jeugdige"),
                            ("direct_betrokken_volwassene", "Direct betrokken volwassene"),
                            ("familielid", "Familielid"),
                            ("sociaal_netwerk", "Sociaal netwerk"),
                            ("buurtbewoner", "Buurtbewoner"),
                            ("vrijwilliger", "Vrijwilliger"),
                            ("niet_beroepsmatig_anders", "Niet beroepsmatig, anders"),
                        ],
                        max_length=30,
                        verbose_name="hoedanigheid",
                    ),
                ),
                (
                    "aanleiding",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(
                            choices=[
                                ("partnergeweld", "(Ex-)partnergeweld"),
                                ("eergerelateerd", "Eergerelateerd geweld"),
                                (
                                    "ouderenmishandeling",
                                    "Ouderenmishandeling en ontspoorde zorg (vanaf 65 jaar)",
                                ),
                                (
                                    "geweld_tegen_ouders",
                                    "Geweld tegen ouders jonger dan 65 jaar door hun kinderen",
                                ),
                                ("huwelijksdwang", "Huwelijksdwang en achterlating"),
                                ("kindcheck", "Kindermishandeling, kindcheck"),
                                ("vechtscheiding", "Kindermishandeling, vechtscheiding"),
                                ("kindermishandeling", "Kindermishandeling, anders"),
                                ("huiselijk_geweld", "Huiselijk geweld, anders"),
                                ("anders", "Andere problematiek dan huiselijk geweld of kindermishandeling"),
                            ],
                            max_length=25,
                        ),
                        blank=True,
                        default=list,
                        size=None,
                        verbose_name="aanleiding",
                    ),
                ),
                (
                    "aard",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(
                            choices=[
                                ("lichamelijk", "Lichamelijke mishandeling"),
                                ("lichamelijke_verwaarlozing", "Lichamelijke verwaarlozing"),
                                ("psychisch", "Psychisch geweld"),
                                ("affectieve_verwaarlozing", "Affectieve verwaarlozing"),
                                ("pedagogische_verwaarlozing", "Pedagogische verwaarlozing"),
                                ("seksueel", "Seksueel misbruik"),
                                ("financieel", "Financiële uitbuiting"),
                                ("getuige", "Getuige van geweld in het gezin"),
                                ("munchhausen", "Münchhausen by proxy"),
                                ("vgv", "Vrouwelijke genitale verminking"),
                                ("anders_onveilig", "Anders, onveilig"),
                                ("anders_niet_onveilig", "Anders, niet onveilig"),
                            ],
                            max_length=30,
                        ),
                        blank=True,
                        default=list,
                        size=None,
                        verbose_name="aard van het geweld",
                    ),
                ),
                ("vraag", models.TextField(blank=True, verbose_name="vraag")),
                ("gegeven_advies", models.TextField(blank=True, verbose_name="gegeven advies")),
                (
                    "medewerker",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="adviezen",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="medewerker",
                    ),
                ),
                (
                    "team",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="adviezen",
                        to="ketenpartners.team",
                        verbose_name="team",
                    ),
                ),
            ],
            options={
                "verbose_name": "advies",
                "verbose_name_plural": "adviezen",
                "ordering": ("-begonnen_op", "-pk"),
                "permissions": [("geef_advies", "Mag advies geven en vastleggen")],
            },
            bases=(django_fsm.ConcurrentTransitionMixin, models.Model),
        ),
        migrations.CreateModel(
            name="Casus",
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
                            ("open", "Open"),
                            ("overdracht_lopend", "Overdracht loopt"),
                            ("overgedragen", "Overgedragen"),
                            ("terug_bij_vt", "Terug bij Veilig Thuis"),
                            ("vv_wacht", "Wacht op Voorwaarden & Vervolg"),
                            ("vv_actief", "Voorwaarden & Vervolg"),
                            ("vv_afgerond", "Voorwaarden & Vervolg afgerond"),
                            ("onderzoek_wacht", "Wacht op onderzoek"),
                            ("onderzoek_actief", "Onderzoek"),
                            ("onderzoeksbesluit", "Onderzoeksbesluit genomen"),
                            ("vto_rvdk", "Verzoek bij de Raad"),
                            ("spoed_rvdk", "Spoed bij de Raad"),
                            ("in_monitoring", "In monitoring"),
                            ("terug_naar_actief", "Weer actief na monitoring"),
                            ("voortijdig_afgesloten", "Voortijdig afgesloten"),
                            ("afgesloten", "Afgesloten"),
                            ("vernietigd", "Vernietigd"),
                            ("geanonimiseerd", "Geanonimiseerd"),
                        ],
                        db_index=True,
                        default="open",
                        max_length=30,
                        protected=True,
                        verbose_name="status",
                    ),
                ),
                ("nummer", models.CharField(max_length=20, unique=True, verbose_name="casusnummer")),
                ("naam", models.CharField(max_length=150, verbose_name="naam van het gezin")),
                ("geopend_op", models.DateTimeField(verbose_name="geopend op")),
                ("gesloten_op", models.DateTimeField(blank=True, null=True, verbose_name="gesloten op")),
                (
                    "sluiting_toelichting",
                    models.TextField(blank=True, verbose_name="onderbouwing van de afsluiting"),
                ),
                (
                    "voortijdige_reden",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("onbekende_bestemming", "Vertrokken met onbekende bestemming"),
                            ("andere_regio", "Verhuisd naar een andere regio"),
                            ("overleden", "Overleden"),
                        ],
                        max_length=30,
                        verbose_name="reden van voortijdig afsluiten",
                    ),
                ),
                (
                    "veiligheidsniveau",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("acuut", "Acuut onveilig"),
                            ("structureel", "Structureel onveilig"),
                            ("onthulling", "Onthulling"),
                            ("geen", "Geen onveiligheid vastgesteld"),
                        ],
                        max_length=20,
                        verbose_name="veiligheidsniveau",
                    ),
                ),
                (
                    "vervolg",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("geen_vervolg", "Geen vervolg door Veilig Thuis"),
                            ("omgezet_in_advies", "Melding omgezet in advies"),
                            ("overdracht", "Overdracht aan derden"),
                            ("vv", "Voorwaarden & Vervolg"),
                            ("onderzoek", "Onderzoek"),
                        ],
                        max_length=20,
                        verbose_name="laatste vervolgbesluit",
                    ),
                ),
                (
                    "vervolg_op",
                    models.DateTimeField(blank=True, null=True, verbose_name="laatste vervolgbesluit op"),
                ),
                (
                    "veiligheidsplan_op",
                    models.DateTimeField(
                        blank=True, null=True, verbose_name="veiligheidsplan vastgesteld op"
                    ),
                ),
                (
                    "traject_besluit_op",
                    models.DateTimeField(blank=True, null=True, verbose_name="besluit tot traject op"),
                ),
                (
                    "feitelijke_start",
                    models.DateTimeField(blank=True, null=True, verbose_name="feitelijk begonnen op"),
                ),
                (
                    "traject_afgerond_op",
                    models.DateTimeField(blank=True, null=True, verbose_name="traject afgerond op"),
                ),
                (
                    "medebeoordeeld_op",
                    models.DateTimeField(blank=True, null=True, verbose_name="meegetekend op"),
                ),
                ("weging", models.TextField(blank=True, verbose_name="weging")),
                (
                    "uitkomst_hg",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("geen", "Geen huiselijk geweld"),
                            ("niet_bevestigd", "Huiselijk geweld niet bevestigd"),
                            ("bevestigd", "Huiselijk geweld bevestigd"),
                        ],
                        max_length=20,
                        verbose_name="uitkomst huiselijk geweld",
                    ),
                ),
                (
                    "uitkomst_km",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("geen", "Geen kindermishandeling"),
                            ("niet_bevestigd", "Kindermishandeling niet bevestigd"),
                            ("bevestigd", "Kindermishandeling bevestigd"),
                        ],
                        max_length=20,
                        verbose_name="uitkomst kindermishandeling",
                    ),
                ),
                (
                    "uitkomst_aard",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(
                            choices=[
                                ("lichamelijk", "Lichamelijke mishandeling"),
                                ("lichamelijke_verwaarlozing", "Lichamelijke verwaarlozing"),
                                ("psychisch", "Psychisch geweld"),
                                ("affectieve_verwaarlozing", "Affectieve verwaarlozing"),
                                ("pedagogische_verwaarlozing", "Pedagogische verwaarlozing"),
                                ("seksueel", "Seksueel misbruik"),
                                ("financieel", "Financiële uitbuiting"),
                                ("getuige", "Getuige van geweld in het gezin"),
                                ("munchhausen", "Münchhausen by proxy"),
                                ("vgv", "Vrouwelijke genitale verminking"),
                                ("anders_onveilig", "Anders, onveilig"),
                                ("anders_niet_onveilig", "Anders, niet onveilig"),
                            ],
                            max_length=30,
                        ),
                        blank=True,
                        default=list,
                        size=None,
                        verbose_name="bevestigde aard",
                    ),
                ),
                ("wat_nodig", models.TextField(blank=True, verbose_name="wat er nodig is")),
                (
                    "wederhoor",
                    models.TextField(
                        blank=True, verbose_name="reactie van betrokkenen op het conceptverslag"
                    ),
                ),
                (
                    "overgedragen_op",
                    models.DateTimeField(blank=True, null=True, verbose_name="overgedragen op"),
                ),
                (
                    "raad_gebeld_op",
                    models.DateTimeField(blank=True, null=True, verbose_name="Raad gebeld op"),
                ),
                (
                    "raad_gesproken_met",
                    models.CharField(blank=True, max_length=150, verbose_name="gesproken met bij de Raad"),
                ),
                (
                    "raad_verzocht_op",
                    models.DateTimeField(blank=True, null=True, verbose_name="Raad verzocht op"),
                ),
                ("raad_onderbouwing", models.TextField(blank=True, verbose_name="onderbouwing voor de Raad")),
                (
                    "ouders_geinformeerd_op",
                    models.DateField(blank=True, null=True, verbose_name="ouders geïnformeerd op"),
                ),
                (
                    "reden_ouders_niet",
                    models.TextField(blank=True, verbose_name="waarom de ouders niet zijn geïnformeerd"),
                ),
                (
                    "college_geinformeerd_op",
                    models.DateField(blank=True, null=True, verbose_name="college geïnformeerd op"),
                ),
                (
                    "monitoring_vanaf",
                    models.DateTimeField(blank=True, null=True, verbose_name="in monitoring sinds"),
                ),
                (
                    "vernietiging_voorgesteld_op",
                    models.DateTimeField(blank=True, null=True, verbose_name="vernietiging voorgesteld op"),
                ),
                (
                    "vernietiging_grond",
                    models.CharField(blank=True, max_length=200, verbose_name="grond voor vernietiging"),
                ),
                (
                    "verwijderd_op",
                    models.DateTimeField(blank=True, null=True, verbose_name="inhoud verwijderd op"),
                ),
                (
                    "afgerond_met",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="besloten samen met",
                    ),
                ),
                (
                    "behandelaar",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="casussen",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="behandelaar",
                    ),
                ),
                (
                    "hermelding_van",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="hermeldingen",
                        to="meldingen.casus",
                        verbose_name="hermelding van",
                    ),
                ),
                (
                    "medebeoordelaar",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="weegt mee",
                    ),
                ),
                (
                    "team",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="casussen",
                        to="ketenpartners.team",
                        verbose_name="team",
                    ),
                ),
                (
                    "vernietiging_voorgesteld_door",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="vernietiging voorgesteld door",
                    ),
                ),
            ],
            options={
                "verbose_name": "casus",
                "verbose_name_plural": "casussen",
                "ordering": ("-geopend_op", "-pk"),
                "permissions": [
                    ("bekijk_sturing", "Mag de sturingsinformatie van het team bekijken"),
                    ("wijs_casus_toe", "Mag een casus toewijzen aan team en behandelaar"),
                    ("start_traject", "Mag V&V of onderzoek starten"),
                    ("teken_mee", "Mag als tweede professional meetekenen"),
                    ("rond_traject_af", "Mag V&V of onderzoek afronden"),
                    ("wissel_traject", "Mag omzetten tussen V&V en onderzoek"),
                    ("sluit_voortijdig", "Mag een traject voortijdig afsluiten"),
                    ("doe_verzoek_aan_raad", "Mag de Raad om onderzoek verzoeken"),
                    ("meld_spoed_bij_raad", "Mag spoed bij de Raad melden"),
                    ("heropen_uit_monitoring", "Mag een casus uit monitoring weer actief maken"),
                    ("sluit_casus", "Mag een casus afsluiten"),
                    ("stel_vernietiging_voor", "Mag vernietiging voorstellen"),
                    ("leg_vernietiging_vast", "Mag vernietiging bevestigen"),
                ],
            },
            bases=(django_fsm.ConcurrentTransitionMixin, models.Model),
        ),
        migrations.CreateModel(
            name="Betrokkene",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "rol",
                    models.CharField(
                        choices=[
                            ("slachtoffer", "Vermoedelijk slachtoffer"),
                            ("pleger", "Vermoedelijke pleger"),
                            ("beide", "Vermoedelijk slachtoffer en vermoedelijke pleger"),
                            ("getuige", "Getuige"),
                            ("kind", "Kind"),
                            ("ongeboren_kind", "Ongeboren kind"),
                            ("gezagdrager", "Gezagdrager"),
                            ("netwerk", "Iemand uit het netwerk"),
                        ],
                        max_length=20,
                        verbose_name="rol",
                    ),
                ),
                (
                    "relatie",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("moeder", "Moeder"),
                            ("vader", "Vader"),
                            ("kind", "Kind"),
                            ("partner", "Partner"),
                            ("ex_partner", "Ex-partner"),
                            ("stiefouder", "Stiefouder"),
                            ("grootouder", "Grootouder"),
                            ("broer_zus", "Broer of zus"),
                            ("ander_familielid", "Ander familielid"),
                            ("mantelzorger", "Mantelzorger"),
                            ("huisgenoot", "Huisgenoot"),
                            ("anders", "Anders"),
                        ],
                        max_length=20,
                        verbose_name="relatie",
                    ),
                ),
                (
                    "gezag",
                    models.CharField(
                        choices=[
                            ("ja", "Ja"),
                            ("nee", "Nee"),
                            ("onbekend", "Nog niet bekend"),
                            ("nvt", "Niet van toepassing"),
                        ],
                        default="onbekend",
                        max_length=10,
                        verbose_name="gezag",
                    ),
                ),
                ("in_huishouden", models.BooleanField(default=True, verbose_name="woont in het huishouden")),
                ("vastgelegd_op", models.DateTimeField(verbose_name="vastgelegd op")),
                (
                    "geinformeerd_op",
                    models.DateTimeField(blank=True, null=True, verbose_name="geïnformeerd op"),
                ),
                (
                    "geinformeerd_hoe",
                    models.CharField(blank=True, max_length=200, verbose_name="hoe geïnformeerd"),
                ),
                ("gesproken_op", models.DateTimeField(blank=True, null=True, verbose_name="gesproken op")),
                (
                    "reden_niet_gesproken",
                    models.CharField(blank=True, max_length=300, verbose_name="reden niet gesproken"),
                ),
                (
                    "casus",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="betrokkenen",
                        to="meldingen.casus",
                        verbose_name="casus",
                    ),
                ),
            ],
            options={
                "verbose_name": "betrokkene",
                "verbose_name_plural": "betrokkenen",
                "ordering": ("casus", "pk"),
                "permissions": [
                    ("voeg_betrokkene_toe", "Mag betrokkenen en adressen vastleggen"),
                    ("informeer_betrokkene", "Mag vastleggen dat een betrokkene is geïnformeerd"),
                ],
            },
        ),
        migrations.CreateModel(
            name="CasusGroupObjectPermission",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "content_object",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="toegang_teams",
                        to="meldingen.casus",
                    ),
                ),
                ("group", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="auth.group")),
                (
                    "permission",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="auth.permission"),
                ),
            ],
            options={
                "verbose_name": "toegang van een team",
                "verbose_name_plural": "toegang van teams",
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="CasusUserObjectPermission",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "content_object",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="toegang_personen",
                        to="meldingen.casus",
                    ),
                ),
                (
                    "permission",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="auth.permission"),
                ),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "verbose_name": "toegang van een medewerker",
                "verbose_name_plural": "toegang van medewerkers",
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Contactmoment",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("met_wie", models.CharField(max_length=150, verbose_name="met wie")),
                (
                    "soort",
                    models.CharField(
                        choices=[
                            ("telefoon", "Telefoon"),
                            ("huisbezoek", "Huisbezoek"),
                            ("gesprek", "Gesprek op kantoor of elders"),
                            ("beeldbellen", "Beeldbellen"),
                            ("brief", "Brief"),
                            ("email", "E-mail"),
                            ("chat", "Chat"),
                        ],
                        max_length=15,
                        verbose_name="soort contact",
                    ),
                ),
                ("op", models.DateTimeField(verbose_name="wanneer")),
                ("gelukt", models.BooleanField(verbose_name="gelukt")),
                ("verslag", models.TextField(blank=True, verbose_name="verslag")),
                ("vastgelegd_op", models.DateTimeField(verbose_name="vastgelegd op")),
                (
                    "betrokkene",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="contactmomenten",
                        to="meldingen.betrokkene",
                        verbose_name="betrokkene",
                    ),
                ),
                (
                    "casus",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="contactmomenten",
                        to="meldingen.casus",
                        verbose_name="casus",
                    ),
                ),
                (
                    "corrigeert",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="gecorrigeerd_door",
                        to="meldingen.contactmoment",
                        verbose_name="corrigeert",
                    ),
                ),
                (
                    "medewerker",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="contactmomenten",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="door",
                    ),
                ),
            ],
            options={
                "verbose_name": "contactmoment",
                "verbose_name_plural": "contactmomenten",
                "ordering": ("-op", "-pk"),
                "permissions": [("leg_contact_vast", "Mag een contactmoment vastleggen")],
            },
        ),
        migrations.CreateModel(
            name="Bezorging",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "kanaal",
                    models.CharField(
                        choices=[("mail", "e-mail"), ("werkvoorraad", "werkvoorraad")],
                        max_length=15,
                        verbose_name="kanaal",
                    ),
                ),
                ("verzonden_op", models.DateTimeField(null=True, verbose_name="verzonden op")),
                ("gezien_op", models.DateTimeField(null=True, verbose_name="gezien op")),
                ("pogingen", models.PositiveSmallIntegerField(default=0, verbose_name="pogingen")),
                ("volgende_poging_op", models.DateTimeField(null=True, verbose_name="volgende poging op")),
                ("mislukt_op", models.DateTimeField(null=True, verbose_name="opgegeven op")),
                ("fout", models.CharField(blank=True, max_length=200, verbose_name="fout")),
                (
                    "contactpersoon",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="bezorgingen",
                        to="ketenpartners.contactpersoon",
                    ),
                ),
                (
                    "medewerker",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="bezorgingen",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "escalatie",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="bezorgingen",
                        to="meldingen.escalatie",
                    ),
                ),
            ],
            options={
                "verbose_name": "bezorging",
                "verbose_name_plural": "bezorgingen",
                "ordering": ("pk",),
            },
        ),
        migrations.CreateModel(
            name="Melding",
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
                            ("ontvangen", "Ontvangen"),
                            ("geschift", "Geschift"),
                            ("acuut_in_actie", "Acuut in actie"),
                            ("in_veiligheidsbeoordeling", "In veiligheidsbeoordeling"),
                            ("vervolgbesluit_genomen", "Vervolgbesluit genomen"),
                            ("afgesloten_triage", "Triage afgesloten"),
                            ("niet_passend_doorgezet", "Niet passend, doorgezet"),
                        ],
                        db_index=True,
                        default="ontvangen",
                        max_length=30,
                        protected=True,
                        verbose_name="status",
                    ),
                ),
                ("nummer", models.CharField(max_length=20, unique=True, verbose_name="meldingnummer")),
                ("ontvangen_op", models.DateTimeField(verbose_name="ontvangen op")),
                ("vastgelegd_op", models.DateTimeField(verbose_name="vastgelegd op")),
                (
                    "kanaal",
                    models.CharField(
                        choices=[
                            ("telefoon", "Telefoon"),
                            ("chat", "Chat"),
                            ("formulier", "Webformulier"),
                            ("email", "E-mail"),
                            ("brief", "Brief"),
                            ("corv", "Politie of justitie (CORV)"),
                            ("balie", "Aan de balie"),
                        ],
                        default="telefoon",
                        max_length=15,
                        verbose_name="kanaal",
                    ),
                ),
                (
                    "melder_naam",
                    models.CharField(blank=True, max_length=150, verbose_name="naam van de melder"),
                ),
                (
                    "melder_hoedanigheid",
                    models.CharField(
                        choices=[
                            ("huisarts", "Huisarts"),
                            ("kinderarts", "Kinderarts"),
                            ("geriater", "Geriater"),
                            ("ggz", "GGZ"),
                            ("zorg_anders", "Gezondheidszorg, anders"),
                            ("basisonderwijs", "Basisonderwijs"),
                            ("voortgezet_onderwijs", "Voortgezet onderwijs"),
                            ("onderwijs_anders", "Onderwijs, anders"),
                            ("wijkteam", "Maatschappelijke ondersteuning, lokaal veld of wijkteam"),
                            ("gecertificeerde_instelling", "Jeugdzorg, gecertificeerde instelling"),
                            ("jeugdzorg_anders", "Jeugdzorg, anders"),
                            ("kinderopvang", "Kinderopvang"),
                            ("politie", "Politie"),
                            ("justitie", "Justitie"),
                            ("beroepsmatig_anders", "Beroepsmatig, anders"),
                            ("direct_betrokken_jeugdige", "Direct betrokken jeugdige"),
                            ("direct_betrokken_volwassene", "Direct betrokken volwassene"),
                            ("familielid", "Familielid"),
                            ("sociaal_netwerk", "Sociaal netwerk"),
                            ("buurtbewoner", "Buurtbewoner"),
                            ("vrijwilliger", "Vrijwilliger"),
                            ("niet_beroepsmatig_anders", "Niet beroepsmatig, anders"),
                        ],
                        max_length=30,
                        verbose_name="hoedanigheid van de melder",
                    ),
                ),
                (
                    "melder_organisatie",
                    models.CharField(blank=True, max_length=150, verbose_name="organisatie van de melder"),
                ),
                (
                    "melder_telefoon",
                    models.CharField(blank=True, max_length=20, verbose_name="telefoon van de melder"),
                ),
                (
                    "melder_email",
                    models.EmailField(blank=True, max_length=254, verbose_name="e-mail van de melder"),
                ),
                (
                    "herkomst_afschermen",
                    models.BooleanField(default=False, verbose_name="herkomst afschermen voor het gezin"),
                ),
                (
                    "afscherm_grond",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("bedreiging_gezin", "Bekendmaking bedreigt het slachtoffer of het gezin"),
                            ("bedreiging_melder", "Bekendmaking bedreigt de melder of medewerkers"),
                            ("vertrouwensrelatie", "Bekendmaking verstoort de vertrouwensrelatie ernstig"),
                            ("geen_toestemming", "Niet-beroepsmatige melder geeft geen toestemming"),
                        ],
                        max_length=25,
                        verbose_name="grond voor afschermen",
                    ),
                ),
                (
                    "meldcode_doorlopen",
                    models.BooleanField(blank=True, null=True, verbose_name="meldcode doorlopen"),
                ),
                (
                    "gezin_weet_ervan",
                    models.CharField(blank=True, max_length=300, verbose_name="wat het gezin al weet"),
                ),
                (
                    "aanleiding",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(
                            choices=[
                                ("partnergeweld", "(Ex-)partnergeweld"),
                                ("eergerelateerd", "Eergerelateerd geweld"),
                                (
                                    "ouderenmishandeling",
                                    "Ouderenmishandeling en ontspoorde zorg (vanaf 65 jaar)",
                                ),
                                (
                                    "geweld_tegen_ouders",
                                    "Geweld tegen ouders jonger dan 65 jaar door hun kinderen",
                                ),
                                ("huwelijksdwang", "Huwelijksdwang en achterlating"),
                                ("kindcheck", "Kindermishandeling, kindcheck"),
                                ("vechtscheiding", "Kindermishandeling, vechtscheiding"),
                                ("kindermishandeling", "Kindermishandeling, anders"),
                                ("huiselijk_geweld", "Huiselijk geweld, anders"),
                                ("anders", "Andere problematiek dan huiselijk geweld of kindermishandeling"),
                            ],
                            max_length=25,
                        ),
                        default=list,
                        size=None,
                        verbose_name="aanleiding",
                    ),
                ),
                (
                    "aard",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(
                            choices=[
                                ("lichamelijk", "Lichamelijke mishandeling"),
                                ("lichamelijke_verwaarlozing", "Lichamelijke verwaarlozing"),
                                ("psychisch", "Psychisch geweld"),
                                ("affectieve_verwaarlozing", "Affectieve verwaarlozing"),
                                ("pedagogische_verwaarlozing", "Pedagogische verwaarlozing"),
                                ("seksueel", "Seksueel misbruik"),
                                ("financieel", "Financiële uitbuiting"),
                                ("getuige", "Getuige van geweld in het gezin"),
                                ("munchhausen", "Münchhausen by proxy"),
                                ("vgv", "Vrouwelijke genitale verminking"),
                                ("anders_onveilig", "Anders, onveilig"),
                                ("anders_niet_onveilig", "Anders, niet onveilig"),
                            ],
                            max_length=30,
                        ),
                        blank=True,
                        default=list,
                        size=None,
                        verbose_name="aard van het geweld",
                    ),
                ),
                ("beschrijving", models.TextField(verbose_name="wat er is gebeurd")),
                ("mening_melder", models.TextField(blank=True, verbose_name="wat de melder ervan vindt")),
                (
                    "incident_op",
                    models.DateField(blank=True, null=True, verbose_name="datum van het incident"),
                ),
                (
                    "incident_plaats",
                    models.CharField(blank=True, max_length=150, verbose_name="plaats van het incident"),
                ),
                (
                    "kinderen_aanwezig",
                    models.BooleanField(blank=True, null=True, verbose_name="kinderen aanwezig"),
                ),
                ("acuut", models.BooleanField(blank=True, null=True, verbose_name="acuut")),
                (
                    "acuut_reden",
                    models.CharField(blank=True, max_length=300, verbose_name="waarom wel of niet acuut"),
                ),
                (
                    "acuut_vastgesteld_op",
                    models.DateTimeField(blank=True, null=True, verbose_name="acuut vastgesteld op"),
                ),
                (
                    "eigen_systeem_doorzocht",
                    models.BooleanField(default=False, verbose_name="eigen systeem doorzocht"),
                ),
                (
                    "vt_register_doorzocht",
                    models.BooleanField(default=False, verbose_name="VT-register doorzocht"),
                ),
                ("geschift_op", models.DateTimeField(blank=True, null=True, verbose_name="geschift op")),
                ("eerste_actie", models.TextField(blank=True, verbose_name="eerste veiligheidsactie")),
                (
                    "eerste_actie_op",
                    models.DateTimeField(blank=True, null=True, verbose_name="eerste veiligheidsactie op"),
                ),
                (
                    "veiligheidsbeoordeling_op",
                    models.DateTimeField(
                        blank=True, null=True, verbose_name="veiligheidsbeoordeling vastgesteld op"
                    ),
                ),
                (
                    "besluit",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("geen_vervolg", "Geen vervolg door Veilig Thuis"),
                            ("omgezet_in_advies", "Melding omgezet in advies"),
                            ("overdracht", "Overdracht aan derden"),
                            ("vv", "Voorwaarden & Vervolg"),
                            ("onderzoek", "Onderzoek"),
                        ],
                        max_length=20,
                        verbose_name="vervolgbesluit",
                    ),
                ),
                ("besluit_op", models.DateTimeField(blank=True, null=True, verbose_name="vervolgbesluit op")),
                (
                    "terugkoppeling_op",
                    models.DateTimeField(
                        blank=True, null=True, verbose_name="terugkoppeling aan de melder op"
                    ),
                ),
                (
                    "terugkoppeling_wijze",
                    models.CharField(blank=True, max_length=100, verbose_name="hoe teruggekoppeld"),
                ),
                ("terugkoppeling", models.TextField(blank=True, verbose_name="wat is teruggekoppeld")),
                (
                    "niet_passend_reden",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("geen_hg_km", "Geen huiselijk geweld of kindermishandeling"),
                            ("andere_regio", "Hoort bij Veilig Thuis in een andere regio"),
                            ("andere_instantie", "Hoort bij een andere instantie"),
                        ],
                        max_length=20,
                        verbose_name="waarom niet passend",
                    ),
                ),
                (
                    "niet_passend_toelichting",
                    models.TextField(blank=True, verbose_name="toelichting niet passend"),
                ),
                (
                    "doorgezet_naar",
                    models.CharField(blank=True, max_length=150, verbose_name="doorgezet naar"),
                ),
                (
                    "afgesloten_op",
                    models.DateTimeField(blank=True, null=True, verbose_name="triage afgesloten op"),
                ),
                (
                    "casus",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="meldingen",
                        to="meldingen.casus",
                        verbose_name="casus",
                    ),
                ),
                (
                    "triagist",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="meldingen_in_beoordeling",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="triagist",
                    ),
                ),
                (
                    "vastgelegd_door",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="vastgelegd door",
                    ),
                ),
            ],
            options={
                "verbose_name": "melding",
                "verbose_name_plural": "meldingen",
                "ordering": ("-ontvangen_op", "-pk"),
                "permissions": [
                    ("neem_melding_op", "Mag een melding opnemen"),
                    ("schift_melding", "Mag een melding schiften"),
                    ("zet_acuut_in_actie", "Mag de crisis in actie zetten"),
                    ("leg_veiligheidsactie_vast", "Mag de eerste veiligheidsactie vastleggen"),
                    ("neem_in_veiligheidsbeoordeling", "Mag een melding in veiligheidsbeoordeling nemen"),
                    ("geef_terugkoppeling", "Mag terugkoppelen aan de melder"),
                    ("zet_niet_passend_door", "Mag een melding als niet passend doorzetten"),
                    ("bekijk_melder", "Mag zien wie de melder is"),
                ],
            },
            bases=(django_fsm.ConcurrentTransitionMixin, models.Model),
        ),
        migrations.CreateModel(
            name="Gesprek",
            fields=[
                (
                    "sleutel",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("begonnen_op", models.DateTimeField(verbose_name="begonnen op")),
                ("notities", models.TextField(blank=True, verbose_name="aantekeningen")),
                (
                    "concept",
                    models.JSONField(
                        blank=True,
                        default=dict,
                        encoder=django.core.serializers.json.DjangoJSONEncoder,
                        verbose_name="concept",
                    ),
                ),
                (
                    "volgnummer",
                    models.PositiveIntegerField(default=0, verbose_name="volgnummer van het bewaren"),
                ),
                ("bewaard_op", models.DateTimeField(blank=True, null=True, verbose_name="bewaard op")),
                ("afgerond_op", models.DateTimeField(blank=True, null=True, verbose_name="afgerond op")),
                (
                    "advies",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="gesprek",
                        to="meldingen.advies",
                        verbose_name="advies",
                    ),
                ),
                (
                    "medewerker",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="gesprekken",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="medewerker",
                    ),
                ),
                (
                    "melding",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="gesprek",
                        to="meldingen.melding",
                        verbose_name="melding",
                    ),
                ),
            ],
            options={
                "verbose_name": "gesprek",
                "verbose_name_plural": "gesprekken",
                "ordering": ("-begonnen_op",),
            },
        ),
        migrations.AddField(
            model_name="advies",
            name="melding",
            field=models.OneToOneField(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="advies",
                to="meldingen.melding",
                verbose_name="geworden melding",
            ),
        ),
        migrations.CreateModel(
            name="Persoon",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("voornamen", models.CharField(blank=True, max_length=120, verbose_name="voornamen")),
                ("tussenvoegsel", models.CharField(blank=True, max_length=20, verbose_name="tussenvoegsel")),
                ("achternaam", models.CharField(blank=True, max_length=120, verbose_name="achternaam")),
                ("sorteersleutel", models.CharField(editable=False, max_length=270)),
                ("geboortedatum", models.DateField(blank=True, null=True, verbose_name="geboortedatum")),
                (
                    "geboorte_precisie",
                    models.CharField(
                        choices=[
                            ("dag", "Dag, maand en jaar bekend"),
                            ("maand", "Alleen maand en jaar bekend"),
                            ("jaar", "Alleen het jaar bekend"),
                            ("onbekend", "Onbekend"),
                        ],
                        default="onbekend",
                        max_length=10,
                        verbose_name="van de geboortedatum is bekend",
                    ),
                ),
                (
                    "geslacht",
                    models.CharField(
                        choices=[("vrouw", "Vrouw"), ("man", "Man"), ("onbekend", "Onbekend")],
                        default="onbekend",
                        max_length=10,
                        verbose_name="geslacht",
                    ),
                ),
                (
                    "bsn",
                    models.CharField(
                        blank=True,
                        max_length=9,
                        null=True,
                        validators=[meldingen.models.persoon.valideer_bsn],
                        verbose_name="BSN",
                    ),
                ),
                ("ongeboren", models.BooleanField(default=False, verbose_name="ongeboren")),
                (
                    "uitgerekende_datum",
                    models.DateField(blank=True, null=True, verbose_name="uitgerekende datum"),
                ),
                ("overleden_op", models.DateField(blank=True, null=True, verbose_name="overleden op")),
                ("taal", models.CharField(blank=True, max_length=50, verbose_name="taal")),
                ("tolk_nodig", models.BooleanField(default=False, verbose_name="tolk nodig")),
                ("telefoon", models.CharField(blank=True, max_length=20, verbose_name="telefoon")),
                ("veilig_contact", models.TextField(blank=True, verbose_name="veilig contact")),
            ],
            options={
                "verbose_name": "persoon",
                "verbose_name_plural": "personen",
                "ordering": ("sorteersleutel", "pk"),
                "indexes": [
                    models.Index(fields=["sorteersleutel"], name="persoon_op_naam"),
                    models.Index(fields=["geboortedatum"], name="persoon_op_geboortedatum"),
                    models.Index(
                        condition=models.Q(("bsn__isnull", False)), fields=["bsn"], name="persoon_op_bsn"
                    ),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("bsn__isnull", True), ("bsn__regex", "^[0-9]{9}$"), _connector="OR"
                        ),
                        name="persoon_bsn_heeft_negen_cijfers",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("geboorte_precisie", "onbekend"), ("geboortedatum__isnull", True)),
                            models.Q(("geboorte_precisie", "dag"), ("geboortedatum__isnull", False)),
                            models.Q(("geboorte_precisie", "maand"), ("geboortedatum__day", 1)),
                            models.Q(
                                ("geboorte_precisie", "jaar"),
                                ("geboortedatum__day", 1),
                                ("geboortedatum__month", 1),
                            ),
                            _connector="OR",
                        ),
                        name="persoon_geboortedatum_past_bij_wat_bekend_is",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("ongeboren", False),
                            models.Q(("geboortedatum__isnull", True), ("overleden_op__isnull", True)),
                            _connector="OR",
                        ),
                        name="ongeboren_persoon_is_niet_geboren_en_niet_overleden",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("ongeboren", True), ("uitgerekende_datum__isnull", True), _connector="OR"
                        ),
                        name="alleen_een_ongeboren_persoon_heeft_een_uitgerekende_datum",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("overleden_op__isnull", True),
                            ("geboortedatum__isnull", True),
                            ("overleden_op__gte", models.F("geboortedatum")),
                            _connector="OR",
                        ),
                        name="persoon_overlijdt_niet_voor_de_geboorte",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("geslacht__in", ["vrouw", "man", "onbekend"])),
                        name="persoon_geslacht_bestaat",
                    ),
                ],
            },
        ),
        migrations.AddField(
            model_name="betrokkene",
            name="persoon",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="betrokkenheden",
                to="meldingen.persoon",
                verbose_name="persoon",
            ),
        ),
        migrations.CreateModel(
            name="Adres",
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
                            ("woon", "Woonadres"),
                            ("verblijf", "Verblijfadres"),
                            ("opvang", "Opvangadres"),
                            ("post", "Postadres"),
                            ("school_werk", "School of werk"),
                        ],
                        default="woon",
                        max_length=15,
                        verbose_name="soort",
                    ),
                ),
                ("straat", models.CharField(max_length=120, verbose_name="straat")),
                ("huisnummer", models.CharField(blank=True, max_length=12, verbose_name="huisnummer")),
                ("postcode", models.CharField(blank=True, max_length=7, verbose_name="postcode")),
                ("plaats", models.CharField(max_length=80, verbose_name="plaats")),
                ("gemeente", models.CharField(blank=True, max_length=80, verbose_name="gemeente")),
                ("van", models.DateField(verbose_name="van")),
                ("tot", models.DateField(blank=True, null=True, verbose_name="tot en met")),
                ("geheim", models.BooleanField(default=False, verbose_name="geheim adres")),
                ("geheim_reden", models.CharField(blank=True, max_length=200, verbose_name="waarom geheim")),
                ("bron", models.CharField(max_length=120, verbose_name="bron")),
                (
                    "persoon",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="adressen",
                        to="meldingen.persoon",
                        verbose_name="persoon",
                    ),
                ),
            ],
            options={
                "verbose_name": "adres",
                "verbose_name_plural": "adressen",
                "ordering": ("persoon", "soort", "-van"),
                "permissions": [("bekijk_geheim_adres", "Mag een geheim adres tonen, met reden")],
            },
        ),
        migrations.CreateModel(
            name="Regie",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("naam", models.CharField(max_length=150, verbose_name="regiehouder")),
                ("functie", models.CharField(blank=True, max_length=100, verbose_name="functie")),
                ("telefoon", models.CharField(blank=True, max_length=20, verbose_name="telefoon")),
                ("periode", django.contrib.postgres.fields.ranges.DateTimeRangeField(verbose_name="periode")),
                (
                    "casus",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="regies",
                        to="meldingen.casus",
                        verbose_name="casus",
                    ),
                ),
                (
                    "medewerker",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="regies",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="medewerker",
                    ),
                ),
                (
                    "organisatie",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="regies",
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
                        related_name="regies",
                        to="ketenpartners.team",
                        verbose_name="team",
                    ),
                ),
            ],
            options={
                "verbose_name": "regie",
                "verbose_name_plural": "regie",
                "ordering": ("casus", "periode"),
                "permissions": [("draag_regie_over", "Mag de regie over een casus overdragen")],
            },
        ),
        migrations.CreateModel(
            name="Termijn",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("code", models.CharField(max_length=8, verbose_name="termijn")),
                ("onderwerp", models.CharField(blank=True, max_length=60, verbose_name="onderwerp")),
                ("regelversie", models.PositiveSmallIntegerField(verbose_name="versie van de regel")),
                ("duur", models.PositiveIntegerField(null=True, verbose_name="duur")),
                ("gestart_op", models.DateTimeField(verbose_name="gestart op")),
                ("eindigt_op", models.DateTimeField(verbose_name="eindigt op")),
                ("op_dag", models.BooleanField(default=True, verbose_name="eindigt met de dag")),
                (
                    "uitleg",
                    models.JSONField(
                        default=list,
                        encoder=django.core.serializers.json.DjangoJSONEncoder,
                        verbose_name="uitleg",
                    ),
                ),
                ("versie", models.PositiveIntegerField(default=1, verbose_name="versie van het einde")),
                (
                    "momenten",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.DateTimeField(), default=list, size=None
                    ),
                ),
                (
                    "naar",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(
                            choices=[
                                ("behandelaar", "behandelaar"),
                                ("teammanager", "teammanager"),
                                ("manager_ontvanger", "manager van de ontvanger"),
                                ("regiocontact", "regiocontact"),
                            ],
                            max_length=20,
                        ),
                        default=list,
                        size=None,
                    ),
                ),
                ("niveau", models.PositiveSmallIntegerField(default=0, verbose_name="bereikt niveau")),
                ("volgende_op", models.DateTimeField(null=True, verbose_name="volgende actie op")),
                ("gehaald_op", models.DateTimeField(null=True, verbose_name="gehaald op")),
                ("vervallen_op", models.DateTimeField(null=True, verbose_name="vervallen op")),
                (
                    "vervallen_reden",
                    models.CharField(blank=True, max_length=200, verbose_name="reden van vervallen"),
                ),
                ("opgeschort_op", models.DateTimeField(null=True, verbose_name="opgeschort op")),
                (
                    "storing",
                    models.CharField(blank=True, max_length=200, verbose_name="storing in de bewaking"),
                ),
                (
                    "betrokkene",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="termijnen",
                        to="meldingen.betrokkene",
                    ),
                ),
                (
                    "casus",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="termijnen",
                        to="meldingen.casus",
                    ),
                ),
                (
                    "convenant",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="termijnen",
                        to="ketenpartners.convenant",
                    ),
                ),
                (
                    "melding",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="termijnen",
                        to="meldingen.melding",
                    ),
                ),
                (
                    "partnerteam",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="termijnen",
                        to="ketenpartners.team",
                    ),
                ),
            ],
            options={
                "verbose_name": "termijn",
                "verbose_name_plural": "termijnen",
                "ordering": ("eindigt_op",),
                "permissions": [("verleng_termijn", "Mag het informeren van een betrokkene uitstellen")],
            },
        ),
        migrations.AddField(
            model_name="escalatie",
            name="termijn",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="escalaties", to="meldingen.termijn"
            ),
        ),
        migrations.CreateModel(
            name="Verlenging",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("van", models.DateTimeField(verbose_name="oud einde")),
                ("tot", models.DateTimeField(verbose_name="nieuw einde")),
                ("reden", models.TextField(verbose_name="reden")),
                ("besloten_op", models.DateTimeField(verbose_name="besloten op")),
                (
                    "besloten_door",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "termijn",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="verlengingen",
                        to="meldingen.termijn",
                    ),
                ),
            ],
            options={
                "verbose_name": "verlenging",
                "verbose_name_plural": "verlengingen",
                "ordering": ("besloten_op",),
            },
        ),
        migrations.AddIndex(
            model_name="casus",
            index=models.Index(fields=["team", "status"], name="casus_per_team_en_status"),
        ),
        migrations.AddIndex(
            model_name="casus",
            index=models.Index(fields=["behandelaar", "status"], name="casus_per_behandelaar"),
        ),
        migrations.AddConstraint(
            model_name="casus",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "status__in",
                        [
                            "open",
                            "overdracht_lopend",
                            "overgedragen",
                            "terug_bij_vt",
                            "vv_wacht",
                            "vv_actief",
                            "vv_afgerond",
                            "onderzoek_wacht",
                            "onderzoek_actief",
                            "onderzoeksbesluit",
                            "vto_rvdk",
                            "spoed_rvdk",
                            "in_monitoring",
                            "terug_naar_actief",
                            "voortijdig_afgesloten",
                            "afgesloten",
                            "vernietigd",
                            "geanonimiseerd",
                        ],
                    )
                ),
                name="casus_status_bestaat",
            ),
        ),
        migrations.AddConstraint(
            model_name="casus",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("gesloten_op__isnull", False),
                        (
                            "status__in",
                            frozenset(
                                ["afgesloten", "geanonimiseerd", "vernietigd", "voortijdig_afgesloten"]
                            ),
                        ),
                    ),
                    models.Q(
                        models.Q(
                            (
                                "status__in",
                                frozenset(
                                    ["afgesloten", "geanonimiseerd", "vernietigd", "voortijdig_afgesloten"]
                                ),
                            ),
                            _negated=True,
                        ),
                        ("gesloten_op__isnull", True),
                    ),
                    _connector="OR",
                ),
                name="gesloten_casus_heeft_een_sluitdatum",
            ),
        ),
        migrations.AddConstraint(
            model_name="casus",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("gesloten_op__isnull", True),
                    ("gesloten_op__gte", models.F("geopend_op")),
                    _connector="OR",
                ),
                name="casus_sluit_niet_voor_zij_opent",
            ),
        ),
        migrations.AddConstraint(
            model_name="casus",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("vervolg", ""), ("vervolg_op__isnull", True)),
                    models.Q(
                        (
                            "vervolg__in",
                            ["geen_vervolg", "omgezet_in_advies", "overdracht", "vv", "onderzoek"],
                        ),
                        ("vervolg_op__isnull", False),
                    ),
                    _connector="OR",
                ),
                name="vervolgbesluit_van_een_casus_heeft_een_moment",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="casus",
            trigger=pgtrigger.compiler.Trigger(
                name="casus_status_volgt_de_stappen",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    declare="DECLARE _is_valid_transition BOOLEAN;",
                    func='SELECT CONCAT(OLD."status", \':\', NEW."status") = ANY(\'{afgesloten:afgesloten,afgesloten:geanonimiseerd,afgesloten:vernietigd,in_monitoring:afgesloten,in_monitoring:in_monitoring,in_monitoring:onderzoek_wacht,in_monitoring:overdracht_lopend,in_monitoring:terug_naar_actief,in_monitoring:vv_wacht,onderzoek_actief:onderzoek_actief,onderzoek_actief:onderzoeksbesluit,onderzoek_actief:spoed_rvdk,onderzoek_actief:voortijdig_afgesloten,onderzoek_actief:vto_rvdk,onderzoek_actief:vv_actief,onderzoek_wacht:onderzoek_actief,onderzoek_wacht:onderzoek_wacht,onderzoek_wacht:spoed_rvdk,onderzoek_wacht:voortijdig_afgesloten,onderzoek_wacht:vto_rvdk,onderzoeksbesluit:afgesloten,onderzoeksbesluit:onderzoek_wacht,onderzoeksbesluit:onderzoeksbesluit,onderzoeksbesluit:overdracht_lopend,onderzoeksbesluit:spoed_rvdk,onderzoeksbesluit:vto_rvdk,onderzoeksbesluit:vv_wacht,open:afgesloten,open:onderzoek_wacht,open:open,open:overdracht_lopend,open:spoed_rvdk,open:vto_rvdk,open:vv_wacht,overdracht_lopend:overdracht_lopend,overdracht_lopend:overgedragen,overdracht_lopend:spoed_rvdk,overdracht_lopend:terug_bij_vt,overgedragen:afgesloten,overgedragen:in_monitoring,overgedragen:onderzoek_wacht,overgedragen:overdracht_lopend,overgedragen:overgedragen,overgedragen:terug_bij_vt,overgedragen:vv_wacht,spoed_rvdk:overgedragen,spoed_rvdk:spoed_rvdk,spoed_rvdk:terug_bij_vt,spoed_rvdk:vto_rvdk,terug_bij_vt:afgesloten,terug_bij_vt:onderzoek_wacht,terug_bij_vt:overdracht_lopend,terug_bij_vt:spoed_rvdk,terug_bij_vt:terug_bij_vt,terug_bij_vt:vto_rvdk,terug_bij_vt:vv_wacht,terug_naar_actief:afgesloten,terug_naar_actief:onderzoek_wacht,terug_naar_actief:overdracht_lopend,terug_naar_actief:spoed_rvdk,terug_naar_actief:terug_naar_actief,terug_naar_actief:vto_rvdk,terug_naar_actief:vv_wacht,voortijdig_afgesloten:geanonimiseerd,voortijdig_afgesloten:vernietigd,voortijdig_afgesloten:voortijdig_afgesloten,vto_rvdk:overgedragen,vto_rvdk:terug_bij_vt,vto_rvdk:vto_rvdk,vv_actief:onderzoek_actief,vv_actief:spoed_rvdk,vv_actief:voortijdig_afgesloten,vv_actief:vto_rvdk,vv_actief:vv_actief,vv_actief:vv_afgerond,vv_afgerond:in_monitoring,vv_afgerond:onderzoek_wacht,vv_afgerond:overdracht_lopend,vv_afgerond:spoed_rvdk,vv_afgerond:vto_rvdk,vv_afgerond:vv_afgerond,vv_afgerond:vv_wacht,vv_wacht:spoed_rvdk,vv_wacht:voortijdig_afgesloten,vv_wacht:vto_rvdk,vv_wacht:vv_actief,vv_wacht:vv_wacht}\'::text[]) INTO _is_valid_transition; IF (_is_valid_transition IS FALSE AND OLD."status" IS DISTINCT FROM NEW."status") THEN RAISE EXCEPTION \'pgtrigger: Invalid transition of field "status" from "%" to "%" on table %\', OLD."status", NEW."status", TG_TABLE_NAME; ELSE RETURN NEW; END IF;',
                    hash="a534ba32d5b91e5e58ad20114556e55dffd13f82",
                    operation="UPDATE",
                    pgid="pgtrigger_casus_status_volgt_de_stappen_a6bb1",
                    table="meldingen_casus",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="casus",
            trigger=pgtrigger.compiler.Trigger(
                name="casus_heeft_altijd_een_regiehouder",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    constraint="CONSTRAINT",
                    func="\n        IF EXISTS (\n            SELECT 1 FROM meldingen_casus c\n            LEFT JOIN meldingen_regie r ON r.casus_id = c.id\n            WHERE c.id = NEW.id\n            GROUP BY c.id, c.status, c.geopend_op\n            HAVING count(r.id) FILTER (WHERE upper_inf(r.periode))\n                       <> CASE WHEN c.status IN ('afgesloten', 'geanonimiseerd', 'vernietigd', 'voortijdig_afgesloten') THEN 0 ELSE 1 END\n                OR coalesce(min(lower(r.periode)) > c.geopend_op, true)\n                OR count(r.id) <> 1 + (\n                    SELECT count(*) FROM meldingen_regie a\n                    JOIN meldingen_regie b ON b.casus_id = a.casus_id AND lower(b.periode) = upper(a.periode)\n                    WHERE a.casus_id = c.id\n                )\n        ) THEN\n            RAISE EXCEPTION 'casus % has not exactly one regiehouder at every moment', NEW.id\n                USING ERRCODE = 'check_violation', CONSTRAINT = 'casus_heeft_altijd_een_regiehouder';\n        END IF;\n        RETURN NULL;\n    ",
                    hash="7a239644c8cdc0b34c058a578aa1e11e87fe9dee",
                    operation="INSERT OR UPDATE",
                    pgid="pgtrigger_casus_heeft_altijd_een_regiehouder_824b3",
                    table="meldingen_casus",
                    timing="DEFERRABLE INITIALLY DEFERRED",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AlterUniqueTogether(
            name="casusgroupobjectpermission",
            unique_together={("group", "permission", "content_object")},
        ),
        migrations.AlterUniqueTogether(
            name="casususerobjectpermission",
            unique_together={("user", "permission", "content_object")},
        ),
        migrations.AddIndex(
            model_name="contactmoment",
            index=models.Index(fields=["casus", "-op"], name="contactmoment_per_casus"),
        ),
        migrations.AddConstraint(
            model_name="contactmoment",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("gelukt", False), models.Q(("verslag", ""), _negated=True), _connector="OR"
                ),
                name="gelukt_contact_heeft_een_verslag",
            ),
        ),
        migrations.AddConstraint(
            model_name="contactmoment",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "soort__in",
                        ["telefoon", "huisbezoek", "gesprek", "beeldbellen", "brief", "email", "chat"],
                    )
                ),
                name="contactmoment_soort_bestaat",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="contactmoment",
            trigger=pgtrigger.compiler.Trigger(
                name="contactmoment_blijft_staan",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="0eaabd8cebd10b13921449b91f29d0d1f0c3a6be",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_contactmoment_blijft_staan_c2b4a",
                    table="meldingen_contactmoment",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.AddIndex(
            model_name="bezorging",
            index=models.Index(
                condition=models.Q(("volgende_poging_op__isnull", False)),
                fields=["volgende_poging_op"],
                name="bezorging_nog_te_doen",
            ),
        ),
        migrations.AddConstraint(
            model_name="bezorging",
            constraint=models.UniqueConstraint(
                fields=("escalatie", "medewerker", "contactpersoon"),
                name="een_bezorging_per_escalatie_en_ontvanger",
                nulls_distinct=False,
            ),
        ),
        migrations.AddConstraint(
            model_name="bezorging",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("contactpersoon__isnull", False), ("medewerker__isnull", True)),
                    models.Q(("contactpersoon__isnull", True), ("medewerker__isnull", False)),
                    _connector="OR",
                ),
                name="bezorging_heeft_een_ontvanger",
            ),
        ),
        migrations.AddIndex(
            model_name="melding",
            index=models.Index(fields=["casus", "ontvangen_op"], name="melding_per_casus"),
        ),
        migrations.AddConstraint(
            model_name="melding",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "status__in",
                        [
                            "ontvangen",
                            "geschift",
                            "acuut_in_actie",
                            "in_veiligheidsbeoordeling",
                            "vervolgbesluit_genomen",
                            "afgesloten_triage",
                            "niet_passend_doorgezet",
                        ],
                    )
                ),
                name="melding_status_bestaat",
            ),
        ),
        migrations.AddConstraint(
            model_name="melding",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("herkomst_afschermen", False),
                    models.Q(("afscherm_grond", ""), _negated=True),
                    _connector="OR",
                ),
                name="afgeschermde_melding_heeft_een_grond",
            ),
        ),
        migrations.AddConstraint(
            model_name="melding",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("status__in", frozenset(["afgesloten_triage", "vervolgbesluit_genomen"])),
                        _negated=True,
                    ),
                    models.Q(
                        (
                            "besluit__in",
                            ["geen_vervolg", "omgezet_in_advies", "overdracht", "vv", "onderzoek"],
                        ),
                        ("besluit_op__isnull", False),
                    ),
                    _connector="OR",
                ),
                name="besloten_melding_heeft_een_besluit_met_moment",
            ),
        ),
        migrations.AddConstraint(
            model_name="melding",
            constraint=models.CheckConstraint(
                condition=models.Q(("vastgelegd_op__gte", models.F("ontvangen_op"))),
                name="melding_wordt_niet_voor_ontvangst_vastgelegd",
            ),
        ),
        migrations.AddConstraint(
            model_name="melding",
            constraint=models.CheckConstraint(
                condition=models.Q(("aanleiding__len__gt", 0)), name="melding_heeft_een_aanleiding"
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="melding",
            trigger=pgtrigger.compiler.Trigger(
                name="melding_status_volgt_de_stappen",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    declare="DECLARE _is_valid_transition BOOLEAN;",
                    func='SELECT CONCAT(OLD."status", \':\', NEW."status") = ANY(\'{acuut_in_actie:acuut_in_actie,acuut_in_actie:in_veiligheidsbeoordeling,afgesloten_triage:afgesloten_triage,geschift:acuut_in_actie,geschift:geschift,geschift:in_veiligheidsbeoordeling,geschift:niet_passend_doorgezet,in_veiligheidsbeoordeling:in_veiligheidsbeoordeling,in_veiligheidsbeoordeling:vervolgbesluit_genomen,niet_passend_doorgezet:niet_passend_doorgezet,ontvangen:geschift,ontvangen:niet_passend_doorgezet,vervolgbesluit_genomen:afgesloten_triage,vervolgbesluit_genomen:vervolgbesluit_genomen}\'::text[]) INTO _is_valid_transition; IF (_is_valid_transition IS FALSE AND OLD."status" IS DISTINCT FROM NEW."status") THEN RAISE EXCEPTION \'pgtrigger: Invalid transition of field "status" from "%" to "%" on table %\', OLD."status", NEW."status", TG_TABLE_NAME; ELSE RETURN NEW; END IF;',
                    hash="67da3009ef24d8d1876a7631635d5fc74a8d5e6f",
                    operation="UPDATE",
                    pgid="pgtrigger_melding_status_volgt_de_stappen_24070",
                    table="meldingen_melding",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.AddIndex(
            model_name="gesprek",
            index=models.Index(
                condition=models.Q(("afgerond_op__isnull", True)),
                fields=["medewerker", "-begonnen_op"],
                name="gesprek_dat_loopt",
            ),
        ),
        migrations.AddConstraint(
            model_name="gesprek",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("advies__isnull", True), ("afgerond_op__isnull", True), ("melding__isnull", True)
                    ),
                    models.Q(
                        ("advies__isnull", False), ("afgerond_op__isnull", False), ("melding__isnull", True)
                    ),
                    models.Q(
                        ("advies__isnull", True), ("afgerond_op__isnull", False), ("melding__isnull", False)
                    ),
                    _connector="OR",
                ),
                name="afgerond_gesprek_werd_een_advies_of_een_melding",
            ),
        ),
        migrations.AddConstraint(
            model_name="gesprek",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("advies__isnull", True), models.Q(("concept", {}), ("notities", "")), _connector="OR"
                ),
                name="gesprek_dat_een_advies_werd_houdt_geen_aantekeningen",
            ),
        ),
        migrations.AddConstraint(
            model_name="advies",
            constraint=models.CheckConstraint(
                condition=models.Q(("status__in", ["open", "afgesloten", "omgezet_in_melding"])),
                name="advies_status_bestaat",
            ),
        ),
        migrations.AddConstraint(
            model_name="advies",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("afgesloten_op__isnull", True), ("status", "open")),
                    models.Q(models.Q(("status", "open"), _negated=True), ("afgesloten_op__isnull", False)),
                    _connector="OR",
                ),
                name="afgehandeld_advies_heeft_een_einddatum",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="advies",
            trigger=pgtrigger.compiler.Trigger(
                name="advies_status_volgt_de_stappen",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    declare="DECLARE _is_valid_transition BOOLEAN;",
                    func='SELECT CONCAT(OLD."status", \':\', NEW."status") = ANY(\'{open:afgesloten,open:omgezet_in_melding}\'::text[]) INTO _is_valid_transition; IF (_is_valid_transition IS FALSE AND OLD."status" IS DISTINCT FROM NEW."status") THEN RAISE EXCEPTION \'pgtrigger: Invalid transition of field "status" from "%" to "%" on table %\', OLD."status", NEW."status", TG_TABLE_NAME; ELSE RETURN NEW; END IF;',
                    hash="091653c96250df776bf9bcc1eccaef591f4fa9b3",
                    operation="UPDATE",
                    pgid="pgtrigger_advies_status_volgt_de_stappen_5fb9b",
                    table="meldingen_advies",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="betrokkene",
            constraint=models.UniqueConstraint(
                fields=("casus", "persoon"), name="persoon_staat_een_keer_in_een_casus"
            ),
        ),
        migrations.AddConstraint(
            model_name="betrokkene",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "rol__in",
                        [
                            "slachtoffer",
                            "pleger",
                            "beide",
                            "getuige",
                            "kind",
                            "ongeboren_kind",
                            "gezagdrager",
                            "netwerk",
                        ],
                    )
                ),
                name="betrokkene_rol_bestaat",
            ),
        ),
        migrations.AddConstraint(
            model_name="betrokkene",
            constraint=models.CheckConstraint(
                condition=models.Q(("gezag__in", ["ja", "nee", "onbekend", "nvt"])),
                name="betrokkene_gezag_bestaat",
            ),
        ),
        migrations.AddConstraint(
            model_name="adres",
            constraint=models.CheckConstraint(
                condition=models.Q(("tot__isnull", True), ("tot__gte", models.F("van")), _connector="OR"),
                name="adres_eindigt_niet_voor_het_begin",
            ),
        ),
        migrations.AddConstraint(
            model_name="adres",
            constraint=models.UniqueConstraint(
                condition=models.Q(("tot__isnull", True)),
                fields=("persoon", "soort"),
                name="persoon_heeft_een_huidig_adres_per_soort",
            ),
        ),
        migrations.AddConstraint(
            model_name="adres",
            constraint=models.CheckConstraint(
                condition=models.Q(("soort__in", ["woon", "verblijf", "opvang", "post", "school_werk"])),
                name="adres_soort_bestaat",
            ),
        ),
        migrations.AddConstraint(
            model_name="regie",
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(
                expressions=[("casus", "="), ("periode", "&&")], name="een_regiehouder_tegelijk"
            ),
        ),
        migrations.AddConstraint(
            model_name="regie",
            constraint=models.CheckConstraint(
                condition=models.Q(("periode__isempty", False), ("periode__startswith__isnull", False)),
                name="regie_heeft_een_begin_en_duurt_even",
            ),
        ),
        migrations.AddConstraint(
            model_name="regie",
            constraint=models.CheckConstraint(
                condition=models.Q(("naam", ""), _negated=True), name="regie_heeft_een_naam"
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="regie",
            trigger=pgtrigger.compiler.Trigger(
                name="regie_sluit_aan",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    constraint="CONSTRAINT",
                    func="\n        IF EXISTS (\n            SELECT 1 FROM meldingen_casus c\n            LEFT JOIN meldingen_regie r ON r.casus_id = c.id\n            WHERE c.id = coalesce(NEW.casus_id, OLD.casus_id)\n            GROUP BY c.id, c.status, c.geopend_op\n            HAVING count(r.id) FILTER (WHERE upper_inf(r.periode))\n                       <> CASE WHEN c.status IN ('afgesloten', 'geanonimiseerd', 'vernietigd', 'voortijdig_afgesloten') THEN 0 ELSE 1 END\n                OR coalesce(min(lower(r.periode)) > c.geopend_op, true)\n                OR count(r.id) <> 1 + (\n                    SELECT count(*) FROM meldingen_regie a\n                    JOIN meldingen_regie b ON b.casus_id = a.casus_id AND lower(b.periode) = upper(a.periode)\n                    WHERE a.casus_id = c.id\n                )\n        ) THEN\n            RAISE EXCEPTION 'casus % has not exactly one regiehouder at every moment', coalesce(NEW.casus_id, OLD.casus_id)\n                USING ERRCODE = 'check_violation', CONSTRAINT = 'casus_heeft_altijd_een_regiehouder';\n        END IF;\n        RETURN NULL;\n    ",
                    hash="1fcc7b6a6072464f7ef95204ae4e62ad2cbe0ea3",
                    operation="INSERT OR UPDATE OR DELETE",
                    pgid="pgtrigger_regie_sluit_aan_3aa97",
                    table="meldingen_regie",
                    timing="DEFERRABLE INITIALLY DEFERRED",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="regie",
            trigger=pgtrigger.compiler.Trigger(
                name="regie_die_voorbij_is_blijft_staan",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (NOT upper_inf(OLD.periode))",
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;",
                    hash="06ef3c6276008a4fa94d99734b8dbe7d1b2698a8",
                    operation="UPDATE",
                    pgid="pgtrigger_regie_die_voorbij_is_blijft_staan_1bb3b",
                    table="meldingen_regie",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.AddIndex(
            model_name="termijn",
            index=models.Index(
                condition=models.Q(("volgende_op__isnull", False)),
                fields=["volgende_op"],
                name="termijn_volgende_actie",
            ),
        ),
        migrations.AddIndex(
            model_name="termijn",
            index=models.Index(
                condition=models.Q(("gehaald_op__isnull", True), ("vervallen_op__isnull", True)),
                fields=["eindigt_op"],
                name="termijn_open_per_einde",
            ),
        ),
        migrations.AddConstraint(
            model_name="termijn",
            constraint=models.UniqueConstraint(
                condition=models.Q(("gehaald_op__isnull", True), ("vervallen_op__isnull", True)),
                fields=("casus", "code", "onderwerp"),
                name="een_open_termijn_per_casus_soort_en_onderwerp",
                nulls_distinct=False,
            ),
        ),
        migrations.AddConstraint(
            model_name="termijn",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("volgende_op__isnull", True),
                    models.Q(
                        ("gehaald_op__isnull", True),
                        ("vervallen_op__isnull", True),
                        ("opgeschort_op__isnull", True),
                    ),
                    _connector="OR",
                ),
                name="termijn_die_niet_loopt_heeft_geen_volgende_actie",
            ),
        ),
        migrations.AddConstraint(
            model_name="termijn",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("gehaald_op__isnull", True), ("vervallen_op__isnull", True), _connector="OR"
                ),
                name="termijn_is_niet_gehaald_en_vervallen",
            ),
        ),
        migrations.AddConstraint(
            model_name="termijn",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("vervallen_op__isnull", True),
                    models.Q(("vervallen_reden", ""), _negated=True),
                    _connector="OR",
                ),
                name="vervallen_termijn_heeft_een_reden",
            ),
        ),
        migrations.AddConstraint(
            model_name="termijn",
            constraint=models.CheckConstraint(
                condition=models.Q(("eindigt_op__gte", models.F("gestart_op"))),
                name="termijn_eindigt_niet_voor_haar_begin",
            ),
        ),
        migrations.AddIndex(
            model_name="escalatie",
            index=models.Index(
                condition=models.Q(("verspreid_op__isnull", True), ("verzenden", True)),
                fields=["gevuurd_op"],
                name="escalatie_nog_te_verspreiden",
            ),
        ),
        migrations.AddConstraint(
            model_name="escalatie",
            constraint=models.UniqueConstraint(
                fields=("termijn", "vervalversie", "niveau"), name="een_escalatie_per_termijn_einde_en_niveau"
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="escalatie",
            trigger=pgtrigger.compiler.Trigger(
                name="escalatie_blijft_zoals_zij_was",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."termijn_id" IS DISTINCT FROM (NEW."termijn_id") OR OLD."vervalversie" IS DISTINCT FROM (NEW."vervalversie") OR OLD."niveau" IS DISTINCT FROM (NEW."niveau") OR OLD."naar" IS DISTINCT FROM (NEW."naar") OR OLD."gepland_op" IS DISTINCT FROM (NEW."gepland_op") OR OLD."gevuurd_op" IS DISTINCT FROM (NEW."gevuurd_op") OR OLD."verzenden" IS DISTINCT FROM (NEW."verzenden"))',
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;",
                    hash="be538e628caede144234874cba81f98c99e62a99",
                    operation="UPDATE",
                    pgid="pgtrigger_escalatie_blijft_zoals_zij_was_1ed6a",
                    table="meldingen_escalatie",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="verlenging",
            constraint=models.CheckConstraint(
                condition=models.Q(("tot__gt", models.F("van"))), name="verlenging_gaat_vooruit"
            ),
        ),
        migrations.AddConstraint(
            model_name="verlenging",
            constraint=models.CheckConstraint(
                condition=models.Q(("reden", ""), _negated=True), name="verlenging_heeft_een_reden"
            ),
        ),
    ]
    operations = in_batches(operations)
