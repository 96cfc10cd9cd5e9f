internal import Access
package import Web

/// Courses of one's own and their player. Sv: egna kurser.
package struct Courses: Feature {
  package init() {}

  package var routes: [Route] {
    [
      CourseRoutes().routes, ReadingRoutes().routes, GroupRoutes().routes, FollowUpRoutes().routes,
      AuthorRoutes().routes,
      FilmRoutes().routes,
    ].flatMap(\.self)
  }

  package var menu: [MenuItem] {
    [MenuItem("Kurser", "/kurser", .learner, order: 27, use: "Gå en kort kurs, själv eller i grupp.")]
  }

  package var startSources: [any StartSource] { [CourseTasks()] }

  package var chores: [any Chore] { (try? KeepBundledCourses()).map { [$0] } ?? [] }
}
