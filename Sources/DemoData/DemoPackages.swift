internal import Access
internal import Packages
internal import Storage
internal import Vocabulary
internal import Web

/// A course package of our own making, which the R&D unit has laid out and some have gone.
struct DemoPackages {
  let site: Site
  let staff: DemoStaff
  let now: Moment

  func build() async throws {
    let owner = try staff.organisation(DemoOrganisation.researchUnit)
    let leader = try staff.leader(of: owner)
    let sent = try SentPackage(DemoPackage.zip(), named: "att-fraga-om-vald.zip")
    let details = PackageDetails(
      about: """
        Hur du frågar om våld så att den du frågar kan svara. För dig som möter människor i socialtjänst, skola eller vård.
        """, minutes: 20, counties: owner.counties)
    let learner = try staff.contact(of: staff.organisation(DemoOrganisation.umea).id)
    try await site.regional.write { [now] tx in
      let id = try AddPackage(details, sent, for: owner).perform(in: tx, by: leader, at: now.adding(days: -40))
      try PublishVersion(startsOver: false).perform(
        in: tx, by: try tx.writable(id, by: leader), at: now.adding(days: -40))
      // The next version waits to be looked at.
      try AddVersion(sent).perform(in: tx, by: try tx.writable(id, by: leader), at: now.adding(days: -1))
      guard let learner else { return }
      try BeginPackage().perform(in: tx, by: try tx.readable(id, by: learner), at: now.adding(days: -3))
    }
  }
}

/// The zip file of our own course.
package enum DemoPackage {
  private static let files = ["imsmanifest.xml", "varfor.html", "prova.html", "kurs.css", "kurs.js"]

  package static func zip() throws -> [UInt8] {
    var zip = StoredZip()
    for name in files { zip.add(name, try DemoFacts.bytes("kurspaket/\(name)")) }
    return zip.bytes
  }
}
