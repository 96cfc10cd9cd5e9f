/// Where a sealed value belongs. It is bound to the value when it is sealed (associated data of AES-GCM), so that a
/// value moved to another row, column or board does not open there. Sv: plats för ett förseglat värde.
package struct Place: Sendable, Hashable {
  package let board: String
  package let table: String
  package let row: String
  package let column: String

  package init(board: String, table: String, row: String, column: String) {
    self.board = board
    self.table = table
    self.row = row
    self.column = column
  }

  /// Each part with its length before it, so that no two places give the same bytes.
  var bytes: [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(board.utf8.count + table.utf8.count + row.utf8.count + column.utf8.count + 12)
    for part in [board, table, row, column] {
      bytes += String(part.utf8.count).utf8
      bytes.append(UInt8(ascii: ":"))
      bytes += part.utf8
    }
    return bytes
  }
}
