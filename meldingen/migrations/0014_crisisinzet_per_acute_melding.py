"""Every acute melding that was there already gets its crisisinzet; closed where the first action was taken."""

from django.db import migrations

INZETTEN = """
INSERT INTO meldingen_crisisinzet (sleutel, team_id, melding_id, begonnen_op, begonnen_door_id, gesloten_op)
SELECT gen_random_uuid(), c.team_id, m.id, m.acuut_vastgesteld_op, m.vastgelegd_door_id,
       CASE WHEN m.eerste_actie_op IS NOT NULL OR m.afgesloten_op IS NOT NULL
            THEN greatest(coalesce(m.eerste_actie_op, m.afgesloten_op), m.acuut_vastgesteld_op) END
FROM meldingen_melding m JOIN meldingen_casus c ON c.id = m.casus_id
WHERE m.acuut AND m.acuut_vastgesteld_op IS NOT NULL
ON CONFLICT DO NOTHING
"""


class Migration(migrations.Migration):
    dependencies = [("meldingen", "0013_crisisinzetten")]

    operations = [migrations.RunSQL(INZETTEN, migrations.RunSQL.noop)]
