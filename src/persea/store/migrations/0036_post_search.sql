-- What posts say can be looked for, as what reviews say can.
ALTER TABLE post ADD COLUMN search tsvector NOT NULL DEFAULT '';
UPDATE post SET search = setweight(to_tsvector(shop.language, title), 'A') || setweight(to_tsvector(shop.language, body), 'D')
FROM shop;
CREATE INDEX post_search ON post USING gin (search) WITH (fastupdate = off);
