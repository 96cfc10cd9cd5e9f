package import Storage

/// The tables of theme days and training events, in the regional database. What people need to take part lies in a table of
/// its own, so that to erase it is to delete rows.
package enum EventMigrations {
  package static let all: [Migration] = [
    Migration(
      "0001 theme days",
      """
      CREATE TABLE event_series (
        id TEXT PRIMARY KEY,
        name TEXT NOT NULL,
        about TEXT,
        organisations TEXT NOT NULL,
        counties TEXT NOT NULL,
        group_id TEXT,
        created_at {int} NOT NULL
      ) {strict};

      CREATE TABLE event_edition (
        id TEXT PRIMARY KEY,
        series_id TEXT REFERENCES event_series (id),
        title TEXT NOT NULL,
        kind TEXT NOT NULL,
        about TEXT NOT NULL,
        state TEXT NOT NULL CHECK (state IN ('draft', 'open', 'held', 'cancelled')),
        starts_at {int} NOT NULL,
        ends_at {int} NOT NULL,
        forms TEXT NOT NULL CHECK (forms IN ('site', 'web', 'both')),
        place TEXT,
        is_place_hidden {flag} NOT NULL,
        municipality TEXT,
        web_link TEXT,
        theme TEXT,
        audiences TEXT NOT NULL,
        counties TEXT NOT NULL,
        organisations TEXT NOT NULL,
        group_id TEXT,
        places_on_site {int},
        places_on_web {int},
        quota {int},
        register_by TEXT NOT NULL,
        change_by TEXT NOT NULL,
        needs_erased_on TEXT NOT NULL,
        cost {int},
        contact_name TEXT NOT NULL,
        contact_mail TEXT NOT NULL,
        certificate_minutes {int},
        certificate_content TEXT,
        film_link TEXT,
        ticket {int} NOT NULL,
        sequence {int} NOT NULL,
        version {int} NOT NULL,
        cancelled_because TEXT,
        held_at {int},
        changed_at {int} NOT NULL,
        created_at {int} NOT NULL,
        CHECK (ends_at > starts_at)
      ) {strict};
      CREATE INDEX event_edition_start ON event_edition (starts_at);
      CREATE INDEX event_edition_series ON event_edition (series_id);

      CREATE TABLE event_session (
        id TEXT PRIMARY KEY,
        edition_id TEXT NOT NULL REFERENCES event_edition (id),
        title TEXT NOT NULL,
        about TEXT,
        contributors TEXT,
        starts_at {int} NOT NULL,
        ends_at {int} NOT NULL,
        forms TEXT NOT NULL CHECK (forms IN ('site', 'web', 'both')),
        place TEXT,
        is_chosen {flag} NOT NULL,
        places {int},
        CHECK (ends_at > starts_at)
      ) {strict};
      CREATE INDEX event_session_edition ON event_session (edition_id, starts_at);

      CREATE TABLE event_question (
        id TEXT PRIMARY KEY,
        edition_id TEXT NOT NULL REFERENCES event_edition (id),
        text TEXT NOT NULL,
        choices TEXT NOT NULL,
        is_required {flag} NOT NULL
      ) {strict};
      CREATE INDEX event_question_edition ON event_question (edition_id);

      CREATE TABLE event_document (
        id TEXT PRIMARY KEY,
        edition_id TEXT NOT NULL REFERENCES event_edition (id),
        title TEXT NOT NULL,
        link TEXT,
        kind TEXT,
        bytes {blob},
        is_public {flag} NOT NULL,
        added_by TEXT NOT NULL,
        added_at {int} NOT NULL
      ) {strict};
      CREATE INDEX event_document_edition ON event_document (edition_id);

      CREATE TABLE registration (
        id TEXT PRIMARY KEY,
        edition_id TEXT NOT NULL REFERENCES event_edition (id),
        once TEXT NOT NULL,
        number {int} NOT NULL,
        state TEXT NOT NULL CHECK (state IN ('confirmed', 'waiting', 'offered', 'lapsed', 'withdrawn')),
        name TEXT NOT NULL,
        mail TEXT NOT NULL,
        phone TEXT,
        organisation_name TEXT NOT NULL,
        municipality TEXT,
        profession TEXT NOT NULL,
        way TEXT NOT NULL CHECK (way IN ('site', 'web')),
        person_id TEXT,
        registered_by TEXT,
        invoice TEXT,
        offered_until {int},
        mail_id TEXT,
        registered_at {int} NOT NULL,
        ended_at {int},
        presence TEXT CHECK (presence IN ('present', 'online', 'absent')),
        checked_in_at {int},
        reached_at {int},
        is_evaluated {flag} NOT NULL,
        version {int} NOT NULL
      ) {strict};
      CREATE UNIQUE INDEX registration_once ON registration (edition_id, once);
      CREATE INDEX registration_edition ON registration (edition_id, state, number);
      CREATE INDEX registration_mail ON registration (edition_id, mail);
      CREATE INDEX registration_person ON registration (person_id);
      CREATE INDEX registration_offer ON registration (offered_until) WHERE state = 'offered';

      CREATE TABLE registration_session (
        registration_id TEXT NOT NULL REFERENCES registration (id),
        session_id TEXT NOT NULL REFERENCES event_session (id),
        PRIMARY KEY (registration_id, session_id)
      ) {strict};
      CREATE INDEX registration_session_session ON registration_session (session_id);

      CREATE TABLE registration_answer (
        registration_id TEXT NOT NULL REFERENCES registration (id),
        question_id TEXT NOT NULL REFERENCES event_question (id),
        answer TEXT NOT NULL,
        PRIMARY KEY (registration_id, question_id)
      ) {strict};

      CREATE TABLE access_need (
        registration_id TEXT PRIMARY KEY REFERENCES registration (id),
        edition_id TEXT NOT NULL REFERENCES event_edition (id),
        needs TEXT NOT NULL,
        diet TEXT,
        other TEXT
      ) {strict};
      CREATE INDEX access_need_edition ON access_need (edition_id);

      CREATE TABLE evaluation (
        id TEXT PRIMARY KEY,
        edition_id TEXT NOT NULL REFERENCES event_edition (id),
        useful {int} NOT NULL,
        content {int} NOT NULL,
        access {int} NOT NULL,
        takes_along TEXT,
        improve TEXT
      ) {strict};
      CREATE INDEX evaluation_edition ON evaluation (edition_id);
      """),
    // Whoever registered before there was a day gets the one that is usual.
    Migration(
      "0002 names are erased and links changed",
      named(
        "UPDATE event_edition SET names_erased_on = strftime('%Y-%m-%d', ends_at / 1000, 'unixepoch', '+2 years')"),
      postgreSQL: named(
        """
        UPDATE event_edition
        SET names_erased_on = to_char(to_timestamp(ends_at / 1000) + INTERVAL '2 years', 'YYYY-MM-DD')
        """)),
    Migration(
      "0003 who was sent instead",
      """
      ALTER TABLE registration ADD COLUMN substitute_name TEXT;
      ALTER TABLE registration ADD COLUMN substitute_mail TEXT;
      """),
  ]

  private static func named(_ usualDay: String) -> String {
    """
    ALTER TABLE event_edition ADD COLUMN names_erased_on TEXT NOT NULL DEFAULT '';
    \(usualDay);
    ALTER TABLE registration ADD COLUMN erased_at {int};
    ALTER TABLE registration ADD COLUMN registered_by_name TEXT;
    ALTER TABLE registration ADD COLUMN link {int} NOT NULL DEFAULT 0;
    CREATE INDEX registration_named ON registration (edition_id) WHERE erased_at IS NULL;
    CREATE TABLE event_letter (
      mail_id TEXT PRIMARY KEY,
      edition_id TEXT NOT NULL REFERENCES event_edition (id)
    ) {strict};
    CREATE INDEX event_letter_edition ON event_letter (edition_id);
    INSERT INTO event_letter (mail_id, edition_id)
      SELECT mail_id, edition_id FROM registration WHERE mail_id IS NOT NULL;
    """
  }
}
