-- What a message says of the person and what it asks to have noted, as long as that is neither kept nor taken back: it holds
-- while one talks. Null: it says no such thing.
ALTER TABLE message ADD COLUMN offered text[];
