package import Web

/// Courses that others have made, played here: SCORM 1.2. Sv: kurspaket i Samfrid.
package struct Packages: Feature {
  package init() {}

  package var routes: [Route] {
    [PackageRoutes().routes, VersionRoutes().routes, PlayRoutes().routes, ParticipationRoutes().routes].flatMap(\.self)
  }

  package var learningSources: [any LearningSource] { [PackagesToTake()] }
  package var startSources: [any StartSource] { [PackageTasks()] }

  package var chores: [any Chore] { [ForgetUnused()] }
}
