-- BM25F inside the database: what each word of a product counts is kept with the product, and how rare a word is
-- with the word, so that the score of a search is one inner product.

-- The text search of a product, made here and nowhere else. A: title, brand; C: category; B: attributes, tags, and
-- the names and values of options; D: description.
CREATE FUNCTION product_search(
    language regconfig, title text, brand text, category_path text[], attributes jsonb, tags text[],
    option_texts text, description text
) RETURNS tsvector LANGUAGE sql STABLE AS $$
    SELECT setweight(to_tsvector(language, title || E'\n' || coalesce(brand, '')), 'A')
           || setweight(to_tsvector(language, array_to_string(category_path, E'\n')), 'C')
           || setweight(to_tsvector(language, attributes), 'B')
           || setweight(to_tsvector(language, option_texts || E'\n' || array_to_string(tags, E'\n')), 'B')
           || setweight(to_tsvector(language, description), 'D')
$$;

CREATE TABLE term (
    id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,   -- its place in the vectors of impacts
    lexeme text COLLATE "C" NOT NULL UNIQUE,
    df integer NOT NULL DEFAULT 0                          -- how many of product_terms hold it
) WITH (fillfactor = 70);

-- One row. A product whose row below says another analysis, or that has none, is to be analysed again: after this
-- migration, after a change of the shop's language, and where products have become much longer or shorter.
CREATE TABLE term_statistics (
    single boolean PRIMARY KEY DEFAULT true CHECK (single),
    analysis integer NOT NULL DEFAULT 0,
    documents integer NOT NULL DEFAULT 0,                  -- rows of product_terms
    names_length real,                                     -- means that impacts are made with, in words; null: none yet
    features_length real,
    category_length real,
    description_length real
);
INSERT INTO term_statistics DEFAULT VALUES;

CREATE TABLE product_terms (
    product_key bigint PRIMARY KEY REFERENCES product ON DELETE CASCADE,
    analysis integer NOT NULL,
    names_length integer NOT NULL,                         -- in words, of each weight of the text search
    features_length integer NOT NULL,
    category_length integer NOT NULL,
    description_length integer NOT NULL,
    impacts sparsevec NOT NULL                             -- term.id to saturated frequency, 0 to 1
);

-- The words of a variant's option values, lower case: "EU 42 / UK 8" is eu, 42, uk, 8.
ALTER TABLE variant ADD COLUMN option_words text[] NOT NULL GENERATED ALWAYS AS (
    regexp_split_to_array(lower(jsonb_path_query_array(options, '$[*][1]')::text), '[^[:alnum:].]+')
) STORED;

-- All of them, also such as no variant has any more: which words of a request can speak of a variant.
CREATE TABLE option_word (word text COLLATE "C" PRIMARY KEY);
INSERT INTO option_word SELECT DISTINCT unnest(option_words) FROM variant;
