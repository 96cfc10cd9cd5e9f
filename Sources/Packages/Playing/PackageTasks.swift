internal import Web

/// The packages that one has begun and not done, so that one finds back to them. Sv: kurspaket att göra klart.
struct PackageTasks: StartSource {
  func items(for visit: Visit) async throws -> [StartItem] {
    try await visit.ownPackages().filter { $0.parts != nil && !$0.isCompleted }.map { own in
      StartItem(
        title: "Fortsätt kurspaketet \(own.package.title)", detail: own.words, path: own.package.path, due: nil,
        status: "Påbörjat", weight: 70)
    }
  }
}
