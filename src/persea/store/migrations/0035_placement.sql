-- What the shop itself wants shown first, last, at a place or not at all, and what is paid for: as its file of that says.
ALTER TABLE shop ADD COLUMN placement text NOT NULL DEFAULT '';
