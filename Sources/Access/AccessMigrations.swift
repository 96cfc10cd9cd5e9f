package import Storage

/// The tables of accounts and of who is who.
package enum AccessMigrations {
  package static let all: [Migration] = [
    Migration(
      "0001 who is who",
      """
      CREATE TABLE organisation (
        id TEXT PRIMARY KEY,
        kind TEXT NOT NULL,
        name TEXT NOT NULL,
        sort_name TEXT NOT NULL,
        municipality TEXT,
        counties TEXT NOT NULL,
        organisation_number TEXT,
        phone TEXT,
        mail TEXT,
        web TEXT,
        about TEXT,
        created_at {int} NOT NULL,
        closed_at {int}
      ) {strict};
      CREATE INDEX organisation_municipality ON organisation (municipality);
      CREATE TABLE person (
        id TEXT PRIMARY KEY,
        name TEXT NOT NULL,
        sort_name TEXT NOT NULL,
        mail TEXT,
        phone TEXT,
        title TEXT,
        presentation TEXT,
        has_protected_identity {flag} NOT NULL,
        created_at {int} NOT NULL,
        left_at {int}
      ) {strict};
      CREATE INDEX person_mail ON person (mail);
      CREATE TABLE function (
        id TEXT PRIMARY KEY,
        organisation_id TEXT NOT NULL REFERENCES organisation (id),
        role TEXT NOT NULL,
        title TEXT NOT NULL,
        mail TEXT,
        created_at {int} NOT NULL,
        closed_at {int}
      ) {strict};
      CREATE INDEX function_organisation ON function (organisation_id);
      CREATE TABLE holding (
        id TEXT PRIMARY KEY,
        function_id TEXT NOT NULL REFERENCES function (id),
        person_id TEXT NOT NULL REFERENCES person (id),
        from_date TEXT NOT NULL,
        until_date TEXT,
        note TEXT
      ) {strict};
      CREATE INDEX holding_function ON holding (function_id);
      CREATE INDEX holding_person ON holding (person_id);
      """),
    Migration(
      "0002 accounts",
      """
      CREATE TABLE account (
        id TEXT PRIMARY KEY,
        person_id TEXT NOT NULL UNIQUE REFERENCES person (id),
        login TEXT NOT NULL UNIQUE,
        password_hash TEXT,
        factor_secret {blob},
        factor_confirmed_at {int},
        factor_last_step {int} NOT NULL,
        is_administrator {flag} NOT NULL,
        theme TEXT,
        created_at {int} NOT NULL,
        closed_at {int}
      ) {strict};
      CREATE TABLE recovery_code (
        account_id TEXT NOT NULL REFERENCES account (id),
        hash TEXT NOT NULL,
        used_at {int},
        PRIMARY KEY (account_id, hash)
      ) {strict};
      CREATE TABLE session (
        token_hash TEXT PRIMARY KEY,
        account_id TEXT NOT NULL REFERENCES account (id),
        csrf TEXT NOT NULL,
        stage TEXT NOT NULL CHECK (stage IN ('password', 'full')),
        device TEXT NOT NULL,
        created_at {int} NOT NULL,
        seen_at {int} NOT NULL,
        expires_at {int} NOT NULL
      ) {strict};
      CREATE INDEX session_account ON session (account_id);
      CREATE TABLE invitation (
        token_hash TEXT PRIMARY KEY,
        purpose TEXT NOT NULL CHECK (purpose IN ('activate', 'password', 'factor')),
        person_id TEXT NOT NULL REFERENCES person (id),
        invited_by TEXT NOT NULL,
        created_at {int} NOT NULL,
        expires_at {int} NOT NULL,
        used_at {int}
      ) {strict};
      CREATE INDEX invitation_person ON invitation (person_id);
      CREATE TABLE throttle (
        subject TEXT PRIMARY KEY,
        failures {int} NOT NULL,
        last_at {int} NOT NULL,
        blocked_until {int} NOT NULL
      ) {strict};
      CREATE TABLE setting (
        name TEXT PRIMARY KEY,
        text TEXT NOT NULL
      ) {strict};
      """),
    Migration(
      "0003 known devices",
      """
      CREATE TABLE known_device (
        token_hash TEXT NOT NULL,
        account_id TEXT NOT NULL REFERENCES account (id),
        created_at {int} NOT NULL,
        expires_at {int} NOT NULL,
        PRIMARY KEY (token_hash, account_id)
      ) {strict};
      CREATE INDEX known_device_expires ON known_device (expires_at);
      CREATE INDEX throttle_last ON throttle (last_at);
      DELETE FROM throttle;
      """),
    Migration("0004 where invitations lead", "ALTER TABLE invitation ADD COLUMN leads_to TEXT"),
    Migration("0005 what invitations answer", "ALTER TABLE invitation ADD COLUMN answers TEXT"),
    Migration("0006 where organisations work", "ALTER TABLE organisation ADD COLUMN works_in TEXT NOT NULL DEFAULT ''"),
    Migration(
      "0007 boards",
      """
      CREATE TABLE board (id TEXT PRIMARY KEY, name TEXT NOT NULL UNIQUE, created_at {int} NOT NULL) {strict};
      CREATE TABLE board_door (
        account_id TEXT NOT NULL REFERENCES account (id),
        board_id TEXT NOT NULL REFERENCES board (id),
        PRIMARY KEY (account_id, board_id)
      ) {strict};
      """),
  ]
}
