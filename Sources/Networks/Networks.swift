internal import Access
package import Web

/// Networks of organisations, their meetings, and the calendar. Sv: nätverk och träffar.
package struct Networks: Feature {
  package init() {}

  package var routes: [Route] {
    [
      NetworkRoutes().routes, SearchMinutesRoutes().routes, YearPlanRoutes().routes,
      OtherCalendarRoutes().routes, MemberRoutes().routes,
      GuestRoutes().routes,
      PlanningRoutes().routes, NetworkTalkRoutes().routes, MeetingRoutes().routes, AgendaRoutes().routes,
      InviteRoutes().routes, AttendanceRoutes().routes, AnswerByLinkRoutes().routes, DocumentRoutes().routes,
      MinutesRoutes().routes,
    ].flatMap(\.self)
  }

  package var menu: [MenuItem] {
    [
      MenuItem("Nätverk", "/natverk", .withFunction, order: 25, use: "Planera träffar, svara och läs anteckningar."),
      MenuItem(
        "Årsplan", "/arsplan", .withFunction, order: 26, use: "Se vad alla aktörer gör under året, och var det krockar."
      ),
    ]
  }

  package var panels: [any Panel] { [NetworkPanel()] }
  package var carried: [any Carried] { [CarriedNetworks()] }
  package var startSources: [any StartSource] { [NetworkTasks()] }
  package var calendarSources: [any CalendarSource] { [NetworkCalendar()] }
  package var letterTakers: [any LetterTaker] { [TakeCalendarReply()] }
  package var timelineSources: [any TimelineSource] { [NetworkTimeline(), OtherCalendarTimeline(), YearDates.current] }
  package var memberSources: [any MemberSource] { [NetworkMembers()] }
  package var chores: [any Chore] {
    [TaskReminders(), HeldInvitations(), FetchOtherCalendars(), InviteSuccessors(), EraseAnswers(), HideTowns()]
  }
}
