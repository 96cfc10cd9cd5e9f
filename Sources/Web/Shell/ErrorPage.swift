internal import Access
internal import HTML
internal import HTTPTypes
internal import Hummingbird
internal import Logging
internal import Vocabulary

/// What is shown when something cannot be done: a sentence that says what, and how to go on. What was typed in a form
/// is shown again with a button that sends it once more, so that nothing is lost.
enum ErrorPage {
  static func response(to error: any Error, visit: OpenVisit) -> Response {
    switch error {
    case is SignInNeeded, is StaleForm: return signInNeeded(visit)
    case let error as any HTTPResponseError where error.status == .notFound: return answer(to: Refusal.notFound, visit)
    default: return answer(to: error, visit)
    }
  }

  /// For what no route has answered: the viewer is not known here.
  static func response(to error: any Error, request: Request, site: Site, shell: Shell) -> Response {
    let visit = OpenVisit(
      site: site, shell: shell, route: "", isCasework: false, request: request, parameters: Parameters(),
      remoteAddress: "unknown",
      query: Form(), now: site.clock())
    let isMissing = (error as? any HTTPResponseError)?.status == .notFound
    return response(to: isMissing ? Refusal.notFound : error, visit: visit)
  }

  private static func answer(to error: any Error, _ visit: OpenVisit) -> Response {
    let typed = error is ForeignForm ? [] : typed(in: visit)
    let kept = typed.isEmpty ? "" : "Det du skrev står kvar \(visit.isAutosave ? "i rutan" : "här nedanför")."
    let words = ErrorWords(for: error, kept: kept)
    visit.log(error, as: words.status.code >= 500 && !(error is TooMuchAtOnce) ? .error : .debug)
    if visit.isAutosave {
      let status = error is PersonalNumberWritten ? "invalid" : "failed"
      return .json("{\"status\":\"\(status)\",\"text\":\"\(words.title). \(words.text)\"}", status: words.status)
    }
    return visit.page(
      Page(
        words.title,
        content: """
          <p>\(words.text)</p>\(again(typed, changing: (error as? PersonalNumberWritten)?.fields ?? [], visit))\
          <p>\(back(visit))<a href="/">Till startsidan</a></p>
          """),
      status: words.status)
  }

  private static func back(_ visit: OpenVisit) -> HTML {
    guard visit.request.method == .post, let page = visit.pageBefore else { return .empty }
    return "<a href=\"\(page)\">Tillbaka till formuläret</a><br>"
  }

  /// Everything typed, readable and ready to be sent again; what has to be changed first in fields of its own.
  private static func again(
    _ typed: [(name: String, value: String)], changing names: [String], _ visit: OpenVisit
  ) -> HTML {
    guard !typed.isEmpty else { return .empty }
    let kept = typed.filter { !names.contains($0.name) }
    let changed = typed.filter { names.contains($0.name) }
    return """
      <form method="post" action="\(visit.path)">
      <input type="hidden" name="csrf" value="\(visit.signedIn?.session.csrf ?? visit.form.raw("csrf"))">
      \(kept.html { "<input type=\"hidden\" name=\"\($0.name)\" value=\"\($0.value)\">" })
      \(changed.enumerated().html { place, field in
        """
        <div class="field"><label for="f-andra-\(place)">Det du skrev\(place == 0 ? "" : ", \(place + 1)")</label>
        <textarea id="f-andra-\(place)" name="\(field.name)" rows="6">
        \(field.value)</textarea></div>
        """
      })
      \(names.isEmpty ? shown(typed) : .empty)
      <p class="actions"><button class="btn">\(names.isEmpty ? "Försök igen" : "Skicka igen")</button></p></form>
      """
  }

  /// What a form brought; empty for a page that was only asked for.
  private static func typed(in visit: OpenVisit) -> [(name: String, value: String)] {
    visit.request.method == .post ? visit.form.fields.filter { !isSecret($0.name) } : []
  }

  /// The session has ended: sign in, and what was typed is sent after that.
  private static func signInNeeded(_ visit: OpenVisit) -> Response {
    guard visit.request.method == .post else {
      if visit.isAutosave { return autosaveAnswer(visit) }
      let door = visit.site.settings.isDemonstration ? "/demo" : "/logga-in"
      return .redirect(to: "\(door)?till=\(urlPart(visit.request.uri.string))")
    }
    if visit.isAutosave { return autosaveAnswer(visit) }
    let typed = typed(in: visit)
    let isDemonstration = visit.site.settings.isDemonstration
    let content: HTML = """
      <p>Din inloggning hade gått ut. \(whatIsKept(typed, visit.form))</p>
      <form method="post" action="\(isDemonstration ? "/demo" : "/logga-in")">
      <input type="hidden" name="till" value="\(typed.isEmpty ? "/" : visit.path)">
      <input type="hidden" name="formular" value="\(URLEncoded.encode(Form(fields: typed)))">
      \(isDemonstration ? HTML.empty : SignInFields.html)
      <p class="actions">\(button("Logga in och fortsätt"))</p></form>
      \(typed.isEmpty ? .empty : HTML("<h2>Det här skrev du</h2>") + shown(typed))
      """
    return visit.page(Page("Logga in igen för att spara", content: content), status: .unauthorized)
  }

  /// A file is not carried through the sign-in, nor what is as large as one.
  private static func whatIsKept(_ typed: [(name: String, value: String)], _ form: Form) -> String {
    guard !typed.isEmpty else { return "Logga in och gör om det du var på väg att göra." }
    let file = form.files.isEmpty ? "" : " En fil följer inte med: välj den igen efteråt."
    return "Inget du skrev är borta: logga in, så fortsätter vi där du var.\(file)"
  }

  /// For the script: the text stays in the form. Who has signed in again in another tab gets the new session's token;
  /// only our own pages can send the header that asks for it.
  private static func autosaveAnswer(_ visit: OpenVisit) -> Response {
    guard let signedIn = visit.signedIn, signedIn.session.stage == .full else {
      return .json("{\"status\":\"signin\",\"url\":\"/logga-in\"}", status: .unauthorized)
    }
    return .json("{\"status\":\"token\",\"csrf\":\"\(signedIn.session.csrf)\"}", status: .forbidden)
  }

  /// The texts alone: the names of fields are ours, and so are ids.
  static func shown(_ typed: [(name: String, value: String)]) -> HTML {
    let texts = typed.map(\.value).filter(isWritten)
    guard !texts.isEmpty else { return .empty }
    return "<ul class=\"rows\">\(texts.html { "<li>\($0)</li>" })</ul>"
  }

  private static func isWritten(_ value: String) -> Bool {
    if value.contains(where: \.isWhitespace) { return true }
    let isCode =
      value.contains(where: \.isNumber) && value.allSatisfy { $0.isLetter || $0.isNumber || "-_".contains($0) }
    return value.count > 20 && !isCode
  }

  static func isSecret(_ name: String) -> Bool {
    name == "csrf" || name.hasPrefix("losenord") || name == "kod"
  }
}

extension OpenVisit {
  /// Whether our script saves on its own and wants an answer in JSON.
  package var isAutosave: Bool { HTTPField.Name("X-Autosave").map { request.headers[$0] != nil } ?? false }

  /// A fault for whoever runs the server: the path and the error, never what was typed.
  func log(_ error: any Error, as level: Logger.Level = .error) {
    guard site.logger.logLevel <= level else { return }
    // A long part may be the secret of an invitation.
    let safe = path.split(separator: "/").map { $0.count > 30 ? "…" : String($0) }.joined(separator: "/")
    site.logger.log(level: level, "\(request.method) /\(safe): \(error)")
  }
}
