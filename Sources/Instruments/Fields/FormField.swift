/// One row of a form as a page shows it: a heading, a text, or a field with its answer.
package struct FormField: Sendable {
  package enum Kind: Sendable, Equatable {
    case heading, text
    case yesOrNo, wholeNumber, decimal, date, dateTime, time, line, lines, address
    /// One of the options.
    case oneOf
    /// Any number of the options, in one field.
    case manyOf
    /// A number with a unit.
    case quantity
    case file, reference
    /// A question that nobody can answer here, because its list of answers is missing.
    case unavailable
  }

  package struct Option: Sendable, Equatable {
    package let key: String
    package let label: String
    package let isChosen: Bool
    /// What it gives, as it is read; nil where nothing.
    package var points: String? = nil
  }

  /// The name that the answer is sent by.
  package let name: FieldName
  package let kind: Kind
  /// How deep it lies, from 0.
  package let level: Int
  package let linkId: String
  package let prefix: String?
  package let label: String
  package let help: [String]
  package let options: [Option]
  /// What is typed; empty for what is chosen.
  package let typed: String
  package let unit: String?
  package let units: [Option]
  /// Words of one's own beside the options; nil when there is no room for them.
  package let other: String?
  package let otherLabel: String?
  package let isRequired: Bool
  package let isReadOnly: Bool
  package let isCalculated: Bool
  /// Somebody has answered instead of the calculation.
  package let isOverridden: Bool
  package let limits: ItemLimits
  package let look: ItemLook
  package let problems: [String]
  /// The file that is attached here.
  package let attachment: Attachment?
  /// Whether another repetition of the group may be added after this one, and whether this one may be taken away.
  package let mayBeRepeated: Bool
  package let mayBeRemoved: Bool

  /// The names of what is sent beside the answer itself.
  package var otherName: String { "\(name)!other" }
  package var unitName: String { "\(name)!unit" }
  package var overrideName: String { "\(name.question)!override" }
  package var addName: String { "\(name.question)!add" }
  package var removeName: String { "\(name)!remove" }

  /// Whether the person filling in the form can answer here.
  package var isEditable: Bool {
    switch kind {
    case .heading, .text, .unavailable: false
    default: !isReadOnly && (!isCalculated || isOverridden)
    }
  }

  /// Whether they may answer instead of the calculation.
  package var mayBeOverridden: Bool { isCalculated && !isReadOnly }
}
