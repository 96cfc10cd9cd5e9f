internal import Access
internal import Storage
internal import Vocabulary

/// What a network's page shows, read at once. Who is outside is given its name, purpose and hosts alone.
struct NetworkSheet: Sendable {
  let network: Network
  let isInside: Bool
  let memberships: [Membership]
  let guests: [Guest]
  let coming: [Meeting]
  /// The latest first; a page of them.
  let past: [Meeting]
  /// All that have been.
  let pastCount: Int
  let tasks: [NetworkTask]
  let waiting: [AgendaPoint]
  let declined: [AgendaPoint]
  let lastThere: [ID<Organisation>: CalendarDate]
  let events: [Event]

  init(_ evidence: Readable<Network>, in tx: Transaction, at now: Moment, page: Int = 1) throws {
    let (network, viewer) = (evidence.record, evidence.viewer)
    self.network = network
    isInside = network.isInside(viewer)
    guard isInside else {
      (memberships, guests, coming, past, tasks, waiting, declined) = ([], [], [], [], [], [], [])
      (lastThere, events, pastCount) = ([:], [], 0)
      return
    }
    memberships = try tx.memberships(of: network.id)
    guests = try tx.guests(of: network.id)
    coming = try tx.meetings(of: [network], endingAfter: now)
    (past, pastCount) = try tx.pastMeetings(of: network, at: now, page: page)
    tasks = try tx.openTasks(of: network.id)
    waiting = try tx.waitingPoints(of: network.id)
    declined = try tx.declinedPoints(of: network.id, for: network.own(viewer))
    lastThere = try tx.lastThere(in: network.id)
    events = try tx.events(of: "network:\(network.id)", limit: 20)
  }

  var organisations: [ID<Organisation>] {
    network.hosts + network.members + tasks.map(\.organisation) + waiting.compactMap(\.organisation)
  }
}
