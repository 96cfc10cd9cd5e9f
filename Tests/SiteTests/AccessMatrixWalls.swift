import Access
import Web

/// What no rewriting of the table can make right.
enum AccessMatrixWalls {
  private static let refused: Set<String> = ["logga-in", "401", "403", "404"]

  static func faults(of row: AccessMatrixRow, _ column: AccessMatrixColumn, _ answer: String) -> [String] {
    var faults: [String] = []
    let who = row.route.who
    if !column.isPermitted(by: who), answer != refusal(of: row, column) {
      faults.append("adressen är för \(who.swedish), men gav \(answer).")
    }
    if let inside = row.kind.inside, !inside.contains(column.name), !refused.contains(answer) {
      faults.append("posten ligger utanför vad den får nå, men gav \(answer).")
    }
    if column.name != "ingen", answer == "401" {
      faults.append("formulärets kod var giltig, men svaret blev 401, så raden visar ingenting.")
    }
    if answer == "400" || answer == "429" || answer.hasPrefix("5") {
      faults.append("gav \(answer), som inte säger något om behörighet.")
    }
    return faults.map { "\(row.key), \(column.name): \($0)" }
  }

  private static func refusal(of row: AccessMatrixRow, _ column: AccessMatrixColumn) -> String {
    guard column.name == "ingen" else { return "403" }
    return row.route.method == .get ? "logga-in" : "401"
  }
}
