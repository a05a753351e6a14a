-- What a fit chose for the shop, and how good that was: NDCG@10 on shoppers who took no part in the choice.

ALTER TABLE fitted_model
    ADD COLUMN tuned_on integer NOT NULL DEFAULT 0,        -- how many; 0: not tuned, or too few
    ADD COLUMN tuned_ndcg double precision NOT NULL DEFAULT 0,
    ADD COLUMN defaults_ndcg double precision NOT NULL DEFAULT 0,
    ADD COLUMN tuned jsonb NOT NULL DEFAULT '{}';          -- what differs from the defaults: {"backward": 0.3, "like": 0.1}
