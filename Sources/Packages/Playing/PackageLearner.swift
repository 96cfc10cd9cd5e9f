package import Access
internal import Register
package import Storage
package import Vocabulary
package import Web

/// Who goes a package: what the package is told, and what a certificate says. Sv: den som går kurspaketet
package struct PackageLearner: Sendable {
  package let scorm: ScormLearner
  private let learner: Learner
  private let organiser: String

  /// A program of a stranger's may find a way to send what it is told, so it is told nobody's name. Its id differs between
  /// packages, so that they cannot put their learners together.
  package init(_ viewer: Viewer, of package: CoursePackage, key: IdentityKey, in identity: Transaction) throws {
    let person = try identity.row("SELECT * FROM person WHERE id = \(viewer.person)").map(Person.init)
    let isProtected = person?.hasProtectedIdentity ?? true
    let proof = key.proof(of: "package:\(package.id):\(viewer.person)")
    scorm = ScormLearner(id: proof, name: "Deltagare")
    let own = viewer.functions.first { package.isFor($0.organisation) } ?? viewer.functions.first
    learner = Learner(
      person: viewer.person, name: viewer.name, mail: isProtected ? nil : person?.mail,
      organisationName: own?.organisation.name ?? "", organisation: own?.organisation.id,
      municipality: own?.organisation.municipality)
    organiser = try identity.organisation(package.organisation)?.name ?? ""
  }

  func completion(of package: CoursePackage, on day: CalendarDate) -> Completion {
    Completion(
      key: "package/\(package.id)/\(learner.person?.text ?? "")", kind: .course, title: package.title,
      content: package.about, organisers: organiser.isEmpty ? [] : [organiser], day: day, minutes: package.minutes,
      learner: learner)
  }
}
