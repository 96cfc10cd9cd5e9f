package import Access
package import Documents
package import HTML
internal import HTTPTypes
package import Hummingbird
internal import NIOCore

extension Response {
  package static func html(_ page: HTML, status: HTTPResponse.Status = .ok) -> Response {
    Response(
      status: status, headers: [.contentType: "text/html; charset=utf-8"],
      body: ResponseBody(byteBuffer: ByteBuffer(string: page.markup)))
  }

  package static func text(_ text: String, status: HTTPResponse.Status = .ok) -> Response {
    Response(
      status: status, headers: [.contentType: "text/plain; charset=utf-8"],
      body: ResponseBody(byteBuffer: ByteBuffer(string: text)))
  }

  package static func json(_ text: String, status: HTTPResponse.Status = .ok) -> Response {
    Response(
      status: status, headers: [.contentType: "application/json"],
      body: ResponseBody(byteBuffer: ByteBuffer(string: text)))
  }

  /// A file to save, never shown as a page (ASVS 3.2.1). `name` is ours and holds only letters, digits, `-` and `.`.
  package static func file(_ bytes: [UInt8], name: String, type: String) -> Response {
    Response(
      status: .ok,
      headers: [.contentType: type, .contentDisposition: "attachment; filename=\"\(name)\""],
      body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
  }

  /// A document that somebody has laid here: always to be saved, never shown as a page of ours.
  package static func document(_ kind: AttachedKind, _ bytes: [UInt8]) -> Response {
    .file(bytes, name: "dokument.\(kind.ending)", type: kind.type)
  }

  /// Sends the browser on after an act (303), so that reloading does not repeat it.
  package static func redirect(to path: String) -> Response {
    Response(status: .seeOther, headers: [.location: path])
  }

  func with(cookie: String) -> Response {
    var response = self
    response.headers.append(HTTPField(name: .setCookie, value: cookie))
    return response
  }
}

extension Visit {
  /// Sends the browser on and shows a line there, such as "Svaret är sparat."
  package func redirect(to path: String, notice: String) -> Response {
    Response.redirect(to: path).with(cookie: Cookies.setNotice(.done(notice), site.settings))
  }

  /// Sends the browser on and says there why something was not done.
  package func redirect(to path: String, warning: String) -> Response {
    Response.redirect(to: path).with(cookie: Cookies.setNotice(.refused(warning), site.settings))
  }
}

extension OpenVisit {
  package func redirect(to path: String, notice: String) -> Response {
    Response.redirect(to: path).with(cookie: Cookies.setNotice(.done(notice), site.settings))
  }

  /// Sends the browser on with a session begun.
  package func redirect(to path: String, session token: String) -> Response {
    Response.redirect(to: path).with(cookie: Cookies.setSession(token, site.settings))
  }

  package func redirectSignedOut(to path: String) -> Response {
    Response.redirect(to: path).with(cookie: Cookies.endSession(site.settings))
  }
}

extension OpenVisit {
  /// A page that also starts a session.
  package func page(_ page: Page, startingSession token: String) -> Response {
    self.page(page).with(cookie: Cookies.setSession(token, site.settings))
  }

  /// The answer with the cookie that makes the browser known the next time.
  package func knowing(_ device: String, _ response: Response) -> Response {
    response.with(cookie: Cookies.setDevice(device, site.settings))
  }

  /// Who calls, as far as the sign-in asks.
  package var caller: Caller {
    Caller(
      address: address, browser: request.headers[.userAgent] ?? "Okänd webbläsare",
      device: Cookies.device(of: request, site.settings))
  }

  /// Where the call comes from. The proxy in front is the only one who may say it (ASVS 4.1.3).
  private var address: String {
    guard site.settings.trustsProxy, let name = HTTPField.Name("X-Forwarded-For"), let chain = request.headers[name]
    else { return remoteAddress }
    return chain.split(separator: ",").last.map { String($0).trimmed } ?? remoteAddress
  }
}
