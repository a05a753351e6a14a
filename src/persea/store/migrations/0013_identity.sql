-- Who may ask: the shop's keys, what its own server signs shopper tokens with, sessions on other sites, and
-- what was done by those who run the shop.

CREATE TABLE api_key (
    id text PRIMARY KEY,                           -- what logs, limits and the audit call it; no secret
    kind text NOT NULL CHECK (kind IN ('server', 'publishable')),
    name text NOT NULL,
    hash bytea NOT NULL UNIQUE,                    -- sha256: the key is 256 random bits, so nothing slower is needed
    hint text NOT NULL,                            -- its first characters, to tell keys apart in a list
    scopes text[] NOT NULL,
    origins text[] NOT NULL DEFAULT '{}',          -- of a publishable key: whose pages may use it
    per_minute integer CHECK (per_minute > 0),     -- requests; null: as many as is usual
    created_at timestamptz NOT NULL DEFAULT now(),
    expires_at timestamptz,
    last_used_at timestamptz,                      -- to the minute
    revoked_at timestamptz
);
CREATE INDEX api_key_origins ON api_key USING gin (origins) WHERE revoked_at IS NULL;

CREATE TABLE signing_key (
    id text PRIMARY KEY,                           -- the kid of a token's header
    secret text NOT NULL,                          -- as it is: a signature cannot be checked with a hash of it
    created_at timestamptz NOT NULL DEFAULT now(),
    ends_at timestamptz                            -- null: the current one
);

ALTER TABLE session ADD COLUMN key_id text REFERENCES api_key ON DELETE CASCADE;   -- null: a cookie of our own page
ALTER TABLE session ADD COLUMN expires_at timestamptz;                             -- null: as long as the cookie
CREATE INDEX session_shopper ON session (shopper_key);

-- What an anonymous shopper left behind goes to whom it turned out to be; what still comes in goes there too.
ALTER TABLE shopper ADD COLUMN merged_into uuid REFERENCES shopper ON DELETE CASCADE;
CREATE INDEX shopper_merged ON shopper (merged_into) WHERE merged_into IS NOT NULL;

CREATE TABLE audit (
    key bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    at timestamptz NOT NULL DEFAULT now(),
    actor text NOT NULL,                           -- "cli:" and the user of this machine, or the id of a key
    action text NOT NULL,                          -- key.create, shop.set, import.catalog, …
    subject text NOT NULL DEFAULT '',              -- what it was done to
    detail text NOT NULL DEFAULT ''                -- in words; never a secret
);
