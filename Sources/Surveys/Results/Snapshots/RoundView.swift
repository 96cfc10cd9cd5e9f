import Access
import Storage
import Vocabulary
import Web

/// A round as one viewer sees it. Shared by reference: pages hand it on once for every question.
final class RoundView: Sendable {
  let round: Round
  let snapshot: RoundSnapshot
  let disclosure: Disclosure

  init(round: Round, snapshot: RoundSnapshot, disclosure: Disclosure) {
    self.round = round
    self.snapshot = snapshot
    self.disclosure = disclosure
  }

  /// The respondents the viewer works for, by row.
  var own: [Int] { round.own.compactMap(snapshot.row) }
  var path: String { SurveyPaths.results(of: round.id) }
  /// Where the round itself is.
  var roundPath: String { SurveyPaths.round(round.id) }
}

/// A round with the earlier ones that it follows, as far back as the viewer may see. Sv: omgången och dess föregångare.
struct RoundHistory: Sendable {
  let current: RoundView
  /// Newest first.
  let earlier: [RoundView]

  /// The latest earlier round that asked the question, or had the area.
  func earlier(asking column: SnapshotColumn) -> RoundView? {
    earlier.first { $0.snapshot.column(like: column) != nil }
  }
}

extension SnapshotStore {
  /// The round and up to `depth` before it.
  func history(of id: ID<Round>, for visit: Visit, depth: Int = 6) async throws -> RoundHistory {
    let rounds = try await visit.site.regional.read { [viewer = visit.viewer] tx in
      try tx.chain(from: id, for: viewer, depth: depth)
    }
    return try await history(of: rounds, for: visit)
  }

  /// `rounds` is newest first and not empty.
  func history(of rounds: [Round], for visit: Visit) async throws -> RoundHistory {
    var views: [RoundView] = []
    for round in rounds { views.append(try await view(of: round, for: visit)) }
    guard let current = views.first else { throw Refusal.notFound }
    return RoundHistory(current: current, earlier: Array(views.dropFirst()))
  }

  func view(of round: Round, for visit: Visit) async throws -> RoundView {
    let snapshot = try await snapshot(of: round, in: visit.site.regional)
    // After the snapshot: what has changed since it was read must be known.
    let unsettled = try await unsettled(round, for: visit)
    let disclosure = Disclosure(round, snapshot, for: visit.viewer, unsettled: unsettled)
    return RoundView(round: round, snapshot: snapshot, disclosure: disclosure)
  }

  /// Asked only where the round hides anybody from the viewer.
  private func unsettled(_ round: Round, for visit: Visit) async throws -> Set<Respondent> {
    guard round.visibility != .all, round.closedAt != nil, !visit.viewer.isInTeam(of: round.owner) else { return [] }
    return try await visit.site.regional.read { [day = visit.today] in try $0.unsettled(in: round, on: day) }
  }
}

extension Transaction {
  /// The round and those before it, until one is not for the viewer.
  func chain(from id: ID<Round>, for viewer: Viewer, depth: Int) throws -> [Round] {
    try chain(from: try readable(id, by: viewer).record, for: viewer, depth: depth)
  }

  /// The same from a round that the viewer is known to see, as are those `known`.
  func chain(from first: Round, for viewer: Viewer, depth: Int, known: [Round] = []) throws -> [Round] {
    var rounds = [first]
    while rounds.count <= depth, let previous = rounds.last?.previous,
      let round = try known.first(where: { $0.id == previous }) ?? Round.load(previous, for: viewer, in: self),
      round.isReadable(by: viewer),
      !rounds.contains(where: { $0.id == round.id })
    {
      rounds.append(round)
    }
    return rounds
  }
}
