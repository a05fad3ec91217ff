ALTER TABLE `watches` ADD `away_since` integer;--> statement-breakpoint
-- What is sold out now has been waited for.
UPDATE watches SET away_since = created_at WHERE NOT EXISTS (
  SELECT 1 FROM products JOIN sellers ON sellers.id = products.seller_id
  WHERE products.seller_id = watches.seller_id AND products.id = watches.product_id
    AND products.state = 'active' AND products.is_in_stock AND sellers.state = 'active'
);
