-- Names as they are searched: how they sound, what they are found under, and the rows each person must have.
-- {schema} is the schema everything stands in. This text belongs to a migration and is not changed afterwards; functions
-- are plpgsql where SQL would be inlined into a statement and planned anew every time.

CREATE FUNCTION {schema}.naam_latijn(tekst text) RETURNS text LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
-- Ukrainian and Russian letters as people write them in the Netherlands.
BEGIN
    RETURN translate(
        replace(replace(replace(replace(replace(replace(replace(replace(replace(tekst,
            'щ', 'shch'), 'ж', 'zh'), 'ч', 'ch'), 'ш', 'sh'), 'ц', 'ts'), 'ю', 'iu'), 'я', 'ia'), 'є', 'ie'), 'х', 'kh'),
        'абвгґдезиіїйклмнопрстуфыэёьъ', 'abvhgdezyiiiklmnoprstufyee');
END $$;

CREATE FUNCTION {schema}.naam_plat(tekst text) RETURNS text LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
-- Small letters without accents, a space between words: "Ait-Çelik d'Ór" becomes "ait celik dor".
DECLARE
    plat text := lower(tekst);
BEGIN
    IF plat ~ '^[a-z]*$' THEN
        RETURN plat;
    END IF;
    plat := translate(plat, '''’‘`´ʼʹ', '');
    IF plat ~ '[^ -~]' THEN
        plat := replace(replace(replace(replace(normalize(plat, NFKD), 'ß', 'ss'), 'æ', 'ae'), 'œ', 'oe'), 'þ', 'th');
        plat := regexp_replace(translate(plat, 'łđøıħð', 'ldoihd'), '[\u0300-\u036F]', '', 'g');
        IF plat ~ '[а-яіїєґ]' THEN
            plat := {schema}.naam_latijn(plat);
        END IF;
    END IF;
    RETURN btrim(regexp_replace(plat, '[^a-z]+', ' ', 'g'));
END $$;

CREATE FUNCTION {schema}.naam_klinkt(plat text) RETURNS text LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
-- How plain names sound, word by word, whatever way they are written: Meijer, Meyer and Maier are one, and so are
-- Bouzid and Boezid. Every letter stands once where it stood twice.
DECLARE
    klank text := replace(replace(replace(plat, 'ph', 'f'), 'chr', 'kr'), 'x', 'ks');
BEGIN
    klank := regexp_replace(klank, 'ch(?=[mtdn])', 'h', 'g');
    klank := regexp_replace(klank, 'tsch|tsj|tch|sch|ch|sh|sj|sz|cz', 's', 'g');
    klank := translate(regexp_replace(klank, 'dzj|dzh|dj|zh', 'j', 'g'), 'qcvwzjy', 'kkffsii');
    klank := regexp_replace(regexp_replace(klank, 'd\M|dt\M', 't', 'g'), '([bdgkprt])h', '\1', 'g');
    klank := regexp_replace(regexp_replace(klank, '[ae]?i+e?', 'i', 'g'), 'ou|oe|ue|au', 'u', 'g');
    IF klank ~ 'aa|bb|dd|ee|ff|gg|kk|ll|mm|nn|oo|pp|rr|ss|tt|uu' THEN
        klank := regexp_replace(klank, '([a-z])\1+', '\1', 'g');
    END IF;
    RETURN klank;
END $$;

CREATE FUNCTION {schema}.naam_klank(sleutel text) RETURNS text LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
-- What is left without vowels, but for whether it begins with one: moamet and muamat are both mmt.
BEGIN
    RETURN CASE WHEN sleutel ~ '^[aeiou]' THEN 'a' ELSE '' END || translate(sleutel, 'aeiou', '');
END $$;

CREATE FUNCTION {schema}.naam_weg(sleutel text) RETURNS text[] LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
-- The first seven letters, whole and without any one or two of them (one when it is short): names that share such a
-- remainder differ by a slip of the hand or two, and an index finds them at once.
DECLARE
    kop text := left(sleutel, 7);
    korter text;
    weg text[] := ARRAY[kop];
BEGIN
    IF length(kop) < 3 THEN
        RETURN weg;
    END IF;
    FOR i IN 1 .. length(kop) LOOP
        korter := overlay(kop PLACING '' FROM i FOR 1);
        weg := weg || korter;
        CONTINUE WHEN length(kop) < 5;
        FOR j IN i .. length(korter) LOOP
            weg := weg || overlay(korter PLACING '' FROM j FOR 1);
        END LOOP;
    END LOOP;
    RETURN weg;
END $$;

CREATE FUNCTION {schema}.achter_plat(achternaam text) RETURNS text LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
-- The plain words of a surname without those that come before a name; with them when there is nothing else.
DECLARE
    woord text;
    plat text := {schema}.naam_plat(achternaam);
    naam text := '';
BEGIN
    IF position(' ' IN plat) = 0 THEN
        RETURN plat;
    END IF;
    FOREACH woord IN ARRAY string_to_array(plat, ' ') LOOP
        IF woord NOT IN ('van', 'de', 'der', 'den', 'het', 't', 'ter', 'ten', 'te', 'tot', 'op', 'in', 'aan', 'bij', 'onder',
            'over', 'uit', 'v', 'd', 'von', 'vom', 'zu', 'zum', 'du', 'da', 'das', 'do', 'dos', 'del', 'della', 'di', 'la', 'le',
            'les', 'el', 'al', 'ul', 'ben', 'bin', 'ibn', 'bint', 'abu', 'abou', 'ait', 'ould', 's', 'l', 'geb', 'ev', 'e', 'en')
        THEN
            naam := naam || ' ' || woord;
        END IF;
    END LOOP;
    RETURN CASE WHEN naam = '' THEN plat ELSE ltrim(naam) END;
END $$;

CREATE FUNCTION {schema}.achter_deel(achternaam text, OUT plat text, OUT klinkt text, OUT sleutels text[])
LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE COST 20000 AS $$
-- Everything the search needs of one surname: its words, their sounds, and the sounds it is found under: of each word, of
-- all as one, and of one without a "van der" or "el" that was written on to it.
DECLARE
    woord text;
    kort text;
BEGIN
    plat := {schema}.achter_plat(left(achternaam, 120));  -- levenshtein() compares no more than 255 letters
    klinkt := {schema}.naam_klinkt(plat);
    sleutels := CASE WHEN plat = '' THEN '{{}}' ELSE string_to_array(klinkt, ' ') END;
    IF position(' ' IN plat) > 0 THEN
        sleutels := sleutels || {schema}.naam_klinkt(replace(plat, ' ', ''));
    END IF;
    FOREACH woord IN ARRAY string_to_array(plat, ' ') LOOP
        kort := regexp_replace(woord, '^(opde[n]?|inde[n]?|vande[rn]?|van|de|ter|el|al|ait|ben|bou)(?=[a-z]{{4}})', '');
        IF kort <> woord THEN
            sleutels := sleutels || {schema}.naam_klinkt(kort);
        END IF;
    END LOOP;
END $$;

CREATE FUNCTION {schema}.voor_deel(voornamen text, OUT plat text, OUT klinkt text)
LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE COST 20000 AS $$
-- Everything the search needs of the given names.
BEGIN
    plat := {schema}.naam_plat(left(voornamen, 120));
    klinkt := {schema}.naam_klinkt(plat);
END $$;
