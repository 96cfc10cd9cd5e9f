internal import Access
internal import Register
internal import Storage
internal import Vocabulary

/// Who acts in the demonstration: the leader, and each municipality's contact and manager by the names they have.
struct DemoStaff: Sendable {
  let leader: Viewer
  let researchUnit: Organisation
  private let names: [ID<Organisation>: [Function.Role: String]]
  private let organisations: [ID<Organisation>: Organisation]

  init(_ identity: Database, on day: CalendarDate) async throws {
    let (organisations, entries) = try await identity.read { (try $0.organisations(), try $0.directory(on: day)) }
    self.organisations = Dictionary(organisations.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    guard let unit = organisations.first(where: { $0.name == DemoOrganisation.researchUnit }) else {
      throw Refusal.notFound
    }
    researchUnit = unit
    leader = Self.viewer(Persona.leader.name, .leader, in: unit)
    var names: [ID<Organisation>: [Function.Role: String]] = [:]
    for entry in entries {
      names[entry.function.organisation, default: [:]][entry.function.role] = entry.holder?.shownName
    }
    self.names = names
  }

  /// Whoever answers for the organisation; where the function stands empty the manager does.
  func contact(of organisation: ID<Organisation>) -> Viewer? {
    let held = names[organisation] ?? [:]
    return organisations[organisation].map {
      Self.viewer(held[.coordinator] ?? held[.contact] ?? held[.manager] ?? "Okänd", .coordinator, in: $0)
    }
  }

  func manager(of organisation: ID<Organisation>) -> Viewer? {
    organisations[organisation].map { Self.viewer(names[organisation]?[.manager] ?? "Okänd", .manager, in: $0) }
  }

  private static func viewer(_ name: String, _ role: Function.Role, in organisation: Organisation) -> Viewer {
    Viewer(
      account: "demo", person: "demo", name: name, isAdministrator: false,
      functions: [HeldFunction(id: "demo", role: role, title: role.swedish, organisation: organisation)])
  }
}
