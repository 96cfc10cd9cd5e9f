internal import Casework
internal import Vocabulary

/// The forms that the demonstration's board has: the program's own, one of them not in use yet. Sv: påhittade nämndens formulär.
struct DemoForms {
  typealias Added = [String: ID<BoardInstrument>]

  let manager: Desk?
  let at: Moment

  private static let inUse = ["forsta-sortering", "fraga-om-vald"]

  func build() async throws -> Added {
    guard let manager = manager?.at(at) else { return [:] }
    var added: Added = [:]
    for name in Self.inUse + ["barnets-situation"] {
      added[name] = try await AddInstrument(shipped: name).perform(at: manager)
    }
    for id in Self.inUse.compactMap({ added[$0] }) { try await MoveInstrument(using: id).perform(at: manager) }
    return added
  }
}
