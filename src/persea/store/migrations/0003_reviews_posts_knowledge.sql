-- What a feed states of a product's rating stands; where it states none, the rating is that of its reviews.
ALTER TABLE product ADD COLUMN rating_stated boolean NOT NULL DEFAULT false;
UPDATE product SET rating_stated = true WHERE rating IS NOT NULL;

-- Nothing has written to these tables before. A: title, D: body; in the shop's language.
ALTER TABLE review ADD COLUMN search tsvector NOT NULL DEFAULT '';
CREATE INDEX review_search ON review USING gin (search);

ALTER TABLE post ADD COLUMN source text NOT NULL DEFAULT '';        -- the file it came from
CREATE INDEX post_published ON post (published_at DESC, key DESC);

ALTER TABLE knowledge ADD COLUMN source text NOT NULL DEFAULT '';   -- the document that it is a section of
ALTER TABLE knowledge ADD COLUMN position integer NOT NULL DEFAULT 0;
ALTER TABLE knowledge ADD COLUMN search tsvector NOT NULL DEFAULT '';
CREATE INDEX knowledge_search ON knowledge USING gin (search);
CREATE INDEX knowledge_source ON knowledge (source, position);
