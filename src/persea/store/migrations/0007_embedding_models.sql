-- Several embedding models side by side: searches use the active one, the background makes the chosen one ready.

ALTER TABLE embedding_model
    ADD COLUMN url text,                               -- of an endpoint; null: built in
    ADD COLUMN model text,                             -- as the endpoint calls it
    ADD COLUMN api_key text,                           -- null: none, or from the environment
    ADD COLUMN dimensions integer,                     -- asked for; null: what the model gives
    ADD COLUMN query_prefix text NOT NULL DEFAULT '',
    ADD COLUMN document_prefix text NOT NULL DEFAULT '',
    ADD COLUMN chosen boolean NOT NULL DEFAULT false,  -- no row is: the built-in model of the version that runs
    ADD COLUMN keep_previous interval NOT NULL DEFAULT '1 hour',
    ADD COLUMN removable_at timestamptz,               -- from when on its vectors may go, unless it is in use again
    ADD COLUMN problem text NOT NULL DEFAULT '';       -- why the background does not get on with it
CREATE UNIQUE INDEX embedding_model_chosen ON embedding_model (chosen) WHERE chosen;
UPDATE embedding_model SET removable_at = now() + keep_previous WHERE NOT active;

-- Kept by the database, so that no way of changing a product leaves a vector of what it was before.
CREATE FUNCTION forget_embeddings() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    -- by way of the few models: the primary key begins with them
    DELETE FROM product_embedding USING embedding_model AS m WHERE model_key = m.key AND product_key = new.key;
    RETURN NULL;
END $$;
CREATE TRIGGER product_text_changed AFTER UPDATE ON product
    FOR EACH ROW
    WHEN ((old.title, old.brand, old.category_path, old.tags, old.attributes, old.description)
          IS DISTINCT FROM (new.title, new.brand, new.category_path, new.tags, new.attributes, new.description))
    EXECUTE FUNCTION forget_embeddings();
