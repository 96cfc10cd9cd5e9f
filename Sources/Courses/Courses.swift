package import Web

/// Courses of one's own and their player. Sv: egna kurser.
package struct Courses: Feature {
  package init() {}

  package var routes: [Route] {
    [
      CourseRoutes().routes, ReadingRoutes().routes, GroupRoutes().routes, FollowUpRoutes().routes,
      AuthorRoutes().routes, DraftRoutes().routes,
      FilmRoutes().routes,
    ].flatMap(\.self)
  }

  package var learningSources: [any LearningSource] { [CoursesToTake()] }

  package var startSources: [any StartSource] { [CourseTasks()] }

  package var chores: [any Chore] { (try? KeepBundledCourses()).map { [$0] } ?? [] }
}
