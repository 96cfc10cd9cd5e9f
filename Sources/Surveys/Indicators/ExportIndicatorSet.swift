internal import Foundation

extension SetFile {
  /// The set as a file that can be taken in again; fields in the order of `Facts/INDICATORS.md`.
  package var json: [UInt8] {
    var writer = JSONWriter()
    writer.object { top in
      top.field("format", Self.format)
      top.field("formatVersion", 1)
      top.field("name", name)
      top.field("version", version)
      top.field("language", "sv")
      top.list("areas", areas) { area, item in
        item.field("id", area.code)
        item.field("name", area.name)
        if let english = area.englishName { item.field("englishName", english) }
      }
      top.list("themes", themes) { theme, item in
        item.field("id", theme.code)
        item.field("name", theme.name)
      }
      top.list("indicators", indicators) { indicator, item in indicator.write(to: &item) }
      top.objects("sources", sources, key: \.key) { source, item in
        item.field("title", source.title)
        item.field("url", source.url)
      }
    }
    return Array(writer.text.utf8)
  }
}

extension Indicator {
  fileprivate func write(to item: inout JSONWriter) {
    item.field("id", code)
    item.field("area", area)
    item.field("type", answerType.rawValue)
    item.field("text", question)
    if let hint { item.field("hint", hint) }
    if let englishLabel { item.field("englishLabel", englishLabel) }
    if let unit { item.field("unit", unit) }
    if !options.isEmpty { item.list("options", statedOptions) { $0.write(to: &$1) } }
    if !rows.isEmpty {
      item.list("rows", rows) { row, item in
        item.field("id", row.id)
        item.field("text", row.text)
      }
    }
    if let maxChoices { item.field("maxChoices", maxChoices) }
    writeRule(to: &item)
    item.field("weight", weight)
    item.field("core", isCore)
    item.field("sensitive", isSensitive)
    item.texts("theme", themes)
    if let certainty { item.field("certainty", certainty.rawValue) }
    item.texts("sources", sources)
    item.list("published", publishedLinks) { $0.write(to: &$1) }
    item.object("definition") { fields in
      for field in Definition.fields where field.isAlwaysWritten || definition[keyPath: field.path] != nil {
        fields.field(field.key, definition[keyPath: field.path])
      }
    }
    item.field("definitionVersion", definitionVersion)
    if isRetired { item.field("retired", true) }
  }

  private func writeRule(to item: inout JSONWriter) {
    item.field("levelRule", levelRule.key)
    guard case .steps(let steps) = levelRule else { return }
    item.field("direction", (steps.first?.level ?? 0) > (steps.last?.level ?? 0) ? "lower" : "higher")
    item.list("steps", steps) { step, item in
      item.field("from", step.from)
      item.field("level", step.level)
    }
    item.field("stepUnit", answerType == .date ? "monthsSince" : unit ?? "antal")
  }
}

extension Indicator.Option {
  fileprivate func write(to item: inout JSONWriter) {
    item.field("id", id)
    item.field("text", text)
    item.field("level", level)
    if isUnknown { item.field("unknown", true) }
    if isNone { item.field("none", true) }
  }
}

extension Indicator.PublishedLink {
  fileprivate func write(to item: inout JSONWriter) {
    item.field("source", source)
    item.field("key", key)
    item.field("row", row)
    item.object("answers") { fields in
      for (published, answer) in answers.sorted(by: { $0.key < $1.key }) { fields.field(published, answer) }
    }
  }
}

extension LevelRule {
  /// As the file names it.
  var key: String {
    switch self {
    case .option: "option"
    case .share: "share"
    case .any: "any"
    case .steps: "steps"
    case .none: "none"
    }
  }
}
