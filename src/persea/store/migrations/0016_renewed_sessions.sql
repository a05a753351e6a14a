-- A token that was renewed is good for nothing a minute later: whoever finds it then cannot renew it once more.

ALTER TABLE session ADD COLUMN renewed_at timestamptz;    -- the first time; null: it is the newest of its line
