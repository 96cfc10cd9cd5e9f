internal import Access
internal import Storage
internal import Vocabulary

/// What a meeting's page shows, read at once.
struct MeetingSheet: Sendable {
  let meeting: Meeting
  let isHost: Bool
  let agenda: Agenda
  let invitees: [Invitee]
  let documents: [MeetingDocument]
  /// Nil until there are some that the viewer may read.
  let minutes: Minutes?
  /// Decided here.
  let tasks: [NetworkTask]
  /// Those of them that only the hosts have seen.
  let unread: Set<ID<NetworkTask>>
  /// Decided before: they are gone through here.
  let carried: [NetworkTask]
  let memberships: [Membership]
  /// For the hosts of a meeting that is to come.
  let clashes: [SameDay]
  /// What those who are invited have not been told of; for the hosts.
  let news: [String]
  let events: [Event]

  init(_ evidence: Readable<Meeting>, in tx: Transaction) throws {
    let (meeting, viewer) = (evidence.record, evidence.viewer)
    self.meeting = meeting
    isHost = meeting.network.isHosted(by: viewer)
    agenda = Agenda(try tx.agenda(of: meeting.id), from: meeting.starts)
    invitees = try tx.invitees(of: meeting.id)
    documents = try tx.documents(of: meeting.id)
    minutes = try tx.minutes(of: meeting.id).flatMap { $0.shown(to: viewer, in: meeting.network) }
    let decided = try tx.tasks(decidedAt: meeting.id)
    let approved = try tx.approvedTasks(decidedAt: meeting.id)
    tasks = isHost && minutes?.state ?? .draft == .draft ? decided : approved
    unread = Set(decided.map(\.id)).subtracting(approved.map(\.id))
    carried = try tx.tasksToGoThrough(at: meeting)
    memberships = try tx.memberships(of: meeting.network.id)
    clashes =
      isHost ? try tx.takenDays(of: meeting.network, from: meeting.day, for: viewer)[meeting.day] ?? [] : []
    news = isHost ? try tx.news(of: meeting) : []
    events = try tx.events(of: meeting.subject, limit: 20)
  }

  var organisations: [ID<Organisation>] {
    let asked = invitees.compactMap(\.organisation) + clashes.flatMap(\.organisations)
    return meeting.network.hosts + meeting.network.members + asked
      + (tasks + carried).map(\.organisation) + [meeting.responsible].compactMap(\.self)
      + agenda.lines.compactMap(\.point.organisation)
  }

  var signatures: [String] {
    events.signatures + documents.map(\.addedBy.text) + invitees.compactMap(\.answeredBy?.text)
      + [minutes?.writtenBy.text, minutes?.approvedBy?.text].compactMap(\.self)
  }

  /// What the viewer answers for: the invited organisations that the viewer works in.
  func own(_ viewer: Viewer) -> [Invitee] {
    invitees.filter { invitee in invitee.organisation.map { viewer.works(in: $0) } ?? false }
  }
}
