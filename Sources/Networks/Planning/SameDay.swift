internal import Access
internal import Storage
internal import Vocabulary

/// A meeting of another network on the same day, that some of the same organisations are to come to. Sv: krock med ett annat
/// nätverk.
struct SameDay: Sendable {
  let meeting: Meeting
  /// How many organisations are in both.
  let shared: Int

  var words: String {
    "\(meeting.network.name): \(meeting.title), \(counted(shared, "en organisation", "organisationer")) är med i båda"
  }
}

extension Transaction {
  /// What else the hosts and members of a network are to come to, by day. Only name and title are told: whoever plans has to
  /// know that a day is taken, not what is said there.
  func takenDays(of network: Network, from day: CalendarDate) throws -> [CalendarDate: [SameDay]] {
    let own = Set(network.hosts + network.members)
    let others = try networks(with: Array(own).sorted { $0.text < $1.text }).filter {
      $0.id != network.id && $0.isListed
    }
    let coming = try meetings(of: others, endingAfter: SwedishTime.moment(on: day)).filter { $0.state != .cancelled }
    return Dictionary(
      grouping: coming.map { meeting in
        SameDay(meeting: meeting, shared: own.intersection(meeting.network.hosts + meeting.network.members).count)
      }
    ) { $0.meeting.day }
  }
}
