internal import Access
internal import Register
internal import Storage
internal import Vocabulary

/// Who acts in the demonstration on a day: whoever held each function then.
struct DemoStaff: Sendable {
  private let held: [ID<Organisation>: [Function.Role: Viewer]]
  private let staff: [ID<Organisation>: [Viewer]]
  private let byName: [String: Organisation]

  init(_ identity: Database, on day: CalendarDate) async throws {
    let (organisations, entries) = try await identity.read { (try $0.organisations(), try $0.directory(on: day)) }
    byName = Dictionary(organisations.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
    let byID = Dictionary(organisations.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    var held: [ID<Organisation>: [Function.Role: Viewer]] = [:]
    var staff: [ID<Organisation>: [Viewer]] = [:]
    for entry in entries {
      guard let organisation = byID[entry.function.organisation], let viewer = entry.viewer(in: organisation) else {
        continue
      }
      held[organisation.id, default: [:]][entry.function.role] = viewer
      if entry.function.role == .staff { staff[organisation.id, default: []].append(viewer) }
    }
    (self.held, self.staff) = (held, staff)
  }

  func organisation(_ name: String) throws -> Organisation {
    guard let organisation = byName[name] else { throw Refusal.notFound }
    return organisation
  }

  /// Whoever leads rounds in the organisation.
  func leader(of organisation: Organisation) throws -> Viewer {
    guard let leader = held[organisation.id]?[.leader] else { throw Refusal.notFound }
    return leader
  }

  /// Whoever answers for the organisation; where that function stands empty the manager does.
  func contact(of organisation: ID<Organisation>) -> Viewer? {
    let held = held[organisation] ?? [:]
    return held[.coordinator] ?? held[.contact] ?? held[.manager]
  }

  func officer(of organisation: ID<Organisation>) -> Viewer? { held[organisation]?[.officer] }

  func manager(of organisation: ID<Organisation>) -> Viewer? { held[organisation]?[.manager] }

  /// Those with an account who work there and are not of the cast, in the same order each time.
  func staff(of organisation: ID<Organisation>) -> [Viewer] {
    let cast = Set(Persona.cast.map(\.name))
    return SwedishOrder.sorted((staff[organisation] ?? []).filter { !cast.contains($0.name) }) { $0.name }
  }
}

extension DirectoryEntry {
  /// The holder as the one who looks; nil where the function stands empty.
  fileprivate func viewer(in organisation: Organisation) -> Viewer? {
    holder.map { holder in
      Viewer(
        account: "demo", person: holder.person, name: holder.shownName, isAdministrator: false,
        functions: [
          HeldFunction(id: function.id, role: function.role, title: function.title, organisation: organisation)
        ])
    }
  }
}
