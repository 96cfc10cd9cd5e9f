import Access
import Networks
import Register
import Storage
import TestSupport
import Vocabulary
import Web

/// A network with two hosts, a municipality and a shelter, on an empty site.
struct MadeNetwork: Sendable {
  let test: TestSite
  let id: ID<Network>

  static let unit = Organisation(
    id: "fou", kind: .researchUnit, name: "FoU Prov", municipality: nil, counties: county("24"))
  static let board = Organisation(
    id: "lst", kind: .countyBoard, name: "Länsstyrelsen Prov", municipality: nil, counties: county("24"))
  static let municipality = Organisation(
    id: "umea", kind: .municipality, name: "Umeå kommun", municipality: MunicipalityCode("2480"), counties: county("24")
  )
  static let shelter = Organisation(
    id: "jour", kind: .shelter, name: "Jouren Prov", municipality: nil, counties: county("24"))
  static let stranger = Organisation(
    id: "vn", kind: .federation, name: "Förbundet Annat", municipality: nil, counties: county("22"))

  static let leader = viewer("lena", .leader, unit)
  static let officer = viewer("ole", .officer, board)
  static let coordinator = viewer("kim", .coordinator, municipality)
  static let staff = viewer("sam", .staff, municipality)
  static let volunteer = viewer("jo", .contact, shelter)
  static let outsider = viewer("ulf", .leader, stranger)

  private static func county(_ code: String) -> [CountyCode] { [CountyCode(code)].compactMap(\.self) }

  static func viewer(_ name: String, _ role: Function.Role, _ organisation: Organisation) -> Viewer {
    Viewer(
      account: ID("konto-\(name)"), person: ID("person-\(name)"), name: name.capitalizedFirst, isAdministrator: false,
      functions: [HeldFunction(id: ID("f-\(name)"), role: role, title: role.swedish, organisation: organisation)])
  }

  static func function(_ name: String, of organisation: Organisation) -> Function {
    Function(id: ID("f-\(name)"), organisation: organisation.id, role: .contact, title: "Kontakt", mail: nil)
  }

  static func make(_ engine: Engine, isListed: Bool = false) async throws -> MadeNetwork {
    let test = try await TestSite.make(engine)
    let now = test.now
    let id = try await test.regional.write { tx in
      let details = NetworkDetails(
        kind: .regionalNetwork, name: "Provnätet", purpose: "Att prova.", counties: unit.counties, isListed: isListed,
        from: now.day, usualStart: ClockTime("13.15"), usualEnd: ClockTime("16"))
      let id = try StartNetwork(details, host: unit, function: "f-lena").perform(in: tx, by: leader, at: now)
      let others: [(Organisation, Membership.Role, String)] = [
        (board, .host, "ole"), (municipality, .member, "kim"), (shelter, .member, "jo"),
      ]
      for (organisation, role, name) in others {
        try AddMembership(organisation, as: role, function: function(name, of: organisation)).perform(
          in: tx, by: try tx.writable(id, by: leader), at: now)
      }
      return id
    }
    return MadeNetwork(test: test, id: id)
  }

  var addresses: AnswerAddress { AnswerAddress(test.site) }
  var letters: MeetingLetters {
    MeetingLetters(addresses: addresses, senderName: "Lena, FoU Prov", replyTo: "lena@example.org")
  }

  func change<Result: Sendable>(
    by viewer: Viewer = leader, _ act: @escaping @Sendable (Transaction, Writable<Network>, Moment) throws -> Result
  ) async throws -> Result {
    let now = test.now
    return try await test.regional.write { try act($0, try $0.writable(id, by: viewer), now) }
  }

  func changeMeeting<Result: Sendable>(
    _ meeting: ID<Meeting>, by viewer: Viewer = leader,
    _ act: @escaping @Sendable (Transaction, Writable<Meeting>, Moment) throws -> Result
  ) async throws -> Result {
    let now = test.now
    return try await test.regional.write { try act($0, try $0.writable(meeting, by: viewer), now) }
  }

  /// A meeting some days from now at 13.15 to 16.
  func details(inDays days: Int, place: String? = "Salen") -> MeetingDetails {
    let day = test.now.day.adding(days: days)
    return MeetingDetails(
      title: "Träff", starts: SwedishTime.moment(on: day, hour: 13, minute: 15),
      ends: SwedishTime.moment(on: day, hour: 16), place: place, videoLink: "https://mote.example/1")
  }

  func planned(inDays days: Int = 30) async throws -> ID<Meeting> {
    let details = details(inDays: days)
    return try await change { tx, network, now in try PlanMeeting(details).perform(in: tx, by: network, at: now) }
  }

  func called(inDays days: Int = 30) async throws -> ID<Meeting> {
    let (meeting, letters) = (try await planned(inDays: days), letters)
    try await changeMeeting(meeting) { tx, evidence, now in
      _ = try CallMeeting(letters).perform(in: tx, by: evidence, at: now)
    }
    return meeting
  }

  /// Held some days ago: called before, and the clock moved on.
  func held() async throws -> ID<Meeting> {
    let meeting = try await called(inDays: 2)
    test.wait(days: 3)
    return meeting
  }

  func invitees(_ meeting: ID<Meeting>) async throws -> [Invitee] {
    try await test.regional.read { try $0.invitees(of: meeting) }
  }

  func meeting(_ id: ID<Meeting>) async throws -> Meeting? { try await test.regional.read { try $0.meeting(id) } }

  /// Subjects of the letters in the outbox, in order.
  func subjects() async throws -> [String] {
    try await test.regional.read { try $0.rows("SELECT subject FROM mail ORDER BY id").map { try $0.get("subject") } }
  }
}

/// The sentence of a problem; nil when there was none.
func sentence(_ body: () async throws -> Void) async -> String? {
  do {
    try await body()
    return nil
  } catch let problems as Problems {
    return problems.inOneLine
  } catch let Refusal.forbidden(text) {
    return text
  } catch {
    return "\(error)"
  }
}
