package import Storage

/// The tables of course packages, in the regional database. Persons and organisations stand here by their ids alone.
package enum PackageMigrations {
  package static let all: [Migration] = [
    Migration(
      "0001 course packages",
      """
      CREATE TABLE course_package (
        id TEXT PRIMARY KEY,
        title TEXT NOT NULL,
        about TEXT NOT NULL,
        minutes {int} NOT NULL CHECK (minutes > 0),
        counties TEXT NOT NULL,
        organisation_id TEXT NOT NULL,
        state TEXT NOT NULL CHECK (state IN ('draft', 'shown', 'hidden')),
        created_at {int} NOT NULL
      ) {strict};

      CREATE TABLE package_version (
        id TEXT PRIMARY KEY,
        package_id TEXT NOT NULL REFERENCES course_package (id),
        number {int} NOT NULL,
        title TEXT NOT NULL,
        file_name TEXT NOT NULL,
        parts TEXT NOT NULL,
        file_count {int} NOT NULL,
        bytes {int} NOT NULL,
        left_out TEXT NOT NULL,
        state TEXT NOT NULL CHECK (state IN ('draft', 'current', 'former')),
        added_by TEXT NOT NULL,
        added_at {int} NOT NULL
      ) {strict};
      CREATE UNIQUE INDEX package_version_number ON package_version (package_id, number);
      CREATE UNIQUE INDEX package_version_current ON package_version (package_id) WHERE state = 'current';
      CREATE UNIQUE INDEX package_version_draft ON package_version (package_id) WHERE state = 'draft';

      CREATE TABLE package_file (
        version_id TEXT NOT NULL REFERENCES package_version (id),
        folded TEXT NOT NULL,
        media_type TEXT NOT NULL,
        bytes {int} NOT NULL,
        PRIMARY KEY (version_id, folded)
      ) {strict};

      CREATE TABLE package_piece (
        version_id TEXT NOT NULL,
        folded TEXT NOT NULL,
        number {int} NOT NULL,
        bytes {blob} NOT NULL,
        PRIMARY KEY (version_id, folded, number),
        FOREIGN KEY (version_id, folded) REFERENCES package_file (version_id, folded)
      ) {strict};

      CREATE TABLE package_enrolment (
        id TEXT PRIMARY KEY,
        package_id TEXT NOT NULL REFERENCES course_package (id),
        person_id TEXT NOT NULL,
        organisation_id TEXT NOT NULL,
        version_id TEXT NOT NULL REFERENCES package_version (id),
        started_at {int} NOT NULL,
        completed_at {int}
      ) {strict};
      CREATE UNIQUE INDEX package_enrolment_once ON package_enrolment (package_id, person_id);

      CREATE TABLE package_standing (
        enrolment_id TEXT NOT NULL REFERENCES package_enrolment (id),
        part TEXT NOT NULL,
        state TEXT NOT NULL,
        is_completed {flag} NOT NULL,
        saved_at {int} NOT NULL,
        PRIMARY KEY (enrolment_id, part)
      ) {strict};

      CREATE TABLE package_launch (
        token_hash TEXT PRIMARY KEY,
        files_hash TEXT UNIQUE,
        enrolment_id TEXT NOT NULL REFERENCES package_enrolment (id),
        version_id TEXT NOT NULL REFERENCES package_version (id),
        part TEXT NOT NULL,
        person_id TEXT NOT NULL,
        expires_at {int} NOT NULL,
        opened_at {int},
        has_begun {flag} NOT NULL
      ) {strict};
      CREATE INDEX package_launch_enrolment ON package_launch (enrolment_id, part);
      """)
  ]
}
