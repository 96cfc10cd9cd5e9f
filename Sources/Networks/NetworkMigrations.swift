package import Storage

/// The tables of networks and their meetings, in the regional database. Organisations, functions and persons are in the
/// identity database and stand here by their ids alone.
package enum NetworkMigrations {
  package static let all: [Migration] = [
    Migration(
      "0001 networks",
      """
      CREATE TABLE network (
        id TEXT PRIMARY KEY,
        kind TEXT NOT NULL,
        name TEXT NOT NULL,
        purpose TEXT NOT NULL,
        counties TEXT NOT NULL,
        is_listed {flag} NOT NULL,
        from_date TEXT NOT NULL,
        until_date TEXT,
        rhythm TEXT,
        usual_start {int},
        usual_end {int},
        usual_place TEXT,
        created_at {int} NOT NULL
      ) {strict};

      CREATE TABLE network_membership (
        id TEXT PRIMARY KEY,
        network_id TEXT NOT NULL REFERENCES network (id),
        organisation_id TEXT NOT NULL,
        role TEXT NOT NULL CHECK (role IN ('host', 'member')),
        function_id TEXT,
        substitute_id TEXT,
        from_date TEXT NOT NULL,
        until_date TEXT
      ) {strict};
      CREATE INDEX network_membership_network ON network_membership (network_id);
      CREATE INDEX network_membership_organisation ON network_membership (organisation_id);
      CREATE UNIQUE INDEX network_membership_once ON network_membership (network_id, organisation_id)
        WHERE until_date IS NULL;

      CREATE TABLE network_guest (
        id TEXT PRIMARY KEY,
        network_id TEXT NOT NULL REFERENCES network (id),
        name TEXT NOT NULL,
        organisation TEXT NOT NULL,
        mail TEXT NOT NULL,
        until_date TEXT
      ) {strict};
      CREATE INDEX network_guest_network ON network_guest (network_id);

      CREATE TABLE meeting (
        id TEXT PRIMARY KEY,
        network_id TEXT NOT NULL REFERENCES network (id),
        title TEXT NOT NULL,
        state TEXT NOT NULL CHECK (state IN ('planned', 'called', 'cancelled')),
        starts_at {int} NOT NULL,
        ends_at {int} NOT NULL,
        place TEXT,
        municipality TEXT,
        video_link TEXT,
        about TEXT,
        responsible_id TEXT,
        planning_notes TEXT,
        answer_by TEXT,
        called_at {int},
        cancelled_because TEXT,
        sequence {int} NOT NULL,
        asked_sequence {int} NOT NULL,
        version {int} NOT NULL,
        created_at {int} NOT NULL,
        CHECK (ends_at > starts_at)
      ) {strict};
      CREATE INDEX meeting_network ON meeting (network_id, starts_at);

      CREATE TABLE agenda_point (
        id TEXT PRIMARY KEY,
        network_id TEXT NOT NULL REFERENCES network (id),
        meeting_id TEXT REFERENCES meeting (id),
        position {int} NOT NULL,
        title TEXT NOT NULL,
        minutes {int},
        owner TEXT,
        note TEXT,
        proposed_by TEXT,
        organisation_id TEXT,
        proposed_at {int},
        declined_because TEXT
      ) {strict};
      CREATE INDEX agenda_point_meeting ON agenda_point (meeting_id);
      CREATE INDEX agenda_point_network ON agenda_point (network_id);

      CREATE TABLE meeting_invitee (
        id TEXT PRIMARY KEY,
        meeting_id TEXT NOT NULL REFERENCES meeting (id),
        organisation_id TEXT,
        guest_id TEXT REFERENCES network_guest (id),
        function_id TEXT,
        mail_id TEXT REFERENCES mail (id),
        invited_at {int} NOT NULL,
        answer TEXT CHECK (answer IN ('yes', 'online', 'substitute', 'no', 'maybe')),
        who TEXT,
        note TEXT,
        answered_at {int},
        answered_by TEXT,
        answered_sequence {int},
        presence TEXT CHECK (presence IN ('present', 'online', 'absent')),
        CHECK ((organisation_id IS NULL) <> (guest_id IS NULL))
      ) {strict};
      CREATE UNIQUE INDEX meeting_invitee_organisation ON meeting_invitee (meeting_id, organisation_id);
      CREATE UNIQUE INDEX meeting_invitee_guest ON meeting_invitee (meeting_id, guest_id);

      CREATE TABLE minutes (
        meeting_id TEXT PRIMARY KEY REFERENCES meeting (id),
        text TEXT NOT NULL,
        decisions TEXT NOT NULL,
        state TEXT NOT NULL CHECK (state IN ('draft', 'approved', 'sent')),
        version {int} NOT NULL,
        written_by TEXT NOT NULL,
        written_at {int} NOT NULL,
        approved_by TEXT,
        approved_at {int},
        sent_at {int},
        searched TEXT NOT NULL
      ) {strict};

      CREATE TABLE network_task (
        id TEXT PRIMARY KEY,
        network_id TEXT NOT NULL REFERENCES network (id),
        meeting_id TEXT NOT NULL REFERENCES meeting (id),
        text TEXT NOT NULL,
        organisation_id TEXT NOT NULL,
        function_id TEXT,
        due_date TEXT NOT NULL,
        reminded_at {int},
        outcome TEXT,
        done_at {int},
        done_by TEXT
      ) {strict};
      CREATE INDEX network_task_network ON network_task (network_id);
      CREATE INDEX network_task_open ON network_task (due_date) WHERE done_at IS NULL;

      CREATE TABLE meeting_document (
        id TEXT PRIMARY KEY,
        meeting_id TEXT NOT NULL REFERENCES meeting (id),
        title TEXT NOT NULL,
        link TEXT,
        kind TEXT,
        bytes {blob},
        added_by TEXT NOT NULL,
        added_at {int} NOT NULL,
        CHECK ((link IS NULL) <> (bytes IS NULL))
      ) {strict};
      CREATE INDEX meeting_document_meeting ON meeting_document (meeting_id);
      """),
    Migration(
      "0002 the year's plan",
      """
      ALTER TABLE network ADD COLUMN theme TEXT;
      ALTER TABLE network ADD COLUMN audiences TEXT NOT NULL DEFAULT '';

      CREATE TABLE initiative (
        id TEXT PRIMARY KEY,
        title TEXT NOT NULL,
        kind TEXT NOT NULL,
        from_date TEXT NOT NULL,
        until_date TEXT NOT NULL,
        theme TEXT,
        audiences TEXT NOT NULL,
        counties TEXT NOT NULL,
        organisations TEXT NOT NULL,
        about TEXT,
        created_at {int} NOT NULL
      ) {strict};
      CREATE INDEX initiative_days ON initiative (from_date);
      """),
    Migration(
      "0003 others' calendars",
      """
      CREATE TABLE other_calendar (
        id TEXT PRIMARY KEY,
        name TEXT NOT NULL,
        address TEXT NOT NULL,
        theme TEXT,
        audiences TEXT NOT NULL,
        places TEXT NOT NULL,
        laid_in TEXT NOT NULL,
        fetched_at {int},
        problem TEXT,
        left_out {int} NOT NULL,
        due_at {int} NOT NULL
      ) {strict};
      CREATE INDEX other_calendar_due ON other_calendar (due_at);

      CREATE TABLE other_calendar_entry (
        calendar_id TEXT NOT NULL REFERENCES other_calendar (id),
        title TEXT NOT NULL,
        from_date TEXT NOT NULL,
        until_date TEXT NOT NULL,
        PRIMARY KEY (calendar_id, from_date, until_date, title)
      ) {strict};
      """),
    Migration(
      "0004 corrected minutes and dropped tasks",
      """
      ALTER TABLE minutes ADD COLUMN reopened_at {int};
      ALTER TABLE minutes ADD COLUMN former_text TEXT;
      ALTER TABLE minutes ADD COLUMN former_decisions TEXT;
      ALTER TABLE minutes ADD COLUMN former_written_by TEXT;
      ALTER TABLE minutes ADD COLUMN former_written_at {int};
      ALTER TABLE minutes ADD COLUMN former_approved_by TEXT;
      ALTER TABLE minutes ADD COLUMN former_approved_at {int};
      ALTER TABLE minutes ADD COLUMN former_searched TEXT;

      ALTER TABLE network_task ADD COLUMN given_at {int};
      ALTER TABLE network_task ADD COLUMN dropped_because TEXT;
      """),
    Migration("0005 invited substitutes", "ALTER TABLE meeting_invitee ADD COLUMN substitute_id TEXT"),
    Migration(
      "0006 when substitutes were invited",
      """
      ALTER TABLE meeting_invitee ADD COLUMN last_substitute_id TEXT;
      ALTER TABLE meeting_invitee ADD COLUMN substitute_invited_at {int};
      """),
    Migration(
      "0007 links of those who have left",
      "ALTER TABLE meeting_invitee ADD COLUMN former_holders {int} NOT NULL DEFAULT 0"),
  ]
}
