import Access
import Storage
import Vocabulary
import Web

/// The joint efforts that a function is responsible for follow it to whoever comes next.
struct EffortsCarried: Carried {
  func items(of function: ID<Function>, for visit: Visit) async throws -> [CarriedItem] {
    try await visit.site.regional.read { try $0.jointEfforts(of: function) }.map {
      CarriedItem(kind: "Gemensam insats", title: $0.title, path: $0.path)
    }
  }
}
