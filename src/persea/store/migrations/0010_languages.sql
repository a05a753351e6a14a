-- Names and features are analysed with their stop words: a "watering can" is no "water", and a "down jacket" no jacket
-- like another. Descriptions leave them out, as the server's text search configurations do.

ALTER TABLE shop
    ADD COLUMN names_language regconfig NOT NULL DEFAULT 'simple', -- `language` without stop words
    ADD COLUMN empty_letters text[] NOT NULL DEFAULT '{}';         -- the s of "women's", the l of "l'eau"

-- The configuration `language` without stop words, in this schema; made where it is not there yet.
CREATE FUNCTION names_configuration(language regconfig) RETURNS regconfig LANGUAGE plpgsql AS $$
DECLARE
    own_schema name := current_schema();
    own name;
    found regconfig;
    dictionary record;
BEGIN
    SELECT left('names_' || CASE WHEN n.nspname = 'pg_catalog' THEN '' ELSE n.nspname || '_' END || c.cfgname, 60)
    INTO STRICT own
    FROM pg_ts_config AS c JOIN pg_namespace AS n ON n.oid = c.cfgnamespace WHERE c.oid = language;
    SELECT c.oid INTO found FROM pg_ts_config AS c
    WHERE c.cfgname = own AND c.cfgnamespace = own_schema::regnamespace;
    IF found IS NOT NULL THEN
        RETURN found;
    END IF;
    EXECUTE format('CREATE TEXT SEARCH CONFIGURATION %I.%I (COPY = %s)', own_schema, own, language);
    FOR dictionary IN
        SELECT DISTINCT d.oid, left('names_' || d.dictname, 60) AS own_name, n.nspname, t.tmplname,
               regexp_replace(d.dictinitoption, '(^|,)\s*stopwords\s*=\s*E?''(?:[^'']|'''')*''', '', 'i') AS options
        FROM pg_ts_config_map AS m
        JOIN pg_ts_dict AS d ON d.oid = m.mapdict
        JOIN pg_ts_template AS t ON t.oid = d.dicttemplate
        JOIN pg_namespace AS n ON n.oid = t.tmplnamespace
        WHERE m.mapcfg = language AND d.dictinitoption ~* '(^|,)\s*stopwords\s*='
    LOOP
        -- several languages share one: Russian stems English words as English does
        IF NOT EXISTS (SELECT FROM pg_ts_dict WHERE dictname = dictionary.own_name
                                                    AND dictnamespace = own_schema::regnamespace) THEN
            EXECUTE format('CREATE TEXT SEARCH DICTIONARY %I.%I (TEMPLATE = %I.%I%s)', own_schema,
                           dictionary.own_name, dictionary.nspname, dictionary.tmplname,
                           coalesce(', ' || nullif(ltrim(dictionary.options, ', '), ''), ''));
        END IF;
        EXECUTE format('ALTER TEXT SEARCH CONFIGURATION %I.%I ALTER MAPPING REPLACE %s WITH %I.%I', own_schema, own,
                       dictionary.oid::regdictionary, own_schema, dictionary.own_name);
    END LOOP;
    SELECT c.oid INTO STRICT found FROM pg_ts_config AS c
    WHERE c.cfgname = own AND c.cfgnamespace = own_schema::regnamespace;
    RETURN found;
END
$$;

-- Makes `chosen` the shop's language; every product is to be analysed again then.
CREATE FUNCTION use_language(chosen regconfig) RETURNS void LANGUAGE sql AS $$
    UPDATE shop SET language = chosen, names_language = names_configuration(chosen),
        empty_letters = ARRAY(SELECT chr(letter) FROM generate_series(97, 122) AS letter
                              WHERE numnode(plainto_tsquery(chosen, chr(letter))) = 0);
    UPDATE term_statistics SET analysis = analysis + 1, names_length = NULL;
$$;

DROP FUNCTION product_search(regconfig, text, text, text[], jsonb, text[], text, text);

-- An apostrophe however it is typed: the parser takes "l’eau" for one word, and "l'eau" for two.
CREATE FUNCTION plain_apostrophes(written text) RETURNS text LANGUAGE sql IMMUTABLE AS $$
    SELECT replace(written, '’', '''')
$$;

-- The text search of a product, made here and nowhere else. A: title, brand; C: category; B: attributes, tags, and
-- the names and values of options; D: description.
CREATE FUNCTION product_search(
    language regconfig, names_language regconfig, empty_letters text[], title text, brand text, category_path text[],
    attributes jsonb, tags text[], option_texts text, description text
) RETURNS tsvector LANGUAGE sql STABLE AS $$
    SELECT ts_delete(
               setweight(to_tsvector(names_language, plain_apostrophes(title || E'\n' || coalesce(brand, ''))), 'A')
               || setweight(to_tsvector(names_language, plain_apostrophes(array_to_string(category_path, E'\n'))), 'C')
               || setweight(to_tsvector(names_language, plain_apostrophes(attributes::text)::jsonb), 'B')
               || setweight(to_tsvector(names_language, plain_apostrophes(option_texts)), 'B')
               || setweight(to_tsvector(names_language, plain_apostrophes(array_to_string(tags, E'\n'))), 'B'),
               empty_letters)
           || setweight(to_tsvector(language, plain_apostrophes(description)), 'D')
$$;

SELECT use_language(language) FROM shop;
