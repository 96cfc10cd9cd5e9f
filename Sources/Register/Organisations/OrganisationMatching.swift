internal import Access
internal import Vocabulary
internal import Web

extension [Organisation] {
  /// Those that fit the filter: text, kind, county.
  func matching(_ query: Form) -> [Organisation] {
    let text = query.text("text")?.lowercased()
    let kind = query.text("slag").flatMap { Organisation.Kind(rawValue: $0) }
    let county = query.text("lan").flatMap { CountyCode($0) }
    return filter { organisation in
      if let kind, organisation.kind != kind { return false }
      if let county, !organisation.counties.contains(county) { return false }
      if let text, !organisation.name.lowercased().contains(text) { return false }
      return true
    }
  }
}

extension Organisation {
  /// What a column of the list shows, to sort by.
  func text(of column: String) -> String {
    switch column {
    case "slag": kind.swedish
    case "lan": Sweden.names(of: counties)
    default: name
    }
  }
}

extension RegisterOrganisation {
  /// The stored values for the form; who may change a shelter but not see its contacts gets those fields empty.
  func form(for viewer: Viewer) -> Form {
    guard !viewer.seesContacts(of: organisation) else { return Form(self) }
    let unseen = ["telefon", "epost", "webb", "om", "orgnummer"]
    return Form(fields: Form(self).fields.filter { !unseen.contains($0.name) })
  }
}

extension OrganisationDetails {
  /// What the viewer could not see in the form stays as it was, unless something was written.
  func keepingUnseen(of record: RegisterOrganisation, by viewer: Viewer) -> OrganisationDetails {
    guard !viewer.seesContacts(of: record.organisation) else { return self }
    var details = self
    details.organisationNumber = organisationNumber ?? record.organisationNumber
    details.phone = phone ?? record.phone
    details.mail = mail ?? record.mail
    details.web = web ?? record.web
    details.about = about ?? record.about
    return details
  }
}
