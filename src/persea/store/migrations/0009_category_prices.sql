-- "Boots under $50" reads the offers that are so from one index, however many boots there are and however many
-- things under $50. The category is a copy of the product's, kept by those who write products and offers.
CREATE TABLE category (
    key integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    names text[] NOT NULL UNIQUE                   -- as in product.categories
);
INSERT INTO category (names) SELECT DISTINCT categories FROM product;

ALTER TABLE offer ADD COLUMN category_key integer REFERENCES category;
UPDATE offer SET category_key = category.key
FROM product, category WHERE product.key = offer.product_key AND category.names = product.categories;
ALTER TABLE offer ALTER COLUMN category_key SET NOT NULL;
CREATE INDEX offer_price ON offer (category_key, price_minor) WHERE sale_price_minor IS NULL;
CREATE INDEX offer_sale_price ON offer (category_key, least(price_minor, sale_price_minor))
    WHERE sale_price_minor IS NOT NULL;

CREATE OR REPLACE VIEW offer_now AS
SELECT variant_key, product_key, currency, stock, in_stock, as_of,
       CASE WHEN on_sale THEN sale_price_minor ELSE price_minor END AS price_minor,
       CASE WHEN on_sale AND price_minor > sale_price_minor THEN price_minor END AS list_price_minor,
       category_key, price_minor AS regular_minor, sale_price_minor AS sale_minor
FROM (SELECT *, sale_price_minor IS NOT NULL
             AND (sale_starts_at IS NULL OR sale_starts_at <= now())
             AND (sale_ends_at IS NULL OR sale_ends_at > now()) AS on_sale
      FROM offer) AS dated;

-- Whether a product is shown is asked of each that meets the other filters, without reading its wide row.
CREATE INDEX product_visible ON product (key) WHERE visible;
