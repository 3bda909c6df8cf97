SELECT persoon.id AS persoon_id, gevonden.nummer, gevonden.sleutel,
    coalesce(persoon.geboortedatum, persoon.uitgerekende_datum) AS geboren,
    CASE WHEN persoon.ongeboren THEN 'dag' ELSE persoon.geboorte_precisie END AS precisie,
    left(voor.klinkt, 1) AS voorletter, btrim(eigen.plat || ' ' || partner.plat) AS achter, voor.plat AS voor,
    btrim(eigen.klinkt || ' ' || partner.klinkt || ' ' || voor.klinkt) AS klinkt
FROM {schema}.meldingen_persoon AS persoon,
    LATERAL (SELECT * FROM {schema}.achter_deel(persoon.achternaam) OFFSET 0) AS eigen,
    LATERAL (SELECT * FROM {schema}.achter_deel(persoon.partner_achternaam) OFFSET 0) AS partner,
    LATERAL (SELECT * FROM {schema}.voor_deel(persoon.voornamen || ' ' || persoon.roepnaam) OFFSET 0) AS voor,
    LATERAL (
        SELECT sleutel, row_number() OVER () AS nummer FROM (
            SELECT DISTINCT unnest(CASE WHEN eigen.plat || partner.plat = '' THEN string_to_array(voor.klinkt, ' ')
                ELSE eigen.sleutels || partner.sleutels END) AS sleutel
        ) AS verschillend
    ) AS gevonden
WHERE persoon.samengevoegd_met_id IS NULL
