-- What an answer showed beside text and cards (a comparison, sets, the cart), as the page was told it, in order.
ALTER TABLE message ADD COLUMN shown jsonb NOT NULL DEFAULT '[]';
