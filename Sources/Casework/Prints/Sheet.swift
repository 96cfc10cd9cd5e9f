internal import HTML
internal import Web

/// A page that is printed: without the program's own frame. Sv: utskriftssida.
struct Sheet {
  /// The browser writes it at the top of the paper.
  let title: String
  /// How it is laid out: `record` or `paper`.
  let kind: String
  let content: HTML
  /// Where one came from; nil for what says nothing of that.
  var back: String?

  /// On the screen alone.
  private var actions: HTML {
    guard let back else { return .empty }
    return """
      <p class="noprint line"><button type="button" class="btn" data-print hidden>Skriv ut</button>
      <a class="btn second" href="\(back)">Tillbaka</a></p>
      """
  }

  var html: HTML {
    """
    <!doctype html>
    <html lang="sv"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
    <title>\(title)</title><link rel="icon" href="data:,"><link rel="stylesheet" href="\(Assets.stylePath)">\
    \(back == nil ? .empty : HTML("<script src=\"\(Assets.scriptPath)\" defer></script>"))</head>
    <body class="\(kind)"><main>\(actions)\(content)</main></body></html>
    """
  }
}
