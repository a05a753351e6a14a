-- Which turn of a conversation said it, so that its answer shows it again; null: it was told otherwise.
ALTER TABLE stated_wish ADD COLUMN turn_id uuid;
CREATE INDEX stated_wish_turn ON stated_wish (turn_id) WHERE turn_id IS NOT NULL;
