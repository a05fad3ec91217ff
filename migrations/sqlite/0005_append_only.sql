-- Nothing that decides money is changed afterwards: it is continued by another row.
CREATE TRIGGER due_entries_append_only_update BEFORE UPDATE ON due_entries BEGIN
  SELECT RAISE(ABORT, 'due_entries is append-only');
END;
--> statement-breakpoint
CREATE TRIGGER due_entries_append_only_delete BEFORE DELETE ON due_entries BEGIN
  SELECT RAISE(ABORT, 'due_entries is append-only');
END;
--> statement-breakpoint
CREATE TRIGGER commissions_append_only_update BEFORE UPDATE ON commissions BEGIN
  SELECT RAISE(ABORT, 'commissions is append-only');
END;
--> statement-breakpoint
CREATE TRIGGER commissions_append_only_delete BEFORE DELETE ON commissions BEGIN
  SELECT RAISE(ABORT, 'commissions is append-only');
END;
--> statement-breakpoint
CREATE TRIGGER rates_append_only_update BEFORE UPDATE ON rates BEGIN
  SELECT RAISE(ABORT, 'rates is append-only');
END;
--> statement-breakpoint
CREATE TRIGGER rates_append_only_delete BEFORE DELETE ON rates BEGIN
  SELECT RAISE(ABORT, 'rates is append-only');
END;
--> statement-breakpoint
CREATE TRIGGER ledger_transactions_append_only_update BEFORE UPDATE ON ledger_transactions BEGIN
  SELECT RAISE(ABORT, 'ledger_transactions is append-only');
END;
--> statement-breakpoint
CREATE TRIGGER ledger_transactions_append_only_delete BEFORE DELETE ON ledger_transactions BEGIN
  SELECT RAISE(ABORT, 'ledger_transactions is append-only');
END;
