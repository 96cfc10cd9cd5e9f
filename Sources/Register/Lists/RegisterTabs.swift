internal import Access
internal import HTML
internal import Web

/// The links between the pages of the register.
enum RegisterTabs: String, CaseIterable {
  case organisations = "/organisationer"
  case teams = "/lansteam"
  case areas = "/omraden"
  case empty = "/funktioner/lediga"
  case importing = "/register/importera"
  case exporting = "/register/exportera"

  private var title: String {
    switch self {
    case .organisations: "Organisationer"
    case .teams: "Länsteam"
    case .areas: "Områden"
    case .empty: "Tomma funktioner"
    case .importing: "Importera"
    case .exporting: "Exportera"
    }
  }

  private var who: Who {
    switch self {
    case .organisations, .teams, .areas: .withFunction
    case .empty, .importing, .exporting: .countyTeamOrAdministrator
    }
  }

  static func html(on current: RegisterTabs, for viewer: Viewer) -> HTML {
    tabs(
      "Register", allCases.filter { $0.who.permits(viewer) }.map { Link($0.title, $0.rawValue) },
      current: current.rawValue)
  }
}
