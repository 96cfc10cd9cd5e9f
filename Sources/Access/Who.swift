/// Who may use a route. The object behind it is asked again when it is loaded. Sv: vem får.
package enum Who: String, Sendable, CaseIterable {
  /// Nobody needs to sign in.
  case anyone
  /// Everybody with an account, also one that holds no function any more: their own account and what they are asked.
  case account
  /// Everybody with a function, and system administrators.
  case withFunction
  /// Everybody who works with the questions: with a function, at a board, or as a system administrator.
  case learner
  /// Everybody who is shown the door of a board; the board itself is asked next.
  case boardStaff
  /// The county team of some county.
  case countyTeam
  /// System administrators.
  case administrator
  /// The county team or system administrators.
  case countyTeamOrAdministrator
  /// Only in a demonstration.
  case demonstration

  package func permits(_ viewer: Viewer?) -> Bool {
    switch self {
    case .anyone, .demonstration: true
    case .account: viewer != nil
    case .withFunction: viewer.map { !$0.functions.isEmpty || $0.isAdministrator } ?? false
    case .learner: viewer.map { !$0.functions.isEmpty || !$0.boards.isEmpty || $0.isAdministrator } ?? false
    case .boardStaff: viewer.map { !$0.boards.isEmpty } ?? false
    case .countyTeam: viewer?.isInCountyTeam ?? false
    case .administrator: viewer?.isAdministrator ?? false
    case .countyTeamOrAdministrator: viewer.map { $0.isInCountyTeam || $0.isAdministrator } ?? false
    }
  }

  package var swedish: String {
    switch self {
    case .anyone: "alla"
    case .account: "alla med ett konto"
    case .withFunction: "alla inloggade med en funktion"
    case .learner: "dem som har en funktion eller arbetar vid en nämnd"
    case .boardStaff: "dem som arbetar vid en nämnd"
    case .countyTeam: "länsteam"
    case .administrator: "systemadministratörer"
    case .countyTeamOrAdministrator: "länsteam och systemadministratörer"
    case .demonstration: "alla, men bara i demonstrationen"
    }
  }
}
