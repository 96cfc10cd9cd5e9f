internal import Access
internal import HTML
internal import Vocabulary

/// Whom a round's letters do not reach, and who cannot sign in when they do: of those that have not handed in. Sv: det som hindrar breven.
struct LetterObstacles {
  let respondents: [RoundRespondent]
  let contacts: [ID<Organisation>: Contact]

  var html: HTML { unreachable + withoutAccount }

  private var unreachable: HTML {
    let missing = respondents.filter { contacts[$0.organisation] == nil }
    let empty = found.filter { !$0.contact.isReachable && $0.contact.holder == nil }
    let silent = found.filter { !$0.contact.isReachable && $0.contact.holder != nil }
    let count = missing.count + empty.count + silent.count
    guard count > 0 else { return .empty }
    return """
      <div class="note warn"><h2>\(count) svarande nås inte</h2>
      \(list("Ingen funktion finns i registret", missing.map(\.name)))\
      \(list("Ingen har funktionen just nu", empty.map(\.words)))\
      \(list("E-postadress saknas", silent.map(\.words)))
      <p>Ordna det i registret och skicka sedan igen. Brevet går då bara till dem.</p></div>
      """
  }

  /// Their letter has a link that opens the account.
  private var withoutAccount: HTML {
    let unopened = found.filter { $0.contact.isReachable && $0.contact.unopened != nil }
    let (linked, stuck) = (
      unopened.filter { $0.contact.unopened?.mail != nil }, unopened.filter { $0.contact.unopened?.mail == nil }
    )
    guard !unopened.isEmpty else { return .empty }
    let opens = linked.isEmpty ? "" : " Deras brev får en länk som öppnar kontot och leder till svaret."
    return """
      <div class="note"><h2>\(unopened.count) saknar konto</h2>
      <p>De väntar på ett brev och har inte öppnat något konto än.\(opens)</p>
      <details class="more"\(attribute("open", when: unopened.count <= 5))><summary>Visa vilka</summary><ul class="rows">\
      \(linked.html { "<li>\($0.words)</li>" })</ul></details>\
      \(list("Kontot är avslutat eller saknar adress, så länken kan inte skickas", stuck.map(\.words)))</div>
      """
  }

  private func list(_ what: String, _ names: [String]) -> HTML {
    names.isEmpty ? .empty : "<p>\(what): \(names.joined(separator: "; ")).</p>"
  }

  private var found: [ReachedRespondent] {
    respondents.compactMap { respondent in
      contacts[respondent.organisation].map { ReachedRespondent(respondent: respondent, contact: $0) }
    }
  }
}

private struct ReachedRespondent {
  let respondent: RoundRespondent
  let contact: Contact

  /// "Kvinnofridssamordnare, Umeå kommun": the function, not the person.
  var words: String { "\(contact.title), \(respondent.fullName)" }
}
