/// What a part of the page is to a screen reader (ISO 32000-1, 14.8.4). What is drawn outside the tags is not read:
/// lines, page numbers, the repeated head of a table.
enum PDFTag: String {
  case document = "Document"
  case heading1 = "H1"
  case heading2 = "H2"
  case heading3 = "H3"
  case heading4 = "H4"
  case heading5 = "H5"
  case heading6 = "H6"
  case paragraph = "P"
  case list = "L"
  case item = "LI"
  case label = "Lbl"
  case itemBody = "LBody"
  case table = "Table"
  case tableHead = "THead"
  case tableBody = "TBody"
  case row = "TR"
  case headCell = "TH"
  case cell = "TD"
  case figure = "Figure"

  static func heading(_ level: Int) -> PDFTag { PDFTag(rawValue: "H\(min(max(level, 1), 6))") ?? .heading6 }
}
