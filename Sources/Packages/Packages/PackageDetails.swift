package import Access
package import Vocabulary
package import Web

/// What is said of a course package besides what lies in it.
package struct PackageDetails: Sendable {
  /// Nil takes the title that the package itself has.
  package let title: String?
  package let about: String
  package let minutes: Int
  package let counties: [CountyCode]

  package init(title: String? = nil, about: String, minutes: Int, counties: [CountyCode]) {
    self.title = title
    self.about = about
    self.minutes = minutes
    self.counties = Set(counties).sorted()
  }

  package init(form: Form) throws {
    var problems = Problems()
    title = form.text("rubrik")
    if let title, title.count > 150 {
      problems.add("rubrik", "Rubriken är \(title.count) tecken lång. Korta den till högst 150 tecken.")
    }
    about = problems.require(form, "om", "Skriv vad kursen handlar om och för vem den är.", limit: 2000)
    let minutes = form.number("minuter").flatMap { (1...3000).contains($0) ? $0 : nil }
    if minutes == nil { problems.add("minuter", "Skriv hur många minuter kursen tar, med siffror.") }
    counties = Set(form.all("lan").compactMap { CountyCode($0) }).sorted()
    if counties.isEmpty { problems.add("lan", "Kryssa i minst ett län som kursen är för.") }
    try problems.check()
    guard let minutes else { throw problems }
    self.minutes = minutes
  }

  /// Throws when a county is not one of the organisation's.
  func check(for organisation: Organisation) throws {
    guard counties.allSatisfy(organisation.counties.contains), !counties.isEmpty else {
      throw Problems("lan", "Välj bland de län som \(organisation.name) arbetar i.")
    }
  }
}

extension Form {
  /// What is stored, as the form has it.
  init(_ package: CoursePackage) {
    self.init(
      fields: [("rubrik", package.title), ("om", package.about), ("minuter", String(package.minutes))]
        + package.counties.map { ("lan", $0.text) })
  }
}
