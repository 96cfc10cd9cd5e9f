package import Access
package import Storage
package import Vocabulary
internal import Web

/// Says who is sent for an organisation, and who comes in their place. What is to come is taken back from whoever was invited
/// before, and the new one is invited. Sv: ändra vem som företräder.
package struct ChangeRepresentation: Sendable {
  package let membership: Membership
  package let function: Function?
  package let substitute: Function?
  package let letters: MeetingLetters

  package init(_ membership: Membership, function: Function?, substitute: Function?, letters: MeetingLetters) {
    self.membership = membership
    self.function = function
    self.substitute = substitute
    self.letters = letters
  }

  package func perform(in tx: Transaction, by evidence: Readable<Network>, at now: Moment) throws {
    let network = evidence.record
    let membership = try membership.current(in: network, tx)
    guard network.mayChangeRepresentation(of: membership.organisation, evidence.viewer) else {
      throw Refusal.forbidden("Värdarna, och den som företräder organisationen, bestämmer vem som skickas.")
    }
    for chosen in [function, substitute].compactMap(\.self) where chosen.organisation != membership.organisation {
      throw Problems("funktion", "”\(chosen.title)” hör till en annan organisation. Välj en av de egna funktionerna.")
    }
    if let function, function.id == substitute?.id {
      throw Problems("ersattare", "Ersättaren ska vara en annan funktion än den ordinarie.")
    }
    try tx.execute(
      """
      UPDATE network_membership SET function_id = \(function?.id), substitute_id = \(substitute?.id)
      WHERE id = \(membership.id)
      """)
    try tx.send(function?.id ?? substitute?.id, for: membership, in: network, letters: letters, at: now)
    try tx.record(
      "ChangeRepresentation", of: "network:\(network.id)", by: evidence.viewer.byline, at: now,
      text: "Ändrade vem som företräder en av organisationerna")
  }
}

/// Makes a member one of the hosts, or lets a host go on as a member. Sv: ändra roll i nätverket.
package struct ChangeMembershipRole: Sendable {
  package let membership: Membership
  package let role: Membership.Role
  package let organisationName: String

  package init(_ membership: Membership, to role: Membership.Role, organisationName: String) {
    self.membership = membership
    self.role = role
    self.organisationName = organisationName
  }

  package func perform(in tx: Transaction, by evidence: Writable<Network>, at now: Moment) throws {
    let network = evidence.record
    let current = try membership.current(in: network, tx)
    if current.role == role { return }
    if role == .member { try current.checkStepsDown(from: network, by: evidence.viewer, closed: false, on: now.day) }
    try tx.execute("UPDATE network_membership SET role = \(role) WHERE id = \(membership.id)")
    try tx.record(
      "ChangeMembershipRole", of: "network:\(network.id)", by: evidence.viewer.byline, at: now,
      text: "\(organisationName) är nu \(role.swedish.lowercased())")
  }
}

/// Ends an organisation's place in a network. What was said and decided stays. Sv: avsluta medlemskap.
package struct EndMembership: Sendable {
  package let membership: Membership
  package let organisation: Organisation
  package let letters: MeetingLetters

  package init(_ membership: Membership, of organisation: Organisation, letters: MeetingLetters) {
    self.membership = membership
    self.organisation = organisation
    self.letters = letters
  }

  package func perform(in tx: Transaction, by evidence: Writable<Network>, at now: Moment) throws {
    let network = evidence.record
    let current = try membership.current(in: network, tx)
    if current.role == .host {
      try current.checkStepsDown(from: network, by: evidence.viewer, closed: organisation.closedAt != nil, on: now.day)
    }
    try tx.execute("UPDATE network_membership SET until_date = \(now.day.text) WHERE id = \(membership.id)")
    try tx.withdraw("i.organisation_id = \(organisation.id)", from: network, letters: letters, at: now)
    try tx.record(
      "EndMembership", of: "network:\(network.id)", by: evidence.viewer.byline, at: now,
      text: "\(organisation.name) är inte med längre")
  }
}

extension Transaction {
  /// What is to come goes to whoever is sent from now on.
  fileprivate func send(
    _ function: ID<Function>?, for membership: Membership, in network: Network, letters: MeetingLetters, at now: Moment
  ) throws {
    for meeting in try meetings(of: [network], endingAfter: now) {
      for invitee in try invitees(to: meeting, from: membership) {
        if invitee.function != function {
          try move(invitee, of: membership, to: function, meeting, letters, at: now)
        } else {
          try TellSubstitute(letters).perform(in: self, for: invitee.id, at: now)
        }
      }
    }
    try execute(
      """
      UPDATE network_task SET function_id = \(function)
      WHERE organisation_id = \(membership.organisation) AND network_id = \(membership.network) AND done_at IS NULL
      """)
  }

  /// The new one is another invitee, so that the former's link and calendar answer nothing any more.
  private func move(
    _ invitee: Invitee, of membership: Membership, to function: ID<Function>?, _ meeting: Meeting,
    _ letters: MeetingLetters, at now: Moment
  ) throws {
    guard meeting.state == .called, meeting.starts > now else {
      try execute("UPDATE meeting_invitee SET function_id = \(function) WHERE id = \(invitee.id)")
      return
    }
    try execute("DELETE FROM meeting_invitee WHERE id = \(invitee.id)")
    try addInvitee(to: meeting.id, membership.organisation, function: function, at: now)
    let new = try invitees(to: meeting, from: membership)
    _ = try letters.send(.invitation, about: meeting, to: new, in: self, at: now)
    try letters.takeBack(
      invitee.invitations, as: .representation, from: meeting,
      sparing: new.first.map { MeetingInvitation(invitee: $0) }, in: self, at: now)
  }

  private func invitees(to meeting: Meeting, from membership: Membership) throws -> [Invitee] {
    try invitees(where: "i.meeting_id = \(meeting.id) AND i.organisation_id = \(membership.organisation)")
  }

  /// Takes invitations back to what has not been: whoever had one is told, and their link answers nothing any more.
  func withdraw(
    _ condition: SQL, from network: Network, as what: MeetingLetters.TakenBack = .invitation, letters: MeetingLetters,
    at now: Moment
  ) throws {
    for meeting in try meetings(of: [network], endingAfter: now) where meeting.state == .called {
      for invitee in try invitees(where: "i.meeting_id = \(meeting.id) AND \(condition)") {
        try execute("DELETE FROM meeting_invitee WHERE id = \(invitee.id)")
        try letters.takeBack(invitee.invitations, as: what, from: meeting, in: self, at: now)
      }
    }
  }
}

extension Membership {
  /// As it is now: somebody else may have changed it since the page was opened.
  func current(in network: Network, _ tx: Transaction) throws -> Membership {
    guard let current = try tx.memberships(of: network.id).first(where: { $0.id == id }) else { throw Refusal.notFound }
    return current
  }

  /// How long the others may take back a host, who may have been added by mistake.
  static let daysToRegret = 14

  /// Hosts have equal rights: none sends another away, and one stays. Who has just come or is no more can be taken away.
  fileprivate func checkStepsDown(
    from network: Network, by viewer: Viewer, closed: Bool, on day: CalendarDate
  ) throws {
    guard viewer.works(in: organisation) || closed || isNew(on: day) else {
      throw Problems("medlem", "En värd kan bara lämna sitt värdskap själv. Be dem göra det.")
    }
    if network.hosts.count == 1 {
      throw Problems(
        "medlem", "Ett nätverk måste ha en värd. Gör någon annan till värd först, eller avsluta nätverket.")
    }
  }
}
