internal import Vocabulary
package import Web

/// Values of one publisher, read from a file. Sv: fil med publicerade värden.
package struct PublishedFile: Sendable {
  package let source: String
  package var series: [Series] = []
  package var values: [Value] = []
  /// Places the file mentions without a value, so that an earlier value is taken away: no value is never 0.
  package var withoutValue: [Place] = []
  /// Codes that no municipality has.
  package var unknownCodes: Set<String> = []
  /// Rows of counties and regions, which are not kept.
  package var regionRows = 0
  package var isInvented = false

  package struct Series: Sendable, Hashable {
    package let key: String
    package let title: String
    package let unit: String?
  }

  package struct Place: Sendable, Hashable {
    package let key: String
    /// The municipality's code, or `0000` for the country.
    package let municipality: String
    package let year: Int
  }

  package struct Value: Sendable {
    package let place: Place
    /// K, M or T: women, men, all.
    package let gender: String
    package let text: String
    package let definitionVersion: String
  }

  package var years: [Int] { Set(values.map(\.place.year)).sorted() }
  package var municipalityCount: Int { Set(values.map(\.place.municipality)).subtracting([countryCode]).count }

  init(source: String) { self.source = source }

  /// Reads a file of either shape, told apart by content.
  package init(_ bytes: [UInt8], named name: String) throws {
    let first = bytes.first { ![0x20, 0x09, 0x0A, 0x0D, 0xEF, 0xBB, 0xBF].contains($0) }
    let isJSON = first == UInt8(ascii: "{") || first == UInt8(ascii: "[")
    self = isJSON ? try KoladaFile.read(bytes) : try OpenComparisonsFile.read(bytes, named: name)
    guard !values.isEmpty else {
      throw Problems("fil", "Filen har inga värden för någon kommun. Kontrollera att du valde rätt fil.")
    }
  }

  package init(form: Form) throws {
    let upload = try form.requiredFile("fil", "Välj en fil med publicerade värden.")
    try self.init(upload.bytes, named: upload.name)
  }

  /// The code of a row as it is kept: a municipality or the country; nil for what is not kept, which is counted.
  mutating func kept(_ code: String) -> String? {
    if code == countryCode || code == "00" { return countryCode }
    if let municipality = MunicipalityCode(code).flatMap(Sweden.current.municipality) { return municipality.code.text }
    if code.hasPrefix("00") && code.utf8.count == 4 {
      regionRows += 1
    } else {
      unknownCodes.insert(code)
    }
    return nil
  }
}
