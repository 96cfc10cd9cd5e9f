package import Access
package import Storage
package import Vocabulary
package import Web

/// The whole agenda as the hosts have written it, line by line: what, how long, who. Sv: ändra dagordning.
package struct ChangeAgenda: Sendable {
  package let lines: [Line]
  /// Points that the form had, whose title was emptied.
  package let removed: [ID<AgendaPoint>]
  /// With a mark of the agenda that its page showed; nil for what is not changed by a form.
  private let form: Form?

  package struct Line: Sendable, Equatable {
    /// Of a point that is there already; nil for a new one.
    package let id: ID<AgendaPoint>?
    package let title: String
    package let minutes: Int?
    package let owner: String?
    package let note: String?

    package init(
      id: ID<AgendaPoint>? = nil, title: String, minutes: Int? = nil, owner: String? = nil, note: String? = nil
    ) {
      self.id = id
      self.title = title
      self.minutes = minutes
      self.owner = owner
      self.note = note
    }
  }

  package init(_ lines: [Line], removed: [ID<AgendaPoint>] = []) {
    self.lines = lines
    self.removed = removed
    form = nil
  }

  /// The rows of the form are numbered from 0; a row without a title is left out.
  package init(form: Form) throws {
    var problems = Problems()
    var (lines, removed): ([Line], [ID<AgendaPoint>]) = ([], [])
    for row in 0..<Self.mostRows where form.has("titel-\(row)") {
      guard let title = form.text("titel-\(row)") else {
        if let id = form.text("id-\(row)") {
          removed.append(ID(id))
        } else if ["minuter", "vem", "om"].contains(where: { form.text("\($0)-\(row)") != nil }) {
          problems.add("titel-\(row)", "Skriv vad punkten heter, eller töm hela raden.")
        }
        continue
      }
      problems.limit(form, ["vem-\(row)", "om-\(row)"], to: 300)
      if title.count > 150 { problems.add("titel-\(row)", "Korta punkten till högst 150 tecken.") }
      let minutes = form.number("minuter-\(row)")
      if form.text("minuter-\(row)") != nil, !(1...600).contains(minutes ?? 0) {
        problems.add("minuter-\(row)", "Skriv hur många minuter punkten tar, 1 till 600, eller lämna tomt.")
      }
      lines.append(
        Line(
          id: form.text("id-\(row)").map { ID($0) }, title: title, minutes: minutes, owner: form.text("vem-\(row)"),
          note: form.text("om-\(row)")))
    }
    self.lines = lines
    self.removed = removed
    self.form = form
    try problems.check()
  }

  package static let mostRows = 40
  /// The field of what another host has changed.
  static let overtaken = "dagordning"

  package func perform(in tx: Transaction, by evidence: Writable<Meeting>, at now: Moment) throws {
    let meeting = evidence.record
    guard meeting.state != .cancelled else { throw Problems("titel-0", "Träffen är inställd.") }
    let agenda = try tx.agenda(of: meeting.id)
    try checkSeen(agenda)
    let stored = agenda.map(\.id)
    let known = Set(stored)
    // A member's point that is taken away waits again; the hosts' own is gone. What another host has added since the form
    // was opened is in neither list, and comes last.
    let gone = removed.filter(known.contains)
    let unseen = stored.filter { id in !gone.contains(id) && !lines.contains { $0.id == id } }
    for (place, id) in unseen.enumerated() {
      try tx.execute("UPDATE agenda_point SET position = \(lines.count + place) WHERE id = \(id)")
    }
    try tx.execute("UPDATE agenda_point SET meeting_id = NULL WHERE id IN \(list: gone) AND proposed_at IS NOT NULL")
    try tx.execute("DELETE FROM agenda_point WHERE id IN \(list: gone) AND proposed_at IS NULL")
    for (position, line) in lines.enumerated() {
      if try !tx.change(line, position, at: meeting) { try tx.add(line, position, to: meeting, at: now) }
    }
    try tx.record(
      "ChangeAgenda", of: meeting.subject, by: evidence.viewer.byline, at: now,
      text: "Ändrade dagordningen: \(counted(lines.count, "en punkt", "punkter"))")
  }

  private func checkSeen(_ agenda: [AgendaPoint]) throws {
    do {
      try form?.check(against: Form(agenda), at: Self.overtaken)
    } catch is Problems {
      throw Problems(
        Self.overtaken,
        "En annan värd har ändrat dagordningen sedan du öppnade sidan. Jämför, ändra det som behövs och spara igen.")
    }
  }
}

extension Transaction {
  /// Whether the point was there to be changed. A member's that another host has taken away since is taken up again.
  fileprivate func change(_ line: ChangeAgenda.Line, _ position: Int, at meeting: Meeting) throws -> Bool {
    guard let id = line.id else { return false }
    return try execute(
      """
      UPDATE agenda_point SET meeting_id = \(meeting.id), position = \(position), title = \(line.title),
        minutes = \(line.minutes), owner = \(line.owner), note = \(line.note)
      WHERE id = \(id) AND network_id = \(meeting.network.id) AND declined_because IS NULL
        AND (meeting_id IS NULL OR meeting_id = \(meeting.id))
      """) == 1
  }

  fileprivate func add(_ line: ChangeAgenda.Line, _ position: Int, to meeting: Meeting, at now: Moment) throws {
    let id: ID<AgendaPoint> = newID(at: now)
    try execute(
      """
      INSERT INTO agenda_point (id, network_id, meeting_id, position, title, minutes, owner, note)
      VALUES (\(id), \(meeting.network.id), \(meeting.id), \(position), \(line.title), \(line.minutes), \(line.owner),
        \(line.note))
      """)
  }
}
