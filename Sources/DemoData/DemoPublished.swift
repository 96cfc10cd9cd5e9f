internal import Access
internal import Foundation
internal import Storage
internal import Surveys
internal import Vocabulary
internal import Web

/// The two invented files of published values, taken in as a leader would take in real ones.
struct DemoPublished {
  let site: Site
  let leader: Viewer
  let moment: Moment

  init(site: Site, by leader: Viewer, at moment: Moment) {
    self.site = site
    self.leader = leader
    self.moment = moment
  }

  static let keyFigures = "kolada-uppdiktad.json"

  func load() async throws {
    for name in [Self.keyFigures, "oj-vald-uppdiktad.xlsx"] {
      let published = try PublishedFile(DemoFacts.bytes(name), named: name)
      try await site.regional.write { [leader, moment] tx in
        try ImportPublishedValues(file: published).perform(in: tx, by: leader, at: moment)
      }
    }
  }
}
