-- Conversations that their owner wants first in the list.
ALTER TABLE conversation ADD COLUMN is_pinned boolean NOT NULL DEFAULT false;
