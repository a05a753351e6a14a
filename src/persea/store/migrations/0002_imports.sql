-- Imports that can be cut off and gone on with, what a feed no longer holds, and feeds that are read again.

-- An answer says so where an offer is older; null: never. What the demo shop sells does not age.
ALTER TABLE shop ADD COLUMN offers_fresh_for interval DEFAULT '7 days';
UPDATE shop SET offers_fresh_for = NULL WHERE is_demo;
ALTER TABLE product ADD COLUMN removed_at timestamptz;  -- no feed holds it any more; kept for its history

-- One reading of one feed. Committed with every batch, so that it says exactly what is in.
CREATE TABLE import_run (
    key bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    source text NOT NULL,                          -- the feed, whatever it holds today
    fingerprint bytea,                             -- what it held; null: cannot be gone on with
    as_of timestamptz NOT NULL,                    -- of the offers that state no time of their own
    confirmed_at timestamptz,                      -- when the feed was last asked and said the same
    began_at timestamptz NOT NULL DEFAULT now(),
    finished_at timestamptz,
    items bigint NOT NULL DEFAULT 0,               -- of the feed's products so far, in its order
    twice bigint NOT NULL DEFAULT 0,               -- of them, such as had an id that came before
    new bigint NOT NULL DEFAULT 0,
    changed bigint NOT NULL DEFAULT 0,
    removed bigint NOT NULL DEFAULT 0
);
CREATE INDEX import_run_source ON import_run (source, key DESC);

-- Which reading found a product last. No index beside the key, so that an import's updates stay in their page.
CREATE TABLE product_seen (
    product_key bigint PRIMARY KEY REFERENCES product ON DELETE CASCADE,
    run_key bigint NOT NULL REFERENCES import_run
) WITH (fillfactor = 80);

-- A feed that is read again and again.
CREATE TABLE sync (
    key bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    url text NOT NULL UNIQUE,
    format text NOT NULL DEFAULT 'auto',
    every_s integer NOT NULL CHECK (every_s >= 60),
    prune boolean NOT NULL DEFAULT false,
    most_removed real NOT NULL DEFAULT 0.2 CHECK (most_removed BETWEEN 0 AND 1),
    allow_private boolean NOT NULL DEFAULT false,
    created_at timestamptz NOT NULL DEFAULT now(),
    next_at timestamptz NOT NULL DEFAULT now(),
    etag text,
    last_modified text,
    run_key bigint REFERENCES import_run,          -- what a "not modified" speaks of
    began_at timestamptz,                          -- the last try
    ended_at timestamptz,
    ok boolean,
    result text NOT NULL DEFAULT ''                -- for a person
);
