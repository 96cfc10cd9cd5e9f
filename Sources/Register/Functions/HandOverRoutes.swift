internal import Access
internal import Hummingbird
internal import Storage
internal import Vocabulary
internal import Web

/// Inviting to a function and handing it over.
struct HandOverRoutes {
  var routes: [Route] {
    [
      .get("/funktioner/{id}/bjud-in", .withFunction, invitePage),
      .post("/funktioner/{id}/bjud-in", .withFunction, invite),
      .get("/funktioner/{id}/overlamna", .withFunction, handOverPage),
      .post("/funktioner/{id}/overlamna", .withFunction, handOver),
    ]
  }

  @Sendable private func invitePage(_ visit: Visit) async throws -> Response {
    visit.page(try await invitation(visit, form: Form(fields: [("fran", visit.today.text)])))
  }

  @Sendable private func invite(_ visit: Visit) async throws -> Response {
    do {
      let from = visit.form.has("fran") ? try visit.form.firstDay() : visit.today
      let act = InviteToFunction(try Newcomer(form: visit.form), from: from, address: visit.site.settings.address)
      try await visit.changeFunction { try act.perform(in: $0, by: $1, at: $2) }
      return visit.redirect(to: "/funktioner/\(visit.parameter("id"))", notice: "Inbjudan är på väg.")
    } catch let problems as Problems {
      return visit.page(try await invitation(visit, form: visit.form, problems: problems), problems: problems)
    }
  }

  @Sendable private func handOverPage(_ visit: Visit) async throws -> Response {
    visit.page(try await handover(visit, form: Form(fields: [("fran", visit.today.text)])))
  }

  @Sendable private func handOver(_ visit: Visit) async throws -> Response {
    do {
      let act = try HandOver(form: visit.form, address: visit.site.settings.address)
      let isReady = try await visit.changeFunction { try act.perform(in: $0, by: $1, at: $2) }
      let waiting = isReady ? "" : " Den nya har den när inbjudan är besvarad med ja."
      return visit.leaveFunction(
        from: act.from, notice: "Funktionen är överlämnad från den \(act.from.words).\(waiting)")
    } catch let problems as Problems {
      return visit.page(try await handover(visit, form: visit.form, problems: problems), problems: problems)
    }
  }

  private func invitation(_ visit: Visit, form: Form, problems: Problems = Problems()) async throws -> Page {
    let (record, holder, colleagues) = try await people(visit)
    return InvitePage(
      record: record, holder: holder, colleagues: colleagues, form: form, viewer: visit.viewer, csrf: visit.csrf,
      problems: problems
    ).page
  }

  private func handover(_ visit: Visit, form: Form, problems: Problems = Problems()) async throws -> Page {
    let (record, holder, colleagues) = try await people(visit)
    return HandOverPage(
      record: record, holder: holder, colleagues: colleagues.filter { $0.person != holder?.id },
      carried: try await visit.carried(by: record), form: form, csrf: visit.csrf, problems: problems
    ).page
  }

  private func people(_ visit: Visit) async throws -> (RegisterFunction, Person?, [Colleague]) {
    try await visit.site.identity.read {
      [viewer = visit.viewer, today = visit.today, id = visit.id("id") as ID<RegisterFunction>] tx in
      let record = try tx.writable(id, by: viewer).record
      return (
        record, try tx.holder(of: record.function.id, on: today), try tx.colleagues(in: record.organisation.id)
      )
    }
  }
}

extension Form {
  /// The field `fran` as a date.
  func firstDay() throws -> CalendarDate {
    guard let date = text("fran").flatMap({ CalendarDate($0) }) else {
      throw Problems("fran", "Skriv datumet så här: 2026-11-22.")
    }
    return date
  }
}

extension HandOver {
  init(form: Form, address: String) throws {
    var problems = Problems()
    let successor = problems.collect { try Newcomer(form: form) }
    let from = problems.collect { try form.firstDay() }
    try problems.check()
    guard let successor, let from else { throw problems }
    self.init(
      to: successor, from: from, note: form.text("halsning"), predecessorLeaves: form.isTicked("slutar"),
      address: address)
  }
}

extension Problems {
  /// The value, or nil with its problems added to these.
  mutating func collect<Value>(_ make: () throws -> Value) -> Value? {
    do {
      return try make()
    } catch let problems as Problems {
      merge(problems)
    } catch {
      add("", "Det gick inte att läsa uppgifterna. Försök igen.")
    }
    return nil
  }
}
