internal import Foundation

/// Where a file lies on somebody else's machine; it is fetched encrypted or not at all. Sv: adress till någon annans fil.
package struct OutsideAddress: Sendable, Equatable {
  /// With https.
  package let text: String
  package let host: String
  /// Whether the installation has said that the host stands on its own net.
  let isNear: Bool

  /// What is wrong with what was typed, and how to mend it.
  package struct Fault: Error, Equatable {
    package let sentence: String
  }

  /// Takes webcal as https, as calendar programs do. Hosts that are near may have any port and number.
  package init(_ typed: String, near: [String] = []) throws(Fault) {
    let text = typed.hasPrefix("webcal://") ? "https://" + typed.dropFirst(9) : typed
    guard text.utf8.count <= 1000, text.unicodeScalars.allSatisfy({ $0.value > 0x20 && $0.value < 0x7F }),
      let parts = URLComponents(string: text), let host = parts.host?.lowercased(), !host.isEmpty
    else { throw Fault(sentence: "Skriv hela adressen, till exempel https://kalender.exempel.se/lan.ics.") }
    guard parts.scheme?.lowercased() == "https" else {
      throw Fault(sentence: "Adressen ska börja med https:// eller webcal://. Be om en sådan adress.")
    }
    guard parts.user == nil, parts.password == nil else {
      throw Fault(
        sentence: "Adressen får inte ha ett lösenord i sig. Be om en adress som går att läsa utan inloggning.")
    }
    let isNear = near.contains(host)
    guard isNear || (parts.port ?? 443) == 443 && Self.isName(host) else {
      throw Fault(sentence: "Adressen ska vara en vanlig webbadress med ett namn, till exempel kalender.exempel.se.")
    }
    (self.text, self.host, self.isNear) = (text, host, isNear)
  }

  /// A name with a dot, whose last part is no number.
  private static func isName(_ host: String) -> Bool {
    let labels = host.split(separator: ".", omittingEmptySubsequences: false)
    return labels.count > 1 && labels.allSatisfy { !$0.isEmpty } && !host.contains(":")
      && labels.last?.first?.isLetter == true
  }
}
