internal import HTML
internal import Vocabulary
internal import Web

/// The area behind a colleague's link.
struct DelegatedPage {
  let found: DelegatedArea
  let sheet: AreaSheet
  let path: String

  var page: Page {
    var page = AreaPage(sheet: sheet, action: path, csrf: .empty, isDelegated: true).page
    page.lead = """
      \(found.delegation.createdBy) har bett dig, \(found.delegation.name), att svara på det här området i \
      \(sheet.reply.round.name). Svara senast den \(sheet.reply.lastDay.words). Andra kan svara samtidigt.
      """
    return page
  }
}

/// A link that was taken back or has run out; what was typed is shown so that it can be copied.
struct EndedLinkPage {
  let delegation: Delegation
  let form: Form

  var page: Page {
    Page(
      "Länken gäller inte längre",
      content: "<p>\(reason)</p><p>Hör av dig till \(delegation.createdBy) om du behöver en ny.</p>\(kept)")
  }

  private var reason: String {
    delegation.revokedAt == nil
      ? "Sista dagen att svara har gått." : "Länken är tillbakatagen. \(delegation.createdBy) vet varför."
  }

  private var kept: HTML {
    let typed = form.fields.filter { !$0.value.isEmpty && !$0.name.hasPrefix("version.") }
    guard !typed.isEmpty else { return .empty }
    return """
      <h2>Det här skrev du</h2><p>Det är inte sparat. Kopiera det du behöver innan du stänger sidan.</p>
      <dl class="sum">\(typed.html { "<div><dt>\($0.name)</dt><dd>\($0.value)</dd></div>" })</dl>
      """
  }
}
