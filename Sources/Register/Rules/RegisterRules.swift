package import Access
package import Vocabulary

/// Who may see and change what in the register: pure questions on loaded values.
extension Viewer {
  /// Changes the organisation: the county team of its counties, and administrators. A function in a kind with a county
  /// team gives power over all its counties, so there only its own leader and who is in the team of each may.
  /// Sv: sköter organisationen.
  package func keeps(_ organisation: Organisation) -> Bool {
    // An administrator helps people in; whose contacts are hidden from them is not theirs to change or end.
    if isAdministrator, !organisation.kind.isShelter { return true }
    let counties = organisation.counties
    guard organisation.kind.hasCountyTeam else {
      return isInTeam(of: counties) || (counties.isEmpty && isInCountyTeam)
    }
    return holds(.leader, in: organisation.id) || isInTeam(ofEach: counties)
  }

  /// Sees functions, persons, phones and mail. A shelter's are for the county team of its counties and its own staff;
  /// to everybody else it only exists (casework.md 6, item 1).
  package func seesContacts(of organisation: Organisation) -> Bool {
    !organisation.kind.isShelter || isInTeam(of: organisation.counties) || works(in: organisation.id)
  }

  /// Changes functions and who holds them: whoever keeps the organisation, and a respondent's own manager and coordinator.
  package func keepsFunctions(of organisation: Organisation) -> Bool {
    guard seesContacts(of: organisation) else { return false }
    return keeps(organisation)
      || (organisation.kind.canRespond && holds(.manager, .coordinator, in: organisation.id))
  }

  /// Whether the viewer may give an organisation this kind and these counties. Kinds with a county team give power over
  /// their counties, so only who already has it in all of them may give it.
  package func mayPlace(_ kind: Organisation.Kind, in counties: [CountyCode]) -> Bool {
    if isAdministrator { return true }
    guard isInCountyTeam else { return false }
    if kind.hasCountyTeam { return isInTeam(ofEach: counties) }
    return counties.isEmpty || isInTeam(of: counties)
  }

  private func isInTeam(ofEach counties: [CountyCode]) -> Bool {
    !counties.isEmpty && counties.allSatisfy { isInTeam(of: [$0]) }
  }

  /// The counties whose team the viewer is one of, in order of code.
  package var teamCounties: [CountyCode] { Set(teamFunctions.flatMap(\.organisation.counties)).sorted() }
}
