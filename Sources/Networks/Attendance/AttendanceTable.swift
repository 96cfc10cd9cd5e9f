internal import Access
internal import HTML
internal import Vocabulary
internal import Web

/// Who is invited, what each has answered, who came, and how far it is there.
struct AttendanceTable {
  let sheet: MeetingSheet
  let names: NetworkNames

  private var meeting: Meeting { sheet.meeting }

  var section: HTML {
    guard !sheet.invitees.isEmpty else { return .empty }
    return """
      <h2>Vilka som kommer</h2><p>\(summary)</p>
      <div class="scroll" role="region" aria-label="Svar och närvaro" tabindex="0"><table class="data">
      <thead><tr><th scope="col">Deltagare</th><th scope="col">Svar</th><th scope="col">Vem</th>\
      \(isPresenceNoted ? HTML("<th scope=\"col\">Närvaro</th>") : .empty)\
      \(meeting.municipality == nil ? .empty : HTML("<th scope=\"col\" class=\"num\">Fågelvägen dit, km</th>"))</tr></thead>
      <tbody>\(sorted.html(row))</tbody></table></div>
      """
  }

  private var isPresenceNoted: Bool { sheet.invitees.contains { $0.presence != nil } }

  private var sorted: [Invitee] { SwedishOrder.sorted(sheet.invitees) { name($0) } }

  private func name(_ invitee: Invitee) -> String {
    invitee.guest.map { "\($0.name), \($0.organisation)" } ?? names.name(invitee.organisation)
  }

  private var summary: String {
    let answered = sheet.invitees.filter { $0.hasAnswered(meeting) }
    let coming = answered.count { $0.answer != .no }
    let waiting = sheet.invitees.count - answered.count
    if isPresenceNoted {
      let there = sheet.invitees.count { $0.presence == .present || $0.presence == .online }
      return "\(there) av \(sheet.invitees.count) var med."
    }
    return "\(coming) kommer, \(answered.count - coming) kan inte, \(waiting) har inte svarat."
  }

  private func row(_ invitee: Invitee) -> HTML {
    let distance = invitee.organisation.flatMap { names.organisation($0)?.municipality }
      .flatMap { home in meeting.municipality.flatMap { Sweden.current.kilometres(from: home, to: $0) } }
    return """
      <tr><th scope="row">\(name(invitee))</th><td>\(answer(invitee))</td><td>\(who(invitee))</td>\
      \(isPresenceNoted ? HTML("<td>\(invitee.presence?.swedish ?? "")</td>") : .empty)\
      \(meeting.municipality == nil ? .empty : HTML("<td class=\"num\">\(distance.map(String.init) ?? "")</td>"))</tr>
      """
  }

  private func answer(_ invitee: Invitee) -> HTML {
    guard let answer = invitee.answer, invitee.hasAnswered(meeting) else {
      return switch invitee.letter {
      case .none: "<span class=\"st late\">Ingen utsedd, fick inget brev</span>"
      case .bounced: "<span class=\"st late\">Brevet kom inte fram</span>"
      case .waiting, .sent: "<span class=\"st wait\">Inget svar</span>"
      }
    }
    return "<span class=\"\(answer == .no ? "st" : "st done")\">\(answer.swedish)</span>"
  }

  private func who(_ invitee: Invitee) -> HTML {
    let note: HTML = invitee.note.map { "<br><small>\($0)</small>" } ?? .empty
    return invitee.hasAnswered(meeting) ? "\(invitee.who ?? "")\(note)" : .empty
  }
}
