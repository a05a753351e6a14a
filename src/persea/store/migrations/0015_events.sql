-- What shoppers did. One table, only ever added to: a batch is one insert, and its rows say for themselves whether
-- they have come before.

CREATE TABLE event (
    id uuid PRIMARY KEY,                           -- made from what names the event, so that the same one comes in once
    at timestamptz NOT NULL,                       -- when it happened; of one that names nobody only the day
    received_at timestamptz NOT NULL,
    kind text NOT NULL,
    shopper_key uuid REFERENCES shopper ON DELETE CASCADE,  -- null: without consent, or it named nobody
    product text,                                  -- as it was told; which product that is, told_product() says
    variant text,                                  -- an SKU or a variant's id, where one was told
    subject text NOT NULL DEFAULT '',              -- the words of a search; a brand, creator or category
    value real,                                    -- stars, seconds, the place in a list; 0: taken back
    quantity integer,
    amount_minor bigint,
    currency char(3),
    order_id text,
    turn_id text,                                  -- the answer, and the card of it, that led here
    impression_id text,
    purposes text[] NOT NULL                       -- what it was told under consent for
);
CREATE INDEX event_at ON event (at, id);
CREATE INDEX event_shopper ON event (shopper_key, at DESC) WHERE shopper_key IS NOT NULL;
CREATE INDEX event_turn ON event (turn_id) WHERE turn_id IS NOT NULL;

-- A browser or app as the shop's own analytics knows it. Only the hash of its id is kept.
CREATE TABLE device (
    id_hash bytea PRIMARY KEY,
    shopper_key uuid NOT NULL REFERENCES shopper ON DELETE CASCADE,
    seen_at timestamptz NOT NULL DEFAULT now()     -- to the day
);
CREATE INDEX device_shopper ON device (shopper_key);

-- The newest that could not be used.
CREATE TABLE event_rejected (
    key bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    at timestamptz NOT NULL DEFAULT now(),
    source text NOT NULL,                          -- the file, or the kind of caller
    place text NOT NULL,                           -- which of the batch, which line
    field text NOT NULL,
    value text NOT NULL,
    reason text NOT NULL
);

CREATE INDEX variant_id ON variant (id);

-- The shop's id of the product that was told, by its id or by a variant's SKU or id; null where there is none yet, or
-- several.
CREATE FUNCTION told_product(told text, told_variant text) RETURNS text LANGUAGE sql STABLE AS $$
    SELECT coalesce(
        (SELECT id FROM product WHERE id = told),
        (SELECT min(p.id) FROM variant AS v JOIN product AS p ON p.key = v.product_key
         WHERE v.sku = told_variant OR v.id = told_variant HAVING count(DISTINCT p.key) = 1),
        (SELECT id FROM product WHERE id = told_variant),
        (SELECT min(p.id) FROM variant AS v JOIN product AS p ON p.key = v.product_key
         WHERE v.sku = told OR v.id = told HAVING count(DISTINCT p.key) = 1))
$$;
