internal import Access
package import Web

/// Courses that others have made, played here: SCORM 1.2. Sv: kurspaket i Samfrid.
package struct Packages: Feature {
  package init() {}

  package var routes: [Route] {
    [PackageRoutes().routes, VersionRoutes().routes, PlayRoutes().routes, ParticipationRoutes().routes].flatMap(\.self)
  }

  package var menu: [MenuItem] {
    [MenuItem("Kurspaket", "/kurspaket", .withFunction, order: 28, use: "Gå en kurs på webben, i din egen takt.")]
  }

  package var chores: [any Chore] { [ForgetUnused()] }
}
