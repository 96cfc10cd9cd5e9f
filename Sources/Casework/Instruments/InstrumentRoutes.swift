internal import Access
internal import Hummingbird
internal import Instruments
internal import Storage
internal import Vocabulary
internal import Web

/// The board's forms: read in, written, taken into and out of use; and what is known of the methods.
struct InstrumentRoutes {
  let boards: Boards

  private static let path = "/namnder/{board}/metoder"

  var routes: [Route] {
    [
      .get(Self.path, .boardStaff, list),
      .get("\(Self.path)/om/{method}", .boardStaff, method),
      .get("\(Self.path)/las-in", .boardStaff, choose),
      .post("\(Self.path)/las-in", .boardStaff, read),
      .get("\(Self.path)/skriv", .boardStaff, write),
      .post("\(Self.path)/skriv", .boardStaff, save),
      .post("\(Self.path)/medfoljande", .boardStaff, addShipped),
      .get("\(Self.path)/{instrument}", .boardStaff, show),
      .post("\(Self.path)/{instrument}", .boardStaff, move),
    ]
  }

  @Sendable private func list(_ visit: Visit) async throws -> Response {
    let desk = try await boards.desk(visit, as: .worker, .manager)
    let instruments = try await desk.board.database.read { try $0.instruments() }
    return visit.page(InstrumentsPage(desk: desk, instruments: instruments, csrf: visit.csrf).page)
  }

  @Sendable private func method(_ visit: Visit) async throws -> Response {
    let desk = try await boards.desk(visit, as: .worker, .manager)
    guard let method = Method.all.first(where: { $0.id == visit.parameter("method") }) else { throw Refusal.notFound }
    return visit.page(MethodPage(desk: desk, method: method).page)
  }

  @Sendable private func show(_ visit: Visit) async throws -> Response {
    let desk = try await boards.desk(visit, as: .worker, .manager)
    let (instrument, questionnaire) = try await desk.instrument(visit.id("instrument"))
    let empty = FilledForm(begin: questionnaire, on: Occasion(at: visit.now))
    return visit.page(
      InstrumentPage(
        desk: desk, instrument: instrument, questionnaire: questionnaire, empty: empty, csrf: visit.csrf
      ).page)
  }

  @Sendable private func move(_ visit: Visit) async throws -> Response {
    let desk = try await boards.desk(visit, as: .manager)
    let id: ID<BoardInstrument> = visit.id("instrument")
    let back = "\(desk.path)/metoder/\(id)"
    guard let state = Instrument.State(rawValue: visit.form.raw("till")) else {
      return visit.redirect(to: back, warning: "Välj om formuläret ska tas i bruk eller ur bruk.")
    }
    do {
      try await MoveInstrument(id, to: state).perform(at: desk)
      guard try await desk.board.database.read({ try $0.instrument(id) }) != nil else {
        return visit.redirect(to: "\(desk.path)/metoder", notice: "Utkastet är borttaget.")
      }
      return visit.redirect(to: back, notice: state == .active ? "Formuläret är i bruk." : "Formuläret är ur bruk.")
    } catch let problems as Problems {
      return visit.redirect(to: back, warning: problems.inOneLine)
    }
  }

  @Sendable private func choose(_ visit: Visit) async throws -> Response {
    let desk = try await boards.desk(visit, as: .manager)
    return visit.page(ImportInstrumentPage(desk: desk, form: Form(), csrf: visit.csrf).page)
  }

  @Sendable private func read(_ visit: Visit) async throws -> Response {
    let desk = try await boards.desk(visit, as: .manager)
    do {
      return added(try await AddInstrument(file: visit.form).perform(at: desk), visit, desk)
    } catch let problems as Problems {
      let page = ImportInstrumentPage(desk: desk, form: visit.form, csrf: visit.csrf, problems: problems)
      return visit.page(page.page, problems: problems)
    }
  }

  /// Empty, from a method's empty form, or from an earlier version.
  @Sendable private func write(_ visit: Visit) async throws -> Response {
    let desk = try await boards.desk(visit, as: .manager)
    var values: [(String, String)] = []
    if let method = Method.all.first(where: { $0.id == visit.query("mall") }) {
      values = [("titel", method.name), ("fragor", method.template)]
    }
    if let earlier = visit.query("fran") {
      let (instrument, questionnaire) = try await desk.instrument(ID(earlier))
      guard let written = WrittenForm(questionnaire) else { throw Refusal.notFound }
      values = [
        ("titel", written.title), ("fragor", written.text), ("ratt", instrument.licence.givenBy),
        ("villkor", instrument.licence.terms),
      ]
    }
    let form = Form(fields: values.map { (name: $0.0, value: $0.1) })
    return visit.page(WriteInstrumentPage(desk: desk, form: form, csrf: visit.csrf).page)
  }

  @Sendable private func save(_ visit: Visit) async throws -> Response {
    let desk = try await boards.desk(visit, as: .manager)
    do {
      return added(try await AddInstrument(written: visit.form).perform(at: desk), visit, desk)
    } catch let problems as Problems {
      let page = WriteInstrumentPage(desk: desk, form: visit.form, csrf: visit.csrf, problems: problems)
      return visit.page(page.page, problems: problems)
    }
  }

  @Sendable private func addShipped(_ visit: Visit) async throws -> Response {
    let desk = try await boards.desk(visit, as: .manager)
    do {
      return added(try await AddInstrument(shipped: visit.form.raw("namn")).perform(at: desk), visit, desk)
    } catch let problems as Problems {
      return visit.redirect(
        to: "\(desk.path)/metoder", warning: problems.inOneLine)
    }
  }

  private func added(_ id: ID<BoardInstrument>, _ visit: Visit, _ desk: Desk) -> Response {
    visit.redirect(to: "\(desk.path)/metoder/\(id)", notice: "Formuläret är tillagt som utkast. Läs igenom det.")
  }
}

extension Desk {
  /// Throws `notFound` where there is no such form.
  func instrument(_ id: ID<BoardInstrument>) async throws -> (BoardInstrument, Questionnaire) {
    try await board.database.read { tx in
      guard let instrument = try tx.instrument(id), let questionnaire = try tx.questionnaire(id) else {
        throw Refusal.notFound
      }
      return (instrument, questionnaire)
    }
  }
}
