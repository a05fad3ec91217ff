-- Products are found by what their category is called, in both languages; new ones are written so.
UPDATE products SET search_text = search_text || ' food drink 食 品 饮 料' WHERE category_id = 'food';
--> statement-breakpoint
UPDATE products SET search_text = search_text || ' food drink 食 品 饮 料 fruit 水 果' WHERE category_id = 'food/fruit';
--> statement-breakpoint
UPDATE products SET search_text = search_text || ' food drink 食 品 饮 料 tea coffee 茶 与 咖 啡' WHERE category_id = 'food/tea';
--> statement-breakpoint
UPDATE products SET search_text = search_text || ' food drink 食 品 饮 料 pantry 干 货 调 味' WHERE category_id = 'food/pantry';
--> statement-breakpoint
UPDATE products SET search_text = search_text || ' home 家 居' WHERE category_id = 'home';
--> statement-breakpoint
UPDATE products SET search_text = search_text || ' home 家 居 kitchen table 厨 房 餐 桌' WHERE category_id = 'home/kitchen';
--> statement-breakpoint
UPDATE products SET search_text = search_text || ' home 家 居 ceramics 陶 瓷' WHERE category_id = 'home/ceramics';
--> statement-breakpoint
UPDATE products SET search_text = search_text || ' home 家 居 lighting 灯 具' WHERE category_id = 'home/lighting';
--> statement-breakpoint
UPDATE products SET search_text = search_text || ' home 家 居 textiles 家 纺' WHERE category_id = 'home/textiles';
--> statement-breakpoint
UPDATE products SET search_text = search_text || ' plants garden 植 物 园 艺' WHERE category_id = 'garden';
--> statement-breakpoint
UPDATE products SET search_text = search_text || ' clothing 服 装' WHERE category_id = 'clothing';
--> statement-breakpoint
UPDATE products SET search_text = search_text || ' clothing 服 装 bags 包 袋' WHERE category_id = 'clothing/bags';
--> statement-breakpoint
UPDATE products SET search_text = search_text || ' clothing 服 装 jewelry accessories 首 饰 配 饰' WHERE category_id = 'clothing/jewelry';
--> statement-breakpoint
UPDATE products SET search_text = search_text || ' beauty health 美 容 健 康' WHERE category_id = 'beauty';
--> statement-breakpoint
UPDATE products SET search_text = search_text || ' outdoor sport 户 外 运 动' WHERE category_id = 'outdoor';
--> statement-breakpoint
UPDATE products SET search_text = search_text || ' books stationery 图 书 文 具' WHERE category_id = 'books';
--> statement-breakpoint
UPDATE products SET search_text = search_text || ' toys games 玩 具' WHERE category_id = 'toys';
--> statement-breakpoint
UPDATE products SET search_text = search_text || ' electronics 数 码' WHERE category_id = 'electronics';
--> statement-breakpoint
UPDATE products SET search_text = search_text || ' pets 宠 物' WHERE category_id = 'pets';
