extension QuestionnaireReader {
  /// One in another language than FHIRPath is listed, since nothing comes of it.
  mutating func expression(_ json: JSON?, _ linkId: String?) throws(LoadProblem) -> FormExpression? {
    guard let json, let text = json["expression"]?.text ?? json.text else { return nil }
    let language = json["language"]?.text ?? "text/fhirpath"
    guard language == "text/fhirpath" else {
      let isQuery = language == "application/x-fhir-query"
      refuse(isQuery ? .externalQuery(linkId: linkId, query: text) : .unknownLanguage(linkId: linkId, language))
      return FormExpression(text: text, language: .query)
    }
    do {
      return FormExpression(text: text, language: .path(try PathExpression(text, variables: variableNames)))
    } catch {
      throw .unreadableExpression(linkId: linkId, error)
    }
  }

  mutating func variables(_ extensions: Extensions, linkId: String?) throws(LoadProblem) -> [FormVariable] {
    var variables: [FormVariable] = []
    for json in extensions.all("variable").compactMap(Extensions.value) {
      guard let name = json["name"]?.text, let expression = try expression(json, linkId) else {
        throw .malformed(linkId: linkId, member: "variable")
      }
      guard !variables.contains(where: { $0.name == name }) else {
        throw .malformed(linkId: linkId, member: "variable")
      }
      variables.append(FormVariable(name: name, expression: expression))
    }
    return variables
  }

  /// A rule that cannot be read is listed; it must not stop the rest of the form.
  mutating func constraints(_ extensions: Extensions, linkId: String?) -> [Constraint] {
    (extensions.all("questionnaire-constraint") + extensions.all("targetConstraint")).compactMap { json in
      constraint(Extensions(of: json), linkId)
    }
  }

  private mutating func constraint(_ parts: Extensions, _ linkId: String?) -> Constraint? {
    guard let value = parts.value("expression"), let text = value["expression"]?.text ?? value.text else { return nil }
    let key = parts.value("key")?.text ?? ""
    let location = parts.value("location")?.text.flatMap { try? PathExpression($0, variables: variableNames) }
    let rule: Constraint.Rule
    do {
      rule = .path(try PathExpression(text, variables: variableNames))
    } catch {
      refuse(.unreadableConstraint(linkId: linkId, key: key, error))
      rule = .unreadable(error)
    }
    return Constraint(
      key: key, isError: parts.value("severity")?.text != "warning", human: parts.value("human")?.text ?? "",
      rule: rule, location: location)
  }
}
