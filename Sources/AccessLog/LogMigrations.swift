package import Storage

/// The log's tables, in the board's own database. Nothing in them is ever changed or removed, but the list of what waits:
/// the triggers keep our own mistakes out, and the signatures show anybody else's doings.
package enum LogMigrations {
  private static let tables = """
    CREATE TABLE log_entry (
      id TEXT PRIMARY KEY,
      at {int} NOT NULL,
      kind TEXT NOT NULL
        CHECK (kind IN ('read', 'search', 'refusal', 'write', 'print', 'export', 'review', 'restore')),
      account TEXT NOT NULL,
      function_id TEXT NOT NULL,
      unit_id TEXT NOT NULL,
      file_id TEXT CHECK (file_id <> ''),
      route TEXT NOT NULL,
      sealed {blob} NOT NULL
    ) {strict};
    CREATE INDEX log_entry_file ON log_entry (file_id, at);
    CREATE INDEX log_entry_account ON log_entry (account, at);
    CREATE TABLE log_waiting (entry_id TEXT PRIMARY KEY REFERENCES log_entry) {strict};
    CREATE TABLE log_leaf (number {int} PRIMARY KEY, entry_id TEXT NOT NULL UNIQUE REFERENCES log_entry) {strict};
    CREATE TABLE log_checkpoint (size {int} PRIMARY KEY, note TEXT NOT NULL, peaks {blob} NOT NULL) {strict};

    """

  private static let guarded = ["log_entry", "log_leaf", "log_checkpoint"]

  package static let all = [
    Migration(
      "0001 access log",
      tables
        + guarded.map {
          """
          CREATE TRIGGER \($0)_is_final BEFORE UPDATE ON \($0) BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END;
          CREATE TRIGGER \($0)_stays BEFORE DELETE ON \($0) BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END;

          """
        }.joined(),
      postgreSQL: tables
        + """
        CREATE FUNCTION refuse_log_change() RETURNS trigger LANGUAGE plpgsql AS
          $$ BEGIN RAISE EXCEPTION 'the log is append-only' USING ERRCODE = '23514'; END $$;

        """
        + guarded.map {
          """
          CREATE TRIGGER \($0)_is_final BEFORE UPDATE OR DELETE ON \($0)
            FOR EACH ROW EXECUTE FUNCTION refuse_log_change();
          CREATE TRIGGER \($0)_is_not_emptied BEFORE TRUNCATE ON \($0)
            FOR EACH STATEMENT EXECUTE FUNCTION refuse_log_change();

          """
        }.joined())
  ]
}
