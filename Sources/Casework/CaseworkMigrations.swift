package import Storage

/// The tables of a board's own database, beside its access log. What a query needs stands in the clear; the rest is sealed
/// with the case file's key.
package enum CaseworkMigrations {
  private static let tables = """
    CREATE TABLE unit (
      id TEXT PRIMARY KEY,
      kind TEXT NOT NULL CHECK (kind IN ('reception', 'adults', 'children', 'usesViolence', 'dutyHours')),
      name TEXT NOT NULL,
      created_at {int} NOT NULL,
      closed_at {int}
    ) {strict};
    CREATE TABLE staff (
      id TEXT PRIMARY KEY,
      account TEXT NOT NULL,
      unit_id TEXT NOT NULL REFERENCES unit (id),
      role TEXT NOT NULL CHECK (role IN ('worker', 'manager', 'logReviewer')),
      title TEXT NOT NULL,
      from_at {int} NOT NULL,
      until_at {int}
    ) {strict};
    CREATE UNIQUE INDEX staff_works ON staff (account) WHERE until_at IS NULL;
    CREATE TABLE case_number (year {int} PRIMARY KEY, last {int} NOT NULL) {strict};
    CREATE TABLE case_file (
      id TEXT PRIMARY KEY,
      key_id TEXT NOT NULL UNIQUE,
      role TEXT NOT NULL CHECK (role IN ('exposed', 'child', 'usesViolence', 'relative')),
      unit_id TEXT NOT NULL REFERENCES unit (id),
      opened_at {int} NOT NULL,
      closed_at {int},
      sealed {blob} NOT NULL
    ) {strict};
    CREATE TABLE case_file_mark (
      mark TEXT NOT NULL,
      file_id TEXT NOT NULL REFERENCES case_file (id),
      PRIMARY KEY (mark, file_id)
    ) {strict};
    CREATE TABLE assignment (
      id TEXT PRIMARY KEY,
      file_id TEXT NOT NULL REFERENCES case_file (id),
      staff_id TEXT NOT NULL REFERENCES staff (id),
      task TEXT NOT NULL CHECK (task IN ('registering', 'responsible', 'beside')),
      from_at {int} NOT NULL,
      until_at {int}
    ) {strict};
    CREATE UNIQUE INDEX assignment_now ON assignment (staff_id, file_id) WHERE until_at IS NULL;
    CREATE INDEX assignment_file ON assignment (file_id);
    CREATE TABLE note (
      id TEXT PRIMARY KEY,
      file_id TEXT NOT NULL REFERENCES case_file (id),
      staff_id TEXT NOT NULL REFERENCES staff (id),
      state TEXT NOT NULL CHECK (state IN ('draft', 'record')),
      version {int} NOT NULL,
      saved_at {int} NOT NULL,
      recorded_at {int},
      corrects_id TEXT REFERENCES note (id),
      sealed {blob} NOT NULL,
      CHECK ((state = 'record') = (recorded_at IS NOT NULL))
    ) {strict};
    CREATE INDEX note_file ON note (file_id, id);

    """

  package static let all = [
    Migration(
      "0001 case files",
      tables
        + """
        CREATE TRIGGER note_is_final BEFORE UPDATE ON note WHEN OLD.state = 'record'
          BEGIN SELECT RAISE(ABORT, 'a record is corrected by addition'); END
        """,
      postgreSQL: tables
        + """
        CREATE FUNCTION refuse_note_change() RETURNS trigger LANGUAGE plpgsql AS
          $$ BEGIN RAISE EXCEPTION 'a record is corrected by addition' USING ERRCODE = '23514'; END $$;
        CREATE TRIGGER note_is_final BEFORE UPDATE ON note
          FOR EACH ROW WHEN (OLD.state = 'record') EXECUTE FUNCTION refuse_note_change()
        """),
    Migration(
      "0002 log review",
      """
      CREATE INDEX log_entry_at ON log_entry (at);
      CREATE TABLE log_sample (
        entry_id TEXT PRIMARY KEY REFERENCES log_entry (id),
        month TEXT NOT NULL,
        reasons TEXT NOT NULL,
        drawn_at {int} NOT NULL,
        result TEXT CHECK (result IN ('justified', 'asked', 'reported')),
        reviewed_by TEXT REFERENCES staff (id),
        reviewed_at {int},
        remark {blob},
        CHECK ((result IS NULL) = (reviewed_by IS NULL))
      ) {strict};
      CREATE INDEX log_sample_month ON log_sample (month);
      """),
    Migration(
      "0003 walls and safe contact",
      """
      CREATE TABLE relation (id TEXT PRIMARY KEY, sealed {blob} NOT NULL) {strict};
      CREATE TABLE relation_reader (
        relation_id TEXT NOT NULL REFERENCES relation (id),
        staff_id TEXT NOT NULL REFERENCES staff (id),
        PRIMARY KEY (relation_id, staff_id)
      ) {strict};
      CREATE TABLE wall (id TEXT PRIMARY KEY, mark TEXT NOT NULL, sealed {blob} NOT NULL) {strict};
      CREATE INDEX wall_mark ON wall (mark);
      ALTER TABLE assignment ADD COLUMN override_reason {blob};
      CREATE TABLE safe_contact (
        file_id TEXT NOT NULL REFERENCES case_file (id),
        version {int} NOT NULL,
        staff_id TEXT NOT NULL REFERENCES staff (id),
        saved_at {int} NOT NULL,
        sealed {blob} NOT NULL,
        PRIMARY KEY (file_id, version)
      ) {strict};
      """),
    Migration(
      "0004 the way of a case, protection and whereabouts",
      """
      ALTER TABLE case_file ADD COLUMN state TEXT NOT NULL DEFAULT 'received'
        CHECK (state IN ('received', 'investigation', 'support', 'unassessed', 'closed'));
      ALTER TABLE case_file ADD COLUMN goes_on TEXT CHECK (goes_on IN ('support', 'unassessed'));
      ALTER TABLE assignment ADD COLUMN expires_at {int};
      ALTER TABLE assignment ADD COLUMN stands_in TEXT CHECK (stands_in IN ('substitute', 'emergency'));
      CREATE TABLE clock (
        id TEXT PRIMARY KEY,
        file_id TEXT NOT NULL REFERENCES case_file (id),
        kind TEXT NOT NULL,
        note_id TEXT,
        law TEXT NOT NULL,
        starts_on {int} NOT NULL,
        due_on {int} NOT NULL,
        stopped_at {int}
      ) {strict};
      CREATE INDEX clock_running ON clock (file_id) WHERE stopped_at IS NULL;
      CREATE TABLE protection (
        file_id TEXT NOT NULL REFERENCES case_file (id),
        version {int} NOT NULL,
        staff_id TEXT NOT NULL REFERENCES staff (id),
        saved_at {int} NOT NULL,
        sealed {blob} NOT NULL,
        PRIMARY KEY (file_id, version)
      ) {strict};
      CREATE TABLE whereabouts (
        file_id TEXT NOT NULL REFERENCES case_file (id),
        version {int} NOT NULL,
        key_id TEXT NOT NULL,
        staff_id TEXT NOT NULL REFERENCES staff (id),
        saved_at {int} NOT NULL,
        sealed {blob} NOT NULL,
        PRIMARY KEY (file_id, version)
      ) {strict};
      """),
    Migration(
      "0005 instruments, files set aside, prints, lists",
      kept
        + """
        CREATE TRIGGER note_is_kept BEFORE DELETE ON note WHEN OLD.state = 'record'
          BEGIN SELECT RAISE(ABORT, 'a record is kept'); END;
        CREATE TRIGGER protection_is_kept BEFORE DELETE ON protection
          BEGIN SELECT RAISE(ABORT, 'a protection is kept'); END
        """,
      postgreSQL: kept
        + """
        CREATE FUNCTION refuse_removal() RETURNS trigger LANGUAGE plpgsql AS
          $$ BEGIN RAISE EXCEPTION 'it is kept' USING ERRCODE = '23514'; END $$;
        CREATE TRIGGER note_is_kept BEFORE DELETE ON note
          FOR EACH ROW WHEN (OLD.state = 'record') EXECUTE FUNCTION refuse_removal();
        CREATE TRIGGER protection_is_kept BEFORE DELETE ON protection
          FOR EACH ROW EXECUTE FUNCTION refuse_removal()
        """),
    Migration(
      "0006 extracts, attached files, why a file is set aside, files that are culled, wall changes",
      moved
        + ["INSERT", "UPDATE", "DELETE"].map { event in
          """
          CREATE TRIGGER wall_\(event.lowercased()) AFTER \(event) ON wall BEGIN
            UPDATE board_setting SET value = hex(randomblob(16)) WHERE name = 'walls';
          END;

          """
        }.joined(),
      postgreSQL: moved
        + """
        CREATE FUNCTION count_wall_change() RETURNS trigger LANGUAGE plpgsql AS
          $$ BEGIN
            UPDATE board_setting SET value = CAST(gen_random_uuid() AS TEXT) WHERE name = 'walls';
            RETURN NULL;
          END $$;
        CREATE TRIGGER wall_changes AFTER INSERT OR UPDATE OR DELETE ON wall
          FOR EACH ROW EXECUTE FUNCTION count_wall_change()
        """),
  ]

  /// What is added to what a board has. Records and protections cannot be taken out of the data by anybody who does not first take away
  /// what keeps them.
  private static let kept = """
    ALTER TABLE case_file ADD COLUMN set_aside_at {int};
    CREATE INDEX case_file_set_aside ON case_file (id) WHERE set_aside_at IS NOT NULL;
    ALTER TABLE note ADD COLUMN discarded_at {int};
    CREATE INDEX note_draft ON note (saved_at) WHERE state = 'draft';
    CREATE TABLE instrument (
      id TEXT PRIMARY KEY,
      state TEXT NOT NULL CHECK (state IN ('draft', 'active', 'retired')),
      identity TEXT NOT NULL,
      version TEXT NOT NULL,
      title TEXT NOT NULL,
      given_by TEXT NOT NULL,
      terms TEXT NOT NULL,
      added_by TEXT NOT NULL REFERENCES staff (id),
      added_at {int} NOT NULL,
      form {blob} NOT NULL,
      UNIQUE (identity, version)
    ) {strict};
    CREATE TABLE list_choice (staff_id TEXT PRIMARY KEY REFERENCES staff (id), columns TEXT NOT NULL) {strict};
    CREATE TABLE printout (
      year {int} NOT NULL,
      number {int} NOT NULL,
      note_id TEXT REFERENCES note (id),
      staff_id TEXT NOT NULL REFERENCES staff (id),
      at {int} NOT NULL,
      PRIMARY KEY (year, number)
    ) {strict};
    CREATE TABLE note_reference (
      note_id TEXT PRIMARY KEY REFERENCES note (id),
      staff_id TEXT NOT NULL REFERENCES staff (id),
      saved_at {int} NOT NULL,
      sealed {blob} NOT NULL
    ) {strict};
    CREATE TABLE subject_version (
      file_id TEXT NOT NULL REFERENCES case_file (id),
      version {int} NOT NULL,
      staff_id TEXT NOT NULL REFERENCES staff (id),
      saved_at {int} NOT NULL,
      sealed {blob} NOT NULL,
      PRIMARY KEY (file_id, version)
    ) {strict};
    CREATE TABLE board_setting (name TEXT PRIMARY KEY, value TEXT NOT NULL, changed_at {int} NOT NULL) {strict};

    """

  /// What is handed out and what is thrown away; and which change of the walls was the last, by a mark that never comes again, so
  /// that what was worked out of them can be kept.
  private static let moved = """
    CREATE TABLE attached_file (
      id TEXT PRIMARY KEY,
      note_id TEXT NOT NULL REFERENCES note (id) ON DELETE CASCADE,
      sealed {blob} NOT NULL
    ) {strict};
    CREATE INDEX attached_file_note ON attached_file (note_id);
    CREATE TABLE file_extract (
      id TEXT PRIMARY KEY,
      file_id TEXT NOT NULL REFERENCES case_file (id),
      state TEXT NOT NULL CHECK (state IN ('masking', 'reading', 'read', 'handedOut', 'dropped')),
      version {int} NOT NULL,
      begun_by TEXT NOT NULL REFERENCES staff (id),
      begun_at {int} NOT NULL,
      read_by TEXT REFERENCES staff (id),
      handed_out_at {int},
      sealed {blob} NOT NULL,
      CHECK (state NOT IN ('read', 'handedOut') OR read_by IS NOT NULL)
    ) {strict};
    CREATE INDEX file_extract_file ON file_extract (file_id);
    ALTER TABLE case_file ADD COLUMN culled_at {int};
    ALTER TABLE case_file ADD COLUMN key_gone_at {int};
    CREATE INDEX case_file_culled ON case_file (id) WHERE culled_at IS NOT NULL AND key_gone_at IS NULL;
    CREATE INDEX case_file_closed ON case_file (unit_id, closed_at) WHERE closed_at IS NOT NULL;
    ALTER TABLE case_file ADD COLUMN set_aside_by TEXT REFERENCES staff (id);
    ALTER TABLE case_file ADD COLUMN set_aside_reason {blob};
    ALTER TABLE printout ADD COLUMN extract_id TEXT REFERENCES file_extract (id);
    ALTER TABLE printout ADD COLUMN extract_version {int};
    CREATE INDEX assignment_held ON assignment (staff_id, file_id, expires_at, stands_in) WHERE until_at IS NULL;
    INSERT INTO board_setting (name, value, changed_at) VALUES ('walls', '0', 0);

    """
}
