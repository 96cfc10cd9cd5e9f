internal import Access
package import Web

/// Who is who: organisations, functions and the persons who hold them in turn; municipalities, counties and areas; the
/// municipality page. Sv: register.
package struct Register: Feature {
  package init() {}

  package var routes: [Route] {
    [
      MunicipalityRoutes().routes, AreaRoutes().routes, OrganisationRoutes().routes, FunctionRoutes().routes,
      EmptyFunctions().routes, HandOverRoutes().routes, InvitationRoutes().routes, PersonRoutes().routes,
      TeamRoutes().routes, ImportRoutes().routes, ExportRoutes().routes,
    ].flatMap(\.self)
  }

  package var menu: [MenuItem] {
    [
      MenuItem(
        "Kommuner", "/kommuner", .withFunction, order: 20, use: "Slå upp en kommun: kontakter, svar och luckor."),
      MenuItem(
        "Register", "/organisationer", .withFunction, order: 60, use: "Hitta rätt person, eller hjälp en kollega in."),
    ]
  }

  package var panels: [any Panel] { [ContactsPanel()] }
  package var carried: [any Carried] { [WaitingLetters(), KeptAreas()] }
  package var startSources: [any StartSource] { [InvitationRoutes(), EmptyFunctions(), OwnPresentation()] }
  package var accountOpenings: [any AccountOpening] { [AcceptedByOpening()] }
}
