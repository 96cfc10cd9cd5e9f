internal import Access
package import Web

/// What staff need to have learnt and have gone through: competence plans, the national web course, trainers and certificates.
/// Sv: utbildning.
package struct Training: Feature {
  private let printer: CertificatePrinter

  package init(_ printer: CertificatePrinter = .besideOurs) { self.printer = printer }

  package var routes: [Route] {
    [
      OwnRoutes().routes, CountyRoutes().routes, PlaceRoutes().routes, StaffRoutes().routes,
      ChangeEmployeeRoutes().routes, ImportTrainingRoutes().routes, CertificateRoutes(printer: printer).routes,
      WebCourseRoutes().routes, TrainerRoutes().routes, SubjectRoutes().routes,
    ].flatMap(\.self)
  }

  package var menu: [MenuItem] {
    [
      MenuItem(
        "Utbildning", Learning.path, .account, order: 27,
        use: "Gå en kurs, se vad du behöver lära dig och öppna dina intyg.",
        below: ["/utbildning", "/webbkursen", "/utbildare", "/utbildningsamnen"])
    ]
  }

  package var startSources: [any StartSource] { [TrainingTasks()] }
  package var completionTakers: [any CompletionTaker] { [TakeCompletion()] }
  package var unitSources: [any UnitSource] { [StaffByUnit()] }
}
