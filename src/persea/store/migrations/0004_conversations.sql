-- What a reload shows again, and what a search of one's own conversations looks in.
ALTER TABLE message ADD COLUMN suggestions text[] NOT NULL DEFAULT '{}';
ALTER TABLE message ADD COLUMN usage jsonb;        -- what the answer took; null: it did not come to that

-- In the shop's language and as written, for the beginning of a word. No index: a search is over one visitor's own.
ALTER TABLE message ADD COLUMN search tsvector NOT NULL DEFAULT '';
UPDATE message SET search = to_tsvector(language, text) || to_tsvector('simple', text) FROM shop;
