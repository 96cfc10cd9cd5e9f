import Access
import Courses
import Register
import Storage
import TestSupport
import Testing
import Vocabulary
import Web

/// Two municipalities of a county, and its team, whose staff have accounts and take a course.
struct FollowedCourse: Sendable {
  let made: MadeCourse
  let umea: Organisation
  let skelleftea: Organisation
  let team: Organisation

  private static let administrator = Viewer(
    account: "admin", person: "admin", name: "Admin", isAdministrator: true, functions: [])

  static func make(_ engine: Engine) async throws -> FollowedCourse {
    let made = try await MadeCourse.make(engine)
    let now = made.test.now
    let (umea, skelleftea, team) = try await made.test.identity.write { tx in
      (
        try add(.municipality, "Umeå kommun", "2480", in: tx, at: now),
        try add(.municipality, "Skellefteå kommun", "2482", in: tx, at: now),
        try add(.researchUnit, "FoU Prov", nil, in: tx, at: now)
      )
    }
    return FollowedCourse(made: made, umea: umea, skelleftea: skelleftea, team: team)
  }

  private static func add(
    _ kind: Organisation.Kind, _ name: String, _ code: String?, in tx: Transaction, at now: Moment
  ) throws -> Organisation {
    let details = OrganisationDetails(
      kind: kind, name: name, municipality: code.flatMap { MunicipalityCode($0) },
      counties: [CountyCode("24")].compactMap(\.self))
    let id = try AddOrganisation(details).perform(in: tx, by: administrator, at: now)
    guard let added = try tx.organisation(id) else { throw Refusal.notFound }
    return added
  }

  /// Somebody new in a function there.
  func hire(_ role: Function.Role, at place: Organisation, _ name: String) async throws -> Viewer {
    let now = made.test.now
    return try await made.test.identity.write { tx in
      let person = try AddPerson(PersonDetails(name: name)).perform(in: tx, by: Self.administrator, at: now)
      let function = try AddFunction(FunctionDetails(role: role, title: role.swedish)).perform(
        in: tx, by: try tx.writable(place.id.staffing, by: Self.administrator), at: now)
      try HoldFunction(person: person, from: now.day).perform(
        in: tx, by: try tx.writable(function.record, by: Self.administrator), at: now)
      let account = try tx.addAccount(
        for: person, login: "\(person)@demo.example", isAdministrator: false, at: now)
      guard let viewer = try tx.viewer(of: account, at: now) else { throw Refusal.notFound }
      return viewer
    }
  }

  /// So many new colleagues, who all say their unit; the first of them have gone through the course.
  @discardableResult
  func staff(_ count: Int, of place: Organisation, unit: String? = nil, done: Int) async throws -> [Viewer] {
    var hired: [Viewer] = []
    for number in 0..<count {
      let viewer = try await hire(.staff, at: place, "Sam Lund")
      if let unit { try await say(unit, viewer, place) }
      if number < done { try await take(viewer) }
      hired.append(viewer)
    }
    return hired
  }

  /// On the learner's own page, as everybody does.
  private func say(_ unit: String, _ viewer: Viewer, _ place: Organisation) async throws {
    let said = try await made.test.client(for: viewer.account).post(
      "/min-utbildning/arbete", [("plats", place.id.text), ("enhet", unit), ("yrke", "socialServices")])
    #expect(said.status == 303)
  }

  func take(_ viewer: Viewer) async throws {
    try await made.begin(as: viewer)
    try await made.work(1, ["q1": [1]], notes: ["r1": "Det jag skrev"], as: viewer)
    try await made.work(2, ["q2": [1]], as: viewer)
  }

  /// A group, as its leader writes it; held today where no day is said.
  func report(
    _ participants: [ReportGroup.Participant], on day: CalendarDate? = nil, by leader: Viewer,
    persons: [ReportGroup.Participant: ID<Person>] = [:]
  ) async throws {
    let (id, now, shell) = (made.id, made.test.now, made.shell)
    let group = ReportGroup(name: "Gruppen", heldOn: day ?? now.day, profession: nil, participants: participants)
    try await made.test.regional.write { tx in
      try group.perform(in: tx, by: try tx.readable(id, by: leader), persons: persons, telling: shell, at: now)
    }
  }

  /// The follow-up as somebody sees it.
  func page(for viewer: Viewer) async throws -> String {
    let page = try await made.test.client(for: viewer.account).get("/kurser/\(made.id)/uppfoljning")
    #expect(page.status == 200 && Markup(page.body).faults.isEmpty)
    return page.body
  }

  static func row(_ name: String, _ among: Int, _ words: String) -> String {
    "<tr><th scope=\"row\">\(name)</th><td class=\"num\">\(among)</td><td>\(words)</td></tr>"
  }
}
