internal import Access
internal import Vocabulary
internal import Web

extension Learner {
  /// Who is the same: by account, and without one by address and name together, since several may read one mailbox. Where an
  /// address is missing the name tells, within one organisation.
  func isSame(as other: Learner) -> Bool {
    if let person, let known = other.person { return person == known }
    if let addressed, let known = other.addressed { return addressed == known }
    return person == nil && other.person == nil && organisation != nil && organisation == other.organisation
      && name.alike == other.name.alike
  }

  /// The address with the name; nil without an address.
  var addressed: String? { mail.map { "\($0.lowercased())\n\(name.alike)" } }
}

/// As they are told apart.
extension Colleague {
  var asLearner: Learner {
    Learner(person: person, name: name, mail: mail, organisationName: "", organisation: organisation)
  }
}

extension Employee {
  var asLearner: Learner {
    Learner(person: person, name: name ?? "", mail: mail, organisationName: "", organisation: organisation)
  }
}
