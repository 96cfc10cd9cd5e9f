internal import Access
internal import Foundation
internal import Instruments

/// A form that comes with the program, in its own words and not validated. Sv: Samfrids eget formulär.
struct ShippedForm: Sendable {
  let name: String
  let form: WrittenForm

  /// By their files' names.
  static let all: [(name: String, title: String)] = [
    ("forsta-sortering", "Första sortering"), ("fraga-om-vald", "Fråga om våld"),
    ("barnets-situation", "Barnets situation"),
  ]

  static var licence: Licence {
    get throws { try Licence(givenBy: "Samfrid", terms: "EUPL-1.2. Egna frågor, inte prövade i någon studie.") }
  }

  private static let version = "1"

  init(named name: String) throws {
    guard let known = Self.all.first(where: { $0.name == name }),
      let file = Bundle.module.url(forResource: name, withExtension: "txt", subdirectory: "Facts")
    else { throw Refusal.notFound }
    self.name = name
    form = WrittenForm(
      title: known.title, version: Self.version, text: String(decoding: try Data(contentsOf: file), as: UTF8.self))
  }
}
