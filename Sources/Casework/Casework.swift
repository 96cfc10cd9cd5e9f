internal import Access
package import Web

/// The board's work with persons: case files, notes, who works with what. What it holds is sealed, each use of a file is logged, and
/// nothing of it crosses to the regional half. Sv: ärenden.
package struct Casework: Feature {
  private let boards: Boards

  package init(_ boards: Boards) { self.boards = boards }

  package var routes: [Route] {
    [
      CaseFileRoutes(boards: boards).routes, NoteRoutes(boards: boards).routes, StaffRoutes(boards: boards).routes,
      ReviewRoutes(boards: boards).routes, RelationRoutes(boards: boards).routes,
      SafeContactRoutes(boards: boards).routes, PrintPlan(boards: boards).routes,
      ProtectionRoutes(boards: boards).routes,
      WhereaboutsRoutes(boards: boards).routes, StandInRoutes(boards: boards).routes,
      InstrumentRoutes(boards: boards).routes, SetAsideRoutes(boards: boards).routes,
      SubjectRoutes(boards: boards).routes, DiscardDraft(boards: boards).routes,
      PrintRecord(boards: boards).routes, EmergencyList(boards: boards).routes,
      KnownHere(boards: boards).routes, ExtractRoutes(boards: boards).routes,
      BringOver(boards: boards).routes, CullRoutes(boards: boards).routes,
    ].flatMap(\.self).map(\.ofCasework)
  }

  package var menu: [MenuItem] {
    [MenuItem("Ärenden", "/namnder", .boardStaff, order: 10, use: "Arbeta med dina akter.")]
  }

  package var startSources: [any StartSource] { [WaitingAtBoards(boards: boards)] }
}
