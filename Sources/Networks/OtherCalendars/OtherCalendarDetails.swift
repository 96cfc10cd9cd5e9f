package import Storage
package import Vocabulary
package import Web

/// What a team says of another's calendar when it lays it in. Sv: uppgifter om annans kalender.
package struct OtherCalendarDetails: Sendable {
  /// Whose it is, as a lane of the plan is named.
  package let name: String
  /// It is looked at again each time it is fetched, since what is near may have been changed.
  package let address: String
  package let theme: TimelineItem.Theme?
  /// For whom what is in it is, so that clashes are seen; empty when it is for many.
  package let audiences: Set<TimelineItem.Audience>
  /// Where what is in it takes place; empty for the whole country.
  package let places: [CountyCode]

  package init(
    name: String, address: String, theme: TimelineItem.Theme? = nil,
    audiences: Set<TimelineItem.Audience> = [], places: [CountyCode] = []
  ) {
    self.name = name
    self.address = address
    self.theme = theme
    self.audiences = audiences
    self.places = places
  }

  /// - Parameter near: The hosts that stand on the installation's own net.
  package init(form: Form, near: [String]) throws {
    var problems = Problems()
    name = problems.require(form, "namn", "Skriv vems kalender det är.", limit: 80)
    do throws(OutsideAddress.Fault) {
      address = try OutsideAddress(form.text("adress") ?? "", near: near).text
    } catch {
      address = ""
      problems.add("adress", error.sentence)
    }
    try problems.check()
    theme = TimelineItem.Theme(form: form)
    audiences = Set(form: form)
    places = Set(form.all("lan").compactMap { CountyCode($0) }).sorted()
  }

  init(row: Row) throws {
    name = try row.get("name")
    address = try row.get("address")
    theme = try TimelineItem.Theme(row: row)
    audiences = try Set(row: row)
    places = try row.words("places").compactMap { CountyCode($0) }
  }
}

extension Form {
  /// What is stored, as the form has it.
  init(_ details: OtherCalendarDetails) {
    self.init(
      fields: [("namn", details.name), ("adress", details.address), ("tema", details.theme?.rawValue ?? "")]
        + details.audiences.fields + details.places.map { ("lan", $0.text) })
  }
}
