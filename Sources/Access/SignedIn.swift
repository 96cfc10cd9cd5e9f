package import Storage
package import Vocabulary

/// A live session and who it belongs to.
package struct SignedIn: Sendable {
  package let session: Session
  package let viewer: Viewer
  package let theme: String?
}

extension Transaction {
  /// The session behind a cookie's token with the viewer's functions of today; nil when there is none.
  package func signedIn(token: String, at moment: Moment) throws -> SignedIn? {
    let found = try rows(
      """
      SELECT s.token_hash, s.csrf, s.stage, s.seen_at, s.created_at AS session_created_at, a.theme, \(SQL.viewer)
      FROM session s JOIN account a ON a.id = s.account_id \(SQL.viewerJoins(on: moment.day))
      WHERE s.token_hash = \(Secrets.fingerprint(token)) AND s.expires_at > \(moment)
      ORDER BY f.id
      """)
    guard let first = found.first else { return nil }
    return SignedIn(
      session: try Session(row: first), viewer: try viewer(found, first), theme: try first.optional("theme"))
  }

  /// Whoever an account belongs to, as if they looked now; nil when it is closed.
  package func viewer(of account: ID<Account>, at moment: Moment) throws -> Viewer? {
    let found = try rows(
      """
      SELECT \(SQL.viewer) FROM account a \(SQL.viewerJoins(on: moment.day)) WHERE a.id = \(account) ORDER BY f.id
      """)
    return try found.first.map { try viewer(found, $0) }
  }

  private func viewer(_ rows: [Row], _ first: Row) throws -> Viewer {
    Viewer(
      account: try first.get("account_id"), person: try first.get("person_id"),
      name: try Person.shownName(in: first, "person_name"),
      isAdministrator: try first.get("is_administrator"), functions: try rows.compactMap(heldFunction),
      boards: try boards(of: try first.get("account_id")))
  }

  private func heldFunction(_ row: Row) throws -> HeldFunction? {
    guard let id = try row.optional("function_id", as: ID<Function>.self),
      try row.optional("kind", as: String.self) != nil
    else { return nil }
    return HeldFunction(
      id: id, role: try row.get("role"), title: try row.get("title"), organisation: try Organisation(row: row))
  }
}

extension SQL {
  /// The columns that a viewer is made of.
  fileprivate static var viewer: SQL {
    """
    a.id AS account_id, a.is_administrator, p.id AS person_id, p.name AS person_name, p.has_protected_identity,
    f.id AS function_id, f.role, f.title, o.id, o.kind, o.name, o.municipality, o.counties, o.works_in, o.closed_at
    """
  }

  /// A closed account has none.
  fileprivate static func viewerJoins(on day: CalendarDate) -> SQL {
    """
    JOIN person p ON p.id = a.person_id AND a.closed_at IS NULL
    LEFT JOIN holding h ON h.person_id = p.id AND h.from_date <= \(day.text)
      AND (h.until_date IS NULL OR h.until_date >= \(day.text))
    LEFT JOIN function f ON f.id = h.function_id AND f.closed_at IS NULL
    LEFT JOIN organisation o ON o.id = f.organisation_id AND o.closed_at IS NULL
    """
  }
}
