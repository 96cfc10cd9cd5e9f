internal import Access
package import Web

/// Theme days and training: who holds them, who comes, and what came of it. Sv: evenemang.
package struct Events: Feature {
  package init() {}

  package var routes: [Route] {
    [
      PublicEventRoutes().routes, RegisterRoutes().routes, OwnRegistrationRoutes().routes, OrganisedRoutes().routes,
      ProgrammeRoutes().routes, SeriesRoutes().routes, ParticipantsRoutes().routes, CorrectMailRoutes().routes,
      EvaluationRoutes().routes,
    ].flatMap(\.self)
  }

  package var menu: [MenuItem] {
    [
      MenuItem(
        "Temadagar", "/evenemang", .anyone, order: 27,
        use: "Anmäl dig till dagar och utbildningar, och ordna egna.")
    ]
  }

  package var startSources: [any StartSource] { [EventTasks()] }
  package var calendarSources: [any CalendarSource] { [EventCalendar()] }
  package var timelineSources: [any TimelineSource] { [EventTimeline()] }
  package var groupPanels: [any GroupPanel] { [SeriesOfGroup()] }
  package var chores: [any Chore] { [EventChores()] }
}
