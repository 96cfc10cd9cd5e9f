internal import Access
internal import HTML
internal import Vocabulary
internal import Web

/// Who is invited, what each has answered, who came, and how far it is there.
struct AttendanceTable {
  let sheet: MeetingSheet
  let names: NetworkNames
  let viewer: Viewer
  let isOver: Bool

  private var meeting: Meeting { sheet.meeting }

  var section: HTML {
    guard !listed.isEmpty else { return .empty }
    return """
      <h2>\(heading)</h2><p>\(summary)</p>
      <div class="scroll" role="region" aria-label="Svar och närvaro" tabindex="0"><table class="data">
      <thead><tr><th scope="col">Deltagare</th><th scope="col">Svar</th><th scope="col">Vem</th>\
      \(isPresenceNoted ? HTML("<th scope=\"col\">Närvaro</th>") : .empty)\
      \(meeting.municipality == nil ? .empty : HTML("<th scope=\"col\" class=\"num\">Fågelvägen dit, km</th>"))</tr></thead>
      <tbody>\(sorted.html(row))</tbody></table></div>
      """
  }

  /// A guest is a person, who may come from anywhere: the hosts alone know who.
  private var listed: [Invitee] { sheet.invitees.filter { sheet.isHost || $0.guest == nil } }

  private func isShown(_ invitee: Invitee) -> Bool {
    names.showsPresence(of: invitee.organisation, in: meeting.network, to: viewer)
  }

  /// Whose answers and presence are shown: the others' could be worked out from the sums.
  private var shown: [Invitee] { listed.filter(isShown) }

  private var heading: String {
    if isPresenceNoted { return "Vilka som kom" }
    return isOver ? "Vilka som skulle komma" : "Vilka som kommer"
  }

  private var isPresenceNoted: Bool { shown.contains { $0.presence != nil } }

  private var sorted: [Invitee] { SwedishOrder.sorted(listed) { name($0) } }

  private func name(_ invitee: Invitee) -> String {
    invitee.guest.map { [$0.name, $0.organisation].filter { !$0.isEmpty }.joined(separator: ", ") }
      ?? names.name(invitee.organisation)
  }

  private var summary: String {
    let answered = shown.filter { $0.hasAnswered(meeting) }
    let coming = answered.count { $0.answer != .no && $0.answer != .maybe }
    let maybe = answered.count { $0.answer == .maybe }
    let waiting = shown.count - answered.count
    let shelters = shown.count == listed.count ? "" : " Jourer räknas inte med."
    let without = shelters + (listed.count == sheet.invitees.count ? "" : " Gäster räknas inte med.")
    if isPresenceNoted {
      let there = shown.count { $0.presence == .present || $0.presence == .online }
      return "\(there) av \(shown.count) var med.\(without)"
    }
    let perhaps = maybe == 0 ? "" : ", \(maybe) kanske"
    let unable = answered.count - coming - maybe
    return "\(coming) kommer\(perhaps), \(unable) kan inte, \(waiting) har inte svarat.\(without)"
  }

  private func row(_ invitee: Invitee) -> HTML {
    let distance = names.kilometres(from: invitee.organisation, to: meeting.municipality)
    return """
      <tr><th scope="row">\(name(invitee))</th><td>\(answer(invitee))</td><td>\(who(invitee))</td>\
      \(isPresenceNoted ? HTML("<td>\(isShown(invitee) ? invitee.presence?.swedish ?? "" : "")</td>") : .empty)\
      \(meeting.municipality == nil ? .empty : HTML("<td class=\"num\">\(distance.map(String.init) ?? "")</td>"))</tr>
      """
  }

  private func answer(_ invitee: Invitee) -> HTML {
    guard let answer = invitee.answer, invitee.hasAnswered(meeting) else {
      return switch invitee.letter {
      case .none: "<span class=\"st late\">Ingen utsedd, fick inget brev</span>"
      case .bounced: "<span class=\"st late\">Brevet kom inte fram</span>"
      case .waiting where names.isEmpty(invitee.function):
        "<span class=\"st late\">Funktionen är tom, brevet väntar</span>"
      case .waiting, .sent: "<span class=\"st wait\">Inget svar</span>"
      }
    }
    if !isShown(invitee) { return "<span class=\"st\">Har svarat</span>" }
    let mark = answer == .no || answer == .maybe ? "st" : "st done"
    return "<span class=\"\(mark)\">\(answer.swedish)</span>\(answered(invitee))"
  }

  private func who(_ invitee: Invitee) -> HTML {
    guard invitee.hasAnswered(meeting), isShown(invitee) else { return .empty }
    // A greeting is written to the hosts.
    let note: HTML = sheet.isHost ? invitee.note.map { "<small>\($0)</small>" } ?? .empty : .empty
    return "\(invitee.who ?? "")\(invitee.who == nil || note.isEmpty ? .empty : HTML("<br>"))\(note)"
  }

  /// Who said so is the hosts' to know.
  private func answered(_ invitee: Invitee) -> HTML {
    guard sheet.isHost, let by = invitee.answeredBy, let at = invitee.answeredAt else { return .empty }
    return "<br><small>Svar \(at.day.text) från \(names.persons[by])</small>"
  }
}
