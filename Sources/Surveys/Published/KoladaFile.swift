internal import Foundation
internal import Web

/// Values as Kolada's API v3 answers them: one row for each key figure, municipality and year. Sv: Koladafil.
enum KoladaFile {
  private struct Answer: Decodable {
    let uppdiktad: String?
    let values: [Row]
  }

  private struct Row: Decodable {
    let kpi: String
    let municipality: String
    let period: Int
    let values: [Value]
  }

  private struct Value: Decodable {
    let gender: String
    let isdeleted: Bool?
    let value: Double?
  }

  static func read(_ bytes: [UInt8]) throws -> PublishedFile {
    let answer = try decoded(bytes)
    var file = PublishedFile(source: PublishedSource.kolada)
    file.isInvented = answer.uppdiktad != nil
    var keys: [String] = []
    for row in answer.values {
      if !keys.contains(row.kpi) { keys.append(row.kpi) }
      guard let code = file.kept(row.municipality) else { continue }
      add(row, to: PublishedFile.Place(key: row.kpi, municipality: code, year: row.period), in: &file)
    }
    file.series = keys.map { key in
      PublishedFile.Series(key: key, title: titles[key]?.title ?? "Nyckeltal \(key)", unit: titles[key]?.unit)
    }
    return file
  }

  /// Kolada does not say under which definition a value was given, so none is written.
  private static func add(_ row: Row, to place: PublishedFile.Place, in file: inout PublishedFile) {
    let given = row.values.filter { $0.isdeleted != true && ["K", "M", "T"].contains($0.gender) }
    var hasTotal = false
    for value in given {
      guard let number = value.value else { continue }
      if value.gender == "T" { hasTotal = true }
      file.values.append(
        PublishedFile.Value(
          place: place, gender: value.gender, text: AnswerValue.number(number).stored, definitionVersion: ""))
    }
    if !hasTotal { file.withoutValue.append(place) }
  }

  private static func decoded(_ bytes: [UInt8]) throws -> Answer {
    do {
      return try JSONDecoder().decode(Answer.self, from: Data(bytes))
    } catch DecodingError.keyNotFound(let key, let context) {
      throw Problems(
        "fil", "Filen ser inte ut som ett svar från Kolada: \(place(context))fältet \(key.stringValue) saknas.")
    } catch DecodingError.typeMismatch(_, let context), DecodingError.valueNotFound(_, let context) {
      throw Problems("fil", "Filen ser inte ut som ett svar från Kolada: \(place(context))fältet har fel slags värde.")
    } catch {
      throw Problems(
        "fil", "Filen är ingen fil från Kolada. Hämta den ur deras öppna data, version 3, och försök igen.")
    }
  }

  private static func place(_ context: DecodingError.Context) -> String {
    let names = context.codingPath.map { $0.intValue.map { "rad \($0 + 1)" } ?? $0.stringValue }
    return names.isEmpty ? "" : names.joined(separator: ", ") + ": "
  }

  /// What Kolada calls the key figures on violence; the file of values does not say it.
  private static let titles: [String: (title: String, unit: String)] = [
    "U30750": (
      "Vuxna (18+) som aktualiserats i individ- och familjeomsorgen p.g.a. utsatthet för våld i nära relation/hedersrelaterat våld",
      "per 10 000 vuxna invånare"
    ),
    "U30751": (
      "Vuxna (18+) som fått minst en insats från individ- och familjeomsorgen p.g.a. utsatthet för våld i nära relation/hedersrelaterat våld",
      "per 10 000 vuxna invånare"
    ),
    "U30752": (
      "Vuxna (18+) där ärendet avslutats för att det övergripande målet med insatserna har nåtts helt eller delvis",
      "per 10 000 vuxna invånare"
    ),
  ]
}
