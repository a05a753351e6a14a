-- The cart of each shopper, and what they saved for later. Neither keeps a price: what a line costs is read from the
-- offers each time. Products and variants are named by the shop's ids, so that a line outlives what it names.

CREATE TABLE cart (
    shopper_key uuid PRIMARY KEY REFERENCES shopper ON DELETE CASCADE,
    revision bigint NOT NULL DEFAULT 0,            -- grows with every change; the row is held while one is made
    before jsonb NOT NULL DEFAULT '[]',            -- the lines before the last change, for taking it back
    changed_at timestamptz NOT NULL
);

CREATE TABLE cart_line (
    shopper_key uuid NOT NULL REFERENCES cart ON DELETE CASCADE,
    product_id text NOT NULL,
    variant_id text NOT NULL,
    quantity integer NOT NULL CHECK (quantity BETWEEN 1 AND 99),
    title text NOT NULL,                           -- as last known, for the day on which it is no longer sold
    options jsonb NOT NULL DEFAULT '[]',           -- [[name, value], …]
    turn_id text,                                  -- the answer, and the card of it, that led here
    impression_id text,
    added_at timestamptz NOT NULL,
    changed_at timestamptz NOT NULL,
    PRIMARY KEY (shopper_key, product_id, variant_id)
);

-- Which additions were made already, by the name that their sender gave them. Kept for a day.
CREATE TABLE cart_request (
    shopper_key uuid NOT NULL REFERENCES cart ON DELETE CASCADE,
    key text NOT NULL,
    fingerprint bytea NOT NULL,                    -- of what was asked
    at timestamptz NOT NULL,
    PRIMARY KEY (shopper_key, key)
);

-- Carts that were handed to the shop's own checkout.
CREATE TABLE checkout (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(), -- the key by which the shop knows the same one again
    shopper_key uuid NOT NULL REFERENCES shopper ON DELETE CASCADE,
    fingerprint bytea NOT NULL,                    -- of the lines and what they cost
    began_at timestamptz NOT NULL,
    answered_at timestamptz,
    url text                                       -- where the shop sends the person; null: nowhere
);
CREATE INDEX checkout_shopper ON checkout (shopper_key, began_at DESC);

CREATE TABLE saved_item (
    shopper_key uuid NOT NULL REFERENCES shopper ON DELETE CASCADE,
    product_id text NOT NULL,
    title text NOT NULL,
    saved_at timestamptz NOT NULL,
    PRIMARY KEY (shopper_key, product_id)
);
