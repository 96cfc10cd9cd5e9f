package import Vocabulary

/// Who looks: the signed-in person with the functions held right now. Sv: den inloggade.
package struct Viewer: Sendable {
  package let account: ID<Account>
  package let person: ID<Person>
  /// As others may read it in histories and letters: `Person.shownName`.
  package let name: String
  package let isAdministrator: Bool
  package let functions: [HeldFunction]
  /// The boards whose door the viewer is shown; each board itself says what they may do there.
  package let boards: [Board]

  package init(
    account: ID<Account>, person: ID<Person>, name: String, isAdministrator: Bool, functions: [HeldFunction],
    boards: [Board] = []
  ) {
    self.account = account
    self.person = person
    self.name = name
    self.isAdministrator = isAdministrator
    self.functions = functions
    self.boards = boards
  }
}

/// A function with what access asks of its organisation.
package struct HeldFunction: Sendable {
  package let id: ID<Function>
  package let role: Function.Role
  package let title: String
  package let organisation: Organisation

  package init(id: ID<Function>, role: Function.Role, title: String, organisation: Organisation) {
    self.id = id
    self.role = role
    self.title = title
    self.organisation = organisation
  }

  /// Leaders and officers of a county board, federation, FoU unit or region. Sv: länsteam.
  package var isInCountyTeam: Bool {
    organisation.kind.hasCountyTeam && (role == .leader || role == .officer)
  }
}

extension Viewer {
  /// The functions that make the viewer one of the county team.
  package var teamFunctions: [HeldFunction] { functions.filter(\.isInCountyTeam) }
  package var isInCountyTeam: Bool { functions.contains { $0.isInCountyTeam } }

  /// Whether the viewer is one of the county team of any of these counties.
  package func isInTeam(of counties: [CountyCode]) -> Bool {
    teamFunctions.contains { function in function.organisation.counties.contains { counties.contains($0) } }
  }

  package func isInTeam(of organisation: ID<Organisation>) -> Bool {
    teamFunctions.contains { $0.organisation.id == organisation }
  }

  /// The municipalities that the viewer's teams work with in these counties; nil when it is all of them.
  package var teamMunicipalities: Set<MunicipalityCode>? {
    let areas = teamFunctions.map(\.organisation.worksIn)
    return areas.isEmpty || areas.contains(where: \.isEmpty) ? nil : Set(areas.joined())
  }

  package func works(in organisation: ID<Organisation>) -> Bool {
    functions.contains { $0.organisation.id == organisation }
  }

  package func holds(_ roles: Function.Role..., in organisation: ID<Organisation>) -> Bool {
    functions.contains { $0.organisation.id == organisation && roles.contains($0.role) }
  }
}

extension HeldFunction {
  /// Whoever speaks for an organisation to others may lead a network or hold an event for it; staff and administrators do not.
  package var mayHost: Bool { [.leader, .officer, .coordinator, .contact, .manager].contains(role) }
}

extension Viewer {
  /// The organisations that the viewer may lead a network or hold an event for.
  package var hostingOrganisations: [Organisation] { functions.filter(\.mayHost).map(\.organisation) }
}
