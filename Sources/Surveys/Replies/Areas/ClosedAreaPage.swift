internal import HTML
internal import Vocabulary
internal import Web

/// Shown when somebody saves after the time was out or the answers were handed in: what was typed, and what can be
/// done. It has been set aside and is offered again when the reply is opened.
struct ClosedAreaPage {
  let sheet: AreaSheet
  let action: String
  let csrf: HTML
  /// Everything posted, so that it can be sent again from here.
  let form: Form
  let kept: [String: TypedAnswer]
  let isDelegated: Bool
  let names: ReplyNames

  var page: Page {
    Page(
      "Svaren kunde inte sparas", width: .form,
      crumbs: isDelegated ? [] : [Link(sheet.reply.round.name, sheet.reply.path)],
      kind: sheet.reply.respondent.name, lead: "\(reason) Det du skrev är inte borta.",
      content: """
        <div class="note warn"><h2>Så här kan du göra</h2><ul>
        <li>\(remedy)</li>
        <li>När svaren är öppna igen visas det du skrev vid frågorna, så att du kan välja det.</li>
        <li>Du kan också vänta med den här sidan öppen och försöka igen.</li></ul>
        <form method="post" action="\(action)">\(csrf)
        \(form.fields.filter { $0.name != "csrf" }.html { "<input type=\"hidden\" name=\"\($0.name)\" value=\"\($0.value)\">" })
        <p class="actions">\(button("Försök igen", style: "btn second"))</p></form></div>
        <h2>Det här skrev du</h2>
        \(typed)
        """)
  }

  private var reason: String {
    let (reply, respondent) = (sheet.reply, sheet.reply.respondent)
    switch respondent.state {
    case .submitted, .confirmed, .locked:
      return "Svaren skickades in\(respondent.submittedBy.map { " av \(names.within($0))" } ?? "") medan du skrev."
    case .invited, .draft: return "Omgången är stängd. Sista dagen var den \(reply.lastDay.words)."
    }
  }

  private var remedy: HTML {
    switch sheet.reply.respondent.state {
    case .submitted, .confirmed, .locked: "Be er chef eller \(sheet.reply.round.ownerName) att öppna svaren igen."
    case .invited, .draft: isDelegated ? MoreTimePart.others(of: sheet.reply) : MoreTimePart.lead(for: sheet)
    }
  }

  private var typed: HTML {
    let waiting = sheet.indicators.filter { sheet.setAside[$0.code] != nil || kept[$0.code] != nil }
    guard !waiting.isEmpty else { return "<p>Inget av det du skickade skiljer sig från det som redan är sparat.</p>" }
    return "<dl class=\"sum\">\(waiting.html { "<div><dt>\($0.question)</dt><dd>\(words($0))</dd></div>" })</dl>"
  }

  private func words(_ indicator: Indicator) -> HTML {
    if let typed = kept[indicator.code] { return TypedWords(indicator: indicator, typed: typed).html }
    return sheet.setAside[indicator.code].map { $0.html(indicator) } ?? .empty
  }
}
