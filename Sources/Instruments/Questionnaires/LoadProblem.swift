/// Why a file, or a part of it, cannot be used as a form.
package enum LoadProblem: Error, Equatable, Sendable {
  case tooLarge(megabytes: Int)
  case tooDeep(levels: Int)
  case notJSON(line: Int)
  case otherResource(String?, wanted: String)
  case tooManyItems(most: Int)
  case missingLinkId(beside: String?)
  case duplicateLinkId(String)
  case unknownType(linkId: String, type: String?)
  case malformed(linkId: String?, member: String)
  case unknownQuestion(linkId: String, question: String)
  case unreadableExpression(linkId: String?, PathProblem)
  case loop([String])
  case unreadableConstraint(linkId: String?, key: String, PathProblem)
  case unreadablePattern(linkId: String)
  case externalValueSet(linkId: String, url: String)
  case externalQuery(linkId: String?, query: String)
  case unknownLanguage(linkId: String?, String)
}

extension LoadProblem: CustomStringConvertible {
  /// What is wrong and how to mend it.
  package var sentence: String {
    switch self {
    case .tooLarge(let megabytes): "Filen är större än \(megabytes) MB. Ta bort bilagor ur den och försök igen."
    case .tooDeep(let levels): "Filen har fler än \(levels) nivåer inuti varandra. Dela upp formuläret i flera."
    case .notJSON(let line): "Filen går inte att läsa: rad \(line) är inte JSON. Hämta den på nytt där du fick den."
    case .otherResource(let found, let wanted):
      "Filen är \(found.map { "av slaget \(Self.short($0))" } ?? "inte från FHIR"). Välj en fil av slaget \(wanted)."
    case .tooManyItems(let most): "Formuläret har fler än \(most) frågor. Dela upp det i flera."
    case .missingLinkId(let text): "En fråga\(Self.named(text)) saknar linkId. Ge den ett eget."
    case .duplicateLinkId(let linkId): "Två frågor har samma linkId, ”\(Self.short(linkId))”. Ge den ena ett annat."
    case .unknownType(let linkId, let type): Self.unknownType(linkId, type)
    case .malformed(let linkId, let member):
      "\(Self.place(linkId)) har något annat i ”\(member)” än FHIR tillåter. Rätta det."
    case .unknownQuestion(let linkId, let question):
      "\(Self.place(linkId)) beror av frågan ”\(Self.short(question))”, som inte finns. Rätta enableWhen."
    case .unreadableExpression(let linkId, let problem): "\(Self.place(linkId)): \(problem.sentence) Rätta uttrycket."
    case .loop(let names): "Uträkningen går runt: \(Self.row(names)). Ta bort ett av leden."
    case .unreadableConstraint(let linkId, let key, let problem):
      "\(Self.place(linkId)) har en regel, \(Self.short(key)), som vi inte kan pröva. \(problem.sentence)"
    case .unreadablePattern(let linkId):
      "\(Self.place(linkId)) har ett mönster som vi inte kan pröva. Skriv det enklare."
    case .externalValueSet(let linkId, let url):
      "\(Self.place(linkId)) hämtar sina svar från \(Self.short(url)), som inte följde med. Lägg listan i filen."
    case .unknownLanguage(let linkId, let language):
      "\(Self.place(linkId)) räknar med språket \(Self.short(language)), som vi inte kan. Skriv om det i FHIRPath."
    case .externalQuery(let linkId, let query):
      "\(Self.place(linkId)) frågar en server: \(Self.short(query)). Det gör vi aldrig, så lägg svaren i filen."
    }
  }

  package var description: String { sentence }

  private static func unknownType(_ linkId: String, _ type: String?) -> String {
    let found = type.map { "slaget ”\(short($0))”, som FHIR inte har" } ?? "inget slag"
    return "\(place(linkId)) har \(found). Rätta type."
  }

  private static func row(_ names: [String]) -> String {
    names.prefix(8).map { "”\(short($0))”" }.joined(separator: " → ")
  }

  private static func place(_ linkId: String?) -> String { linkId.map { "Frågan ”\(short($0))”" } ?? "Formuläret" }

  private static func named(_ text: String?) -> String { text.map { " (”\(short($0))”)" } ?? "" }

  private static func short(_ text: String) -> String { text.count > 80 ? text.prefix(79) + "…" : text }
}
