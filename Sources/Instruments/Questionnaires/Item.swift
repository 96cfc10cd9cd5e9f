/// A question, a group of questions or a text in a form.
package struct Item: Sendable {
  package let linkId: String
  package let prefix: String?
  package let text: String?
  package let type: ItemType
  package let isRequired: Bool
  package let repeats: Bool
  package let isReadOnly: Bool
  package let isHidden: Bool
  package let answers: AnswerChoice
  package let initial: [AnswerValue]
  let enabling: Enabling
  package let limits: ItemLimits
  package let units: ItemUnits
  let rules: ItemRules
  package let look: ItemLook
  package let items: [Item]
  /// The item as it stands in the file.
  let json: JSON

  var withDescendants: [Item] { [self] + items.flatMap(\.withDescendants) }

  package var isCalculated: Bool { rules.calculated != nil }
  package var isQuestion: Bool { type != .group && type != .display }

  /// How many answers or repetitions there must be when it must be answered.
  package var least: Int { max(limits.minOccurs ?? 0, isRequired ? 1 : 0) }
  package var most: Int? { repeats ? limits.maxOccurs : 1 }
}

/// What an item asks for.
package enum ItemType: String, Sendable, CaseIterable {
  case group, display, question, boolean, decimal, integer, date, dateTime, time, string, text, url, coding
  case attachment, reference, quantity

  /// R4's names for what R5 calls coding are read too.
  init?(named name: String) {
    switch name {
    case "choice", "open-choice": self = .coding
    default: self.init(rawValue: name)
    }
  }

  /// The type that an answer's value has.
  package var valueType: String? {
    switch self {
    case .group, .display, .question: nil
    case .boolean, .decimal, .integer, .date, .dateTime, .time, .string: rawValue
    case .text: "string"
    case .url: "uri"
    case .coding: "Coding"
    case .attachment: "Attachment"
    case .reference: "Reference"
    case .quantity: "Quantity"
    }
  }
}

/// How an item wants to be shown.
package struct ItemLook: Sendable, Equatable {
  /// FHIR's word for the control, such as `radio-button`, `slider` or `page`.
  package let control: String?
  package let isInstruction: Bool
  package let openLabel: String?
  package let entryFormat: String?
  package let isHorizontal: Bool

  /// Help that belongs to the question above.
  package var isHelp: Bool { isInstruction || ["flyover", "help", "prompt", "lower", "upper"].contains(control) }
}
