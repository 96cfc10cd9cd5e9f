/// Reads the sheets of an Excel workbook (ECMA-376), as Excel, LibreOffice and Google save it.
enum WorkbookReader {
  static func read(_ bytes: [UInt8], file: SentFile, limit: ReadLimit) throws -> [Sheet] {
    try ZipArchive.open(bytes, file: file, limit: limit) { archive in
      if let problem = try refusal(of: archive, file) { throw problem }
      let root = try links(of: "", in: archive, file).first { $0.kind == "officeDocument" }
      let path = root?.target ?? "xl/workbook.xml"
      let outline = WorkbookOutline()
      try archive.parse(path, of: file, with: outline)
      let parts = try links(of: path, in: archive, file)
      return try sheets(outline, parts, archive, file, limit)
    }
  }

  private static func sheets(
    _ outline: WorkbookOutline, _ parts: [PartLink], _ archive: ZipArchive, _ file: SentFile, _ limit: ReadLimit
  ) throws -> [Sheet] {
    let styles = WorkbookStyles()
    let strings = SharedStrings()
    for part in parts where archive.has(part.target) {
      if part.kind == "styles" { try archive.parse(part.target, of: file, with: styles) }
      if part.kind == "sharedStrings" { try archive.parse(part.target, of: file, with: strings) }
    }
    let values = CellValues(strings: strings.all, looks: styles.looks, counts1904: outline.counts1904)
    var cellsLeft = limit.cells
    var sheets: [Sheet] = []
    for entry in outline.entries {
      guard let part = parts.first(where: { $0.id == entry.link && $0.kind == "worksheet" }) else { continue }
      let rows = SheetRows(entry.name, values, file, limit, cellsLeft: cellsLeft)
      try archive.parse(part.target, of: file, with: rows)
      cellsLeft = rows.cellsLeft
      sheets.append(Sheet(name: entry.name, rows: rows.all, isHidden: entry.isHidden))
    }
    guard !sheets.isEmpty else {
      throw file.problem("har inget kalkylblad att läsa. Kontrollera att du valde rätt fil.")
    }
    return sheets.filter { !$0.isHidden } + sheets.filter(\.isHidden)
  }

  private static func links(of path: String, in archive: ZipArchive, _ file: SentFile) throws -> [PartLink] {
    let slash = path.lastIndex(of: "/")
    let folder = slash.map { String(path[...$0]) } ?? ""
    let name = slash.map { path[path.index(after: $0)...] } ?? path[...]
    let linksPath = "\(folder)_rels/\(name).rels"
    guard archive.has(linksPath) else { return [] }
    let links = PartLinks(folder: folder)
    try archive.parse(linksPath, of: file, with: links)
    return links.all
  }

  private static func refusal(of archive: ZipArchive, _ file: SentFile) throws -> DocumentProblem? {
    let resave = "Öppna den, spara som Excel-arbetsbok (.xlsx) och försök igen."
    let paths = archive.paths
    if archive.has("[Content_Types].xml") {
      if archive.has("xl/workbook.bin") { return file.problem("är en binär Excelfil (.xlsb). \(resave)") }
      if archive.has("word/document.xml") { return file.problem("är ett Worddokument. Välj en XLSX- eller CSV-fil.") }
      if archive.has("ppt/presentation.xml") {
        return file.problem("är en PowerPoint-presentation. Välj en XLSX- eller CSV-fil.")
      }
      return nil
    }
    let type = archive.has("mimetype") ? String(decoding: try archive.bytes("mimetype"), as: UTF8.self) : ""
    if type.contains("opendocument") {
      return file.problem("är i OpenDocument-format (till exempel .ods). \(resave)")
    }
    if paths.contains(where: { $0.hasSuffix(".iwa") }) {
      return file.problem("är gjord i Apple Numbers. Exportera den till Excel (.xlsx) och försök igen.")
    }
    return file.problem("är en zip-fil. Packa upp den och välj XLSX- eller CSV-filen som ligger i den.")
  }
}
