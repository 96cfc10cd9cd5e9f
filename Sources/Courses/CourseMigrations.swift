package import Storage

/// The tables of courses and those who take them, in the regional database. Persons and organisations are in the identity
/// database and stand here by their ids alone.
package enum CourseMigrations {
  package static let all: [Migration] = [
    Migration(
      "0001 courses",
      """
      CREATE TABLE course (
        id TEXT PRIMARY KEY,
        owner_id TEXT,
        owner_name TEXT,
        counties TEXT NOT NULL,
        is_open {flag} NOT NULL,
        created_at {int} NOT NULL
      ) {strict};

      CREATE TABLE course_version (
        id TEXT PRIMARY KEY,
        course_id TEXT NOT NULL REFERENCES course (id),
        number {int} NOT NULL,
        title TEXT NOT NULL,
        content TEXT NOT NULL,
        saves {int} NOT NULL,
        edition {int},
        whats_new TEXT NOT NULL,
        redo TEXT NOT NULL CHECK (redo IN ('nobody', 'before', 'everybody')),
        redo_before TEXT,
        published_at {int},
        UNIQUE (course_id, number),
        CHECK ((redo = 'before') = (redo_before IS NOT NULL))
      ) {strict};
      CREATE UNIQUE INDEX course_version_draft ON course_version (course_id) WHERE published_at IS NULL;

      CREATE TABLE course_reading (
        id TEXT PRIMARY KEY,
        course_id TEXT NOT NULL REFERENCES course (id),
        version_id TEXT NOT NULL REFERENCES course_version (id),
        person_id TEXT NOT NULL,
        organisation_id TEXT,
        municipality TEXT,
        profession TEXT,
        module TEXT,
        seen TEXT NOT NULL,
        begun_at {int} NOT NULL,
        completed_at {int},
        certificate TEXT
      ) {strict};
      CREATE UNIQUE INDEX course_reading_open ON course_reading (course_id, person_id) WHERE completed_at IS NULL;
      CREATE INDEX course_reading_person ON course_reading (person_id, course_id);

      CREATE TABLE course_answer (
        reading_id TEXT NOT NULL REFERENCES course_reading (id),
        block TEXT NOT NULL,
        choices TEXT NOT NULL,
        answered_at {int} NOT NULL,
        PRIMARY KEY (reading_id, block)
      ) {strict};

      CREATE TABLE course_note (
        person_id TEXT NOT NULL,
        course_id TEXT NOT NULL REFERENCES course (id),
        block TEXT NOT NULL,
        sealed {blob} NOT NULL,
        PRIMARY KEY (person_id, course_id, block)
      ) {strict};

      CREATE TABLE course_group (
        id TEXT PRIMARY KEY,
        course_id TEXT NOT NULL REFERENCES course (id),
        version_id TEXT NOT NULL REFERENCES course_version (id),
        leader_id TEXT NOT NULL,
        organisation_id TEXT,
        organisation_name TEXT NOT NULL,
        municipality TEXT,
        profession TEXT,
        name TEXT NOT NULL,
        held_on TEXT NOT NULL,
        created_at {int} NOT NULL
      ) {strict};
      CREATE INDEX course_group_leader ON course_group (leader_id, course_id);

      CREATE TABLE course_participant (
        id TEXT PRIMARY KEY,
        group_id TEXT NOT NULL REFERENCES course_group (id),
        name TEXT NOT NULL,
        mail TEXT,
        person_id TEXT,
        certificate TEXT
      ) {strict};
      CREATE INDEX course_participant_group ON course_participant (group_id);

      CREATE TABLE course_picture (
        id TEXT PRIMARY KEY,
        course_id TEXT NOT NULL REFERENCES course (id),
        title TEXT NOT NULL,
        kind TEXT NOT NULL,
        bytes {blob} NOT NULL,
        added_at {int} NOT NULL
      ) {strict};
      CREATE INDEX course_picture_course ON course_picture (course_id);

      CREATE TABLE course_film (
        id TEXT PRIMARY KEY,
        course_id TEXT NOT NULL REFERENCES course (id),
        title TEXT NOT NULL,
        kind TEXT NOT NULL,
        size {int} NOT NULL,
        is_whole {flag} NOT NULL,
        captions TEXT,
        transcript TEXT,
        chapters TEXT,
        added_at {int} NOT NULL
      ) {strict};
      CREATE INDEX course_film_course ON course_film (course_id);

      CREATE TABLE course_film_part (
        film_id TEXT NOT NULL REFERENCES course_film (id),
        position {int} NOT NULL,
        bytes {blob} NOT NULL,
        PRIMARY KEY (film_id, position)
      ) {strict};
      """),
    Migration("0002 hidden courses", "ALTER TABLE course ADD COLUMN hidden_at {int}"),
  ]
}
