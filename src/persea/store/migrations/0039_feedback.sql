-- What the person thought of an answer, on the answer itself: it goes where the conversation goes.
ALTER TABLE message
    ADD COLUMN thumb smallint CHECK (thumb IN (-1, 1)),
    ADD COLUMN thumb_reason text,
    ADD COLUMN thumb_note text,
    ADD COLUMN thumb_at timestamptz;
CREATE INDEX message_thumb ON message (thumb_at DESC) WHERE thumb IS NOT NULL;
