internal import Access
internal import Storage
internal import Vocabulary
internal import Web

/// What one has begun and not done, and what has to be done again. Sv: kurser att göra nu.
struct CourseTasks: StartSource {
  func items(for visit: Visit) async throws -> [StartItem] {
    try await visit.site.regional.glance { [viewer = visit.viewer] tx in
      let readings = try tx.readings(by: viewer.person)
      guard !readings.isEmpty else { return [] }
      return try tx.courses(for: viewer).compactMap { course in
        guard let own = readings[course.id], let version = course.current else { return nil }
        switch Standing(own, versions: try tx.publishedVersions(of: course.id)) {
        case .underWay(let reading):
          let content = try version.content()
          let number = try tx.place(reading, in: content)
          return StartItem(
            title: "Fortsätt kursen \(content.title)", detail: "Du är i modul \(number) av \(content.modules.count).",
            path: "\(course.path)/del/\(number)", due: nil, status: "Påbörjad", weight: 70)
        case .again(_, let version):
          return StartItem(
            title: "Gör om kursen \(course.current?.title ?? "")", detail: version.whatsNew, path: course.path,
            due: nil,
            status: "Ny version", weight: 60)
        case .notBegun, .done: return nil
        }
      }
    }
  }
}
