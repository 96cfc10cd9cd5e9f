internal import Web

/// A checked http or https address to what an answer rests on: nothing else is ever made into a link. Sv: webbadress.
struct WebAddress: Sendable, Equatable {
  let text: String

  init?(_ typed: String) {
    let text = typed.trimmed
    guard text.utf8.count <= 1000, text.utf8.allSatisfy({ $0 > 0x20 && $0 != 0x7F }) else { return nil }
    let lowered = text.lowercased()
    guard let scheme = ["https://", "http://"].first(where: { lowered.hasPrefix($0) }) else { return nil }
    let rest = text.dropFirst(scheme.count)
    let host = rest.prefix { !"/?#".contains($0) }
    guard !host.isEmpty, !host.contains("@"), host.contains("."), !rest.contains(where: { "<>\"\\".contains($0) })
    else { return nil }
    self.text = text
  }
}
