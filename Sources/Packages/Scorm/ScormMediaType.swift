/// What a file of a course is handed out as, by the ending of its name. The content origin sends nosniff, so a file is
/// never anything else.
enum ScormMediaType {
  static let byEnding: [String: String] = [
    "html": "text/html", "htm": "text/html", "xhtml": "application/xhtml+xml",
    "css": "text/css", "js": "text/javascript", "mjs": "text/javascript",
    "json": "application/json", "xml": "text/xml", "txt": "text/plain", "vtt": "text/vtt", "srt": "text/plain",
    "png": "image/png", "jpg": "image/jpeg", "jpeg": "image/jpeg", "gif": "image/gif", "svg": "image/svg+xml",
    "webp": "image/webp", "avif": "image/avif", "bmp": "image/bmp", "ico": "image/x-icon", "cur": "image/x-icon",
    "woff": "font/woff", "woff2": "font/woff2", "ttf": "font/ttf", "otf": "font/otf",
    "eot": "application/vnd.ms-fontobject",
    "mp3": "audio/mpeg", "m4a": "audio/mp4", "aac": "audio/aac", "ogg": "audio/ogg", "oga": "audio/ogg",
    "opus": "audio/ogg", "wav": "audio/wav",
    "mp4": "video/mp4", "m4v": "video/mp4", "webm": "video/webm", "ogv": "video/ogg",
    "pdf": "application/pdf",
  ]

  /// Endings of programs: nobody puts them in a course for a browser by mistake.
  static let programs: Set<String> = [
    "exe", "dll", "msi", "com", "bat", "cmd", "scr", "ps1", "vbs", "jar", "class", "app", "apk", "sh", "php", "asp",
    "aspx", "jsp", "cgi", "py", "pl", "lnk", "url", "hta", "htaccess",
  ]

  static let flash: Set<String> = ["swf", "flv", "f4v"]

  /// In lower case, without the dot; empty when there is none.
  static func ending(of path: String) -> String {
    let last = path.utf8.split(separator: UInt8(ascii: "/")).last ?? ""[...].utf8
    guard let dot = last.lastIndex(of: UInt8(ascii: ".")) else { return "" }
    return String(decoding: last[last.index(after: dot)...], as: UTF8.self).lowercased()
  }

  /// Whether a browser runs script that stands in it.
  static func runsScript(_ type: String) -> Bool {
    ["text/javascript", "text/html", "application/xhtml+xml", "text/xml", "image/svg+xml"].contains(type)
  }

  /// Whether a learner can be sent there.
  static func isPage(_ type: String) -> Bool {
    ["text/html", "application/xhtml+xml", "application/pdf", "text/plain"].contains(type)
      || ["image/", "video/", "audio/"].contains(where: type.hasPrefix)
  }
}
