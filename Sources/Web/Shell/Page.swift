internal import Access
package import HTML
internal import HTTPTypes
package import Hummingbird

/// A page before it has its frame: title, place and content.
package struct Page: Sendable {
  package enum Width: String, Sendable {
    /// For reading: one column of text.
    case text
    /// For filling in.
    case form
    /// For tables and figures.
    case wide
  }

  package var title: String
  package var width: Width
  /// The pages above this one, outermost first.
  package var crumbs: [Link]
  /// A short line above the heading that says what kind of thing this is.
  package var kind: String?
  package var lead: HTML?
  /// Buttons beside the heading.
  package var actions: HTML
  package var content: HTML
  package var problems: Problems
  /// False where the content has the heading itself, as on a printed report.
  package var hasHeading = true
  /// What the window and the browser's history say instead of the heading, on an open page that would tell what it is about.
  package var windowTitle: String? = nil
  /// False where the footer's number to those who run Samfrid would be taken for one to call in need.
  package var showsContact = true

  package init(
    _ title: String, width: Width = .text, crumbs: [Link] = [], kind: String? = nil, lead: HTML? = nil,
    actions: HTML = .empty, problems: Problems = Problems(), content: HTML
  ) {
    self.title = title
    self.width = width
    self.crumbs = crumbs
    self.kind = kind
    self.lead = lead
    self.actions = actions
    self.content = content
    self.problems = problems
  }
}

/// A link within the site: what it says and where it goes.
package struct Link: Sendable {
  package let text: String
  package let path: String

  package init(_ text: String, _ path: String) {
    self.text = text
    self.path = path
  }

  package var html: HTML { "<a href=\"\(path)\">\(text)</a>" }
}

extension Visit {
  package func page(_ page: Page, status: HTTPResponse.Status = .ok) -> Response { open.page(page, status: status) }

  /// The page again with what is wrong (422) and everything that was typed.
  package func page(_ page: Page, problems: Problems) -> Response {
    var page = page
    page.problems = problems
    return self.page(page, status: .unprocessableContent)
  }

  /// The hidden field that shows a form was sent from one of our pages.
  package var csrf: HTML { "<input type=\"hidden\" name=\"csrf\" value=\"\(session.csrf)\">" }
}

extension OpenVisit {
  package func page(_ page: Page, status: HTTPResponse.Status = .ok) -> Response {
    let kept = Cookies.notice(of: request, site.settings)
    // What was done before does not stand above what is wrong now.
    let notice = status == .unprocessableContent ? nil : kept
    let frame = Frame(
      settings: shell.settings, menu: shell.menu, viewer: viewer, csrf: signedIn?.session.csrf, theme: signedIn?.theme,
      path: path, notice: notice, isCasework: isCasework)
    let response = Response.html(frame.around(page), status: status)
    return kept == nil ? response : response.with(cookie: Cookies.endNotice(site.settings))
  }
}
