internal import Access
internal import DemoData
internal import Packages
internal import Storage
internal import Vocabulary

/// What the access matrix asks about among course packages: the demonstration's own, which a learner of each county could
/// read, and one of another county that nobody has laid out.
package struct MatrixPackages: Sendable {
  /// Ids by kind.
  package let packages: [String: String]

  init(in test: TestSite) async throws {
    let now = test.now
    let coordinator = try await test.identity.read { tx in
      try tx.account(login: Persona.coordinator.mail).flatMap { try tx.viewer(of: $0.id, at: now) }
    }
    guard let coordinator, let federation = coordinator.teamFunctions.first?.organisation else {
      throw Refusal.notFound
    }
    packages = try await test.regional.write { tx in
      let own = try tx.value("SELECT id FROM course_package WHERE title = 'Att fråga om våld'", as: String.self)
      guard let own else { throw Refusal.notFound }
      let details = PackageDetails(title: "Grannlänets", about: "Prov", minutes: 5, counties: federation.counties)
      let sent = try SentPackage(DemoPackage.zip(), named: "prov.zip")
      let other = try AddPackage(details, sent, for: federation).perform(in: tx, by: coordinator, at: now)
      let third = try Self.nobodys(sent, in: tx, at: now)
      return ["länets": own, "utkast": other.text, "annans": third.text]
    }
  }

  /// Laid out in the county by an organisation that none of the cast works for.
  private static func nobodys(_ sent: SentPackage, in tx: Transaction, at now: Moment) throws -> ID<CoursePackage> {
    let counties = [CountyCode("24")].compactMap(\.self)
    let unit = Organisation(
      id: "matris-enhet", kind: .researchUnit, name: "Enheten", municipality: nil, counties: counties)
    let nobody = Viewer(
      account: "matris", person: "matris", name: "Matrisen", isAdministrator: false,
      functions: [HeldFunction(id: "matris", role: .leader, title: "Ledare", organisation: unit)])
    let details = PackageDetails(title: "Ingens", about: "Prov", minutes: 5, counties: counties)
    let id = try AddPackage(details, sent, for: unit).perform(in: tx, by: nobody, at: now)
    try PublishVersion(startsOver: false).perform(in: tx, by: try tx.writable(id, by: nobody), at: now)
    return id
  }
}
