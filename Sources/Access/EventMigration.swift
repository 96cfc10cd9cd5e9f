package import Storage

/// The table of events, the same in every database: rows are added and never changed or removed.
package enum EventMigration {
  private static let table = """
    CREATE TABLE event (
      id TEXT PRIMARY KEY,
      at {int} NOT NULL,
      actor TEXT NOT NULL,
      act TEXT NOT NULL,
      subject TEXT NOT NULL,
      text TEXT NOT NULL
    ) {strict};
    CREATE INDEX event_subject ON event (subject);
    """

  package static let migration = Migration(
    "0000 events",
    table + """

      CREATE TRIGGER event_is_final BEFORE UPDATE ON event BEGIN SELECT RAISE(ABORT, 'event is append-only'); END;
      CREATE TRIGGER event_stays BEFORE DELETE ON event BEGIN SELECT RAISE(ABORT, 'event is append-only'); END;
      """,
    postgreSQL: table + """

      CREATE FUNCTION refuse_event_change() RETURNS trigger LANGUAGE plpgsql AS
        $$ BEGIN RAISE EXCEPTION 'event is append-only' USING ERRCODE = '23514'; END $$;
      CREATE TRIGGER event_is_final BEFORE UPDATE OR DELETE ON event
        FOR EACH ROW EXECUTE FUNCTION refuse_event_change();
      """)
}
