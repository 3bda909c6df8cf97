-- Every person at once; the statistics let the database work out each surname only once.
ANALYZE {schema}.meldingen_persoon;
INSERT INTO {schema}.meldingen_zoeknaam (persoon_id, nummer, sleutel, geboren, precisie, voorletter, achter, voor, klinkt)
{rijen};
INSERT INTO {schema}.meldingen_naamwoord (sleutel, klank, weg)
SELECT sleutel, {schema}.naam_klank(sleutel), {schema}.naam_weg(sleutel)
FROM (SELECT DISTINCT sleutel FROM {schema}.meldingen_zoeknaam) AS namen;
