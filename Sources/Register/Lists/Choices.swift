internal import Access
internal import Vocabulary
internal import Web

/// What fields and filters let one choose among.
extension Fields.Choice {
  static var counties: [Fields.Choice] {
    Sweden.current.counties.map { Fields.Choice($0.code.text, $0.shortName) }
  }

  static var groups: [Fields.Choice] {
    Sweden.current.groups.map { Fields.Choice($0.code.rawValue, $0.name) }
  }

  static var kinds: [Fields.Choice] {
    Organisation.Kind.allCases.map { Fields.Choice($0.rawValue, $0.swedish) }
  }

  static var roles: [Fields.Choice] {
    Function.Role.allCases.map { Fields.Choice($0.rawValue, $0.swedish) }
  }
}
