-- What shoppers ask to have remembered, in their own words, and whether anything may be remembered of them at all.
CREATE TABLE note (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    shopper_key uuid NOT NULL REFERENCES shopper ON DELETE CASCADE,
    text text NOT NULL,                            -- what is to be remembered, in the person's own words
    source text NOT NULL,                          -- through what they said it
    turn_id uuid,                                  -- of the conversation in which it was said; null: told otherwise
    noted_at timestamptz NOT NULL,
    edited_at timestamptz                          -- null: as it was said
);
CREATE UNIQUE INDEX note_text ON note (shopper_key, lower(text));
CREATE INDEX note_turn ON note (turn_id) WHERE turn_id IS NOT NULL;

ALTER TABLE shopper ADD COLUMN remembers boolean NOT NULL DEFAULT true;   -- false: nothing is kept or used

-- What the older turns of a conversation came to; made anew when these turns change.
CREATE TABLE summary_line (
    conversation_key uuid NOT NULL REFERENCES conversation ON DELETE CASCADE,
    position integer NOT NULL,
    text text NOT NULL,
    turn_ids uuid[] NOT NULL,                      -- of the turns that it comes from
    made_by text NOT NULL,                         -- "records", or the model that worded it
    PRIMARY KEY (conversation_key, position)
);
