internal import Access
internal import AccessLog
internal import HTML
internal import Hummingbird
internal import Storage
internal import Vocabulary
internal import Web

/// Whom a file is about, when it was wrong or was not written down.
struct SubjectRoutes {
  let boards: Boards

  private static let path = "/namnder/{board}/akter/{file}/person"

  var routes: [Route] { [.get(Self.path, .boardStaff, show), .post(Self.path, .boardStaff, correct)] }

  @Sendable private func show(_ visit: Visit) async throws -> Response {
    let desk = try await boards.desk(visit, as: .worker)
    let (open, subject, version) = try await opened(visit, desk)
    let values = [
      ("namn", subject.anonymity == nil ? subject.name : ""), ("nummer", subject.personalNumber.map(written) ?? ""),
      (CorrectSubject.versionField, String(version)),
    ]
    let form = Form(fields: values.map { (name: $0.0, value: $0.1) })
    return visit.page(SubjectPage(open: open, subject: subject, form: form, csrf: visit.csrf).page)
  }

  @Sendable private func correct(_ visit: Visit) async throws -> Response {
    let desk = try await boards.desk(visit, as: .worker)
    let file: ID<CaseFile> = visit.id("file")
    do {
      let act = try CorrectSubject(form: visit.form, asOf: visit.today)
      let (_, old, _) = try await opened(visit, desk)
      if let number = act.personalNumber, number.text != old.personalNumber, !visit.form.isTicked("en-till"),
        try await desk.isKnown(number)
      {
        throw Problems("en-till", RegisterCaseFile.knownNumber)
      }
      try await desk.open(file, to: .write, "Vem akten handlar om") { open, tx in
        guard open.mayCorrect else { throw Refusal.notFound }
        try act.perform(in: tx, by: open)
      }
      return visit.redirect(to: "\(desk.path)/akter/\(file)", notice: "Uppgifterna är ändrade.")
    } catch let problems as Problems {
      // What is saved next goes over what stands there now, which the page says.
      let (open, subject, version) = try await opened(visit, desk)
      let form = Form(
        fields: visit.form.without(CorrectSubject.versionField).fields + [
          (CorrectSubject.versionField, String(version))
        ])
      let page = SubjectPage(open: open, subject: subject, form: form, csrf: visit.csrf, problems: problems)
      return visit.page(page.page, problems: problems)
    }
  }

  /// For whoever answers for the file, or stands in for them.
  private func opened(_ visit: Visit, _ desk: Desk) async throws -> (OpenFile, CaseSubject, Int) {
    try await desk.open(visit.id("file"), to: .read, "Vem akten handlar om") { open, tx in
      guard open.mayCorrect else { throw Refusal.notFound }
      return (open, try open.subject(), try tx.subjectVersion(of: open.file.id))
    }
  }
}

extension OpenFile {
  /// Whoever answers for the file, or stands in for them; not who opened it because it could not wait.
  var mayCorrect: Bool { assignment.answers && assignment.standsIn != .emergency }
}

struct SubjectPage {
  let open: OpenFile
  let subject: CaseSubject
  let form: Form
  let csrf: HTML
  var problems = Problems()

  var page: Page {
    let fields = Fields(form, problems: problems)
    return Page(
      "Vem ärende \(subject.number) handlar om", width: .form, crumbs: open.crumbs(subject),
      kind: open.file.role.swedish,
      lead: "Det som stod förut finns kvar i loggen. Är akten upplagd för fel person, be en chef lägga undan den.",
      problems: problems,
      content: """
        \(open.banner)<form method="post" action="\(open.path)/person" novalidate>\(csrf)\(fields.hidden(CorrectSubject.versionField))
        \(fields.text("namn", "Namn", autocomplete: "off", size: .w20))
        \(fields.text(
          "nummer", "Personnummer eller samordningsnummer", hint: "Skriv som ååååmmdd-nnnn.", optional: true,
          autocomplete: "off", inputMode: "numeric", size: .w12))
        \(fields.area("skal", "Varför ändras det?", hint: "Skälet sparas och granskas.", rows: 2))
        \(problems.sentence(for: "en-till") == nil ? .empty : fields.box("en-till", "Det ska finnas en akt till med det numret"))
        <p class="actions">\(button("Ändra"))</p></form>
        """)
  }
}
