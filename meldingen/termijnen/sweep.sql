-- Everything that is due climbs to the highest level it has reached, and every level it passed becomes an
-- escalation with its planned and its real moment; only the highest is to be sent. One statement, one commit.
WITH ijk AS MATERIALIZED (
    SELECT COALESCE(%(nu)s::timestamptz, now()) AS nu
), rijp AS MATERIALIZED (
    SELECT t.id, t.niveau AS was, t.versie, t.momenten, t.naar,
           GREATEST(t.niveau, (SELECT count(*)::int FROM unnest(t.momenten) AS m WHERE m <= (SELECT nu FROM ijk))) AS wordt
    FROM meldingen_termijn t
    WHERE t.volgende_op <= (SELECT nu FROM ijk)
      AND (%(alleen)s::bigint IS NULL OR t.id = %(alleen)s::bigint)
      AND t.id <> ALL (%(overslaan)s::bigint[])
    ORDER BY t.volgende_op
    LIMIT %(batch)s
    FOR UPDATE OF t SKIP LOCKED
), gestegen AS (
    UPDATE meldingen_termijn t
    SET niveau = rijp.wordt, volgende_op = t.momenten[rijp.wordt + 1], storing = ''
    FROM rijp
    WHERE t.id = rijp.id
    RETURNING t.id
), gevuurd AS (
    INSERT INTO meldingen_escalatie
        (termijn_id, vervalversie, niveau, naar, gepland_op, gevuurd_op, verzenden, opmerking)
    SELECT rijp.id, rijp.versie, stap.niveau, rijp.naar[stap.niveau], rijp.momenten[stap.niveau],
           (SELECT nu FROM ijk), stap.niveau = rijp.wordt, ''
    FROM rijp
    CROSS JOIN LATERAL generate_series(rijp.was + 1, rijp.wordt) AS stap (niveau)
    ORDER BY rijp.momenten[stap.niveau], rijp.id
    ON CONFLICT DO NOTHING
    RETURNING id
)
SELECT (SELECT count(*) FROM gestegen), (SELECT count(*) FROM gevuurd)
