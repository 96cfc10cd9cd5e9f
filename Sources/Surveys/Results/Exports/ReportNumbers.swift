import HTML

/// How exact a report is. It is printed to be handed on, so it has bands and no small groups unless somebody who may see
/// every number asks for them. Sv: talen i rapporten.
struct ReportNumbers {
  /// What the report is made from.
  let history: RoundHistory
  let isExact: Bool
  private let mayBeExact: Bool
  /// The report's own address.
  private let path: String
  /// Who may have the exact numbers.
  private let audience: String

  /// `rows` are those that the report is about.
  init(_ history: RoundHistory, of rows: [Int], at path: String, for audience: String, wantsExact: Bool) {
    let view = history.current
    mayBeExact =
      view.disclosure.seesExactly(rows, in: view.snapshot) && rows.contains { view.snapshot.rows[$0].isPublished }
    isExact = mayBeExact && wantsExact
    self.history = isExact ? history : history.inBands
    (self.path, self.audience) = (path, audience)
  }

  var link: HTML {
    guard mayBeExact else { return .empty }
    let (address, words) = isExact ? (path, "Visa intervall") : ("\(path)?tal=exakta", "Visa exakta tal")
    return "<a class=\"btn second small\" href=\"\(address)\">\(words)</a>"
  }

  /// Stands on the sheets themselves, since it is the paper that gets lost.
  var mark: String? { isExact ? "Med exakta tal, bara för \(audience): lämna inte ut bladet." : nil }
}

extension RoundHistory {
  fileprivate var inBands: RoundHistory {
    RoundHistory(current: current.inBands, earlier: earlier.map(\.inBands))
  }
}

extension RoundView {
  fileprivate var inBands: RoundView { RoundView(round: round, snapshot: snapshot, disclosure: disclosure.inBands) }
}
