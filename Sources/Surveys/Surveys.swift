package import Web

/// Surveys of municipalities, city districts and associations: indicator sets, rounds, answers and what they show.
/// Sv: kartläggning.
package struct Surveys: Feature {
  /// Shared by all pages that show results.
  private let snapshots = SnapshotStore()

  package init() {}

  package var routes: [Route] {
    SetRoutes().routes + RoundRoutes().routes + PublishedRoutes().routes + ReplyRoutes().routes
      + DelegationRoutes().routes
      + ResultRoutes(snapshots: snapshots).routes + NeedRoutes(snapshots: snapshots).routes
      + ReportRoutes(snapshots: snapshots).routes
  }

  package var menu: [MenuItem] { SurveyMenu.items }
  package var panels: [any Panel] { [SurveyPanel(snapshots: snapshots)] }
  package var carried: [any Carried] { [CarriedSurveys()] }
  package var startSources: [any StartSource] { [AnsweringTasks(), LeadingTasks()] }
  package var timelineSources: [any TimelineSource] { [SurveyTimeline()] }
  package var calendarSources: [any CalendarSource] { [SurveyCalendar()] }
}
