/// A browser and what it runs on, as far as it says so itself. Others than ours write the words, so nothing rests on them.
struct Browser: Sendable {
  let name: String?
  let system: String?

  /// Browsers name those they resemble as well, so the one that only it names comes first.
  private static let names: [(mark: String, name: String)] = [
    ("Edg/", "Edge"), ("EdgA/", "Edge"), ("EdgiOS/", "Edge"), ("OPR/", "Opera"), ("Vivaldi/", "Vivaldi"),
    ("SamsungBrowser/", "Samsung Internet"), ("Firefox/", "Firefox"), ("FxiOS/", "Firefox"), ("CriOS/", "Chrome"),
    ("Chrome/", "Chrome"), ("Safari/", "Safari"),
  ]
  private static let systems: [(mark: String, name: String)] = [
    ("iPhone", "iPhone"), ("iPad", "iPad"), ("Android", "Android"), ("Windows", "Windows"), ("CrOS", "ChromeOS"),
    ("Macintosh", "Mac"), ("Linux", "Linux"),
  ]

  init(userAgent: String) {
    name = Self.names.first { userAgent.contains($0.mark) }?.name
    system = Self.systems.first { userAgent.contains($0.mark) }?.name
  }

  /// "Firefox på Windows".
  var words: String { (name ?? "Okänd webbläsare") + (system.map { " på \($0)" } ?? "") }
}
