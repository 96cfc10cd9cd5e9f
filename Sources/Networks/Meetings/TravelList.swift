internal import Access
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
    guard let place = sheet.meeting.municipality else { return [] }
    let all = sheet.memberships.compactMap { membership -> (name: String, kilometres: Int)? in
      guard let home = names.organisation(membership.organisation)?.municipality,
        let kilometres = Sweden.current.kilometres(from: home, to: place)
      else { return nil }
      return (names.name(membership.organisation), kilometres)
    }
    return all.sorted { $0.kilometres > $1.kilometres }
  }
}
