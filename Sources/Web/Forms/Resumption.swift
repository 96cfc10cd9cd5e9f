package import HTML
package import Hummingbird

/// Where a sign-in leads, and a form that was on its way when the session ended (W1). It travels in hidden fields, so
/// nothing is stored for somebody who has not signed in.
package struct Resumption: Sendable {
  package let path: String
  private let posted: String

  /// What was posted, on its way through the sign-in.
  static let field = "formular"

  package init(of form: Form, query: Form = Form()) {
    let wanted = form.text("till") ?? query.text("till") ?? "/"
    // Only our own pages: a link in a mail must not lead away after the sign-in (ASVS 3.7.2).
    path = Self.isOurs(wanted) ? wanted : "/"
    posted = form.raw(Self.field)
  }

  /// Browsers drop tabs and line breaks from an address and read a backslash as a slash.
  static func isOurs(_ path: String) -> Bool {
    path.hasPrefix("/") && !path.hasPrefix("//") && path.utf8.allSatisfy { $0 > 32 && $0 != 127 && $0 != 92 }
  }

  package var hiddenFields: HTML {
    """
    <input type="hidden" name="till" value="\(path)">\
    \(posted.isEmpty ? .empty : HTML("<input type=\"hidden\" name=\"formular\" value=\"\(posted)\">"))
    """
  }

  /// The first page after the sign-in: the page asked for, or the interrupted form with one button that saves it.
  package func proceed(_ visit: OpenVisit, token: String, csrf: String) -> Response {
    guard !posted.isEmpty else { return visit.redirect(to: path, session: token) }
    let fields = URLEncoded.decode(Array(posted.utf8)).fields.filter { $0.name != "csrf" }
    let page = Page(
      "Spara det du skrev",
      content: """
        <p>Du är inloggad igen. Tryck på knappen, så sparas det du skrev.</p>
        <form method="post" action="\(path)"><input type="hidden" name="csrf" value="\(csrf)">
        \(fields.html { "<input type=\"hidden\" name=\"\($0.name)\" value=\"\($0.value)\">" })
        <p class="actions">\(button("Spara"))</p></form>
        \(ErrorPage.shown(fields))
        """)
    return visit.page(page).with(cookie: Cookies.setSession(token, visit.site.settings))
  }
}
