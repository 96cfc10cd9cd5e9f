internal import Access
internal import HTML
internal import Register
internal import Storage
internal import Vocabulary
internal import Web

/// What the register calls those that a page names, as far as the viewer may know. Sv: namnen på nätverkets sidor.
struct NetworkNames: Sendable {
  private let organisations: [ID<Organisation>: Organisation]
  private let functions: [ID<Function>: DirectoryEntry]
  let persons: Names

  init(
    organisations: some Sequence<ID<Organisation>>, functions: some Sequence<ID<Function>> = [],
    signatures: some Sequence<String> = [], in tx: Transaction, on day: CalendarDate
  ) throws {
    self.organisations = try tx.organisations(Set(organisations))
    self.functions = Dictionary(
      uniqueKeysWithValues: try tx.directory(of: Set(functions), on: day).map { ($0.function.id, $0) })
    persons = try tx.names(in: Array(signatures))
  }

  func organisation(_ id: ID<Organisation>?) -> Organisation? { id.flatMap { organisations[$0] } }

  func name(_ id: ID<Organisation>?) -> String { organisation(id)?.name ?? "En organisation som är borttagen" }

  /// Whether nobody holds the function, and it has no address of its own.
  func isEmpty(_ id: ID<Function>?) -> Bool {
    id.flatMap { functions[$0] }.map { $0.mail == nil && $0.holder == nil } ?? false
  }

  func isShelter(_ id: ID<Organisation>?) -> Bool { organisation(id)?.kind.isShelter ?? false }

  /// Whether and when somebody comes from a shelter is for the hosts and the shelter: a member may have somebody who looks for
  /// them. Everybody else's is for all who are inside.
  func showsPresence(of organisation: ID<Organisation>?, in network: Network, to viewer: Viewer) -> Bool {
    if network.isHosted(by: viewer) || !isShelter(organisation) { return true }
    return organisation.map { viewer.works(in: $0) } ?? false
  }

  /// Whether the register knows it, as something else than a shelter.
  func isNoShelter(_ id: ID<Organisation>) -> Bool { organisation(id).map { !$0.kind.isShelter } ?? false }

  /// Whether it may be told outside a network when it meets: when a shelter's people gather is for those who are in it.
  func tellsDays(of network: Network) -> Bool { network.hosts.allSatisfy { isNoShelter($0) } }

  /// From where it has its home, as the crow flies; nil where one of them is not known.
  func kilometres(from organisation: ID<Organisation>?, to place: MunicipalityCode?) -> Int? {
    guard let home = self.organisation(organisation)?.municipality, let place else { return nil }
    return Sweden.current.kilometres(from: home, to: place)
  }

  var byOrganisation: [ID<Organisation>: String] { organisations.mapValues(\.name) }

  /// In Swedish order of name.
  func sorted(_ ids: [ID<Organisation>]) -> [ID<Organisation>] { SwedishOrder.sorted(ids) { name($0) } }

  func joined(_ ids: [ID<Organisation>]) -> String { sorted(ids).map { name($0) }.joined(separator: ", ") }

  /// The function and who holds it; of a shelter only that there is one, but for those who see its contacts.
  func function(_ id: ID<Function>?, for viewer: Viewer) -> HTML {
    guard let id, let entry = functions[id] else { return "<span class=\"st wait\">Ingen utsedd</span>" }
    let sees = organisation(entry.function.organisation).map(viewer.seesContacts) ?? false
    guard sees else { return "Utsedd" }
    let link = Link(entry.function.title, "/funktioner/\(id)").html
    guard let holder = entry.holder else { return "\(link)<br><span class=\"st late\">Tom</span>" }
    return "\(link)<br><small>\(holder.shownName)</small>"
  }
}

extension Visit {
  func names(
    _ organisations: some Sequence<ID<Organisation>> & Sendable, functions: some Sequence<ID<Function>> & Sendable = [],
    signatures: some Sequence<String> & Sendable = []
  ) async throws -> NetworkNames {
    try await site.identity.read { [today] in
      try NetworkNames(organisations: organisations, functions: functions, signatures: signatures, in: $0, on: today)
    }
  }

  /// Whether a shelter is among the hosts.
  func hidesPlace(of network: Network) async throws -> Bool {
    let names = try await names(network.hosts)
    return network.hosts.contains { names.isShelter($0) }
  }

  /// How the viewer's letters about meetings are signed and answered. A shelter's staff, and who is protected, stand
  /// under the organisation alone. `chosen` are those that the act is to send.
  func meetingLetters(for network: Network, and chosen: [ID<Function>] = []) async throws -> MeetingLetters {
    let function = viewer.functions.first { network.hosts.contains($0.organisation.id) && $0.mayHost }
    let (person, own) = try await site.identity.read { [viewer] tx in
      (try tx.person(viewer.person), try function.flatMap { try tx.function($0.id)?.mail })
    }
    let organisation = function?.organisation
    let isShelter = organisation?.kind.isShelter ?? true
    let isHidden = isShelter || person?.hasProtectedIdentity ?? true
    let place = organisation?.name ?? network.name
    return MeetingLetters(
      addresses: AnswerAddress(site), senderName: isHidden ? place : "\(viewer.name), \(place)",
      replyTo: isShelter ? nil : own ?? (isHidden ? nil : person?.mail),
      mailboxes: try await Mailboxes(of: network, and: chosen, on: site, at: now))
  }
}
