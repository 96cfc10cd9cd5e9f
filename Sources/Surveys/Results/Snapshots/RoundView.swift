import Access
import Storage
import Vocabulary
import Web

/// A round as one viewer sees it.
struct RoundView: Sendable {
  let round: Round
  let snapshot: RoundSnapshot
  let disclosure: Disclosure

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

  /// The latest earlier round that asked the question.
  func earlier(asking code: String) -> RoundView? { earlier.first { $0.snapshot.column(code) != nil } }
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
    let disclosure = Disclosure(round, snapshot, for: visit.viewer, on: visit.today)
    return RoundView(round: round, snapshot: snapshot, disclosure: disclosure)
  }
}

extension Transaction {
  /// The round and those before it, until one is not for the viewer.
  func chain(from id: ID<Round>, for viewer: Viewer, depth: Int) throws -> [Round] {
    var rounds = [try readable(id, by: viewer).record]
    while rounds.count <= depth, let previous = rounds.last?.previous,
      let round = try Round.load(previous, for: viewer, in: self), round.isReadable(by: viewer),
      !rounds.contains(where: { $0.id == round.id })
    {
      rounds.append(round)
    }
    return rounds
  }
}
