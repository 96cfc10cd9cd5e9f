internal import Access
internal import Storage
internal import Vocabulary
internal import Web

/// As each has said where they work, or their manager has listed them in the competence plan.
struct StaffByUnit: UnitSource {
  func staff(of organisation: ID<Organisation>, in tx: Transaction) throws -> [UnitMember] {
    try tx.employees(of: [organisation]).filter { $0.endedOn == nil && !$0.unit.isEmpty }.map {
      UnitMember(unit: $0.unit, person: $0.person, name: $0.name, mail: $0.mail)
    }
  }
}
