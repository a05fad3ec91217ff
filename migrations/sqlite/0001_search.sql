-- Full-text index over products.search_text, whose words search.ts has already cut. It keeps no
-- copy of the text; rowids change only on VACUUM, after which: insert into
-- product_search(product_search) values('rebuild').
CREATE VIRTUAL TABLE product_search USING fts5(
  search_text, content='products', content_rowid='rowid', tokenize='unicode61 remove_diacritics 2'
);
--> statement-breakpoint
CREATE TRIGGER product_search_insert AFTER INSERT ON products BEGIN
  INSERT INTO product_search(rowid, search_text) VALUES (new.rowid, new.search_text);
END;
--> statement-breakpoint
CREATE TRIGGER product_search_update AFTER UPDATE OF search_text ON products
WHEN old.search_text <> new.search_text BEGIN
  INSERT INTO product_search(product_search, rowid, search_text) VALUES ('delete', old.rowid, old.search_text);
  INSERT INTO product_search(rowid, search_text) VALUES (new.rowid, new.search_text);
END;
--> statement-breakpoint
CREATE TRIGGER product_search_delete AFTER DELETE ON products BEGIN
  INSERT INTO product_search(product_search, rowid, search_text) VALUES ('delete', old.rowid, old.search_text);
END;
--> statement-breakpoint
CREATE TRIGGER ledger_entries_append_only_update BEFORE UPDATE ON ledger_entries BEGIN
  SELECT RAISE(ABORT, 'the ledger is append-only');
END;
--> statement-breakpoint
CREATE TRIGGER ledger_entries_append_only_delete BEFORE DELETE ON ledger_entries BEGIN
  SELECT RAISE(ABORT, 'the ledger is append-only');
END;
