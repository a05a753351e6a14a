-- Fitted weights of the score that ranks lists. All are kept, as the log of impressions names them; where none is current,
-- the defaults are.

CREATE TABLE ranking_weights (
    key bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    made_at timestamptz NOT NULL DEFAULT now(),
    weights text NOT NULL,                         -- as ranking/weights.py writes them
    lists integer NOT NULL,                        -- what it was fitted on, and held against the defaults on
    clicks integer NOT NULL,
    examined_by text NOT NULL,                     -- how it was known what places are looked at
    examined real[] NOT NULL,                      -- by place; the first is 1
    value real NOT NULL,                           -- on later lists (learn/worth.py)
    value_of_defaults real NOT NULL,
    low real NOT NULL,                             -- of the difference
    high real NOT NULL,
    is_current boolean NOT NULL DEFAULT false
);
CREATE UNIQUE INDEX ranking_weights_current ON ranking_weights (is_current) WHERE is_current;
