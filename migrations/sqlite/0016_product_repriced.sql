ALTER TABLE `products` ADD `repriced_at` integer;--> statement-breakpoint
UPDATE `products` SET `repriced_at` = (
  SELECT max((
    SELECT max(f.`until`) FROM `former_prices` f
    WHERE f.`seller_id` = v.`seller_id` AND f.`variant_id` = v.`id`
  )) FROM `variants` v
  WHERE v.`seller_id` = `products`.`seller_id` AND v.`product_id` = `products`.`id`
) WHERE `id` IN (
  SELECT v.`product_id` FROM `former_prices` f
  JOIN `variants` v ON v.`seller_id` = f.`seller_id` AND v.`id` = f.`variant_id`
);
