internal import Access
internal import Vocabulary
internal import Web

/// Which unit those who work in an organisation are in.
struct StaffUnits {
  /// What those who have said no unit are called.
  static let none = "Utan enhet"

  private var byPerson: [ID<Person>: String] = [:]
  private var listed: [UnitMember] = []

  init(_ staff: [UnitMember]) {
    // Some write just that, and would be a second row of the same name.
    for member in staff where member.unit.alike != Self.none.alike {
      if let person = member.person {
        byPerson[person] = member.unit
      } else {
        listed.append(member)
      }
    }
  }

  func unit(of person: ID<Person>) -> String? { byPerson[person] }

  func unit(of taker: CourseTaker) -> String? {
    if let person = taker.person { return unit(of: person) }
    guard let name = taker.name else { return nil }
    return listed.first { $0.isSame(name, taker.mail) }?.unit
  }
}

extension UnitMember {
  /// Where an address is missing the name tells.
  fileprivate func isSame(_ name: String, _ mail: String?) -> Bool {
    guard self.name?.alike == name.alike else { return false }
    guard let own = self.mail, let mail else { return true }
    return own.lowercased() == mail.lowercased()
  }
}
