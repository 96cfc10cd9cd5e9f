package import Access
internal import Register
package import Vocabulary
package import Web

/// What a network is called, is for and covers, as its form has it.
package struct NetworkDetails: Sendable {
  package var kind: Network.Kind
  package var name: String
  package var purpose: String
  package var counties: [CountyCode]
  package var isListed: Bool
  package var from: CalendarDate
  package var until: CalendarDate?
  package var usualStart: ClockTime?
  package var usualEnd: ClockTime?
  package var usualPlace: String?
  package var theme: TimelineItem.Theme?
  package var audiences: Set<TimelineItem.Audience> = []
  /// A shelter among the hosts: nothing that others read may tell where it is.
  package var hidesPlace = false

  package init(
    kind: Network.Kind, name: String, purpose: String, counties: [CountyCode], isListed: Bool = true,
    from: CalendarDate,
    until: CalendarDate? = nil, usualStart: ClockTime? = nil, usualEnd: ClockTime? = nil, usualPlace: String? = nil
  ) {
    self.kind = kind
    self.name = name
    self.purpose = purpose
    self.counties = Set(counties).sorted()
    self.isListed = isListed
    self.from = from
    self.until = until
    self.usualStart = usualStart
    self.usualEnd = usualEnd
    self.usualPlace = usualPlace
  }

  package init(form: Form, today: CalendarDate) throws {
    var problems = Problems()
    let kind = Network.Kind(rawValue: form.raw("slag"))
    if kind == nil { problems.add("slag", "Välj vad det är för slags nätverk.") }
    self.init(
      kind: kind ?? .regionalNetwork,
      name: problems.require(form, "namn", "Skriv vad nätverket heter.", limit: 120),
      purpose: problems.require(form, "syfte", "Skriv vad nätverket är till för.", limit: 2000),
      counties: form.all("lan").compactMap { CountyCode($0) }, isListed: form.isTicked("syns"),
      from: problems.day(form, "fran") ?? today, until: problems.day(form, "till"),
      usualStart: problems.time(form, "borjar"), usualEnd: problems.time(form, "slutar"), usualPlace: form.text("plats")
    )
    theme = TimelineItem.Theme(form: form)
    audiences = Set(form: form)
    problems.limit(form, ["plats"], to: 200)
    problems.append(faults)
    try problems.check()
  }

  var faults: Problems {
    var problems = Problems()
    if let until, until < from { problems.add("till", "Sista dagen kan inte vara före den första.") }
    if let usualStart, let usualEnd, usualEnd <= usualStart {
      problems.add("slutar", "Träffen måste sluta efter att den har börjat.")
    }
    if hidesPlace { problems.append(StreetAddress.faults(in: [("plats", usualPlace), ("syfte", purpose)])) }
    return problems
  }
}

extension Form {
  /// What is stored, as the form has it.
  init(_ network: Network) {
    self.init(
      fields: [
        ("slag", network.kind.rawValue), ("namn", network.name), ("syfte", network.purpose),
        ("syns", network.isListed ? "ja" : ""), ("fran", network.from.text), ("till", network.until?.text ?? ""),
        ("borjar", network.usualStart?.text ?? ""), ("slutar", network.usualEnd?.text ?? ""),
        ("plats", network.usualPlace ?? ""),
      ] + network.counties.map { ("lan", $0.text) } + network.audiences.fields
        + [("tema", network.theme?.rawValue ?? "")])
  }
}
