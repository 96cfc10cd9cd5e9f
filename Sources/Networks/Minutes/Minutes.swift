package import Access
package import Storage
package import Vocabulary

/// What was said and decided at a meeting: a draft until a host has approved it, then sent to all. Sv: minnesanteckningar.
package struct Minutes: Sendable {
  package let meeting: ID<Meeting>
  package let text: String
  package let decisions: [String]
  package let state: State
  /// Grows with each saved change, so that two who write at once do not overwrite each other.
  package let version: Int
  package let writtenBy: Byline
  package let writtenAt: Moment
  package let approvedBy: Byline?
  package let approvedAt: Moment?
  package let sentAt: Moment?
  /// What holds while these are corrected.
  package let former: FormerMinutes?
  /// Whether others read an earlier version, since somebody corrects this one.
  package let isBeingCorrected: Bool

  /// How far they have come.
  package enum State: String, Sendable, Bindable, ColumnReadable {
    case draft, approved, sent

    package var swedish: String {
      switch self {
      case .draft: "Utkast"
      case .approved: "Godkända"
      case .sent: "Utskickade"
      }
    }
  }

  init(row: Row) throws {
    meeting = try row.get("meeting_id")
    text = try row.get("text")
    decisions = try row.get("decisions", as: String.self).split(separator: "\n").map(String.init)
    state = try row.get("state")
    version = try row.get("version")
    writtenBy = try row.get("written_by")
    writtenAt = try row.get("written_at")
    approvedBy = try row.optional("approved_by")
    approvedAt = try row.optional("approved_at")
    sentAt = try row.optional("sent_at")
    former = try FormerMinutes(row: row)
    isBeingCorrected = former != nil
  }

  /// The version that holds, of minutes that are corrected.
  private init(_ former: FormerMinutes, of minutes: Minutes) {
    meeting = minutes.meeting
    text = former.text
    decisions = former.decisions
    state = minutes.sentAt == nil ? .approved : .sent
    version = minutes.version
    (writtenBy, writtenAt) = (former.writtenBy, former.writtenAt)
    (approvedBy, approvedAt) = (former.approvedBy, former.approvedAt)
    sentAt = minutes.sentAt
    self.former = nil
    isBeingCorrected = true
  }

  /// Members read what a host has approved; a draft is the hosts'. Nil when there is nothing for the viewer.
  package func shown(to viewer: Viewer, in network: Network) -> Minutes? {
    state != .draft || network.isHosted(by: viewer) ? self : former.map { Minutes($0, of: self) }
  }

  /// Whether a host may stand for the draft: where several organisations are hosts, somebody else than who wrote last.
  package func waitsForApproval(by viewer: Viewer, in network: Network) -> Bool {
    state == .draft && network.isHosted(by: viewer) && (network.hosts.count < 2 || writtenBy != viewer.byline)
  }
}

extension Transaction {
  package func minutes(of meeting: ID<Meeting>) throws -> Minutes? {
    try row("SELECT * FROM minutes WHERE meeting_id = \(meeting)").map(Minutes.init)
  }

  func minutes(of meetings: [ID<Meeting>]) throws -> [ID<Meeting>: Minutes] {
    let minutes = try rows("SELECT * FROM minutes WHERE meeting_id IN \(list: meetings)").map(Minutes.init)
    return Dictionary(uniqueKeysWithValues: minutes.map { ($0.meeting, $0) })
  }
}
