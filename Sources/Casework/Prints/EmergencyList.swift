internal import Access
internal import AccessLog
internal import HTML
internal import Hummingbird
internal import Storage
internal import Vault
internal import Vocabulary
internal import Web

/// What a caseworker needs on paper when the system is down: how each person is reached safely, whether there are children, and the
/// threat. Each prints their own files, so that no sheet says more than its printer may read; a unit's list is its workers' sheets,
/// in sealed envelopes. Where somebody is stands on none. Sv: nödlista.
struct EmergencyList {
  let boards: Boards

  private static let path = "/namnder/{board}/nodlista"

  var routes: [Route] { [.get(Self.path, .boardStaff, show), .post(Self.path, .boardStaff, putOnPaper)] }

  /// After so many days a sheet is too old to rely on.
  static let freshDays = 7

  @Sendable private func show(_ visit: Visit) async throws -> Response {
    let desk = try await boards.desk(visit, as: .worker)
    let last = try await desk.board.database.read { [staff = desk.staff.id] in try $0.emergencyLists()[staff] }
    return visit.page(EmergencyListPage(desk: desk, last: last, csrf: visit.csrf).page)
  }

  @Sendable private func putOnPaper(_ visit: Visit) async throws -> Response {
    let desk = try await boards.desk(visit, as: .worker)
    let (lines, number) = try await desk.emergencyLines()
    let names = try await visit.site.identity.staffNames(of: [desk.staff.id], in: desk.board)
    return .html(
      EmergencySheet(desk: desk, lines: lines, number: number, printedBy: names[desk.staff.id] ?? "").html)
  }
}

/// One file on the sheet.
private struct EmergencyLine {
  let subject: CaseSubject
  let role: CaseFile.Role
  let contact: SafeContact?
  let protection: Protection?
  let risk: (level: RiskLevel, day: CalendarDate)?
  let noContactUntil: CalendarDate?
  /// Nothing but the number is printed of a file that is walled off from another on the list: no print shows two parties together.
  let isWalled: Bool
}

extension Desk {
  /// The files that the member of staff works with that are not closed. Each has its own entry in the log.
  fileprivate func emergencyLines() async throws -> (lines: [EmergencyLine], number: String) {
    let files = try await board.database.read { [staff, now] in try $0.caseFiles(of: staff.id, at: now) }.filter {
      $0.state != .closed
    }
    let walled = try await board.database.read { try board.walledFromEachOther(files.map(\.id), in: $0) }
    var lines: [EmergencyLine] = []
    for file in files {
      lines.append(
        try await open(file.id, to: .print, "Nödlista") {
          try EmergencyLine($0, isWalled: walled.contains(file.id), in: $1)
        })
    }
    // A list that broke off has no number, and nobody takes it for a fresh one.
    let number = try await board.database.write { tx in
      try append(.print, "Nödlista med \(files.count) akter", in: tx)
      return try Printout.number(of: nil, self, in: tx).number
    }
    return (lines.sorted { $0.subject.number < $1.subject.number }, number)
  }
}

extension EmergencyLine {
  fileprivate init(_ open: OpenFile, isWalled: Bool, in tx: Transaction) throws {
    let risk = try open.notes(in: tx).first { $0.content.kind == .risk && $0.state == .record }
    let clocks = try tx.clocks(of: [open.file.id], on: open.desk.now.day)
    self.init(
      subject: try open.subject(), role: open.file.role, contact: try open.safeContact(in: tx),
      protection: open.protection,
      risk: risk.flatMap { note in
        guard let level = note.content.answers["niva"].flatMap(RiskLevel.init), let at = note.recordedAt else {
          return nil
        }
        return (level, at.day)
      }, noContactUntil: clocks.first { $0.kind == .noContactOrder }?.dueOn, isWalled: isWalled)
  }

  /// Whose data are protected is named by number alone.
  var person: String { protection == nil ? subject.name : "Skyddade personuppgifter" }

  var threat: String {
    [
      risk.map { "Risk: \($0.level.swedish.lowercased()), bedömd \($0.day.text)." } ?? "Risken är inte bedömd.",
      noContactUntil.map { "Kontaktförbud till \($0.text)." }, protection.map { "\($0.level.swedish)." },
    ].compactMap(\.self).joined(separator: " ")
  }
}

private struct EmergencyListPage {
  let desk: Desk
  let last: Moment?
  let csrf: HTML

  var page: Page {
    Page(
      "Nödlista", width: .form, crumbs: [Link("Mina akter", desk.path)], kind: desk.name,
      lead: """
        När systemet ligger nere behöver ni veta hur ni når var och en utan att skada någon. Skriv ut dina öppna akter varje \
        vecka. Lägg papperet i ett förseglat kuvert, inlåst hos enheten, och förstör det gamla.
        """,
      content: """
        <p>\(last.map { "Din senaste nödlista är från \($0.words)." } ?? "Du har ingen nödlista än.")</p>
        <p>På listan står ärendenummer, namn, trygg kontakt, om det finns barn, risk och kontaktförbud. Var någon finns står aldrig där. \
        Utskriften får ett nummer och står i loggen för varje akt.</p>
        <form method="post" action="\(desk.path)/nodlista">\(csrf)
        <p class="actions">\(button("Visa för utskrift"))</p></form>
        """)
  }
}

private struct EmergencySheet {
  let desk: Desk
  let lines: [EmergencyLine]
  let number: String
  let printedBy: String

  var html: HTML {
    Sheet(
      title: "Nödlista \(number)", kind: "record",
      content: """
        <p class="stamp">Sekretess, 26 kap. 1 § OSL. Förvaras förseglat.</p><h1>Nödlista \(number)</h1>
        <p>\(desk.name). \(desk.now.words). \(printedBy). Gäller högst \(EmergencyList.freshDays) dagar.</p>
        \(lines.isEmpty ? HTML("<p>Inga öppna akter.</p>") : lines.html(line))
        """, back: desk.path
    ).html
  }

  private func line(_ line: EmergencyLine) -> HTML {
    guard !line.isWalled else {
      return """
        <section><h2>\(line.subject.number)</h2><p>Uppgifterna står bara i akten.</p></section>
        """
    }
    return """
      <section><h2>\(line.subject.number) \(line.person)</h2><p>\(line.role.swedish). \(line.threat)</p>
      \(line.subject.children.map { HTML("<p>Barn: \($0.swedish.lowercasedFirst).</p>") })
      \(line.contact.map { contact($0.card) } ?? "<p><strong>Trygg kontakt saknas. Kontakta inte personen.</strong></p>")</section>
      """
  }

  private func contact(_ card: SafeContact.Card) -> HTML {
    let answered = SafeContact.Field.allCases.filter { !card[$0].isEmpty }
    return """
      <dl class="sum">\(answered.html { "<div><dt>\($0.label)</dt><dd>\(card[$0])</dd></div>" })</dl>
      """
  }
}
