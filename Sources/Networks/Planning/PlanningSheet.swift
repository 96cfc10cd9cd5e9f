internal import Access
internal import Storage
internal import Vocabulary

/// What the hosts' board shows, read at once.
struct PlanningSheet: Sendable {
  let network: Network
  let coming: [Meeting]
  let points: [ID<Meeting>: [AgendaPoint]]
  let waiting: [AgendaPoint]
  let others: [CalendarDate: [SameDay]]

  init(_ evidence: Writable<Network>, in tx: Transaction, at now: Moment) throws {
    network = evidence.record
    coming = try tx.meetings(of: network).filter { !$0.isOver(at: now) && $0.state != .cancelled }
    points = try tx.agendas(of: coming.map(\.id))
    waiting = try tx.waitingPoints(of: network.id)
    others = try tx.takenDays(of: network, from: now.day, for: evidence.viewer)
  }

  var organisations: [ID<Organisation>] {
    let shared = others.values.joined().flatMap(\.organisations)
    return network.hosts + waiting.compactMap(\.organisation) + coming.compactMap(\.responsible) + shared
  }
}
