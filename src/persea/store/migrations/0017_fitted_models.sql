-- Versions of the model of interests. The database holds them, so that several servers share one, and so that a version
-- is whole and current, or not there.

CREATE TABLE fitted_model (
    key bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    made_at timestamptz NOT NULL DEFAULT now(),
    events bigint NOT NULL,
    shoppers integer NOT NULL,
    products integer NOT NULL,
    seconds real NOT NULL,
    is_current boolean NOT NULL DEFAULT false
);
CREATE UNIQUE INDEX fitted_model_current ON fitted_model (is_current) WHERE is_current;

-- The file of interests/saved.py, in pieces.
CREATE TABLE fitted_model_piece (
    model_key bigint NOT NULL REFERENCES fitted_model ON DELETE CASCADE,
    number integer NOT NULL,
    content bytea NOT NULL,
    PRIMARY KEY (model_key, number)
);
ALTER TABLE fitted_model_piece ALTER content SET STORAGE EXTERNAL;  -- numbers hardly shrink
