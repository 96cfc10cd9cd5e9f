internal import Access
internal import AccessLog
internal import Instruments
internal import Storage
package import Vocabulary
internal import Web

/// Takes a form into use, or out of it; a draft that is not wanted is gone. One version of a form is in use at a time. Sv: ta ett formulär i eller ur bruk.
package struct MoveInstrument: Sendable {
  private let id: ID<BoardInstrument>
  private let state: Instrument.State

  init(_ id: ID<BoardInstrument>, to state: Instrument.State) {
    self.id = id
    self.state = state
  }

  /// Into use.
  package init(using id: ID<BoardInstrument>) { self.init(id, to: .active) }

  /// Throws `Problems` where the form cannot go there from where it is.
  package func perform(at desk: Desk) async throws {
    try await desk.board.database.write { tx in
      try desk.checkIsManager(in: tx)
      guard let instrument = try tx.instrument(id) else { throw Refusal.notFound }
      guard instrument.state.next.contains(state) else {
        throw Problems("till", ShelfProblem.illegalMove(from: instrument.state, to: state).sentence)
      }
      if state == .active {
        try tx.execute(
          """
          UPDATE instrument SET state = \(Instrument.State.retired)
          WHERE state = \(state) AND identity = (SELECT identity FROM instrument WHERE id = \(id))
          """)
      }
      if instrument.state == .draft, state == .retired {
        // Nobody has filled it in.
        try tx.execute("DELETE FROM instrument WHERE id = \(id)")
        try desk.append(.write, "\(instrument.name): utkastet togs bort", in: tx)
        return
      }
      try tx.execute("UPDATE instrument SET state = \(state) WHERE id = \(id)")
      try desk.append(.write, "\(instrument.name): \(state.swedish.lowercasedFirst)", in: tx)
    }
  }
}
