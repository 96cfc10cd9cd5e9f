internal import Access
internal import HTML
internal import Storage
internal import Vocabulary
internal import Web

/// Lets one choose a colleague in the organisation, or write somebody new.
struct NewcomerFields {
  let colleagues: [Colleague]
  let fields: Fields

  var html: HTML {
    """
    \(colleagues.isEmpty ? .empty : fields.select("person", "Vem ska ha funktionen?", choices))
    \(fields.text("namn", "Namn", hint: colleagues.isEmpty ? nil : "Om det är någon ny.", size: .w20))
    \(fields.text("epost", "E-post", hint: "Dit skickar vi länken. Personen får funktionen när inbjudan är besvarad med ja.", type: "email", size: .w20))
    \(fields.box("skyddad", "Har skyddade personuppgifter",
      hint: "Andra ser då bara funktionen, aldrig namn, telefon eller e-post."))
    """
  }

  private var choices: [Fields.Choice] {
    [.init("ny", "Någon ny: skriv namn och e-post")] + colleagues.map { .init($0.person.text, $0.shownName) }
  }
}

/// Somebody who works or has worked in the organisation.
struct Colleague: Sendable {
  let person: ID<Person>
  let shownName: String
}

extension Transaction {
  /// Those who hold or have held a function in the organisation and have not left the work, by name.
  func colleagues(in organisation: ID<Organisation>) throws -> [Colleague] {
    let found = try rows(
      """
      SELECT p.id, p.name, p.has_protected_identity, MAX(f.title) AS title FROM person p
      JOIN holding h ON h.person_id = p.id JOIN function f ON f.id = h.function_id
      WHERE f.organisation_id = \(organisation) AND p.left_at IS NULL
      GROUP BY p.id, p.name, p.has_protected_identity
      """
    ).map(colleague)
    return SwedishOrder.sorted(found) { $0.shownName }
  }

  /// A protected person is told from another by the function alone.
  private func colleague(_ row: Row) throws -> Colleague {
    let name = try Person.shownName(in: row, "name")
    let title: String = try row.get("title")
    return Colleague(
      person: try row.get("id"), shownName: name == Person.protectedName ? "\(name), \(title)" : name)
  }
}
