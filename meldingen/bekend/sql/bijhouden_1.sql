-- The trigger that keeps the rows and the vocabulary, whoever writes a person. A name that nobody bears any more leaves
-- the vocabulary: it may be the only trace of somebody who was removed.
CREATE FUNCTION {schema}.zoeknamen_bijhouden() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    vervallen text[] := '{{}}';
    naam text;
BEGIN
    IF TG_OP = 'UPDATE' AND (OLD.voornamen, OLD.roepnaam, OLD.achternaam, OLD.partner_achternaam, OLD.geboortedatum,
            OLD.geboorte_precisie, OLD.ongeboren, OLD.uitgerekende_datum, OLD.samengevoegd_met_id)
        IS NOT DISTINCT FROM (NEW.voornamen, NEW.roepnaam, NEW.achternaam, NEW.partner_achternaam, NEW.geboortedatum,
            NEW.geboorte_precisie, NEW.ongeboren, NEW.uitgerekende_datum, NEW.samengevoegd_met_id) THEN
        RETURN NULL;
    END IF;
    IF TG_OP <> 'INSERT' THEN
        WITH weg AS (DELETE FROM {schema}.meldingen_zoeknaam WHERE persoon_id = OLD.id RETURNING sleutel)
        SELECT coalesce(array_agg(sleutel ORDER BY sleutel), '{{}}') INTO vervallen FROM weg;
    END IF;
    IF TG_OP <> 'DELETE' THEN
        INSERT INTO {schema}.meldingen_zoeknaam
            (persoon_id, nummer, sleutel, geboren, precisie, voorletter, achter, voor, klinkt)
        {rijen} AND persoon.id = NEW.id;
        FOR naam IN SELECT sleutel FROM {schema}.meldingen_zoeknaam WHERE persoon_id = NEW.id ORDER BY sleutel LOOP
            LOOP  -- somebody else may be taking this very name away
                PERFORM FROM {schema}.meldingen_naamwoord WHERE sleutel = naam FOR KEY SHARE;
                EXIT WHEN FOUND;
                INSERT INTO {schema}.meldingen_naamwoord (sleutel, klank, weg)
                VALUES (naam, {schema}.naam_klank(naam), {schema}.naam_weg(naam)) ON CONFLICT DO NOTHING;
            END LOOP;
        END LOOP;
    END IF;
    FOREACH naam IN ARRAY vervallen LOOP
        CONTINUE WHEN EXISTS (SELECT FROM {schema}.meldingen_zoeknaam WHERE sleutel = naam);
        PERFORM FROM {schema}.meldingen_naamwoord WHERE sleutel = naam FOR UPDATE;
        DELETE FROM {schema}.meldingen_naamwoord WHERE sleutel = naam
            AND NOT EXISTS (SELECT FROM {schema}.meldingen_zoeknaam WHERE sleutel = naam);
    END LOOP;
    RETURN NULL;
END $$;

CREATE TRIGGER zoeknamen_bijhouden AFTER INSERT OR UPDATE OR DELETE ON {schema}.meldingen_persoon
    FOR EACH ROW EXECUTE FUNCTION {schema}.zoeknamen_bijhouden();
