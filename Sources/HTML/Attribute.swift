/// ` name="value"` with the value escaped, or nothing when there is no value.
package func attribute(_ name: StaticString, _ value: String?) -> HTML {
  guard let value else { return .empty }
  return HTML(trusted: " \(name)=\"") + HTML(text: value) + HTML(trusted: "\"")
}

/// ` name` when the condition holds.
package func attribute(_ name: StaticString, when condition: Bool) -> HTML {
  condition ? HTML(trusted: " \(name)") : .empty
}
