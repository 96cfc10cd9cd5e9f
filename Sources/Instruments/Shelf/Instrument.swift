/// A form that the work uses, in one version, with the right to use it.
package struct Instrument: Sendable {
  package enum State: String, Sendable, CaseIterable {
    /// Imported, but nobody may fill it in yet.
    case draft
    case active
    /// Filled forms can be read, but no new ones are begun.
    case retired

    /// The table of legal moves. What is retired stays so; a mended form is a new version.
    package var next: [State] {
      switch self {
      case .draft: [.active, .retired]
      case .active: [.retired]
      case .retired: []
      }
    }
  }

  package let questionnaire: Questionnaire
  package let licence: Licence
  package private(set) var state: State

  package init(_ questionnaire: Questionnaire, licence: Licence, state: State = .draft) {
    (self.questionnaire, self.licence, self.state) = (questionnaire, licence, state)
  }

  package var mayBeFilledIn: Bool { state == .active }

  package mutating func move(to state: State) throws(ShelfProblem) {
    guard self.state.next.contains(state) else { throw .illegalMove(from: self.state, to: state) }
    self.state = state
  }

  /// What all versions of the form have in common.
  package var identity: String { questionnaire.identity }
}

/// Who gave the right to use a form, and on which terms.
package struct Licence: Sendable, Equatable {
  package let givenBy: String
  package let terms: String

  /// Both must be said: a form that nobody gave the right to is not used.
  package init(givenBy: String, terms: String) throws(ShelfProblem) {
    guard givenBy.contains(where: { !$0.isWhitespace }), terms.contains(where: { !$0.isWhitespace }) else {
      throw .licenceMissing
    }
    (self.givenBy, self.terms) = (givenBy, terms)
  }
}

/// Why a form cannot be put among the instruments, or moved.
package enum ShelfProblem: Error, Equatable, Sendable {
  case licenceMissing
  case alreadyHere
  case versionTaken(String)
  case illegalMove(from: Instrument.State, to: Instrument.State)

  package var sentence: String {
    switch self {
    case .licenceMissing: "Skriv vem som gav rätt att använda formuläret, och på vilka villkor."
    case .alreadyHere: "Formuläret finns redan i den här versionen."
    case .versionTaken(let version):
      "Version \(version) finns redan med annat innehåll. Ge den nya ett nytt versionsnummer."
    case .illegalMove(_, .active): "Formuläret är avslutat. Läs in det som en ny version."
    case .illegalMove: "Formuläret kan inte ändras på det sättet."
    }
  }
}
