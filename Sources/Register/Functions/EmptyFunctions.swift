internal import Access
internal import Hummingbird
internal import Storage
internal import Vocabulary
internal import Web

/// The functions that stand empty, as a page and as a thing to do.
struct EmptyFunctions: StartSource {
  var routes: [Route] { [.get("/funktioner/lediga", .countyTeamOrAdministrator, list)] }

  @Sendable private func list(_ visit: Visit) async throws -> Response {
    visit.page(EmptyFunctionsPage(rows: try await empty(for: visit), viewer: visit.viewer, today: visit.today).page)
  }

  func items(for visit: Visit) async throws -> [StartItem] {
    guard visit.viewer.isInCountyTeam else { return [] }
    let rows = try await empty(for: visit)
    guard let longest = rows.first else { return [] }
    let title = rows.count == 1 ? "En funktion står tom" : "\(rows.count) funktioner står tomma"
    let days = daysInWords(longest.entry.emptyDays(on: visit.today))
    let detail = "Längst: \(longest.entry.function.title), \(longest.organisation.name), \(days)."
    return [
      StartItem(title: title, detail: detail, path: "/funktioner/lediga", due: nil, status: "Bjud in någon", weight: 40)
    ]
  }

  /// In the counties of the viewer's teams; for an administrator all that the viewer may see. Longest first.
  private func empty(for visit: Visit) async throws -> [(entry: DirectoryEntry, organisation: Organisation)] {
    let (entries, organisations) = try await visit.site.identity.read { [today = visit.today] tx in
      let entries = try tx.emptyDirectory(on: today)
      return (entries, try tx.organisations(Set(entries.map(\.function.organisation))))
    }
    let viewer = visit.viewer
    return entries.compactMap { entry in
      guard let organisation = organisations[entry.function.organisation], viewer.seesContacts(of: organisation),
        viewer.isInCountyTeam ? viewer.isInTeam(of: organisation.counties) : viewer.isAdministrator
      else { return nil }
      return (entry, organisation)
    }.sorted { $0.entry.emptyDays(on: visit.today) > $1.entry.emptyDays(on: visit.today) }
  }
}
