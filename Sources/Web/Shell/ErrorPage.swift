internal import Access
internal import Documents
internal import HTML
internal import HTTPTypes
internal import Hummingbird
internal import Logging
internal import Storage

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
      site: site, shell: shell, request: request, parameters: Parameters(), remoteAddress: "unknown", form: Form(),
      query: Form(),
      now: site.clock(), signedIn: nil)
    let isMissing = (error as? any HTTPResponseError)?.status == .notFound
    return response(to: isMissing ? Refusal.notFound : error, visit: visit)
  }

  private static func answer(to error: any Error, _ visit: OpenVisit) -> Response {
    let (status, title, text) = words(for: error)
    if status.code >= 500 { visit.log(error) }
    if visit.isAutosave { return .json("{\"status\":\"failed\",\"text\":\"\(title). \(text)\"}", status: status) }
    return visit.page(
      Page(title, content: "<p>\(text)</p>\(kept(visit))<p><a href=\"/\">Till startsidan</a></p>"), status: status)
  }

  private static func words(for error: any Error) -> (HTTPResponse.Status, String, String) {
    switch error {
    case Refusal.notFound:
      (
        .notFound, "Sidan finns inte",
        "Adressen leder ingenstans, eller så har du inte tillgång till sidan. Kontrollera adressen eller gå via menyn."
      )
    case Refusal.forbidden(let why):
      (
        .forbidden, "Du har inte behörighet",
        "\(why) Behöver du behörighet? Hör av dig till länsteamet eller till din systemadministratör."
      )
    case let error as TooLarge:
      (
        .contentTooLarge, "För stort att ta emot",
        "Det du skickade är större än \(error.limit / 1_000_000) MB, som är gränsen. Dela upp filen eller ta bort bilder ur den, och försök igen."
      )
    case let problem as DocumentProblem:
      (.unprocessableContent, "Filen gick inte att göra eller läsa", problem.sentence)
    case StorageError.full:
      (
        .init(code: 507, reasonPhrase: "Insufficient Storage"), "Det gick inte att spara",
        "Servern har slut på utrymme. Det du skrev står kvar här nedanför. Säg till systemadministratören och försök sedan igen."
      )
    case StorageError.unavailable, StorageError.conflict:
      (
        .serviceUnavailable, "Det går inte att nå databasen just nu",
        "Det du skrev står kvar här nedanför. Vänta en stund och försök igen."
      )
    case let error as any HTTPResponseError where error.status.kind == .clientError:
      (
        error.status, "Anropet gick inte att läsa",
        "Sidan fick något den inte förstår. Gå tillbaka, ladda om och försök igen."
      )
    default:
      (
        .internalServerError, "Något gick fel",
        "Felet är antecknat. Det du skrev står kvar här nedanför. Försök igen, och hör av dig till systemadministratören om det händer flera gånger."
      )
    }
  }

  /// Everything typed, readable and ready to be sent again.
  private static func kept(_ visit: OpenVisit) -> HTML {
    let typed = visit.form.fields.filter { !isSecret($0.name) }
    guard visit.request.method == .post, !typed.isEmpty else { return .empty }
    return """
      <form method="post" action="\(visit.path)">
      <input type="hidden" name="csrf" value="\(visit.signedIn?.session.csrf ?? "")">
      \(typed.html { "<input type=\"hidden\" name=\"\($0.name)\" value=\"\($0.value)\">" })
      \(shown(typed))
      <p class="actions"><button class="btn">Försök igen</button></p></form>
      """
  }

  /// The session has ended: sign in, and what was typed is sent after that.
  private static func signInNeeded(_ visit: OpenVisit) -> Response {
    guard visit.request.method == .post else {
      if visit.isAutosave { return autosaveAnswer(visit) }
      let door = visit.site.settings.isDemonstration ? "/demo" : "/logga-in"
      return .redirect(to: "\(door)?till=\(urlPart(visit.request.uri.string))")
    }
    if visit.isAutosave { return autosaveAnswer(visit) }
    let typed = visit.form.fields.filter { !isSecret($0.name) }
    let isDemonstration = visit.site.settings.isDemonstration
    let content: HTML = """
      <p>Din inloggning hade gått ut. Inget du skrev är borta: logga in, så fortsätter vi där du var.</p>
      <form method="post" action="\(isDemonstration ? "/demo" : "/logga-in")">
      <input type="hidden" name="till" value="\(visit.path)">
      <input type="hidden" name="formular" value="\(URLEncoded.encode(Form(fields: typed)))">
      \(isDemonstration ? HTML.empty : SignInFields.html)
      <p class="actions">\(button("Logga in och fortsätt"))</p></form>
      \(typed.isEmpty ? .empty : HTML("<h2>Det här skrev du</h2>") + shown(typed))
      """
    return visit.page(Page("Logga in igen för att spara", content: content), status: .unauthorized)
  }

  /// For the script: the text stays in the form. Who has signed in again in another tab gets the new session's token;
  /// only our own pages can send the header that asks for it.
  private static func autosaveAnswer(_ visit: OpenVisit) -> Response {
    guard let signedIn = visit.signedIn, signedIn.session.stage == .full else {
      return .json("{\"status\":\"signin\",\"url\":\"/logga-in\"}", status: .unauthorized)
    }
    return .json("{\"status\":\"token\",\"csrf\":\"\(signedIn.session.csrf)\"}", status: .forbidden)
  }

  static func shown(_ typed: [(name: String, value: String)]) -> HTML {
    let texts = typed.filter { $0.value.contains(" ") || $0.value.count > 20 }
    guard !texts.isEmpty else { return .empty }
    return "<dl class=\"sum\">\(texts.html { "<div><dt>\($0.name)</dt><dd>\($0.value)</dd></div>" })</dl>"
  }

  private static func isSecret(_ name: String) -> Bool {
    name == "csrf" || name.hasPrefix("losenord") || name == "kod"
  }
}

extension OpenVisit {
  /// Whether our script saves on its own and wants an answer in JSON.
  package var isAutosave: Bool { HTTPField.Name("X-Autosave").map { request.headers[$0] != nil } ?? false }

  /// A fault for whoever runs the server: the path and the error, never what was typed.
  func log(_ error: any Error) {
    // A long part may be the secret of an invitation.
    let safe = path.split(separator: "/").map { $0.count > 30 ? "…" : String($0) }.joined(separator: "/")
    site.logger.error("\(request.method) /\(safe): \(error)")
  }
}
