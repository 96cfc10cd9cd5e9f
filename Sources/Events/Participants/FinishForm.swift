internal import HTML
internal import Vocabulary
internal import Web

/// The button that says that an event was held. Where somebody is not marked it is said who, and asked again.
struct FinishForm {
  let edition: Edition
  /// Those who have a place and of whom nothing is said.
  let unmarked: [Registration]
  let text: String
  let words: String
  let csrf: HTML

  /// So many are named.
  private static let most = 10

  private var path: String { edition.organisedPath }

  var html: HTML {
    guard !unmarked.isEmpty else {
      return """
        <form method="post" action="\(path)/avsluta">\(csrf)<p class="soft apart">\(words)</p>\
        <p class="actions">\(button(text, style: "btn second"))</p></form>
        """
    }
    return """
      <p class="soft apart">\(words)</p>
      <details class="more"><summary>\(text)</summary><div><p>\(warning)</p>
      <form method="post" action="\(path)/avsluta">\(csrf)\
      <p>\(button("Ja, avsluta", style: "btn danger"))</p></form></div></details>
      \(rest)
      """
  }

  private var warning: String {
    let number = counted(
      unmarked.count, "En är inte markerad och räknas som frånvarande", "är inte markerade och räknas som frånvarande")
    return "\(number): \(names)."
  }

  private var names: String {
    let named = SwedishOrder.sorted(unmarked) { $0.name }.prefix(Self.most).map(\.name).joined(separator: ", ")
    let more = unmarked.count - Self.most
    return more > 0 ? "\(named) och \(more) till" : named
  }

  /// A name that is erased is marked no more.
  private var rest: HTML {
    guard unmarked.contains(where: { !$0.isErased }) else { return .empty }
    return """
      <form method="post" action="\(path)/alla-var-med">\(csrf)\
      <p class="actions">\(button("Markera alla som är kvar som närvarande", style: "btn second"))</p></form>
      """
  }
}
