internal import Access
internal import AccessLog
internal import HTML
internal import Hummingbird
internal import Storage
internal import Vault
internal import Vocabulary
internal import Web

/// "Is this person known here?": asked with a whole number, answered with whom to ask, across the walls and without role,
/// unit or content. Sv: är personen känd här.
struct KnownHere {
  let boards: Boards

  var routes: [Route] {
    [
      .get("/namnder/{board}/kand", .boardStaff, show),
      .post("/namnder/{board}/kand", .boardStaff, ask),
    ]
  }

  @Sendable private func show(_ visit: Visit) async throws -> Response {
    let desk = try await desk(visit)
    return visit.page(KnownHerePage(desk: desk, form: Form(), csrf: visit.csrf).page)
  }

  @Sendable private func ask(_ visit: Visit) async throws -> Response {
    let desk = try await desk(visit)
    guard let number = visit.form.text("nummer").flatMap({ PersonalNumber($0, asOf: visit.today) }) else {
      let problems = Problems("nummer", "Skriv hela numret som ååååmmdd-nnnn. Kontrollera siffrorna.")
      let page = KnownHerePage(desk: desk, form: visit.form, csrf: visit.csrf, problems: problems)
      return visit.page(page.page, problems: problems)
    }
    let isKnown = try await desk.knows(number)
    return visit.page(KnownHerePage(desk: desk, form: visit.form, csrf: visit.csrf, isKnown: isKnown).page)
  }

  /// For those who meet people first: the reception and the out-of-hours duty.
  private func desk(_ visit: Visit) async throws -> Desk {
    let desk = try await boards.desk(visit, as: .worker)
    guard desk.staff.meetsFirst else {
      try await desk.board.database.write { try desk.append(.refusal, "Är personen känd här", in: $0) }
      throw Refusal.forbidden("Sidan är till för mottagningen och socialjouren.")
    }
    return desk
  }
}

extension Desk {
  func knows(_ number: PersonalNumber) async throws -> Bool {
    let mark = try board.keys.index.mark(.personalNumber, number.text)
    return try await board.database.write { tx in
      guard try tx.staffMember(staff.id) != nil else { throw Refusal.notFound }
      try append(.search, "Är personen känd här? Personnummer, märke \(mark)", in: tx)
      return try tx.exists(
        """
        SELECT 1 FROM case_file_mark JOIN case_file ON case_file.id = file_id
        WHERE mark = \(mark) AND set_aside_at IS NULL
        """)
    }
  }
}

struct KnownHerePage {
  let desk: Desk
  let form: Form
  let csrf: HTML
  var isKnown: Bool?
  var problems = Problems()

  var page: Page {
    Page(
      "Är personen känd här?", width: .form, crumbs: [Link("Mina akter", desk.path)], kind: desk.name,
      lead: "Svaret säger bara om nämnden känner till personen, inte varför. Frågan står i loggen.", problems: problems,
      content: """
        \(isKnown.map(answer))
        <form method="post" action="\(desk.path)/kand" novalidate>\(csrf)
        \(Fields(form, problems: problems).text(
          "nummer", "Personnummer eller samordningsnummer", hint: "Skriv som ååååmmdd-nnnn.", autocomplete: "off",
          inputMode: "numeric", size: .w12))
        <p class="actions">\(button("Fråga"))</p></form>
        """)
  }

  private func answer(_ isKnown: Bool) -> HTML {
    isKnown
      ? "<div class=\"note\" role=\"status\"><p>Ja. Kontakta mottagningens chef, som för frågan vidare.</p></div>"
      : "<div class=\"note\" role=\"status\"><p>Nej, ingen akt har det numret.</p></div>"
  }
}
