-- What people decide about what is inferred from their events, and what they say of themselves. What is inferred is
-- never kept: it is made from the events each time.

CREATE TABLE interest_decision (
    shopper_key uuid NOT NULL REFERENCES shopper ON DELETE CASCADE,
    interest text NOT NULL,                        -- a digest of facet and value; '*': every interest
    facet text NOT NULL,
    value text NOT NULL,
    muted boolean NOT NULL DEFAULT false,
    factor double precision NOT NULL DEFAULT 1,    -- what the inferred weight is multiplied by
    fixed double precision,                        -- stands in its place
    forgotten_at timestamptz,                      -- events until then make this interest no more
    decided_at timestamptz NOT NULL,
    PRIMARY KEY (shopper_key, interest)
);

CREATE TABLE stated_wish (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    shopper_key uuid NOT NULL REFERENCES shopper ON DELETE CASCADE,
    facet text NOT NULL,
    value text NOT NULL,
    stance text NOT NULL CHECK (stance IN ('always', 'never')),
    said text NOT NULL,                            -- in the person's own words
    source text NOT NULL,                          -- through what they said it
    stated_at timestamptz NOT NULL
);
CREATE UNIQUE INDEX stated_wish_about ON stated_wish (shopper_key, facet, lower(value));
