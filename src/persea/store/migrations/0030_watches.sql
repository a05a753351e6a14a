-- Whom to tell when a price falls or something is back, and what the history of prices must know to be honest.

CREATE TABLE watch (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    shopper_key uuid NOT NULL REFERENCES shopper ON DELETE CASCADE,
    product_id text NOT NULL,
    variant_id text NOT NULL DEFAULT '',           -- '': any of the product's
    kind text NOT NULL CHECK (kind IN ('price', 'stock')),
    title text NOT NULL,
    below_minor bigint CHECK (below_minor > 0),    -- of a price
    currency char(3),
    made_at timestamptz NOT NULL,
    due_at timestamptz,                            -- when it came to that; null: not yet
    due_minor bigint,                              -- what it cost then
    UNIQUE (shopper_key, product_id, variant_id, kind),
    CHECK (kind = 'stock' OR (below_minor IS NOT NULL AND currency IS NOT NULL))
);
CREATE INDEX watch_open ON watch (product_id) WHERE due_at IS NULL;

-- When a sale price holds is part of what was told.
ALTER TABLE price_history ADD COLUMN sale_starts_at timestamptz, ADD COLUMN sale_ends_at timestamptz;
UPDATE price_history AS h SET sale_starts_at = o.sale_starts_at, sale_ends_at = o.sale_ends_at
FROM offer AS o WHERE o.variant_key = h.variant_key AND o.sale_price_minor IS NOT DISTINCT FROM h.sale_price_minor
    AND h.sale_price_minor IS NOT NULL
    AND h.seen_at = (SELECT max(seen_at) FROM price_history AS last WHERE last.variant_key = h.variant_key);
CREATE OR REPLACE FUNCTION keep_price_history() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO price_history (variant_key, seen_at, currency, price_minor, sale_price_minor, sale_starts_at, sale_ends_at)
    VALUES (new.variant_key, new.as_of, new.currency, new.price_minor, new.sale_price_minor, new.sale_starts_at,
            new.sale_ends_at)
    ON CONFLICT (variant_key, seen_at) DO UPDATE
        SET currency = excluded.currency, price_minor = excluded.price_minor,
            sale_price_minor = excluded.sale_price_minor, sale_starts_at = excluded.sale_starts_at,
            sale_ends_at = excluded.sale_ends_at;
    RETURN NULL;
END $$;
DROP TRIGGER offer_new_price ON offer;
CREATE TRIGGER offer_new_price AFTER UPDATE ON offer
    FOR EACH ROW
    WHEN ((old.currency, old.price_minor, old.sale_price_minor, old.sale_starts_at, old.sale_ends_at)
          IS DISTINCT FROM (new.currency, new.price_minor, new.sale_price_minor, new.sale_starts_at, new.sale_ends_at))
    EXECUTE FUNCTION keep_price_history();
