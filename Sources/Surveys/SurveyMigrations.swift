package import Storage

/// The tables of indicator sets, rounds, answers and published values.
package enum SurveyMigrations {
  package static let all: [Migration] = [
    Migration(
      "0001 surveys",
      """
      CREATE TABLE indicator_set (
        id TEXT PRIMARY KEY,
        name TEXT NOT NULL,
        version TEXT NOT NULL,
        based_on TEXT REFERENCES indicator_set (id),
        themes TEXT NOT NULL,
        sources TEXT NOT NULL,
        is_retired {flag} NOT NULL,
        created_at {int} NOT NULL,
        created_by TEXT NOT NULL
      ) {strict};
      CREATE TABLE survey_area (
        set_id TEXT NOT NULL REFERENCES indicator_set (id),
        code TEXT NOT NULL,
        name TEXT NOT NULL,
        english_name TEXT,
        position {int} NOT NULL,
        PRIMARY KEY (set_id, code)
      ) {strict};
      CREATE TABLE indicator (
        id TEXT PRIMARY KEY,
        set_id TEXT NOT NULL REFERENCES indicator_set (id),
        code TEXT NOT NULL,
        area TEXT NOT NULL,
        position {int} NOT NULL,
        question TEXT NOT NULL,
        hint TEXT,
        english_label TEXT,
        answer_type TEXT NOT NULL,
        unit TEXT,
        max_choices {int},
        weight {int} NOT NULL CHECK (weight BETWEEN 0 AND 3),
        is_core {flag} NOT NULL,
        is_sensitive {flag} NOT NULL,
        themes TEXT NOT NULL,
        options TEXT NOT NULL,
        rows TEXT NOT NULL,
        level_rule TEXT NOT NULL,
        definition_version TEXT NOT NULL,
        definition TEXT NOT NULL,
        published TEXT NOT NULL,
        sources TEXT NOT NULL,
        certainty TEXT,
        is_retired {flag} NOT NULL,
        UNIQUE (set_id, code)
      ) {strict};
      CREATE TABLE round (
        id TEXT PRIMARY KEY,
        set_id TEXT NOT NULL REFERENCES indicator_set (id),
        name TEXT NOT NULL,
        form TEXT NOT NULL CHECK (form IN ('full', 'short')),
        owner_id TEXT NOT NULL,
        owner_name TEXT NOT NULL,
        opens_on TEXT NOT NULL,
        closes_on TEXT NOT NULL,
        visibility TEXT NOT NULL CHECK (visibility IN ('county', 'respondents', 'all')),
        has_ranking {flag} NOT NULL,
        previous_id TEXT REFERENCES round (id),
        counties TEXT NOT NULL,
        invitation_subject TEXT NOT NULL,
        invitation_body TEXT NOT NULL,
        reminder_subject TEXT NOT NULL,
        reminder_body TEXT NOT NULL,
        invited_at {int},
        closed_at {int},
        revision {int} NOT NULL,
        created_at {int} NOT NULL,
        created_by TEXT NOT NULL,
        CHECK (opens_on <= closes_on)
      ) {strict};
      CREATE INDEX round_set ON round (set_id);
      CREATE TABLE round_respondent (
        round_id TEXT NOT NULL REFERENCES round (id),
        respondent TEXT NOT NULL,
        organisation_id TEXT NOT NULL,
        name TEXT NOT NULL,
        sort_name TEXT NOT NULL,
        county TEXT,
        group_code TEXT,
        function_id TEXT,
        state TEXT NOT NULL CHECK (state IN ('invited', 'draft', 'submitted', 'confirmed', 'locked')),
        state_at {int},
        submitted_by TEXT,
        confirmed_by TEXT,
        extended_to TEXT,
        invited_at {int},
        reminded_at {int},
        PRIMARY KEY (round_id, respondent)
      ) {strict};
      CREATE INDEX round_respondent_organisation ON round_respondent (organisation_id);
      CREATE INDEX round_respondent_function ON round_respondent (function_id);
      CREATE TABLE answer (
        round_id TEXT NOT NULL,
        respondent TEXT NOT NULL,
        indicator TEXT NOT NULL,
        value TEXT NOT NULL,
        comment TEXT,
        is_comment_shared {flag} NOT NULL,
        evidence TEXT,
        origin TEXT NOT NULL,
        origin_note TEXT,
        version {int} NOT NULL,
        edited_by TEXT NOT NULL,
        edited_at {int} NOT NULL,
        PRIMARY KEY (round_id, respondent, indicator),
        FOREIGN KEY (round_id, respondent) REFERENCES round_respondent (round_id, respondent)
      ) {strict};
      CREATE TABLE answer_edit (
        id TEXT PRIMARY KEY,
        round_id TEXT NOT NULL,
        respondent TEXT NOT NULL,
        indicator TEXT NOT NULL,
        version {int} NOT NULL,
        value TEXT NOT NULL,
        comment TEXT,
        is_comment_shared {flag} NOT NULL,
        evidence TEXT,
        origin TEXT NOT NULL,
        origin_note TEXT,
        edited_by TEXT NOT NULL,
        edited_at {int} NOT NULL
      ) {strict};
      CREATE INDEX answer_edit_answer ON answer_edit (round_id, respondent, indicator);
      CREATE TABLE set_aside_answer (
        round_id TEXT NOT NULL,
        respondent TEXT NOT NULL,
        indicator TEXT NOT NULL,
        editor TEXT NOT NULL,
        value TEXT NOT NULL,
        comment TEXT,
        is_comment_shared {flag} NOT NULL,
        evidence TEXT,
        origin TEXT NOT NULL,
        origin_note TEXT,
        set_aside_at {int} NOT NULL,
        PRIMARY KEY (round_id, respondent, indicator, editor),
        FOREIGN KEY (round_id, respondent) REFERENCES round_respondent (round_id, respondent)
      ) {strict};
      CREATE TABLE delegation (
        token_hash TEXT PRIMARY KEY,
        round_id TEXT NOT NULL,
        respondent TEXT NOT NULL,
        area TEXT NOT NULL,
        name TEXT NOT NULL,
        mail TEXT,
        created_by TEXT NOT NULL,
        created_at {int} NOT NULL,
        expires_at {int} NOT NULL,
        revoked_at {int},
        FOREIGN KEY (round_id, respondent) REFERENCES round_respondent (round_id, respondent)
      ) {strict};
      CREATE INDEX delegation_reply ON delegation (round_id, respondent);
      CREATE TABLE published_series (
        source TEXT NOT NULL,
        key TEXT NOT NULL,
        title TEXT NOT NULL,
        unit TEXT,
        is_invented {flag} NOT NULL,
        imported_at {int} NOT NULL,
        PRIMARY KEY (source, key)
      ) {strict};
      CREATE TABLE published_value (
        source TEXT NOT NULL,
        key TEXT NOT NULL,
        municipality TEXT NOT NULL,
        year {int} NOT NULL,
        gender TEXT NOT NULL CHECK (gender IN ('K', 'M', 'T')),
        value TEXT NOT NULL,
        definition_version TEXT NOT NULL,
        PRIMARY KEY (source, key, municipality, year, gender),
        FOREIGN KEY (source, key) REFERENCES published_series (source, key)
      ) {strict};
      CREATE INDEX published_value_municipality ON published_value (municipality);
      CREATE TABLE own_area (
        id TEXT PRIMARY KEY,
        name TEXT NOT NULL,
        owner_id TEXT NOT NULL,
        municipalities TEXT NOT NULL,
        created_at {int} NOT NULL
      ) {strict};
      CREATE TABLE joint_effort (
        id TEXT PRIMARY KEY,
        round_id TEXT NOT NULL REFERENCES round (id),
        indicator TEXT NOT NULL,
        owner_id TEXT NOT NULL,
        title TEXT NOT NULL,
        note TEXT NOT NULL,
        function_id TEXT,
        created_at {int} NOT NULL,
        created_by TEXT NOT NULL,
        ended_at {int}
      ) {strict};
      CREATE TABLE joint_effort_respondent (
        effort_id TEXT NOT NULL REFERENCES joint_effort (id),
        respondent TEXT NOT NULL,
        name TEXT NOT NULL,
        PRIMARY KEY (effort_id, respondent)
      ) {strict};
      """),
    Migration(
      "0002 rounds of a respondent",
      "CREATE INDEX round_respondent_respondent ON round_respondent (respondent)"),
    Migration(
      "0003 more time",
      """
      CREATE TABLE time_request (
        round_id TEXT NOT NULL,
        respondent TEXT NOT NULL,
        wished_day TEXT NOT NULL,
        reason TEXT NOT NULL,
        function_id TEXT,
        asked_by TEXT NOT NULL,
        asked_at {int} NOT NULL,
        decided_by TEXT,
        decided_at {int},
        refusal TEXT,
        PRIMARY KEY (round_id, respondent),
        FOREIGN KEY (round_id, respondent) REFERENCES round_respondent (round_id, respondent)
      ) {strict};
      CREATE INDEX time_request_waiting ON time_request (round_id) WHERE decided_at IS NULL
      """),
    // What kind an organisation is stands in the other database: of those already there, all but municipalities are
    // taken for shelters, so that no letter names one.
    Migration(
      "0004 what stays published",
      """
      ALTER TABLE round_respondent ADD COLUMN published_at {int};
      UPDATE round_respondent SET published_at = COALESCE(state_at, 0) WHERE state IN ('confirmed', 'locked');
      ALTER TABLE round_respondent ADD COLUMN is_shelter {flag} NOT NULL DEFAULT FALSE;
      UPDATE round_respondent SET is_shelter = TRUE WHERE LENGTH(respondent) <> 4;
      ALTER TABLE delegation ADD COLUMN is_from_respondent {flag} NOT NULL DEFAULT FALSE
      """),
    // Nobody knows who made the sets already there: administrators keep them.
    Migration(
      "0005 owners of sets",
      """
      ALTER TABLE indicator_set ADD COLUMN owner_id TEXT;
      ALTER TABLE indicator_set ADD COLUMN owner_name TEXT
      """),
    Migration(
      "0006 names in a joint effort",
      """
      ALTER TABLE joint_effort_respondent ADD COLUMN shown_at {int};
      ALTER TABLE joint_effort_respondent ADD COLUMN shown_by TEXT
      """),
    Migration(
      "0007 those who help in a joint effort",
      "ALTER TABLE joint_effort_respondent ADD COLUMN is_resource {flag} NOT NULL DEFAULT FALSE"),
    Migration("0008 managers reminded", "ALTER TABLE round_respondent ADD COLUMN manager_reminded_at {int}"),
  ]
}
