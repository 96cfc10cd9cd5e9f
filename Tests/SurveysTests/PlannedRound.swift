import Access
import Register
import Storage
import TestSupport
import Vocabulary
import Web

@testable import Surveys

/// A round for Umeå, Skellefteå and an association, planned by a research unit. Skellefteå's function stands empty.
struct PlannedRound: Sendable {
  let site: TestSite
  let round: ID<Round>
  let umea: Organisation
  let skelleftea: Organisation
  let association: Organisation

  static let unit = SmallSurvey.unit
  static let leader = SmallSurvey.leader
  static let address = "https://samfrid.example.se"
  private static let administrator = Viewer(
    account: "konto-a", person: "person-a", name: "Ada Admin", isAdministrator: true, functions: [])

  /// Open from today for thirty days.
  static func make(_ engine: Engine, visibility: Round.Visibility = .county) async throws -> PlannedRound {
    let site = try await TestSite.make(engine)
    let now = site.now
    let places = try await site.identity.write { tx in
      [
        try add(.municipality, "Umeå kommun", "2480", mail: "kontakt@umea.example", tx, now),
        try add(.municipality, "Skellefteå kommun", "2482", mail: nil, tx, now),
        try add(.association, "Fredsrådet Prov", nil, mail: "rad@exempel.se", tx, now),
      ]
    }
    let chosen = try await site.identity.read { tx in
      try RespondentChoice(.picked(places.compactMap(\.municipality)), organisations: [places[2].id])
        .respondents(in: tx)
    }
    let round = try await site.regional.write { tx in
      let set = try ImportIndicatorSet(file: try SetFile.bundled()).perform(in: tx, by: leader, at: now)
      return try PlanRound(
        set: set, form: .short, plan: plan(now.day, visibility: visibility), owner: unit, respondents: chosen
      ).perform(in: tx, by: leader, at: now)
    }
    return PlannedRound(site: site, round: round, umea: places[0], skelleftea: places[1], association: places[2])
  }

  static func plan(_ day: CalendarDate, visibility: Round.Visibility = .county) -> RoundPlan {
    RoundPlan(name: "Kartläggning 2026", opensOn: day, closesOn: day.adding(days: 30), visibility: visibility)
  }

  private static func add(
    _ kind: Organisation.Kind, _ name: String, _ code: String?, mail: String?, _ tx: Transaction, _ now: Moment
  ) throws -> Organisation {
    let details = OrganisationDetails(
      kind: kind, name: name, municipality: code.flatMap { MunicipalityCode($0) },
      counties: [CountyCode("24")].compactMap(\.self))
    let id = try AddOrganisation(details).perform(in: tx, by: administrator, at: now)
    let function = FunctionDetails(role: .contact, title: "Kontaktperson", mail: mail)
    _ = try AddFunction(function).perform(in: tx, by: try tx.writable(id.staffing, by: administrator), at: now)
    guard let organisation = try tx.organisation(id) else { throw Refusal.notFound }
    return organisation
  }

  var now: Moment { site.now }

  @discardableResult
  func change<T: Sendable>(
    by viewer: Viewer = leader, _ act: @escaping @Sendable (Transaction, Writable<Round>) throws -> T
  ) async throws -> T {
    let round = round
    return try await site.regional.write { tx in try act(tx, try tx.writable(round, by: viewer)) }
  }

  func record(for viewer: Viewer = leader) async throws -> Round {
    let round = round
    return try await site.regional.read { try $0.readable(round, by: viewer).record }
  }

  func respondents() async throws -> [RoundRespondent] {
    let round = round
    return try await site.regional.read { try $0.respondents(of: round) }
  }

  func respondent(_ organisation: Organisation) async throws -> RoundRespondent? {
    try await respondents().first { $0.organisation == organisation.id }
  }

  /// Writes a state as if the respondent had come so far.
  func set(_ state: Reply.State, for organisation: Organisation) async throws {
    let (round, published) = (round, state.isConfirmed ? now : nil)
    try await site.regional.write { tx in
      try tx.execute(
        """
        UPDATE round_respondent SET state = \(state), published_at = \(published)
        WHERE round_id = \(round) AND organisation_id = \(organisation.id)
        """)
    }
  }

  func invite() async throws -> SentLetters {
    let (contacts, now) = (try await contacts(), now)
    return try await change { tx, round in
      try SendLetters(.invitation, contacts: contacts, address: Self.address).perform(in: round, tx, at: now)
    }
  }

  func remind() async throws -> SentLetters {
    let (contacts, now) = (try await contacts(), now)
    return try await change { tx, round in
      try SendLetters(.reminder, contacts: contacts, address: Self.address).perform(in: round, tx, at: now)
    }
  }

  private func contacts() async throws -> [ID<Organisation>: Contact] {
    let day = now.day
    return try await site.identity.read { try $0.contacts(on: day) }
  }

  /// The letters to functions that wait in the outbox.
  func letters() async throws -> [(subject: String, body: String)] {
    try await site.regional.read { tx in
      try tx.rows("SELECT subject, body FROM mail WHERE function_id IS NOT NULL ORDER BY id").map {
        (try $0.get("subject"), try $0.get("body"))
      }
    }
  }
}
