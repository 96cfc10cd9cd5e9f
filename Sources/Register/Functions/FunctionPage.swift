internal import Access
internal import HTML
internal import Vocabulary
internal import Web

/// One function: who holds it, who has held it, what it carries, what has happened.
struct FunctionPage {
  let record: RegisterFunction
  let holdings: [HeldTime]
  let holder: Person?
  let carried: [CarriedItem]
  let invitation: FunctionInvitation?
  let events: [Event]
  let names: Names
  let viewer: Viewer
  let today: CalendarDate
  /// What was typed in the form for leaving, when something in it was wrong.
  let leaving: Form?
  let problems: Problems
  let csrf: HTML

  private var path: String { "/funktioner/\(record.function.id.text)" }
  private var isKept: Bool { viewer.keepsFunctions(of: record.organisation) && record.closedAt == nil }
  private var current: HeldTime? { holdings.first { $0.isCurrent(on: today) } }

  var page: Page {
    Page(
      record.function.title, width: .wide,
      crumbs: [
        Link("Organisationer", "/organisationer"),
        Link(record.organisation.name, "/organisationer/\(record.organisation.id.text)"),
      ],
      kind: "Funktion, \(record.function.role.swedish.lowercased())", actions: actions,
      content: """
        \(closed)
        <dl class="sum">\(facts)</dl>
        \(note)
        <h2>Det här följer med funktionen</h2>
        \(CarriedList(items: carried).html)
        \(times)
        \(history(events, names))
        \(leave)
        \(end)
        """)
  }

  private var actions: HTML {
    guard isKept else { return .empty }
    return """
      <a class="btn" href="\(path)/overlamna">Lämna över</a>
      <a class="btn second" href="\(path)/bjud-in">Bjud in</a>
      <a class="btn second" href="\(path)/redigera">Ändra</a>
      """
  }

  private var closed: HTML {
    guard let closedAt = record.closedAt else { return .empty }
    return "<div class=\"note\"><strong>Avslutad.</strong> Funktionen avslutades den \(closedAt.day.words).</div>"
  }

  private var facts: HTML {
    let isProtected = holder?.hasProtectedIdentity ?? false
    return fact("Innehas av", html: holderLine) + fact("Inbjuden", html: invited)
      + fact("E-post till funktionen", html: mailLink(record.function.mail))
      + fact("E-post", html: mailLink(isProtected ? nil : holder?.mail))
      + fact("Telefon", html: phoneLink(isProtected ? nil : holder?.phone))
  }

  private var holderLine: HTML {
    guard let current else {
      let lastDay = holdings.compactMap(\.until).filter { $0 < today }.max()
      let since = lastDay.map { $0.adding(days: 1) } ?? record.createdAt.day
      return "<span class=\"st late\">Tom \(daysInWords(max(0, since.days(until: today))))</span>"
    }
    return "<a href=\"/personer/\(current.person.text)\">\(current.shownName)</a>, sedan den \(current.from.words)"
  }

  /// Who is asked is told to those who keep the function and to who asked: as it was typed, since whose the address is
  /// nobody learns before the yes.
  private var invited: HTML {
    guard let invitation else { return .empty }
    let sent = "skickad den \(invitation.invitedAt.day.words), väntar på svar"
    guard isKept || invitation.invitedBy == viewer.byline else { return "Inbjudan \(sent)" }
    let chosen = invitation.typedMail == nil ? names[Byline(invitation.person)] : nil
    let name = invitation.typedName ?? chosen ?? Person.protectedName
    let who = [name, invitation.typedMail].compactMap(\.self).joined(separator: ", ")
    guard isKept else { return "\(who): inbjudan \(sent)" }
    return """
      \(who): inbjudan \(sent) <form method="post" action="\(path)/ta-tillbaka">\(csrf)\
      \(button("Ta tillbaka inbjudan", style: "btn quiet small"))</form>
      """
  }

  /// The note from the one before is for the successor and those who keep the function.
  private var note: HTML {
    guard let current, let note = current.note, isKept || viewer.person == current.person else { return .empty }
    return "<div class=\"note\"><h2>Från den som hade funktionen före</h2>\(paragraphs(note))</div>"
  }

  private var times: HTML {
    guard !holdings.isEmpty else { return .empty }
    return """
      <h2>Innehavare genom tiden</h2>
      <div class="scroll" role="region" aria-labelledby="hc" tabindex="0"><table class="data">
      <caption class="vh" id="hc">Innehavare genom tiden</caption>
      <thead><tr><th scope="col">Person</th><th scope="col">Från</th><th scope="col">Till</th></tr></thead>
      <tbody>\(holdings.html { time in
        """
        <tr><th scope="row"><a href="/personer/\(time.person.text)">\(time.shownName)</a></th>\
        <td>\(time.from.text)</td><td>\(time.until?.text ?? "")</td></tr>
        """
      })</tbody></table></div>
      """
  }

  private var leave: HTML {
    guard isKept, current != nil else { return .empty }
    let fields = Fields(leaving ?? Form(fields: [("sista", today.text)]), problems: problems)
    return """
      <details class="more"\(attribute("open", when: leaving != nil))><summary>Innehavaren slutar och ingen tar över än</summary><div>
      <p>Funktionen står då tom. Det som hör till den ligger kvar och väntar på nästa.</p>
      <form method="post" action="\(path)/lamna" novalidate>\(csrf)\(fields.date("sista", "Sista dag"))
      <p>\(button("Avsluta personens tid", style: "btn second"))</p></form></div></details>
      """
  }

  private var end: HTML {
    guard isKept else { return .empty }
    return """
      <details class="more" id="f-avsluta"><summary>Avsluta funktionen</summary><div>
      <p>Gör det om funktionen inte behövs mer. Historiken finns kvar.</p>
      <form method="post" action="\(path)/avsluta">\(csrf)
      <p>\(button("Ja, avsluta funktionen", style: "btn danger"))</p></form></div></details>
      """
  }
}
