internal import HTML
internal import Vocabulary

/// How far the members have to a meeting that nobody is invited to yet: the hosts may still choose another place.
struct TravelList {
  let sheet: MeetingSheet
  let names: NetworkNames

  var section: HTML {
    guard sheet.isHost, sheet.invitees.isEmpty, !distances.isEmpty else { return .empty }
    return """
      <h2>Hur långt det är dit</h2><p>Fågelvägen, längst bort först.</p>
      <ul class="rows">\(distances.html { "<li>\($0.name), \($0.kilometres) km</li>" })</ul>
      """
  }

  private var distances: [(name: String, kilometres: Int)] {
    let all = sheet.memberships.compactMap { membership in
      names.kilometres(from: membership.organisation, to: sheet.meeting.municipality).map { kilometres in
        (name: names.name(membership.organisation), kilometres: kilometres)
      }
    }
    return all.sorted { $0.kilometres > $1.kilometres }
  }
}
