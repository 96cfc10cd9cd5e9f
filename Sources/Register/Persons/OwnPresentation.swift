internal import Access
internal import Storage
internal import Vocabulary
internal import Web

/// A leader whose page says nothing yet is asked to write a few lines.
struct OwnPresentation: StartSource {
  func items(for visit: Visit) async throws -> [StartItem] {
    let viewer = visit.viewer
    guard viewer.teamFunctions.contains(where: { $0.role == .leader }) else { return [] }
    let person = try await visit.site.identity.read { try $0.person(viewer.person) }
    guard let person, person.presentation == nil else { return [] }
    return [
      StartItem(
        title: "Skriv din presentation", detail: "Kommunerna ser vem du är och vad de kan fråga dig om.",
        path: "/personer/\(viewer.person)/redigera", due: nil, status: "Saknas", weight: 80)
    ]
  }
}
