-- What the shop's product pictures look like, so that a product is found by a photo of it.
CREATE TABLE product_picture (
    key bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    product_key bigint NOT NULL REFERENCES product ON DELETE CASCADE,
    url text NOT NULL,
    form smallint NOT NULL,              -- of points and words; those of another form are made anew
    sha256 bytea,                        -- of the picture's bytes; null: it was never had
    etag text NOT NULL DEFAULT '',
    last_modified text NOT NULL DEFAULT '',
    points bytea,                        -- places, colours and descriptors; null: none could be made
    words halfvec(1024),                 -- their sum (VLAD), for the shortlist
    problem text NOT NULL DEFAULT '',    -- why it could not be had or read
    look_again_at timestamptz NOT NULL   -- whether it is still the same, or can be had now
);
ALTER TABLE product_picture ALTER COLUMN points SET STORAGE EXTERNAL;  -- there is nothing to compress
CREATE UNIQUE INDEX product_picture_of ON product_picture (product_key, md5(url));
CREATE INDEX product_picture_alike ON product_picture USING hnsw (words halfvec_ip_ops)
    WITH (m = 16, ef_construction = 64);
