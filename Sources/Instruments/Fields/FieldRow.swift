/// One row of a page, before its answer is put in.
struct FieldRow {
  let writer: FieldWriter
  let item: Item
  let name: FieldName
  let level: Int
  let scope: FormScope
  var mayBeRepeated = false
  var mayBeRemoved = false

  /// A field with room for one answer.
  func answered(_ value: AnswerValue?) -> FormField {
    let unread = writer.form.unread[name]?.text
    let options = choices.map { option in
      FormField.Option(
        key: option.key, label: option.value.shown, isChosen: value.map(option.value.means) ?? false,
        points: option.score?.shown)
    }
    let isOther = value != nil && !options.isEmpty && !options.contains(where: \.isChosen)
    let other = item.answers.isOpen ? (isOther ? value?.typed : nil) ?? (options.isEmpty ? nil : unread) ?? "" : nil
    let typed = unread ?? (options.isEmpty ? value?.typed ?? "" : "")
    return field(kind, options: options, typed: typed, value: value, other: options.isEmpty ? nil : other)
  }

  /// A field where any number of options may be chosen.
  func chosen(_ values: [AnswerValue]) -> FormField {
    let options = choices.map { option in
      FormField.Option(
        key: option.key, label: option.value.shown, isChosen: values.contains(where: option.value.means),
        points: option.score?.shown)
    }
    let free = values.first { value in !choices.contains { $0.value.means(value) } }
    return field(.manyOf, options: options, other: item.answers.isOpen ? free?.typed ?? "" : nil)
  }

  func field(
    _ kind: FormField.Kind, options: [FormField.Option] = [], typed: String = "", value: AnswerValue? = nil,
    other: String? = nil
  ) -> FormField {
    var attachment: Attachment?
    if case .attachment(let file)? = value { attachment = file }
    return FormField(
      name: name, kind: kind, level: level, linkId: item.linkId, prefix: item.prefix, label: label, help: help,
      options: options, typed: typed, unit: item.units.own?.shown, units: units(value), other: other,
      otherLabel: item.look.openLabel, isRequired: item.least > 0 && item.canBeAnswered, isReadOnly: item.isReadOnly,
      isCalculated: item.isCalculated, isOverridden: writer.form.overrides.contains(name.question),
      limits: item.limits, look: item.look, problems: writer.problems(at: name), attachment: attachment,
      mayBeRepeated: mayBeRepeated,
      mayBeRemoved: mayBeRemoved)
  }

  private var kind: FormField.Kind {
    if !choices.isEmpty { return .oneOf }
    switch item.type {
    case .boolean: return .yesOrNo
    case .integer: return .wholeNumber
    case .decimal: return .decimal
    case .date: return .date
    case .dateTime: return .dateTime
    case .time: return .time
    case .string: return .line
    case .text: return .lines
    case .url: return .address
    case .quantity: return .quantity
    case .attachment: return .file
    case .reference: return .reference
    case .coding: return item.answers.isOpen ? .line : .unavailable
    case .group: return .heading
    case .display, .question: return .text
    }
  }

  private var choices: [AnswerOption] { writer.run.options(of: item, scope) }

  private func units(_ value: AnswerValue?) -> [FormField.Option] {
    guard item.units.options.count > 1 else { return [] }
    var chosen: Quantity?
    if case .quantity(let quantity)? = value { chosen = quantity }
    return item.units.options.map { unit in
      let key = unit.code ?? unit.shown
      return FormField.Option(key: key, label: unit.shown, isChosen: key == (chosen?.code ?? chosen?.unit))
    }
  }

  /// An expression's text, the written text, or the help when nothing else says what is asked.
  private var label: String {
    if let expression = item.rules.text {
      let values = writer.run.values(of: expression, item, scope)
      if values.count == 1, let text = values[0].written { return text }
    }
    return item.text ?? helpTexts.first ?? ""
  }

  private var help: [String] { item.text == nil ? Array(helpTexts.dropFirst()) : helpTexts }

  private var helpTexts: [String] {
    item.items.filter { $0.type == .display && $0.look.isHelp && !$0.isHidden }.compactMap(\.text)
  }
}
