-- Vectors of the shop's pictures by an image-embedding endpoint, several models side by side: photos are compared by the active one,
-- the background makes the chosen one ready.
CREATE TABLE picture_model (
    key smallint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    name text NOT NULL UNIQUE,           -- everything that makes its vectors comparable, for people to read
    dimension integer NOT NULL CHECK (dimension BETWEEN 1 AND 4000),
    url text NOT NULL,
    model text NOT NULL,                 -- as the endpoint calls it
    api_key text,                        -- null: none, or from the environment
    form text NOT NULL,                  -- of a request, as it was found to take it
    chosen boolean NOT NULL DEFAULT false,
    active boolean NOT NULL DEFAULT false,
    least_likeness real NOT NULL DEFAULT 1,  -- from which on a photo's nearest are told; see calibrated()
    problem text NOT NULL DEFAULT ''     -- why the background does not get on with it
);
CREATE UNIQUE INDEX picture_model_chosen ON picture_model (chosen) WHERE chosen;
CREATE UNIQUE INDEX picture_model_active ON picture_model (active) WHERE active;

CREATE TABLE picture_embedding (
    model_key smallint NOT NULL REFERENCES picture_model ON DELETE CASCADE,
    picture_key bigint NOT NULL REFERENCES product_picture ON DELETE CASCADE,
    embedding halfvec,                   -- of length 1; null: the endpoint refuses this picture
    PRIMARY KEY (model_key, picture_key)
);
CREATE INDEX picture_embedding_of ON picture_embedding (picture_key);
ALTER TABLE picture_embedding ALTER COLUMN embedding SET STORAGE EXTERNAL;

-- Kept by the database, so that no way of looking again leaves a vector of what a picture was before.
CREATE FUNCTION forget_picture_embeddings() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    DELETE FROM picture_embedding WHERE picture_key = new.key;
    RETURN NULL;
END $$;
CREATE TRIGGER product_picture_changed AFTER UPDATE ON product_picture
    FOR EACH ROW WHEN (old.sha256 IS DISTINCT FROM new.sha256) EXECUTE FUNCTION forget_picture_embeddings();
