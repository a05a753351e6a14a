-- The shop's own synonyms, as its file of them says.
ALTER TABLE shop ADD COLUMN synonyms text NOT NULL DEFAULT '';
