/// Why a FHIRPath expression could not be read or evaluated.
package enum PathProblem: Error, Equatable, Sendable {
  /// The text, and the place in it, counted from 1.
  case unreadable(String, at: Int)
  case unreadablePattern(String)
  case unknownFunction(String)
  case wrongArguments(function: String)
  case undefinedVariable(String)
  case variableLoop(String)
  /// Several values where the expression needs one.
  case severalValues
  /// Values of kinds that the operator or function cannot take.
  case wrongKind(String)
  case tooMuchWork

  package var sentence: String {
    switch self {
    case .unreadable(let text, let place): "Uttrycket ”\(shortened(text))” går inte att läsa vid tecken \(place)."
    case .unreadablePattern(let text): "Mönstret ”\(shortened(text))” går inte att läsa."
    case .unknownFunction(let name): "Funktionen \(shortened(name))() finns inte i FHIRPath, eller så kan vi den inte."
    case .wrongArguments(let name): "Funktionen \(shortened(name))() har fel antal argument."
    case .undefinedVariable(let name): "Variabeln %\(shortened(name)) finns inte där den används."
    case .variableLoop(let name): "Variabeln %\(shortened(name)) räknas ut av sig själv."
    case .severalValues: "Uttrycket ger flera värden där det behövs ett."
    case .wrongKind(let name): "Värdena passar inte för \(shortened(name))."
    case .tooMuchWork: "Uttrycket tar för lång tid att räkna ut."
    }
  }

  private func shortened(_ text: String) -> String { text.count > 60 ? text.prefix(59) + "…" : text }
}
