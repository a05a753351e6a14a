-- Who told an event, so that it can be seen what comes in; which of them was rejected, by the name its sender has for
-- it; and when a shopper took back their consent to be known.

ALTER TABLE event ADD COLUMN source text;              -- the kind of caller, or "file"; null: from before this was kept
ALTER TABLE event_rejected ADD COLUMN event_id text NOT NULL DEFAULT '';
ALTER TABLE shopper ADD COLUMN withdrawn_at timestamptz;   -- what they did until then is joined to them no more
ALTER TABLE shopper ADD COLUMN consented_at timestamptz;   -- given anew, after that: what they do from then on is
