import Foundation
import Web

/// The settings of an installation with where each came from: flags override the environment, which overrides the file.
struct Configuration {
  struct Setting {
    let value: String
    let source: String
  }

  /// What is wrong with a setting, and how to mend it.
  struct Fault: Error, CustomStringConvertible {
    let description: String
  }

  static let names = [
    "data", "keys", "database", "listen", "address", "mail-server", "mail-sender", "mail-wait", "mail-retry", "mailbox",
    "contact", "trust-proxy",
    "checkpoint-file", "checkpoint-mail", "checkpoint-syslog", "content-listen", "content-address", "calendar-hosts",
  ]

  private(set) var settings: [String: Setting] = [:]

  init(flags: [String: String], environment: [String: String], file: String?) throws {
    if let path = file ?? environment["SAMFRID_CONFIG"] { try read(path) }
    for name in Self.names {
      let variable = "SAMFRID_" + name.uppercased().replacing("-", with: "_")
      if let value = environment[variable] { settings[name] = Setting(value: value, source: variable) }
      if let value = flags[name] { settings[name] = Setting(value: value, source: "--\(name)") }
    }
  }

  private mutating func read(_ path: String) throws {
    guard let data = FileManager.default.contents(atPath: path) else {
      throw Fault(description: "Filen \(path) går inte att läsa. Kontrollera sökvägen i --config eller SAMFRID_CONFIG.")
    }
    for (index, line) in String(decoding: data, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
      .enumerated()
    {
      let text = line.trimmingCharacters(in: .whitespaces)
      if text.isEmpty || text.hasPrefix("#") { continue }
      let parts = text.split(separator: "=", maxSplits: 1).map { $0.trimmingCharacters(in: .whitespaces) }
      guard parts.count == 2, Self.names.contains(parts[0]) else {
        throw Fault(
          description:
            "\(path) rad \(index + 1): ”\(withoutPassword(text))” är ingen inställning. Skriv namn = värde med något av: \(Self.names.joined(separator: ", "))."
        )
      }
      settings[parts[0]] = Setting(value: parts[1], source: "\(path) rad \(index + 1)")
    }
  }

  /// Looks at every value before anything is opened or made; throws a fault that names the first bad one.
  func check() throws {
    _ = try keysFolder()
    _ = try databaseAddress()
    _ = try listening()
    _ = try publicAddress()
    _ = try mailServer()
    _ = try mailSenderAddress()
    _ = try mailPace()
    _ = try mailbox()
    _ = try contact()
    _ = try trustsProxy()
    _ = try checkpointPlaces()
    _ = try contentAddress()
    _ = try calendarHosts()
  }

  func value(_ name: String, default standard: String) -> String { settings[name]?.value ?? standard }
  func value(_ name: String) -> String? { settings[name]?.value }

  /// A fault that names the setting and where it was given.
  func fault(_ name: String, _ text: String) -> Fault {
    let given =
      settings[name].map { "\(name) = ”\(withoutPassword($0.value))” (från \($0.source))" } ?? "\(name) saknas"
    return Fault(description: "\(given): \(text)")
  }

  /// The setting that says where the databases are.
  var place: String { value("database") == nil ? "data" : "database" }

  var dataFolder: String { absolute(value("data", default: "samfrid-data")) }

  /// Keys lie outside the data, so that a copy of the data alone opens nothing.
  func keysFolder() throws -> String {
    let keys = absolute(value("keys", default: dataFolder + ".keys"))
    guard !isInside(keys, dataFolder) else {
      throw fault("keys", "nycklarna får inte ligga i datamappen \(dataFolder). Välj en mapp utanför den.")
    }
    return keys
  }

  /// PostgreSQL's address; nil for the embedded database.
  func databaseAddress() throws -> String? {
    guard let text = value("database") else { return nil }
    guard text.hasPrefix("postgresql://") || text.hasPrefix("postgres://") else {
      throw fault("database", "adressen ska börja med postgresql://.")
    }
    return text
  }

  func listening() throws -> (host: String, port: Int) {
    try place("listen", value("listen", default: "127.0.0.1:8080"))
  }

  func place(_ name: String, _ text: String) throws -> (host: String, port: Int) {
    guard let colon = text.lastIndex(of: ":"), let port = Int(text[text.index(after: colon)...]),
      (0...65_535).contains(port), colon > text.startIndex
    else { throw fault(name, "skriv värd och port, till exempel 127.0.0.1:8080 eller [::1]:8080.") }
    return (text[..<colon].trimmingCharacters(in: CharacterSet(charactersIn: "[]")), port)
  }

  func publicAddress() throws -> String {
    let text = value("address", default: "http://\(value("listen", default: "127.0.0.1:8080"))")
    guard let url = URL(string: text), let scheme = url.scheme, ["http", "https"].contains(scheme), let host = url.host,
      url.path.isEmpty
    else { throw fault("address", "skriv bara protokoll och värd, till exempel https://samfrid.exempel.se.") }
    let isGiven = value("address") != nil
    guard scheme == "https" || ["127.0.0.1", "localhost", "::1"].contains(host) else {
      throw fault(
        "address",
        isGiven
          ? "okrypterad http är bara tillåten på den egna datorn. Använd https."
          : "skriv adressen som användarna skriver, till exempel https://samfrid.exempel.se.")
    }
    return text
  }

  func mailServer() throws -> MailServer? {
    guard let text = value("mail-server") else { return nil }
    guard text.hasPrefix("smtp://") || text.hasPrefix("smtps://") else {
      throw fault("mail-server", "adressen ska börja med smtp:// eller smtps://.")
    }
    guard let server = MailServer(text) else {
      throw fault("mail-server", "skriv till exempel smtp://användare:lösenord@post.exempel.se:587. \(Self.encoded)")
    }
    return server
  }

  /// Where answers to our mail lie; nil where nobody reads them, or they are piped to `samfrid mail receive`.
  func mailbox() throws -> MailServer? {
    guard let text = value("mailbox") else { return nil }
    guard text.hasPrefix("imap://") || text.hasPrefix("imaps://") else {
      throw fault("mailbox", "adressen ska börja med imap:// eller imaps://.")
    }
    guard let server = MailServer(text), server.hasUser else {
      throw fault("mailbox", "skriv till exempel imaps://användare:lösenord@post.exempel.se/INBOX. \(Self.encoded)")
    }
    return server
  }

  private static let encoded = "Andra tecken än bokstäver och siffror i lösenordet skrivs procentkodade."

  func mailSenderAddress() throws -> String {
    let text = value("mail-sender", default: "samfrid@localhost")
    guard isAddress(text) else {
      throw fault("mail-sender", "skriv en e-postadress, till exempel samfrid@exempel.se.")
    }
    // What is added to answer an invitation must fit as well (RFC 5321: 64 before the @).
    guard text.prefix(while: { $0 != "@" }).utf8.count <= 20 else {
      throw fault("mail-sender", "skriv högst 20 tecken före @.")
    }
    return text
  }

  /// An hour is more than any mail server asks for.
  func mailPace() throws -> MailPace {
    MailPace(
      silence: try seconds("mail-wait", default: MailPace.usual.silence),
      retry: try seconds("mail-retry", default: MailPace.usual.retry))
  }

  private func seconds(_ name: String, default standard: Int) throws -> Int {
    guard let text = value(name) else { return standard }
    guard let seconds = Int(text), (1...3600).contains(seconds) else {
      throw fault(name, "skriv ett antal sekunder, 1 till 3600.")
    }
    return seconds
  }

  func contact() throws -> String? {
    guard let text = value("contact"), !text.isEmpty else { return nil }
    guard text.count <= 200 else {
      throw fault("contact", "texten är \(text.count) tecken lång. Korta den till högst 200 tecken.")
    }
    return text
  }

  func trustsProxy() throws -> Bool { try isSet("trust-proxy") }

  /// Hosts on the own net that others' calendars may be fetched from.
  func calendarHosts() throws -> [String] {
    let hosts = value("calendar-hosts", default: "").lowercased().split(separator: ",").map {
      $0.trimmingCharacters(in: .whitespaces)
    }
    guard hosts.allSatisfy({ !$0.isEmpty && !$0.contains { "/:@ ".contains($0) } }) else {
      throw fault("calendar-hosts", "skriv namnen med komma emellan, utan https, till exempel kalender.intranat.se.")
    }
    return hosts
  }

  /// Where the logs' checkpoints are handed out: outside the data, or they would be taken back with them.
  func checkpointPlaces() throws -> HandOutCheckpoints.Places {
    let file = value("checkpoint-file").map(absolute)
    if let file, isInside(file, dataFolder) {
      throw fault("checkpoint-file", "filen får inte ligga i datamappen \(dataFolder). Välj en plats utanför den.")
    }
    let mail = value("checkpoint-mail")
    if let mail, !isAddress(mail) {
      throw fault("checkpoint-mail", "skriv en e-postadress, till exempel logg@exempel.se.")
    }
    return HandOutCheckpoints.Places(file: file, mail: mail, usesSystemLog: try isSet("checkpoint-syslog"))
  }

  /// Also of the machine itself, which has no dot.
  private func isAddress(_ text: String) -> Bool {
    text.split(separator: "@").count == 2 && !text.contains(where: \.isWhitespace)
  }

  private func isSet(_ name: String) throws -> Bool {
    switch value(name, default: "nej").lowercased() {
    case "ja", "true", "1": true
    case "nej", "false", "0": false
    default: throw fault(name, "skriv ja eller nej.")
    }
  }

  private func isInside(_ path: String, _ folder: String) -> Bool {
    let (inner, outer) = (resolved(path), resolved(folder))
    return inner == outer || inner.hasPrefix(outer + "/")
  }

  private func absolute(_ path: String) -> String {
    URL(fileURLWithPath: path).standardizedFileURL.path
  }

  /// The folder itself, also when a link leads to it; what does not exist yet is as it is written.
  private func resolved(_ path: String) -> String {
    var url = URL(fileURLWithPath: path)
    var missing: [String] = []
    while url.path != "/", !FileManager.default.fileExists(atPath: url.path) {
      missing.insert(url.lastPathComponent, at: 0)
      url.deleteLastPathComponent()
    }
    return missing.reduce(url.resolvingSymlinksInPath()) { $0.appendingPathComponent($1) }.path
  }
}

/// An address as it may be shown: what stands between its user's colon and @ is a password.
private func withoutPassword(_ text: String) -> String {
  guard let scheme = text.firstRange(of: "://"), let at = text.lastIndex(of: "@"), scheme.upperBound < at,
    let colon = text[scheme.upperBound..<at].firstIndex(of: ":")
  else { return text }
  return text[...colon] + "…" + text[at...]
}
