-- Modes: what a conversation remembers, what a model's tokens cost, and what each has used of a day.

ALTER TABLE conversation
    ADD COLUMN mode text CHECK (mode IN ('fast', 'thinking', 'contemplating', 'shopping')),  -- null: the router's choice
    ADD COLUMN effort text CHECK (effort IN ('none', 'low', 'medium', 'high'));

ALTER TABLE language_model
    ADD COLUMN price_in numeric CHECK (price_in >= 0),     -- of a million tokens
    ADD COLUMN price_out numeric CHECK (price_out >= 0);

CREATE TABLE spent_today (
    day date NOT NULL,                                     -- in UTC
    payer text NOT NULL,                                   -- a shopper, or a digest of an address
    tokens bigint NOT NULL,
    cost_micros bigint NOT NULL,
    PRIMARY KEY (day, payer)
);
