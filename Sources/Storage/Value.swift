package import Vocabulary

/// What a column can hold in both engines.
package enum Value: Sendable, Equatable {
  case null
  case integer(Int64)
  case real(Double)
  case text(String)
  case blob([UInt8])
  case flag(Bool)
}

/// What can be bound to a statement.
package protocol Bindable {
  var value: Value { get }
}

/// What can be read from a column.
package protocol ColumnReadable {
  init?(_ value: Value)
}

extension String: Bindable, ColumnReadable {
  package var value: Value { .text(self) }
  package init?(_ value: Value) {
    guard case .text(let text) = value else { return nil }
    self = text
  }
}

extension Int64: Bindable, ColumnReadable {
  package var value: Value { .integer(self) }
  package init?(_ value: Value) {
    guard case .integer(let number) = value else { return nil }
    self = number
  }
}

extension Int: Bindable, ColumnReadable {
  package var value: Value { .integer(Int64(self)) }
  package init?(_ value: Value) {
    guard case .integer(let number) = value else { return nil }
    self = Int(number)
  }
}

extension Double: Bindable, ColumnReadable {
  package var value: Value { .real(self) }
  package init?(_ value: Value) {
    switch value {
    case .real(let number): self = number
    case .integer(let number): self = Double(number)
    default: return nil
    }
  }
}

extension Bool: Bindable, ColumnReadable {
  package var value: Value { .flag(self) }
  package init?(_ value: Value) {
    switch value {
    case .flag(let flag): self = flag
    case .integer(let number): self = number != 0
    default: return nil
    }
  }
}

extension [UInt8]: Bindable, ColumnReadable {
  package var value: Value { .blob(self) }
  package init?(_ value: Value) {
    guard case .blob(let bytes) = value else { return nil }
    self = bytes
  }
}

extension ID: Bindable, ColumnReadable {
  package var value: Value { .text(text) }
  package init?(_ value: Value) {
    guard case .text(let text) = value else { return nil }
    self.init(text)
  }
}

extension Moment: Bindable, ColumnReadable {
  package var value: Value { .integer(milliseconds) }
  package init?(_ value: Value) {
    guard case .integer(let number) = value else { return nil }
    self.init(milliseconds: number)
  }
}

/// An enum with text cases is stored as its raw text.
extension RawRepresentable where RawValue == String {
  package var value: Value { .text(rawValue) }
  package init?(_ value: Value) {
    guard case .text(let text) = value else { return nil }
    self.init(rawValue: text)
  }
}
