-- What was shown, where, and why there: one row a card, written together for one answer. What shoppers did about it is
-- in `event`, by turn_id and impression_id.

CREATE TABLE impression (
    id uuid PRIMARY KEY,                           -- of one that is nobody's: made from nothing
    turn_id text NOT NULL,                         -- the answer; of nobody: the same for the cards of a list, from nothing
    product text NOT NULL,                         -- the shop's id of it
    position smallint NOT NULL CHECK (position > 0),  -- where it stood, from 1
    ranked smallint NOT NULL CHECK (ranked > 0),   -- where its score puts it
    propensity real NOT NULL CHECK (propensity > 0 AND propensity <= 1),  -- how probable it was that it stands there
    parts jsonb NOT NULL,                          -- [[name, amount, why], …] that add up to its score; of nobody no why
    surface text NOT NULL,                         -- which list it is of
    interests_version bigint,                      -- null: nothing was fitted
    weights_version text NOT NULL DEFAULT '',      -- empty: no score chose the order
    prompt_version text NOT NULL DEFAULT '',       -- of the rules that a language model worded the answer by; or none did
    at timestamptz NOT NULL,                       -- of nobody only the day
    shopper_key uuid REFERENCES shopper ON DELETE CASCADE  -- null: without consent
);
CREATE INDEX impression_at ON impression (at, id);
CREATE INDEX impression_turn ON impression (turn_id);
CREATE INDEX impression_shopper ON impression (shopper_key, at) WHERE shopper_key IS NOT NULL;
