/// A concept out of a code system.
package struct Coding: Sendable, Hashable {
  package var system: String?
  package var version: String?
  package var code: String?
  package var display: String?
  /// The points it gives, when the coding itself says so.
  package var score: DecimalNumber?

  package init(
    system: String? = nil, version: String? = nil, code: String?, display: String? = nil, score: DecimalNumber? = nil
  ) {
    (self.system, self.version, self.code, self.display, self.score) = (system, version, code, display, score)
  }

  init(json: JSON) {
    self.init(
      system: json["system"]?.text, version: json["version"]?.text, code: json["code"]?.text,
      display: json["display"]?.text, score: Extensions(of: json).score)
  }

  var json: JSON {
    .object(
      of: ("extension", score.map(Coding.scoreExtension)), ("system", system.map(JSON.string)),
      ("version", version.map(JSON.string)), ("code", code.map(JSON.string)), ("display", display.map(JSON.string)))
  }

  /// The same concept. Files leave out the system now and then, so only two that differ tell concepts apart.
  func means(_ other: Coding) -> Bool {
    guard system == other.system || system == nil || other.system == nil else { return false }
    guard let code, let otherCode = other.code else { return code == other.code && display == other.display }
    return code == otherCode
  }

  package var shown: String { display ?? code ?? "" }

  private static func scoreExtension(_ score: DecimalNumber) -> JSON {
    let url = JSON.string("http://hl7.org/fhir/StructureDefinition/itemWeight")
    return .array([.object(of: ("url", url), ("valueDecimal", .number(score)))])
  }
}
