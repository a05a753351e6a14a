-- What a language model said of the shop and could not be shown as it was: for the shop's owner, the newest ones.
-- No shopper, no conversation; only from conversations that are kept.
CREATE TABLE withheld_sentence (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    at timestamptz NOT NULL,
    said text NOT NULL,
    shown text NOT NULL,                           -- empty where nothing was
    kinds text[] NOT NULL,                         -- of the claims that no evidence held
    done text NOT NULL CHECK (done IN ('filled', 'rewritten', 'dropped')),
    model text NOT NULL
);
