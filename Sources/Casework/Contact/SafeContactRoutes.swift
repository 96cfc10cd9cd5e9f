internal import Access
internal import AccessLog
internal import Hummingbird
internal import Storage
internal import Vocabulary
internal import Web

/// The safe-contact card of a file.
struct SafeContactRoutes {
  let boards: Boards

  var routes: [Route] {
    [
      .get("/namnder/{board}/akter/{file}/kontakt", .boardStaff, show),
      .post("/namnder/{board}/akter/{file}/kontakt", .boardStaff, save),
    ]
  }

  private static let longest = 1000

  @Sendable private func show(_ visit: Visit) async throws -> Response {
    let desk = try await boards.desk(visit, as: .worker)
    let (open, subject, contact) = try await desk.open(visit.id("file"), to: .read, "Trygg kontakt") { open, tx in
      (open, try open.subject(), try open.safeContact(in: tx))
    }
    return visit.page(SafeContactFormPage(open: open, subject: subject, form: Form(contact), csrf: visit.csrf).page)
  }

  @Sendable private func save(_ visit: Visit) async throws -> Response {
    let desk = try await boards.desk(visit, as: .worker)
    let file: ID<CaseFile> = visit.id("file")
    do {
      let (card, version) = (try card(visit.form), visit.form.number("version") ?? 0)
      let answer = PlaceAnswer(visit.form)
      let revealing = try await desk.open(file, to: .write, "Trygg kontakt", withWhereabouts: true) { open, tx in
        let held = try open.held(open.readable(card), isForParty: true, answer, in: tx)
        if held == nil { try open.save(card, over: version, in: tx) }
        return held
      }
      if let revealing {
        let page = try await again(visit, desk, problems: revealing.problems, revealing: revealing)
        return visit.page(page.page, problems: revealing.problems)
      }
      return visit.redirect(to: "\(desk.path)/akter/\(file)", notice: "Trygg kontakt är sparad.")
    } catch let problems as Problems {
      let page = try await again(visit, desk, problems: problems)
      return visit.page(page.page, problems: problems)
    } catch is ContactChanged {
      return visit.page(try await again(visit, desk).page, status: .conflict)
    }
  }

  private func card(_ form: Form) throws -> SafeContact.Card {
    var problems = Problems()
    for field in SafeContact.Field.allCases where form.raw(field.rawValue).count > Self.longest {
      problems.add(field.rawValue, "Texten är för lång. Korta den till högst 1 000 tecken.")
    }
    if form.text(SafeContact.Field.how.rawValue) == nil {
      problems.add(SafeContact.Field.how.rawValue, "Skriv hur vi når personen, eller att det inte går.")
    }
    try problems.check()
    return SafeContact.Card(
      Dictionary(uniqueKeysWithValues: SafeContact.Field.allCases.map { ($0, form.text($0.rawValue) ?? "") }))
  }

  /// The form with what was typed. What has been saved meanwhile stands beside it, and is what is saved over next.
  private func again(
    _ visit: Visit, _ desk: Desk, problems: Problems = Problems(), revealing: RevealingWords? = nil
  ) async throws -> SafeContactFormPage {
    let (open, subject, stored) = try await desk.open(visit.id("file"), to: .read, "Trygg kontakt") { open, tx in
      (open, try open.subject(), try open.safeContact(in: tx))
    }
    let isConflict = problems.isEmpty
    let fields = visit.form.fields.filter { !isConflict || $0.name != "version" }
    let form = Form(fields: fields + (isConflict ? [("version", String(stored?.version ?? 0))] : []))
    return SafeContactFormPage(
      open: open, subject: subject, form: form, csrf: visit.csrf, stored: isConflict ? stored : nil,
      revealing: revealing, problems: problems)
  }
}

extension OpenFile {
  /// What is looked through: the card is read by all who work with the file, and a child's by both parents. The number is what it is;
  /// in a child's file it is looked through too.
  fileprivate func readable(_ card: SafeContact.Card) -> String {
    SafeContact.Field.allCases.filter { $0 != .number || file.role == .child }.map { card[$0] }.joined(separator: "\n")
  }
}
