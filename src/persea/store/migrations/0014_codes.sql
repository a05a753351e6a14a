-- Who knows a product's code types it as it comes: "KM-200/B", "km 200 b", "pl1010".
CREATE FUNCTION code_key(code text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT lower(regexp_replace(code, '[^[:alnum:]]+', '', 'g'))
$$;
CREATE INDEX product_code ON product (code_key(id));
CREATE INDEX variant_sku_code ON variant (code_key(sku)) WHERE sku IS NOT NULL;
CREATE INDEX variant_gtin_code ON variant (ltrim(code_key(gtin), '0')) WHERE gtin IS NOT NULL;
