-- Whether a product has an offer within the limits is told by the index, without a look at the offer's row, as long as
-- its page has not changed since the last vacuum. A new price writes to all indexes of offers as before; a new time or
-- count of stock writes to none.
DROP INDEX offer_product;
CREATE INDEX offer_product ON offer (product_key)
    INCLUDE (price_minor, sale_price_minor, currency, sale_starts_at, sale_ends_at, in_stock);
