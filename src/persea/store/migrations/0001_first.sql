-- The first schema of a shop. Runs inside the shop's own PostgreSQL schema, which it never names.
-- pgvector's types are found through search_path.

CREATE TABLE shop (
    single boolean PRIMARY KEY DEFAULT true CHECK (single),
    name text NOT NULL DEFAULT '',
    currency char(3) NOT NULL DEFAULT 'USD',
    language regconfig NOT NULL DEFAULT 'english',
    is_demo boolean NOT NULL DEFAULT false,
    catalog_version bigint NOT NULL DEFAULT 0,     -- grows with every change a cache must notice
    created_at timestamptz NOT NULL DEFAULT now()
);
INSERT INTO shop DEFAULT VALUES;

CREATE TABLE product (
    key bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    id text NOT NULL UNIQUE,                       -- the shop's own
    title text NOT NULL,
    description text NOT NULL DEFAULT '',
    brand text,
    category_path text[] NOT NULL DEFAULT '{}',    -- as written, widest first
    categories text[] NOT NULL DEFAULT '{}',       -- lower case, for filters
    tags text[] NOT NULL DEFAULT '{}',
    url text,
    attributes jsonb NOT NULL DEFAULT '[]',        -- [[name, [value, …]], …] in the shop's order
    rating real CHECK (rating BETWEEN 0 AND 5),
    rating_count integer NOT NULL DEFAULT 0,
    weight_g real,
    visible boolean NOT NULL DEFAULT true,
    search tsvector NOT NULL DEFAULT '',           -- A: title, brand, category; B: attributes, tags; D: description
    content_hash bytea NOT NULL,                   -- of everything a feed says of it but its offers
    source text NOT NULL DEFAULT '',               -- the feed it came from
    created_at timestamptz NOT NULL DEFAULT now(),
    updated_at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX product_search ON product USING gin (search) WITH (fastupdate = off);
CREATE INDEX product_categories ON product USING gin (categories);
CREATE INDEX product_brand ON product (lower(brand));
CREATE INDEX product_url ON product (url) WHERE url IS NOT NULL;

CREATE TABLE variant (
    key bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    product_key bigint NOT NULL REFERENCES product ON DELETE CASCADE,
    id text NOT NULL,
    title text NOT NULL DEFAULT '',
    sku text,
    gtin text,
    options jsonb NOT NULL DEFAULT '[]',           -- [[name, value], …]
    image_url text,
    weight_g real,
    position integer NOT NULL DEFAULT 0,
    UNIQUE (product_key, id)
);
CREATE INDEX variant_sku ON variant (sku);
CREATE INDEX variant_gtin ON variant (gtin) WHERE gtin IS NOT NULL;

-- Narrow, because it changes most.
CREATE TABLE offer (
    variant_key bigint PRIMARY KEY REFERENCES variant ON DELETE CASCADE,
    product_key bigint NOT NULL REFERENCES product ON DELETE CASCADE,
    currency char(3) NOT NULL,
    price_minor bigint NOT NULL CHECK (price_minor >= 0),
    sale_price_minor bigint CHECK (sale_price_minor >= 0),
    sale_starts_at timestamptz,
    sale_ends_at timestamptz,
    stock integer,                                 -- null: not counted
    in_stock boolean NOT NULL,
    as_of timestamptz NOT NULL
) WITH (fillfactor = 80);
CREATE INDEX offer_product ON offer (product_key);

-- What a shopper pays at this moment, and the regular price where that is a sale price.
CREATE VIEW offer_now AS
SELECT variant_key, product_key, currency, stock, in_stock, as_of,
       CASE WHEN on_sale THEN sale_price_minor ELSE price_minor END AS price_minor,
       CASE WHEN on_sale AND price_minor > sale_price_minor THEN price_minor END AS list_price_minor
FROM (SELECT *, sale_price_minor IS NOT NULL
             AND (sale_starts_at IS NULL OR sale_starts_at <= now())
             AND (sale_ends_at IS NULL OR sale_ends_at > now()) AS on_sale
      FROM offer) AS dated;

CREATE TABLE price_history (
    variant_key bigint NOT NULL REFERENCES variant ON DELETE CASCADE,
    seen_at timestamptz NOT NULL,
    currency char(3) NOT NULL,
    price_minor bigint NOT NULL,
    sale_price_minor bigint,
    PRIMARY KEY (variant_key, seen_at)
);

-- Kept by the database, so that no way of changing an offer can forget it.
CREATE FUNCTION keep_price_history() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO price_history (variant_key, seen_at, currency, price_minor, sale_price_minor)
    VALUES (new.variant_key, new.as_of, new.currency, new.price_minor, new.sale_price_minor)
    ON CONFLICT (variant_key, seen_at) DO UPDATE
        SET currency = excluded.currency, price_minor = excluded.price_minor,
            sale_price_minor = excluded.sale_price_minor;
    RETURN NULL;
END $$;
CREATE TRIGGER offer_first_price AFTER INSERT ON offer
    FOR EACH ROW EXECUTE FUNCTION keep_price_history();
CREATE TRIGGER offer_new_price AFTER UPDATE ON offer
    FOR EACH ROW
    WHEN ((old.currency, old.price_minor, old.sale_price_minor)
          IS DISTINCT FROM (new.currency, new.price_minor, new.sale_price_minor))
    EXECUTE FUNCTION keep_price_history();

CREATE TABLE media (
    key bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    product_key bigint NOT NULL REFERENCES product ON DELETE CASCADE,
    url text NOT NULL,
    alt text NOT NULL DEFAULT '',
    position integer NOT NULL DEFAULT 0
);
CREATE INDEX media_product ON media (product_key, position);

CREATE TABLE review (
    key bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    id text NOT NULL UNIQUE,
    product_key bigint NOT NULL REFERENCES product ON DELETE CASCADE,
    author text NOT NULL DEFAULT '',
    rating smallint CHECK (rating BETWEEN 1 AND 5),
    title text NOT NULL DEFAULT '',
    body text NOT NULL DEFAULT '',
    written_at timestamptz NOT NULL
);
CREATE INDEX review_product ON review (product_key, written_at DESC);

CREATE TABLE post (
    key bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    id text NOT NULL UNIQUE,
    author text NOT NULL DEFAULT '',
    title text NOT NULL DEFAULT '',
    body text NOT NULL DEFAULT '',
    url text,
    image_url text,
    published_at timestamptz NOT NULL
);
CREATE TABLE post_product (
    post_key bigint NOT NULL REFERENCES post ON DELETE CASCADE,
    product_key bigint NOT NULL REFERENCES product ON DELETE CASCADE,
    position integer NOT NULL DEFAULT 0,
    PRIMARY KEY (post_key, product_key)
);
CREATE INDEX post_product_product ON post_product (product_key);

CREATE TABLE knowledge (
    key bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    id text NOT NULL UNIQUE,
    title text NOT NULL,
    body text NOT NULL,
    url text,
    updated_at timestamptz NOT NULL DEFAULT now()
);

-- The dimension belongs to the model: each model has its rows and a partial index over them.
CREATE TABLE embedding_model (
    key smallint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    name text NOT NULL UNIQUE,
    dimension integer NOT NULL CHECK (dimension > 0),
    active boolean NOT NULL DEFAULT false
);
CREATE UNIQUE INDEX embedding_model_active ON embedding_model (active) WHERE active;
CREATE TABLE product_embedding (
    model_key smallint NOT NULL REFERENCES embedding_model ON DELETE CASCADE,
    product_key bigint NOT NULL REFERENCES product ON DELETE CASCADE,
    embedding halfvec NOT NULL,
    PRIMARY KEY (model_key, product_key)
);

CREATE TABLE shopper (
    key uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    external_id text UNIQUE,                       -- the shop's own id, once it is known
    created_at timestamptz NOT NULL DEFAULT now()
);
CREATE TABLE session (
    token_hash bytea PRIMARY KEY,                  -- sha256 of the cookie's value
    shopper_key uuid NOT NULL REFERENCES shopper ON DELETE CASCADE,
    created_at timestamptz NOT NULL DEFAULT now(),
    seen_at timestamptz NOT NULL DEFAULT now()
);

CREATE TABLE conversation (
    key uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    shopper_key uuid NOT NULL REFERENCES shopper ON DELETE CASCADE,
    title text NOT NULL DEFAULT '',
    created_at timestamptz NOT NULL DEFAULT now(),
    updated_at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX conversation_shopper ON conversation (shopper_key, updated_at DESC);

CREATE TABLE message (
    key bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    conversation_key uuid NOT NULL REFERENCES conversation ON DELETE CASCADE,
    turn_id uuid NOT NULL,
    role text NOT NULL CHECK (role IN ('user', 'assistant')),
    text text NOT NULL,
    mode text,
    failed text,                                   -- the error's code where the turn broke off
    created_at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX message_conversation ON message (conversation_key, key);

-- A card as it was shown: the price of that moment is part of what was said.
CREATE TABLE message_card (
    message_key bigint NOT NULL REFERENCES message ON DELETE CASCADE,
    position integer NOT NULL,
    product_id text NOT NULL,
    title text NOT NULL,
    url text NOT NULL,
    image_url text,
    currency char(3),
    price_minor bigint,
    list_price_minor bigint,
    highest_price_minor bigint,
    in_stock boolean NOT NULL,
    reason text NOT NULL DEFAULT '',
    as_of timestamptz,
    PRIMARY KEY (message_key, position)
);

CREATE TABLE language_model (
    single boolean PRIMARY KEY DEFAULT true CHECK (single),
    url text,
    name text,
    api_key text,
    gguf_path text,
    mmproj_path text,
    chosen_at timestamptz NOT NULL DEFAULT now()
);
