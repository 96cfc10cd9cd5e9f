internal import Access
internal import Foundation
internal import HTML

/// The page of the content origin that a course is shown in. Its script is the API that the course looks for.
/// Sv: sidan runt kursen
struct AdapterPage {
  let samfrid: String
  let files: String

  var html: HTML {
    """
    <!doctype html>
    <html lang="sv" data-parent="\(samfrid)" data-files="\(files)">
    <head><meta charset="utf-8"><title>Kurs</title>
    <link rel="icon" href="data:,">
    <link rel="stylesheet" href="/kurs.css"><script src="/kurs.js" defer></script></head>
    <body><p role="status">Kursen öppnas …</p></body>
    </html>
    """
  }

  /// A token that has been used, or has waited too long.
  static let used: HTML = """
    <!doctype html>
    <html lang="sv"><head><meta charset="utf-8"><title>Kursen är redan öppnad</title>
    <link rel="icon" href="data:,"><link rel="stylesheet" href="/kurs.css"></head>
    <body><p>Kursen är redan öppnad, eller så har det gått för lång tid. Ladda om sidan i Samfrid, så öppnas den på nytt.</p></body>
    </html>
    """
}

/// What the content origin has of its own.
enum ContentAssets {
  static let script = Asset("scorm-adapter.js", "text/javascript; charset=utf-8")
  static let style = Asset("scorm-adapter.css", "text/css; charset=utf-8")

  struct Asset: Sendable {
    let type: String
    let bytes: [UInt8]

    init(_ file: String, _ type: String) {
      let url = Bundle.module.url(forResource: file, withExtension: nil, subdirectory: "Assets")
      guard let url, let data = try? Data(contentsOf: url) else { preconditionFailure("missing \(file)") }
      bytes = Array(data)
      self.type = type
    }
  }
}
