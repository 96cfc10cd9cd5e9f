extension QuestionnaireReader {
  mutating func item(
    _ json: JSON, _ linkId: String, depth: Int, isReadOnly inherited: Bool
  ) throws(LoadProblem) -> Item {
    let typeName = json["type"]?.text
    guard let type = typeName.flatMap({ ItemType(named: $0) }) else {
      throw .unknownType(linkId: linkId, type: typeName)
    }
    let extensions = Extensions(of: json)
    let answers = try answerChoice(json, type, linkId)
    let isReadOnly = json["readOnly"]?.flag ?? false || inherited
    return Item(
      linkId: linkId, prefix: json["prefix"]?.text, text: json["text"]?.text, type: type,
      isRequired: json["required"]?.flag ?? false, repeats: json["repeats"]?.flag ?? false,
      isReadOnly: isReadOnly, isHidden: extensions.value("questionnaire-hidden")?.flag ?? false,
      answers: answers, initial: try initial(json, linkId), enabling: try enabling(json, extensions, linkId),
      limits: limits(json, extensions, linkId), units: units(extensions, linkId),
      rules: try rules(json, extensions, linkId), look: look(extensions),
      items: try items(json["item"], depth: depth + 1, isReadOnly: isReadOnly && type == .group), json: json)
  }

  /// R5 has a list of initial values, and so has R4; older files have one.
  private func initial(_ json: JSON, _ linkId: String) throws(LoadProblem) -> [AnswerValue] {
    var values: [AnswerValue] = []
    for initial in json["initial"]?.elements ?? [] {
      guard let value = AnswerValue(within: initial) else { throw .malformed(linkId: linkId, member: "initial") }
      values.append(value)
    }
    return values
  }

  private mutating func limits(_ json: JSON, _ extensions: Extensions, _ linkId: String) -> ItemLimits {
    ItemLimits(
      minOccurs: extensions.value("questionnaire-minOccurs")?.wholeNumber.map { max(0, $0) },
      maxOccurs: extensions.value("questionnaire-maxOccurs")?.wholeNumber.map { max(1, $0) },
      minValue: bound(extensions, "minValue", "sdc-questionnaire-minQuantity"),
      maxValue: bound(extensions, "maxValue", "sdc-questionnaire-maxQuantity"),
      minLength: extensions.value("minLength")?.wholeNumber, maxLength: json["maxLength"]?.wholeNumber,
      pattern: pattern(extensions, linkId), mostDecimals: extensions.value("maxDecimalPlaces")?.wholeNumber,
      mostBytes: extensions.value("maxSize")?.number,
      mimeTypes: extensions.all("mimeType").compactMap { Extensions.value($0)?.text },
      step: extensions.value("questionnaire-sliderStepValue")?.wholeNumber)
  }

  private func bound(_ extensions: Extensions, _ names: String...) -> AnswerValue? {
    names.lazy.compactMap { extensions.first($0) }.compactMap { AnswerValue(within: $0) }.first
  }

  private mutating func pattern(_ extensions: Extensions, _ linkId: String) -> Pattern? {
    guard let text = extensions.value("regex")?.text else { return nil }
    if let pattern = try? Pattern(text) { return pattern }
    refuse(.unreadablePattern(linkId: linkId))
    return nil
  }

  private mutating func units(_ extensions: Extensions, _ linkId: String) -> ItemUnits {
    var options = extensions.all("questionnaire-unitOption").compactMap { Extensions.value($0).map(Coding.init(json:)) }
    if let url = extensions.value("questionnaire-unitValueSet")?.text {
      if let list = shelf.list(at: url) {
        options += list.codes
      } else {
        refuse(.externalValueSet(linkId: linkId, url: url))
      }
    }
    return ItemUnits(own: extensions.coding("questionnaire-unit"), options: options)
  }

  private func look(_ extensions: Extensions) -> ItemLook {
    ItemLook(
      control: extensions.coding("questionnaire-itemControl")?.code,
      isInstruction: extensions.coding("questionnaire-displayCategory")?.code == "instructions",
      openLabel: extensions.value("sdc-questionnaire-openLabel")?.text,
      entryFormat: extensions.value("entryFormat")?.text,
      isHorizontal: extensions.value("questionnaire-choiceOrientation")?.text == "horizontal")
  }

  private mutating func enabling(_ json: JSON, _ extensions: Extensions, _ linkId: String) throws(LoadProblem)
    -> Enabling
  {
    var conditions: [EnableWhen] = []
    for condition in json["enableWhen"]?.elements ?? [] {
      let sign = condition["operator"]?.text.flatMap { EnableWhen.Sign(rawValue: $0) }
      guard let sign, let question = condition["question"]?.text,
        let answer = AnswerValue(within: condition, prefix: "answer")
      else { throw .malformed(linkId: linkId, member: "enableWhen") }
      conditions.append(EnableWhen(question: question, sign: sign, answer: answer))
    }
    return Enabling(
      conditions: conditions, needsAll: json["enableBehavior"]?.text == "all",
      expression: try expression(extensions.value("sdc-questionnaire-enableWhenExpression"), linkId))
  }

  private mutating func rules(_ json: JSON, _ extensions: Extensions, _ linkId: String) throws(LoadProblem) -> ItemRules
  {
    let options = try expression(extensions.value("sdc-questionnaire-answerExpression"), linkId)
    let textExtensions = Extensions(of: json["_text"])
    return ItemRules(
      calculated: try expression(extensions.value("sdc-questionnaire-calculatedExpression"), linkId),
      initial: try expression(extensions.value("sdc-questionnaire-initialExpression"), linkId), options: options,
      text: try expression(textExtensions.value("cqf-expression"), linkId),
      variables: try variables(extensions, linkId: linkId), constraints: constraints(extensions, linkId: linkId))
  }
}
