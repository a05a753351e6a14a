-- What a shopper hands over in a conversation: a recording, a picture, a document, a clip, and what was made out of it.
CREATE TABLE attachment (
    id uuid PRIMARY KEY,
    shopper_key uuid NOT NULL REFERENCES shopper ON DELETE CASCADE,
    conversation_key uuid REFERENCES conversation ON DELETE CASCADE,  -- null: not sent yet; swept after an hour
    turn_id uuid,                                                    -- of the question it came with
    position integer NOT NULL DEFAULT 0,                             -- among those of its question
    sense text NOT NULL CHECK (sense IN ('voice', 'image', 'document', 'video')),
    name text NOT NULL,
    media_type text NOT NULL,                                        -- as the first bytes tell it, not as the sender does
    data bytea NOT NULL,                                             -- pictures without what a camera writes of itself
    perceived jsonb NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now(),
    CHECK ((conversation_key IS NULL) = (turn_id IS NULL))
);
-- Pictures and sound are packed already.
ALTER TABLE attachment ALTER COLUMN data SET STORAGE EXTERNAL;
CREATE INDEX attachment_shopper ON attachment (shopper_key);
CREATE INDEX attachment_conversation ON attachment (conversation_key, turn_id) WHERE conversation_key IS NOT NULL;
CREATE INDEX attachment_unsent ON attachment (created_at) WHERE conversation_key IS NULL;
