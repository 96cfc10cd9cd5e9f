internal import Access
internal import Storage
internal import Vocabulary
internal import Web

/// Letters to the function that have not left yet: they go to whoever holds it then.
struct WaitingLetters: Carried {
  func items(of function: ID<Function>, for visit: Visit) async throws -> [CarriedItem] {
    let own = try await visit.site.identity.read { try $0.waitingLetters(to: function) }
    let waiting = try await own + visit.site.regional.read { try $0.waitingLetters(to: function) }
    guard waiting > 0 else { return [] }
    let title = "\(counted(waiting, "Ett brev", "brev")) väntar på att skickas"
    return [CarriedItem(kind: "Post", title: title, path: nil)]
  }
}

extension Transaction {
  fileprivate func waitingLetters(to function: ID<Function>) throws -> Int {
    try value("SELECT COUNT(*) FROM mail WHERE function_id = \(function) AND sent_at IS NULL") ?? 0
  }
}
