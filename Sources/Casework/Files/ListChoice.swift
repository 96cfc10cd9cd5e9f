internal import HTML
internal import Storage
internal import Vocabulary
internal import Web

/// Which columns somebody reads the list of their files with, and how tight its rows stand; kept at the board, so that it is the same
/// at every screen (W8). Sv: listans kolumner.
struct ListChoice: Sendable, Equatable {
  var columns: Set<Column>
  var isDense: Bool

  static let usual = ListChoice(columns: Set(Column.allCases), isDense: false)

  /// The number of the case always stands first.
  enum Column: String, Sendable, CaseIterable {
    case name, next, role, state, opened

    var swedish: String {
      switch self {
      case .name: "Namn"
      case .role: "Akten handlar om"
      case .state: "Läge"
      case .next: "Närmast"
      case .opened: "Upplagd"
      }
    }
  }

  private static let dense = "dense"

  /// From the form on the page.
  init(_ form: Form) {
    columns = Set(form.all("kolumn").compactMap(Column.init))
    isDense = form.isTicked("tatt")
  }

  init(columns: Set<Column>, isDense: Bool) {
    self.columns = columns
    self.isDense = isDense
  }

  fileprivate init(words: String) {
    let words = words.split(separator: " ").map(String.init)
    columns = Set(words.compactMap(Column.init))
    isDense = words.contains(Self.dense)
  }

  fileprivate var words: String {
    (Column.allCases.filter(columns.contains).map(\.rawValue) + (isDense ? [Self.dense] : [])).joined(separator: " ")
  }
}

extension Transaction {
  func listChoice(of staff: ID<StaffMember>) throws -> ListChoice {
    let words: String? = try value("SELECT columns FROM list_choice WHERE staff_id = \(staff)")
    return words.map(ListChoice.init(words:)) ?? .usual
  }

  func keep(_ choice: ListChoice, of staff: ID<StaffMember>) throws {
    try execute(
      """
      INSERT INTO list_choice (staff_id, columns) VALUES (\(staff), \(choice.words))
      ON CONFLICT (staff_id) DO UPDATE SET columns = excluded.columns
      """)
  }
}

extension ListChoice {
  /// Below the list: what it shows is chosen there.
  func form(at path: String, csrf: HTML) -> HTML {
    let chosen = Form(
      fields: columns.map { ("kolumn", $0.rawValue) } + (isDense ? [("tatt", "ja")] : []))
    let fields = Fields(chosen, problems: Problems())
    return """
      <details class="more"><summary>Välj kolumner</summary><form method="post" action="\(path)/kolumner" novalidate>\(csrf)
      \(fields.boxes(
        "kolumn", "Kolumner", Column.allCases.map { .init($0.rawValue, $0.swedish) },
        hint: "Ärendets nummer står alltid först, och det som är försenat syns alltid. Valet följer med dig till andra datorer."))
      \(fields.box("tatt", "Tätare rader"))
      <p class="actions">\(button("Spara kolumnerna", style: "btn second"))</p></form></details>
      """
  }
}
