-- Requests that found nothing, by day: what people want and the shop's words (or its shelves) do not have.
-- Of nobody in particular: no shopper, no conversation, no time of day.
CREATE TABLE missed_search (
    day date NOT NULL,
    text text NOT NULL,                            -- lower case, blanks folded
    why text NOT NULL CHECK (why IN ('words', 'limits')),
    times integer NOT NULL DEFAULT 1 CHECK (times > 0),
    PRIMARY KEY (day, text, why)
);
