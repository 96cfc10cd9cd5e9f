package import Storage

/// The tables of training, in the regional database. Persons and organisations are in the identity database and stand here by
/// their ids alone; who has no account stands by name.
package enum TrainingMigrations {
  package static let all: [Migration] = [
    Migration(
      "0001 training",
      """
      CREATE TABLE training_subject (
        id TEXT PRIMARY KEY,
        organisation_id TEXT,
        name TEXT NOT NULL,
        titles TEXT NOT NULL,
        level TEXT NOT NULL CHECK (level IN ('base', 'profession', 'method', 'trainer', 'manager')),
        counties TEXT NOT NULL,
        valid_months {int},
        retired_at {int}
      ) {strict};

      INSERT INTO training_subject (id, name, titles, level, counties) VALUES
        ('webbkurs', 'Webbkurs om våld', 'Webbkurs om våld (NCK)
      NCK:s webbkurs
      NCK:s webbkurs om våld', 'base', ''),
        ('grundkurs', 'Grundkurs om våld i nära relationer', 'Grundkurs om våld
      Grundutbildning om våld i nära relationer', 'base', ''),
        ('heder', 'Hedersrelaterat våld och förtryck', 'Grundkurs om hedersrelaterat våld och förtryck', 'base', ''),
        ('fraga', 'Att fråga om våld', '', 'profession', ''),
        ('barn', 'Barn som upplever våld', 'Barn som upplevt våld', 'profession', ''),
        ('freda', 'FREDA', 'Utbildning i FREDA
      FREDA-kortfrågor', 'method', ''),
        ('mi', 'Motiverande samtal (MI)', 'Motiverande samtal
      MI', 'method', ''),
        ('utbilda', 'Att utbilda kollegor', 'Utbildarutbildning', 'trainer', ''),
        ('leda', 'Att leda arbetet mot våld', 'Utbildning för chefer om våld', 'manager', '');

      CREATE TABLE training_need (
        id TEXT PRIMARY KEY,
        organisation_id TEXT NOT NULL,
        unit TEXT,
        profession TEXT,
        subject_id TEXT NOT NULL REFERENCES training_subject (id),
        valid_months {int},
        created_at {int} NOT NULL,
        ended_at {int}
      ) {strict};
      CREATE INDEX training_need_organisation ON training_need (organisation_id);

      CREATE TABLE training_employee (
        id TEXT PRIMARY KEY,
        organisation_id TEXT NOT NULL,
        unit TEXT NOT NULL,
        person_id TEXT,
        name TEXT,
        mail TEXT,
        profession TEXT NOT NULL,
        began_on TEXT,
        ended_on TEXT,
        CHECK ((person_id IS NULL) <> (name IS NULL))
      ) {strict};
      CREATE INDEX training_employee_organisation ON training_employee (organisation_id);
      CREATE INDEX training_employee_person ON training_employee (person_id);

      CREATE TABLE training_headcount (
        organisation_id TEXT NOT NULL,
        unit TEXT NOT NULL,
        profession TEXT NOT NULL,
        persons {int} NOT NULL,
        as_of TEXT NOT NULL,
        PRIMARY KEY (organisation_id, unit, profession)
      ) {strict};

      CREATE TABLE achievement (
        id TEXT PRIMARY KEY,
        key TEXT NOT NULL UNIQUE,
        kind TEXT NOT NULL CHECK (kind IN ('event', 'course', 'webCourse', 'outside')),
        subject_id TEXT REFERENCES training_subject (id),
        title TEXT NOT NULL,
        content TEXT NOT NULL,
        organisers TEXT NOT NULL,
        day TEXT NOT NULL,
        minutes {int} NOT NULL,
        valid_until TEXT,
        person_id TEXT,
        name TEXT NOT NULL,
        mail TEXT,
        organisation_id TEXT,
        organisation_name TEXT NOT NULL,
        municipality TEXT,
        profession TEXT,
        source TEXT NOT NULL CHECK (source IN ('organiser', 'learner', 'manager', 'imported')),
        reported_by TEXT,
        withdrawn_at {int},
        created_at {int} NOT NULL
      ) {strict};
      CREATE INDEX achievement_person ON achievement (person_id);
      CREATE INDEX achievement_mail ON achievement (mail);
      CREATE INDEX achievement_organisation ON achievement (organisation_id);
      CREATE INDEX achievement_municipality ON achievement (municipality);

      CREATE TABLE certificate (
        id TEXT PRIMARY KEY,
        achievement_id TEXT NOT NULL REFERENCES achievement (id),
        number TEXT NOT NULL UNIQUE,
        holder TEXT NOT NULL,
        kind TEXT NOT NULL CHECK (kind IN ('event', 'course')),
        title TEXT NOT NULL,
        content TEXT NOT NULL,
        organisers TEXT NOT NULL,
        day TEXT NOT NULL,
        minutes {int} NOT NULL,
        issued_at {int} NOT NULL,
        expires_on TEXT,
        replaced_by TEXT REFERENCES certificate (id),
        withdrawn_at {int},
        withdrawn_because TEXT
      ) {strict};
      CREATE INDEX certificate_achievement ON certificate (achievement_id);

      CREATE TABLE certificate_address (
        hash TEXT PRIMARY KEY,
        certificate_id TEXT NOT NULL REFERENCES certificate (id),
        made_at {int} NOT NULL
      ) {strict};

      CREATE TABLE trainer (
        id TEXT PRIMARY KEY,
        person_id TEXT,
        name TEXT,
        mail TEXT,
        phone TEXT,
        organisation_name TEXT NOT NULL,
        subjects TEXT NOT NULL,
        counties TEXT NOT NULL,
        municipality TEXT,
        about TEXT,
        since TEXT NOT NULL,
        until TEXT,
        shows_contact {flag} NOT NULL,
        CHECK ((person_id IS NULL) <> (name IS NULL))
      ) {strict};
      CREATE INDEX trainer_person ON trainer (person_id);

      CREATE TABLE web_course_guide (
        county TEXT PRIMARY KEY,
        text TEXT NOT NULL,
        version {int} NOT NULL,
        changed_by TEXT NOT NULL,
        changed_at {int} NOT NULL
      ) {strict};

      CREATE TABLE web_course_group (
        id TEXT PRIMARY KEY,
        organisation_id TEXT NOT NULL,
        unit TEXT NOT NULL,
        leader_id TEXT NOT NULL,
        first_day TEXT NOT NULL,
        plan TEXT,
        held_on TEXT,
        created_at {int} NOT NULL
      ) {strict};
      CREATE INDEX web_course_group_organisation ON web_course_group (organisation_id);

      CREATE TABLE web_course_participant (
        id TEXT PRIMARY KEY,
        group_id TEXT NOT NULL REFERENCES web_course_group (id),
        person_id TEXT,
        name TEXT NOT NULL,
        mail TEXT,
        profession TEXT NOT NULL,
        has_finished {flag} NOT NULL
      ) {strict};
      CREATE INDEX web_course_participant_group ON web_course_participant (group_id);
      """),
    // As Person.protectedName says it since then; a row that keeps another word would look like a person's name.
    Migration(
      "0002 names that are not shown",
      """
      UPDATE achievement SET name = 'Namnet visas inte' WHERE name = 'Skyddade personuppgifter';
      UPDATE web_course_participant SET name = 'Namnet visas inte' WHERE name = 'Skyddade personuppgifter';
      """),
    // Until then only they themselves could say where somebody with an account works.
    Migration("0003 who has said where one works", "ALTER TABLE training_employee ADD COLUMN set_by TEXT"),
  ]
}
