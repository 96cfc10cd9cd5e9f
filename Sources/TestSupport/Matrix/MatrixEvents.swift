internal import Access
internal import DemoData
internal import Events
internal import Storage
internal import Vocabulary

/// What the access matrix asks about among events. Ids by kind: one that all may read, another county's, one for members alone,
/// and a draft.
package struct MatrixEvents: Sendable {
  package let editions: [String: String]
  package let registration: String
  /// Another of the county's, which no route takes away while others ask.
  package let staying: String
  package let session: String
  package let series: String
  /// The secrets of the links to a registration, and to the questions afterwards.
  package let own: String
  package let evaluation: String

  init(in test: TestSite) async throws {
    let (editions, series, session, registration, staying, present) = try await test.regional.read { tx in
      func id(_ query: SQL) throws -> String { try tx.value(query, as: String.self) ?? "saknas" }
      let editions = [
        "länets": try id("SELECT id FROM event_edition WHERE title = 'Att möta den som utövar våld'"),
        "grannlänets": try id("SELECT id FROM event_edition WHERE title = 'Grundkurs om våld i nära relationer'"),
        "medlemmars": try id("SELECT id FROM event_edition WHERE group_id IS NOT NULL"),
        "utkast": try id("SELECT id FROM event_edition WHERE state = 'draft'"),
      ]
      let coming = editions["länets"]
      return (
        editions, try id("SELECT id FROM event_series"), try id("SELECT id FROM event_session"),
        try id("SELECT id FROM registration WHERE edition_id = \(coming) AND state = 'confirmed' ORDER BY number"),
        try id("SELECT id FROM registration WHERE edition_id = \(coming) AND state = 'confirmed' ORDER BY number DESC"),
        try id("SELECT id FROM registration WHERE presence = 'present' AND NOT is_evaluated AND name <> '' ORDER BY id")
      )
    }
    let addresses = RegistrationAddress(test.site)
    let secret = { (link: String) in link.split(separator: "/").last.map(String.init) ?? "saknas" }
    (self.editions, self.series, self.session, self.registration) = (editions, series, session, registration)
    self.staying = staying
    own = secret(addresses.own(RegistrationLink(ID(registration))))
    evaluation = secret(addresses.evaluation(RegistrationLink(ID(present))))
  }
}
