-- What language models were found to be able to do, each at its address.
CREATE TABLE model_capabilities (
    address text NOT NULL,         -- of the endpoint or the file; empty for the built-in model
    name text NOT NULL,            -- as it was chosen; empty for the first that an endpoint lists
    said_of_itself text NOT NULL,
    probed_at timestamptz NOT NULL,
    found jsonb NOT NULL,          -- values.Capabilities
    PRIMARY KEY (address, name)
);
