internal import CCurl

/// Why somebody else's file was not fetched, in words for whoever gave the address. Sv: varför filen inte gick att hämta.
package enum FetchProblem: Error, Equatable, CustomStringConvertible {
  /// The name leads to a machine on a net of one's own.
  case near
  case tooLarge
  case slow
  case untrusted
  /// The answer's status.
  case refused(Int)
  /// With libcurl's words.
  case unreachable(String)

  init(_ code: CURLcode, _ words: String) {
    self =
      switch code {
      case CURLE_OPERATION_TIMEDOUT: .slow
      case CURLE_PEER_FAILED_VERIFICATION, CURLE_SSL_CACERT_BADFILE, CURLE_SSL_CONNECT_ERROR: .untrusted
      default: .unreachable(words)
      }
  }

  package var description: String {
    switch self {
    case .near: "Adressen leder till en dator som inte nås från internet. Be om en adress som alla når."
    case .tooLarge: "Filen är större än 5 MB. Be om en kalender med färre år i."
    case .slow: "Den andra datorn svarade inte i tid. Försök igen om en stund."
    case .untrusted: "Den andra datorn kunde inte visa att den är den rätta. Be dem se över sitt certifikat."
    case .refused(let status) where [401, 403].contains(status):
      "Adressen kräver inloggning. Be om en som går att läsa utan."
    case .refused(let status) where [404, 410].contains(status): "Det finns inget på adressen. Be om den nya adressen."
    case .refused(let status): "Den andra datorn svarade med fel \(status). Försök igen om en stund."
    case .unreachable: "Den andra datorn gick inte att nå. Se efter att adressen är rätt, och försök igen om en stund."
    }
  }
}
