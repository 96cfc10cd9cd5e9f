internal import Foundation
internal import HTML
internal import Hummingbird
internal import Vocabulary
internal import Web

/// What a browser gets back when an area was posted: the page again, the next page, or a few words to the script.
struct AreaAnswer {
  let outcome: PostedArea.Outcome
  let form: Form
  let visit: OpenVisit
  let action: String
  let csrf: HTML
  let isDelegated: Bool
  let register: ReplyRegister

  func response() throws -> Response {
    if visit.isAutosave { return try report() }
    if outcome.isClosed { return visit.page(closedPage, status: .conflict) }
    if !outcome.problems.isEmpty { return visit.page(areaPage, status: .unprocessableContent) }
    if !outcome.saved.conflicts.isEmpty { return visit.page(areaPage, status: .conflict) }
    return visit.redirect(to: next, notice: "Svaren är sparade \(SwedishTime(visit.now).clock).")
  }

  private var next: String {
    guard form.isTicked("vidare"), !isDelegated else {
      return action + (form.text("rensa") ?? form.text("valj")).map { "#q-\(urlPart($0))" }.orEmpty
    }
    let path = outcome.sheet.reply.path
    return outcome.sheet.sheet.area(after: outcome.sheet.area.code).map { "\(path)/\($0.code)" } ?? path
  }

  private var areaPage: Page {
    let basis = outcome.kept.keys.compactMap { code in form.number(FieldNames(code).version).map { (code, $0) } }
    return AreaPage(
      sheet: outcome.sheet, action: action, csrf: csrf, register: register, opened: visit.now,
      problems: outcome.problems, kept: outcome.kept,
      keptVersions: Dictionary(basis, uniquingKeysWith: { $1 }), phone: form.text("svarade"), isDelegated: isDelegated
    ).page
  }

  private var closedPage: Page {
    ClosedAreaPage(
      sheet: outcome.sheet, action: action, csrf: csrf, form: form, kept: outcome.kept, isDelegated: isDelegated,
      names: register.names
    ).page
  }

  /// To the script that saves while somebody types.
  private func report() throws -> Response {
    let versions = outcome.saved.versions.mapValues(String.init)
    if outcome.isClosed {
      let text = "Svaren kan inte ändras längre. Det du skrev finns kvar vid sidan av."
      return try AutosaveReport(status: "conflict", text: text, url: action, versions: versions).response()
    }
    if let first = outcome.problems.list.first {
      let count = outcome.problems.list.count
      let text = "Inte sparat än: \(count == 1 ? first.inWords : "\(count) uppgifter behöver rättas.")"
      return try AutosaveReport(status: "invalid", text: text, url: "#f-\(first.field)", versions: versions).response()
    }
    if !outcome.saved.conflicts.isEmpty {
      let text = "En kollega har svarat på samma fråga. Båda svaren finns kvar."
      return try AutosaveReport(status: "conflict", text: text, url: action, versions: versions).response()
    }
    if outcome.isWaiting { return try AutosaveReport(status: "waiting", text: "", versions: versions).response() }
    let text = "Sparat \(SwedishTime(visit.now).clock)"
    return try AutosaveReport(status: "saved", text: text, versions: versions).response()
  }
}

extension String? {
  fileprivate var orEmpty: String { self ?? "" }
}
