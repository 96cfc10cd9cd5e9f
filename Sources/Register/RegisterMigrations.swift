package import Storage

/// The register's own tables, after those of who is who.
package enum RegisterMigrations {
  package static let all: [Migration] = [
    Migration(
      "0001 invitations to functions",
      """
      CREATE TABLE function_invitation (
        id TEXT PRIMARY KEY,
        function_id TEXT NOT NULL REFERENCES function (id),
        person_id TEXT NOT NULL REFERENCES person (id),
        typed_name TEXT,
        typed_mail TEXT,
        from_date TEXT NOT NULL,
        note TEXT,
        invited_by TEXT NOT NULL,
        invited_at {int} NOT NULL,
        expires_at {int} NOT NULL,
        answer TEXT CHECK (answer IN ('accepted', 'declined', 'withdrawn')),
        answered_at {int}
      ) {strict};
      CREATE INDEX function_invitation_function ON function_invitation (function_id);
      CREATE INDEX function_invitation_person ON function_invitation (person_id);
      """)
  ]
}
