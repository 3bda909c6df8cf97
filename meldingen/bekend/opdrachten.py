"""The statements of the look-up; {schema} is the schema everything stands in."""

GENUMMERD = "SELECT {nummer} AS nummer, * FROM ({opdracht}) AS vraag_{nummer}"
"""One of several questions that go together, its rows marked with its number."""

OP_BSN = """
SELECT id FROM {schema}.meldingen_persoon WHERE bsn = %(bsn)s AND samengevoegd_met_id IS NULL {binnen}
ORDER BY id LIMIT 10
"""

GEVRAAGD = """
SELECT achter.plat, achter.klinkt, achter.sleutels, voor.plat, voor.klinkt,
    set_config('statement_timeout', %(wacht)s, true)
FROM {schema}.achter_deel(%(achter)s) AS achter, {schema}.voor_deel(%(voor)s) AS voor
"""
"""The words of a question and their sounds, as the database itself makes them of every person; and the patience."""

WOORDENSCHAT = """
SELECT DISTINCT gevonden.sleutel FROM unnest(%(sleutels)s::text[]) AS gevraagd, LATERAL (
    (SELECT sleutel FROM (
        SELECT sleutel, levenshtein_less_equal(sleutel, gevraagd, greatest(1, length(gevraagd) / 3)) AS slips
        FROM {schema}.meldingen_naamwoord
        WHERE NOT gevraagd = ANY(%(alleen_klank)s::text[]) AND weg && {schema}.naam_weg(gevraagd)
     ) AS dichtbij WHERE slips <= greatest(1, length(gevraagd) / 3) ORDER BY slips LIMIT %(woorden)s)
    UNION ALL
    (SELECT sleutel FROM {schema}.meldingen_naamwoord WHERE klank = {schema}.naam_klank(gevraagd)
     ORDER BY levenshtein(sleutel, gevraagd) LIMIT %(woorden)s)
) AS gevonden
"""
"""Names of the vocabulary that may have been meant: a slip or two away, or the same without vowels."""

OP_DATUM = """
SELECT persoon_id, similarity(klinkt, %(klinkt)s) + CASE WHEN geboren = %(dag)s THEN .35 ELSE .25 END AS grof
FROM {schema}.meldingen_zoeknaam WHERE nummer = 1 AND geboren = ANY(%(dagen)s::date[])
"""
OP_NAAM = """
SELECT persoon_id, similarity(klinkt, %(klinkt)s) + CASE WHEN geboren = %(dag)s THEN .35
    WHEN geboren = ANY(%(dagen)s::date[]) THEN .25 WHEN geboren = ANY(%(halve)s::date[]) THEN .2 ELSE 0 END AS grof
FROM {schema}.meldingen_zoeknaam
WHERE sleutel = ANY(%(namen)s::text[]) AND geboren BETWEEN %(vanaf)s AND %(tot)s
"""
ZONDER_GEBOREN = """
SELECT persoon_id, similarity(klinkt, %(klinkt)s) AS grof
FROM {schema}.meldingen_zoeknaam WHERE sleutel = ANY(%(namen)s::text[]) AND geboren IS NULL
"""
ALLEEN_NAAM = """
SELECT persoon_id, similarity(klinkt, %(klinkt)s) AS grof FROM (
    (SELECT persoon_id, klinkt FROM {schema}.meldingen_zoeknaam
     WHERE sleutel = ANY(%(namen)s::text[]) AND voorletter = ANY(%(letters)s::text[]) LIMIT %(meer)s)
    UNION ALL
    (SELECT persoon_id, klinkt FROM {schema}.meldingen_zoeknaam WHERE sleutel = ANY(%(exact)s::text[]) LIMIT %(meer)s)
) AS dragers
"""
BESTE = """
SELECT persoon_id, achter, voor, klinkt, geboren, precisie FROM {schema}.meldingen_zoeknaam
WHERE nummer = 1 AND persoon_id IN (
    SELECT persoon_id FROM ({samen}) AS samen WHERE true {binnen}
    GROUP BY persoon_id ORDER BY max(grof) DESC, persoon_id LIMIT %(grof)s
)
"""
"""Roughly the best of what the parts found, each person once, with what is needed to weigh them."""
