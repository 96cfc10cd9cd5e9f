internal import Storage
internal import Vocabulary
internal import Web

/// How many are written in from one municipality, with one profession, in one way. Sv: inskrivet antal.
struct EnteredFigure: Sendable {
  let municipality: MunicipalityCode?
  let profession: Profession
  let way: Registration.Way
  let number: Int

  init(row: Row) throws {
    municipality = try row.optional("municipality", as: String.self).flatMap { MunicipalityCode($0) }
    profession = try Profession(rawValue: row.get("profession")) ?? .other
    way = try row.get("way")
    number = try row.get("number")
  }

  var town: String {
    municipality.flatMap { Sweden.current.municipality($0)?.name } ?? RegistrationDetails.townlessWords
  }
}

extension Transaction {
  /// What is written in of an event, in the order in which it is read.
  func enteredFigures(of edition: ID<Edition>) throws -> [EnteredFigure] {
    let figures = try rows(
      """
      SELECT municipality, profession, way, COUNT(*) AS number FROM registration
      WHERE edition_id = \(edition) AND \(EnterFigures.isEntered)
      GROUP BY municipality, profession, way
      """
    ).map(EnteredFigure.init)
    return SwedishOrder.sorted(figures) { "\($0.town) \($0.profession.swedish) \($0.way.swedish)" }
  }
}

extension Form {
  /// What is written in, to see whether a colleague has changed it.
  init(_ figures: [EnteredFigure]) {
    self.init(
      fields: figures.map {
        ("\($0.municipality?.text ?? "") \($0.profession.rawValue) \($0.way.rawValue)", "\($0.number)")
      })
  }
}
