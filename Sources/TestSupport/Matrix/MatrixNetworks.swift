internal import Access
internal import DemoData
internal import Networks
internal import Storage
internal import Vocabulary
internal import Web

/// What the access matrix asks about among networks. Ids by kind: one that everybody is shown, and another county's that only
/// its own see.
package struct MatrixNetworks: Sendable {
  package let networks: [String: String]
  /// One that people answer about.
  package let coming: [String: String]
  /// One whose minutes are sent.
  package let past: [String: String]
  /// A host that none of the cast works for.
  package let membership: String
  package let task: String
  package let point: String
  /// The secret of a link that answers an invitation, and of a calendar.
  package let answer: String
  package let calendar: String
  /// In the year's plan: one of the leader's, and one that none of the cast may change.
  package let initiatives: [String: String]
  /// Others' calendars in the year's plan of the leader's county, and of one where none of the cast works.
  package let others: [String: String]

  init(in test: TestSite) async throws {
    let now = test.now
    let login = Persona.leader.mail
    let viewer = try await test.identity.read { tx in
      try tx.account(login: login).flatMap { try tx.viewer(of: $0.id, at: now) }
    }
    guard let viewer else { throw Refusal.notFound }
    let region = try await test.identity.read { tx in
      try tx.value("SELECT id FROM organisation WHERE name = 'Region Västerbotten, folkhälsoenheten'", as: String.self)
    }
    let invitee: String
    (networks, coming, past, membership, task, point, invitee) = try await test.regional.write { tx in
      func id(_ query: SQL) throws -> String {
        guard let id = try tx.value(query, as: String.self) else { throw Refusal.notFound }
        return id
      }
      let networks = [
        "länets": try id("SELECT id FROM network WHERE name = 'Västerbottens kvinnofridsnätverk'"),
        "grannlänets": try id("SELECT id FROM network WHERE kind = 'steeringGroup'"),
      ]
      let coming = try networks.mapValues { network in
        try id("SELECT id FROM meeting WHERE network_id = \(network) AND state = 'called' AND starts_at > \(now)")
      }
      let past = try networks.mapValues { network in
        try id("SELECT id FROM meeting WHERE network_id = \(network) AND ends_at < \(now) ORDER BY starts_at DESC")
      }
      let held = try tx.writable(ID<Meeting>(past["länets"] ?? ""), by: viewer)
      try SendMinutes(address: "https://x", names: [:]).perform(in: tx, by: held, at: now)
      let network = networks["länets"]
      return (
        networks, coming, past,
        try id("SELECT id FROM network_membership WHERE network_id = \(network) AND organisation_id = \(region)"),
        try id("SELECT id FROM network_task WHERE network_id = \(network) AND done_at IS NULL"),
        try id("SELECT id FROM agenda_point WHERE network_id = \(network) AND meeting_id IS NULL"),
        try id("SELECT id FROM meeting_invitee WHERE meeting_id = \(coming["länets"])")
      )
    }
    initiatives = try await test.regional.write { tx in
      let agency = Organisation(
        id: "matris-myndighet", kind: .agency, name: "Myndigheten", municipality: nil, counties: [])
      let nobody = Viewer(
        account: "matris", person: "matris", name: "Matrisen", isAdministrator: false,
        functions: [HeldFunction(id: "matris", role: .officer, title: "Handläggare", organisation: agency)])
      let details = InitiativeDetails(title: "Ingens", kind: .report, days: now.day...now.day)
      let others = try AddInitiative(details, by: [agency.id]).perform(in: tx, by: nobody, at: now)
      let own = try tx.value(
        "SELECT id FROM initiative WHERE title = 'Utbildning i att fråga om våld'", as: String.self)
      return ["egen": own ?? "saknas", "annans": others.text]
    }
    others = try await test.regional.write { tx in
      let board = Organisation(
        id: "matris-styrelse", kind: .countyBoard, name: "Länsstyrelsen Långt bort", municipality: nil,
        counties: [CountyCode("12")].compactMap(\.self))
      let away = Viewer(
        account: "matris-2", person: "matris-2", name: "Matrisen", isAdministrator: false,
        functions: [HeldFunction(id: "matris-2", role: .leader, title: "Utvecklingsledare", organisation: board)])
      let reading = OtherCalendarReading(Array("BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n".utf8), on: now.day...now.day)
      guard let reading else { throw Refusal.notFound }
      let details = OtherCalendarDetails(name: "Annat län", address: "https://kalender.exempel.se/annat.ics")
      let far = try LayInCalendar(details, reading).perform(in: tx, by: away, at: now)
      let near = try tx.value("SELECT id FROM other_calendar WHERE name = 'Västernorrland'", as: String.self)
      return ["länets": near ?? "saknas", "grannlänets": far.text]
    }
    let link = try await test.regional.read { [addresses = AnswerAddress(test.site)] in
      try $0.invitee(ID(invitee)).map(addresses.link)
    }
    answer = link?.split(separator: "/").last.map(String.init) ?? "saknas"
    calendar = try await test.identity.write { tx in
      try tx.subscribe(to: .own, by: viewer.account, at: now)
      return try tx.calendarSubscriptions(of: viewer.account).first?.file(test.site.key) ?? "saknas"
    }
  }
}
