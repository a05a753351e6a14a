-- What a search asks of every product that it weighs lies in one narrow row beside the words, and again beside each
-- vector: thousands of products are weighed for ten that are shown, and each look into another table costs more than
-- the weighing.

ALTER TABLE product_terms RENAME TO product_terms_before;
ALTER INDEX product_terms_pkey RENAME TO product_terms_before_pkey;

CREATE TABLE product_terms (
    product_key bigint PRIMARY KEY REFERENCES product ON DELETE CASCADE,
    category_key integer NOT NULL,                         -- a copy, as in offer; categories are never deleted
    analysis integer NOT NULL,
    visible boolean NOT NULL,                              -- a copy of the product's
    names_length integer NOT NULL,                         -- in words, of each weight of the text search
    features_length integer NOT NULL,
    category_length integer NOT NULL,
    description_length integer NOT NULL,
    impacts sparsevec,                                     -- term.id to saturated frequency, 0 to 1; null: not counted yet
    search tsvector NOT NULL                               -- made by product_search()
);
INSERT INTO product_terms (product_key, category_key, analysis, visible, names_length, features_length,
                           category_length, description_length, impacts, search)
SELECT p.key, c.key, coalesce(t.analysis, -1), p.visible, coalesce(t.names_length, 0), coalesce(t.features_length, 0),
       coalesce(t.category_length, 0), coalesce(t.description_length, 0), t.impacts, p.search
FROM product AS p JOIN category AS c ON c.names = p.categories
LEFT JOIN product_terms_before AS t ON t.product_key = p.key
ORDER BY p.key;
DROP TABLE product_terms_before;
ALTER TABLE product DROP COLUMN search;                    -- with its index
CREATE INDEX product_search ON product_terms USING gin (search) WITH (fastupdate = off);
CREATE INDEX product_terms_category ON product_terms (category_key);

ALTER TABLE product_embedding ADD COLUMN category_key integer, ADD COLUMN visible boolean;
-- The indexes of vectors are made anew: following each row would take them three times as long, and leave them twice
-- as large.
DO $$
DECLARE
    names text[];
    definitions text[];
    one text;
BEGIN
    SELECT array_agg(indexname), array_agg(indexdef) INTO names, definitions FROM pg_indexes
    WHERE schemaname = current_schema() AND tablename = 'product_embedding' AND indexname LIKE '%model\__%';
    FOREACH one IN ARRAY coalesce(names, '{}') LOOP
        EXECUTE format('DROP INDEX %I', one);
    END LOOP;
    UPDATE product_embedding SET category_key = c.key, visible = p.visible
    FROM product AS p JOIN category AS c ON c.names = p.categories WHERE p.key = product_key;
    FOREACH one IN ARRAY coalesce(definitions, '{}') LOOP
        EXECUTE one;
    END LOOP;
END $$;
ALTER TABLE product_embedding ALTER COLUMN category_key SET NOT NULL, ALTER COLUMN visible SET NOT NULL;
CREATE INDEX product_embedding_category ON product_embedding (category_key, model_key);

-- Kept by the database, so that no way of hiding a product leaves it to be found. Another category writes both anew.
CREATE FUNCTION copy_visible() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE product_terms AS t SET visible = after.visible
    FROM after JOIN before ON before.key = after.key
    WHERE before.visible <> after.visible AND t.product_key = after.key;
    UPDATE product_embedding AS e SET visible = after.visible
    FROM embedding_model AS m, after JOIN before ON before.key = after.key
    WHERE before.visible <> after.visible AND e.model_key = m.key AND e.product_key = after.key;
    RETURN NULL;
END $$;
CREATE TRIGGER product_visible_changed AFTER UPDATE ON product
    REFERENCING OLD TABLE AS before NEW TABLE AS after
    FOR EACH STATEMENT EXECUTE FUNCTION copy_visible();
