internal import Access
internal import Storage
internal import Vocabulary
internal import Web

/// The courses of one's own for the page of learning. Sv: egna kurser att gå.
struct CoursesToTake: LearningSource {
  let entry = MenuItem(
    "Kurser", "/kurser", .countyTeam, order: 10, use: "Skriv egna kurser, följ upp dem och se utkasten.")

  func courses(for visit: Visit) async throws -> [LearningItem] {
    guard Who.learner.permits(visit.viewer) else { return [] }
    return try await visit.site.regional.read { [viewer = visit.viewer] tx in
      let readings = try tx.readings(by: viewer.person)
      return try tx.courses(for: viewer).filter { $0.isTaken(by: viewer) }.compactMap { course in
        let own = readings[course.id]
        guard let version = course.current, course.isListed(for: viewer, begun: own != nil) else { return nil }
        let standing = try own.map { Standing($0, versions: try tx.publishedVersions(of: course.id)) } ?? .notBegun
        let content = try version.content()
        return LearningItem(
          title: content.title, kind: "Kurs", giver: course.ownerName, minutes: content.minutes, path: course.path,
          standing: try standing.ofLearning(course, content, tx))
      }
    }
  }
}

extension Standing {
  fileprivate func ofLearning(_ course: Course, _ content: CourseContent, _ tx: Transaction) throws
    -> LearningItem.Standing
  {
    switch self {
    case .notBegun: return .notBegun
    case .underWay(let reading):
      let number = try tx.place(reading, in: content)
      return .underWay("Du är i modul \(number) av \(content.modules.count).", path: "\(course.path)/del/\(number)")
    case .again(_, let version): return .again(version.whatsNew)
    case .done: return .done
    }
  }
}
