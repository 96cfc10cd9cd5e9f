import Foundation

/// Where course packages are played from.
extension Configuration {
  /// Nil where no package is played.
  func contentListening() throws -> (host: String, port: Int)? {
    guard let text = value("content-listen") else { return nil }
    return try place("content-listen", text)
  }

  /// The other origin as browsers write it. Its host differs from Samfrid's: a browser does not tell ports apart when it
  /// sends cookies, and a stranger's program could set ours.
  func contentAddress() throws -> String? {
    guard try contentListening() != nil else {
      if value("content-address") != nil {
        throw fault("content-address", "skriv också content-listen: värd och port att lyssna på.")
      }
      return nil
    }
    guard let text = value("content-address") else {
      throw fault(
        "content-address", "skriv adressen som kurspaket spelas från, till exempel https://kurser.exempel.se.")
    }
    guard let url = URL(string: text), let scheme = url.scheme, let host = url.host, url.path.isEmpty, url.user == nil,
      url.query == nil, scheme == "https" || (scheme == "http" && ["127.0.0.1", "localhost"].contains(host))
    else {
      throw fault("content-address", "skriv bara https:// och värd, till exempel https://kurser.exempel.se.")
    }
    guard host.lowercased() != URL(string: try publicAddress())?.host?.lowercased() else {
      throw fault("content-address", "värden måste vara en annan än Samfrids egen, för kurspaket är andras program.")
    }
    return text
  }
}
