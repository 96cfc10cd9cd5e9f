internal import Access
internal import Register
internal import Storage
internal import Vocabulary
internal import Web

/// What the pages of one package show. Sv: bladet om ett kurspaket
struct PackageSheet: Sendable {
  let package: CoursePackage
  /// The name of who laid it in.
  let organisation: String
  let isOwner: Bool
  let isPlayed: Bool
  let enrolment: Enrolment?
  /// Newest first.
  let versions: [PackageVersion]
  let standings: [String: PartStanding]
  let events: [Event]
  let names: Names
  /// How many are in the middle of it.
  let unfinished: Int

  /// The version that the viewer has, or would begin.
  var version: PackageVersion? {
    if let enrolment { return versions.first { $0.id == enrolment.version } }
    return versions.first { $0.state == .current }
  }

  var draft: PackageVersion? { versions.first { $0.state == .draft } }
  var hasNewer: Bool { version?.state == .former }

  /// The first part that is not done, or the first of all.
  var nextPart: Int {
    version?.parts.firstIndex { !(standings[$0.identifier]?.isCompleted ?? false) } ?? 0
  }
}

extension Visit {
  func packageSheet() async throws -> PackageSheet {
    let stored = try await site.regional.read { [viewer, id = id("id") as ID<CoursePackage>] tx in
      let package = try tx.readable(id, by: viewer).record
      let enrolment = try tx.enrolment(of: viewer.person, in: id)
      let isOwner = package.isWritable(by: viewer)
      return (
        package, enrolment, try tx.versions(of: id), try enrolment.map { try tx.standings(of: $0.id) } ?? [:],
        isOwner ? try tx.events(of: package.subject) : [],
        try tx.value(
          "SELECT COUNT(*) FROM package_enrolment WHERE package_id = \(id) AND completed_at IS NULL", as: Int.self) ?? 0
      )
    }
    let (package, enrolment, versions, standings, events, unfinished) = stored
    let (organisation, names) = try await site.identity.read { tx in
      let signatures = events.signatures + versions.map(\.addedBy.text)
      return (try tx.organisation(package.organisation)?.name ?? "", try tx.names(in: signatures))
    }
    return PackageSheet(
      package: package, organisation: organisation, isOwner: package.isWritable(by: viewer),
      isPlayed: site.settings.contentAddress != nil, enrolment: enrolment, versions: versions, standings: standings,
      events: events, names: names, unfinished: unfinished)
  }
}
