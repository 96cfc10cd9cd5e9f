internal import AccessLog
internal import Vault
internal import Vocabulary

/// Why a log entry is looked at by somebody else (SoLPuL 10 §). Sv: skäl att granska.
package enum ReviewReason: String, Sendable, CaseIterable {
  /// Drawn by lot.
  case sample
  /// Tried to open what they are not assigned.
  case refused
  /// The file's person and whoever opened it have the same surname.
  case sameName
  /// At night, by somebody who is not on duty then.
  case night
  /// Many files, or many searches, within an hour.
  case many
  /// Somebody got, or lost, a post at the board.
  case rights
  /// A manager went past a wall, or whoever had linked files took one out again.
  case override
  /// Somebody opened a file whose person has protected data, or took the protection away.
  case protected
  /// Somebody was shown where a person is.
  case whereabouts
  /// Somebody opened a file that they were not assigned, because it could not wait.
  case emergency
  /// A file was sealed away as wrongly opened, or taken back; or it was corrected whom it is about.
  case setAside
  /// Somebody handed out records of a file.
  case handedOut
  /// A file's time was out, and its key was destroyed.
  case culled

  package var swedish: String {
    switch self {
    case .sample: "Slumpvis utvald"
    case .refused: "Försökte öppna utan uppdrag"
    case .sameName: "Samma efternamn"
    case .night: "På natten"
    case .many: "Många akter eller sökningar på kort tid"
    case .rights: "Någon fick eller miste ett uppdrag"
    case .override: "Gick förbi eller tog bort det som skiljer akter"
    case .protected: "Skyddade personuppgifter"
    case .whereabouts: "Läste var någon finns"
    case .emergency: "Nödöppnade en akt"
    case .setAside: "Lade undan en akt, eller ändrade namn eller nummer"
    case .handedOut: "Lämnade ut handlingar ur en akt"
    case .culled: "Gallrade en akt"
    }
  }
}

/// The rules for what is looked at. They name what was done, never how much anybody works. Sv: regler för granskning.
struct ReviewRules {
  /// Of each unit and month, at least so many entries, or one in `oneIn` where that is more.
  static let (least, oneIn) = (20, 50)
  /// More files, or searches, than this within an hour.
  static let manyInAnHour = 30
  /// From this hour, and until the other.
  static let (nightBegins, nightEnds) = (22, 6)

  let entries: [LogEntry]
  /// Units whose work is at night.
  let dutyUnits: Set<String>
  /// Pairs of account and file with the same surname.
  let sameNames: Set<AccountAndFile>
  /// Files whose person has protected data.
  let protected: Set<String>
  let index: BlindIndex

  struct AccountAndFile: Hashable, Sendable {
    let account: String
    let file: String
  }

  private static let reviewed: Set<LogEntry.Kind> = [.read, .search, .write, .print, .export]

  func reasons() throws -> [ID<LogEntry>: [ReviewReason]] {
    var found: [ID<LogEntry>: [ReviewReason]] = [:]
    // What the program does by itself is nobody's work.
    for id in try sample() { found[id, default: []].append(.sample) }
    for entry in entries where entry.kind == .refusal { found[entry.id, default: []].append(.refused) }
    let used = entries.filter { Self.reviewed.contains($0.kind) && !$0.account.isEmpty }
    var seen: Set<String> = []
    for entry in used {
      if let file = entry.file, sameNames.contains(AccountAndFile(account: entry.account, file: file)) {
        found[entry.id, default: []].append(.sameName)
      }
      // A day's work with one file is looked at once.
      if let file = entry.file, protected.contains(file),
        seen.insert("\(entry.account) \(file) \(SwedishTime.date(at: entry.at).text)").inserted
      {
        found[entry.id, default: []].append(.protected)
      }
      if isAtNight(entry) { found[entry.id, default: []].append(.night) }
    }
    let opened = used.filter { $0.file != nil && $0.kind != .search }
    for id in overMany(opened, by: { $0.file ?? "" }) { found[id, default: []].append(.many) }
    // A search is one, however many files it found.
    let searches = used.filter { $0.kind == .search && $0.file == nil }
    for id in overMany(searches, by: \.id.text) { found[id, default: []].append(.many) }
    return found
  }

  private func sample() throws -> [ID<LogEntry>] {
    let byUnit = Dictionary(
      grouping: entries.filter { Self.reviewed.contains($0.kind) && !$0.account.isEmpty }, by: \.unit)
    return try byUnit.values.flatMap { entries in
      let size = min(entries.count, max(Self.least, (entries.count + Self.oneIn - 1) / Self.oneIn))
      return try entries.map { (id: $0.id, lot: try index.lot($0.id.text)) }.sorted { $0.lot < $1.lot }.prefix(size)
        .map(\.id)
    }
  }

  private func isAtNight(_ entry: LogEntry) -> Bool {
    let hour = SwedishTime(entry.at).hour
    return (hour >= Self.nightBegins || hour < Self.nightEnds) && !dutyUnits.contains(entry.unit)
  }

  /// The first entry by which somebody had opened or searched for, more within an hour than most have need of.
  private func overMany(_ used: [LogEntry], by thing: (LogEntry) -> String) -> [ID<LogEntry>] {
    Dictionary(grouping: used, by: \.account).values.flatMap { entries -> [ID<LogEntry>] in
      var (window, found, isOver) = (entries[0..<0], [ID<LogEntry>](), false)
      for (place, entry) in entries.enumerated() {
        let start = entries[window.startIndex...].firstIndex { entry.at.seconds(since: $0.at) < 3600 } ?? place
        window = entries[start...place]
        let wasOver = isOver
        isOver = Set(window.map(thing)).count > Self.manyInAnHour
        if isOver, !wasOver { found.append(entry.id) }
      }
      return found
    }
  }
}
