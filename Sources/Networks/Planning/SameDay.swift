internal import Access
internal import Storage
internal import Vocabulary

/// A meeting of another network on the same day, that some of the same organisations are to come to. Sv: krock med ett annat
/// nätverk.
struct SameDay: Sendable {
  let meeting: Meeting
  /// Whether the viewer sees into the other network.
  let isInside: Bool
  /// The organisations that are in both.
  let shared: [ID<Organisation>]

  /// Whether the viewer, who sees into the other network, is to know that one is over before the other begins. Of others only
  /// the day is told.
  func isApart(from own: Meeting) -> Bool {
    isInside && (own.ends <= meeting.starts || meeting.ends <= own.starts)
  }

  /// Whom the words ask the register about.
  var organisations: [ID<Organisation>] { meeting.network.hosts + shared }

  /// Nil where it is not told. Who is outside is given the network's name alone, and nothing where a shelter is among the hosts
  /// or is what the two share: anybody may start a network, with a shelter in it, and look for its people's days.
  func words(_ names: NetworkNames) -> String? {
    let network = meeting.network
    if isInside { return words("\(network.name): \(meeting.title)", shared.count) }
    let count = shared.count { names.isNoShelter($0) }
    guard count > 0, names.tellsDays(of: network) else { return nil }
    return words(network.name, count)
  }

  private func words(_ title: String, _ count: Int) -> String {
    "\(title), \(counted(count, "en organisation", "organisationer")) är med i båda"
  }
}

extension [SameDay] {
  /// Those that are told, each with its meeting's id.
  func told(_ names: NetworkNames) -> [(meeting: String, words: String)] {
    compactMap { same in same.words(names).map { (meeting: same.meeting.id.text, words: $0) } }
  }
}

extension Transaction {
  /// What else the hosts and members of a network are to come to, by day: whoever plans has to know that a day is taken, not
  /// what is said there.
  func takenDays(
    of network: Network, from day: CalendarDate, for viewer: Viewer
  ) throws -> [CalendarDate: [SameDay]] {
    let own = Set(network.hosts + network.members)
    let others = try networks(with: Array(own).sorted { $0.text < $1.text }).filter {
      $0.id != network.id && $0.isListed
    }
    let coming = try meetings(of: others, endingAfter: SwedishTime.moment(on: day)).filter { $0.state != .cancelled }
    return Dictionary(
      grouping: coming.map { meeting in
        SameDay(
          meeting: meeting, isInside: meeting.network.isInside(viewer),
          shared: (meeting.network.hosts + meeting.network.members).filter { own.contains($0) })
      }
    ) { $0.meeting.day }
  }
}
