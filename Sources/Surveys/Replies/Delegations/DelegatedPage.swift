internal import HTML
internal import Vocabulary
internal import Web

/// The area behind a colleague's link.
struct DelegatedPage {
  let found: DelegatedArea
  let sheet: AreaSheet
  let path: String
  let register: ReplyRegister
  let opened: Moment

  var page: Page {
    var page = AreaPage(sheet: sheet, action: path, csrf: .empty, register: register, opened: opened, isDelegated: true)
      .page
    // The area may be the one of those who use violence: the history of a borrowed computer does not tell.
    page.windowTitle = "Svara på frågor"
    page.lead = """
      \(register.names.first(found.delegation.createdBy)) har bett dig, \(found.delegation.name), att svara på det här området i \
      \(sheet.reply.round.name). Svara senast den \(sheet.reply.lastDay.words). Andra kan svara samtidigt.
      """
    return page
  }
}

/// A link that was taken back or has run out; what was typed is shown so that it can be copied.
struct EndedLinkPage {
  let delegation: Delegation
  /// Who made the link, as it stands within a sentence.
  let sender: String
  let sheet: AreaSheet?
  let form: Form

  var page: Page {
    Page(
      "Länken gäller inte längre",
      content: "<p>\(reason)</p><p>Hör av dig till \(sender) om du behöver en ny.</p>\(kept)")
  }

  private var reason: String {
    delegation.revokedAt == nil
      ? "Sista dagen att svara har passerat." : "Länken är tillbakatagen."
  }

  private var kept: HTML {
    let unsaved = typed
    guard !unsaved.isEmpty else { return .empty }
    return """
      <h2>Det här skrev du</h2><p>Det är inte sparat. Kopiera det du behöver innan du stänger sidan.</p>
      <dl class="sum">\(unsaved.html { "<div><dt>\($0.indicator.question)</dt><dd>\($0.html)</dd></div>" })</dl>
      """
  }

  /// Whatever was filled in, question by question; not compared with what is saved, which the link no longer shows.
  private var typed: [TypedWords] {
    guard let sheet else { return [] }
    return sheet.indicators.filter { form.has(FieldNames($0.code).version) }.compactMap { indicator in
      let typed = TypedAnswer(to: indicator, in: form)
      if case .given(let content) = indicator.judge(typed) {
        guard !content.isNothing else { return nil }
      }
      return TypedWords(indicator: indicator, typed: typed)
    }
  }
}
