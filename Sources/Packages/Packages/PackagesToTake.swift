internal import Access
internal import Register
internal import Storage
internal import Vocabulary
internal import Web

/// The course packages for the page of learning. Sv: kurspaket att gå.
struct PackagesToTake: LearningSource {
  let entry = MenuItem(
    "Kurspaket", "/kurspaket", .countyTeam, order: 20,
    use: "Lägg in kurser som andra har gjort, och se vilka versioner ni har.")

  func courses(for visit: Visit) async throws -> [LearningItem] {
    let own = try await visit.ownPackages()
    let owners = try await visit.site.identity.read { tx in try tx.organisations(Set(own.map(\.package.organisation))) }
    return own.map { own in
      LearningItem(
        title: own.package.title, kind: "Kurspaket", giver: owners[own.package.organisation]?.name ?? "",
        minutes: own.package.minutes, path: own.package.path, standing: own.standing)
    }
  }
}

/// A package that somebody may take, and how far they have come in it. Sv: eget kurspaket att gå.
struct OwnPackage: Sendable {
  let package: CoursePackage
  let isCompleted: Bool
  /// Nil before it is begun: how many parts are done, and of how many.
  let parts: (done: Int, all: Int)?

  var standing: LearningItem.Standing {
    if isCompleted { return .done }
    return parts.map { _ in .underWay(words, path: package.path) } ?? .notBegun
  }

  var words: String {
    guard let parts, parts.all > 1 else { return "Du har börjat men är inte klar." }
    return "Du har gjort \(parts.done) av \(parts.all) delar."
  }
}

extension Visit {
  /// Those that the viewer may begin or has begun; a draft is for whoever lays it out.
  func ownPackages() async throws -> [OwnPackage] {
    guard Who.withFunction.permits(viewer) else { return [] }
    return try await site.regional.read { [viewer] tx in
      try tx.packages(for: viewer).filter { $0.isBegun || $0.state == .shown }.map { package in
        guard package.isBegun, let enrolment = try tx.enrolment(of: viewer.person, in: package.id) else {
          return OwnPackage(package: package, isCompleted: false, parts: nil)
        }
        let all = try tx.version(enrolment.version)?.parts.count ?? 0
        let done = try tx.standings(of: enrolment.id).values.count { $0.isCompleted }
        return OwnPackage(package: package, isCompleted: enrolment.completedAt != nil, parts: (done, all))
      }
    }
  }
}
