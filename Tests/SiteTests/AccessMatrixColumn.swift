import Access
import DemoData
import Storage
import TestSupport

/// Who asks: one column of the table.
struct AccessMatrixColumn: Sendable {
  let name: String
  /// Said at the top of the table.
  let words: String
  let entrance: Entrance
  var isTeam = false
  var isAdministrator = false

  enum Entrance: Sendable {
    case nobody
    case cast(Persona)
    /// An account that `MatrixPeople` has added under the column's name.
    case added
  }

  static let all: [AccessMatrixColumn] = [
    .init(name: "ingen", words: "inte inloggad", entrance: .nobody),
    .init(
      name: "alva", words: "länsteamet som äger omgångarna (FoU, Västerbotten)", entrance: .cast(.leader), isTeam: true),
    .init(
      name: "lansst", words: "samma läns team i en annan organisation (Länsstyrelsen Västerbotten)", entrance: .added,
      isTeam: true),
    .init(
      name: "tuva", words: "ett annat läns team, med egna svarande i omgångarna (Västernorrland)",
      entrance: .cast(.coordinator), isTeam: true),
    .init(
      name: "ebbe", words: "ett läns team utan svarande i omgångarna (Fyrbodal)", entrance: .cast(.projectLeader),
      isTeam: true),
    .init(name: "maj", words: "kommunens samordnare (Umeå)", entrance: .cast(.contact)),
    .init(name: "love", words: "kommunens medarbetare (Umeå)", entrance: .cast(.colleague)),
    .init(name: "harriet", words: "kommunens chef (Umeå)", entrance: .cast(.manager)),
    .init(
      name: "ante", words: "en annan kommuns kontaktperson i samma län (Sorsele)", entrance: .cast(.smallMunicipality)),
    .init(name: "granne", words: "en annan kommuns chef i det andra länet (Härnösand)", entrance: .added),
    .init(name: "vera", words: "en resursenhets samordnare (Trollhättan)", entrance: .cast(.resourceUnit)),
    .init(name: "rut", words: "jourens kontaktperson", entrance: .cast(.shelter)),
    .init(name: "tjej", words: "en annan jours kontaktperson i samma län", entrance: .added),
    .init(
      name: "osvald", words: "systemadministratör utan länsteam", entrance: .cast(.administrator), isAdministrator: true
    ),
    .init(name: "nore", words: "konto utan funktion", entrance: .cast(.newcomer)),
    .init(name: "ylva", words: "nämndens mottagningssekreterare", entrance: .cast(.reception)),
    .init(name: "hedda", words: "nämndens handläggare, ansvarig för akten", entrance: .cast(.caseworker)),
    .init(name: "sixten", words: "nämndens chef för vuxenenheten", entrance: .cast(.unitManager)),
    .init(name: "ulla", words: "nämndens logggranskare", entrance: .cast(.logReviewer)),
  ]

  /// Those with a post at the board; none of them has a function in the regional half.
  static let boardStaff: Set<String> = ["ylva", "hedda", "sixten", "ulla"]

  /// On PostgreSQL the rights are the same program, so those are asked whose rights lie in the most different queries.
  static let reduced = all.filter {
    ["ingen", "alva", "tuva", "harriet", "granne", "rut", "osvald", "hedda", "sixten"].contains($0.name)
  }

  func client(_ test: TestSite, _ records: MatrixRecords) async throws -> TestClient {
    switch entrance {
    case .nobody: return test.client()
    case .cast(let persona):
      let login = persona.mail
      guard let account = try await test.identity.read({ try $0.account(login: login)?.id }) else {
        throw Refusal.notFound
      }
      return try await test.client(for: account)
    case .added:
      guard let account = records.people.accounts[name] else { throw Refusal.notFound }
      return try await test.client(for: account)
    }
  }

  /// Whether the route's own `Who` lets the column through, as said here and not as the program says it.
  func isPermitted(by who: Who) -> Bool {
    switch who {
    case .anyone, .demonstration: true
    case .account: name != "ingen"
    case .withFunction: name != "ingen" && name != "nore" && !Self.boardStaff.contains(name)
    case .learner: name != "ingen" && name != "nore"
    case .boardStaff: Self.boardStaff.contains(name)
    case .countyTeam: isTeam
    case .administrator: isAdministrator
    case .countyTeamOrAdministrator: isTeam || isAdministrator
    }
  }
}
