internal import Access
internal import HTTPTypes
package import Hummingbird
internal import NIOCore
internal import Storage
internal import Vocabulary

/// Mounts every route of the site on Hummingbird's router. The only way to reach a handler is through here: the
/// session is looked up, the right is checked, the form is decoded and its token compared, in this order.
package struct RouteTable: Sendable {
  package let site: Site
  package let shell: Shell
  package let routes: [Route]

  package init(site: Site, features: [any Feature]) {
    self.site = site
    shell = Shell(settings: site.settings, features: features)
    routes = features.flatMap(\.routes).filter { $0.who != .demonstration || site.settings.isDemonstration }
  }

  package func router() -> Router<SiteContext> {
    let router = Router(context: SiteContext.self, options: .autoGenerateHeadEndpoints)
    router.add(middleware: Guard(site: site, shell: shell))
    Assets.mount(on: router)
    // For the one who watches over the server, and the ceiling that the pages are measured against.
    router.get("/halsa") { _, _ in Response.text("ok\n") }
    for route in routes {
      router.on(RouterPath(route.path), method: route.method.http) { request, context in
        try await respond(to: request, in: context, by: route)
      }
    }
    return router
  }

  private func respond(to request: Request, in context: SiteContext, by route: Route) async throws -> Response {
    let now = site.clock()
    let signedIn = try await Cookies.session(of: request).asyncMap { token in
      try await site.identity.read { try $0.signedIn(token: token, at: now) }
    }
    var request = request
    let form = try await request.form(upTo: route.bodyLimit)
    let visit = OpenVisit(
      site: site, shell: shell, request: request, parameters: context.parameters, remoteAddress: context.remoteAddress,
      form: form,
      query: URLEncoded.decode(Array((request.uri.query ?? "").utf8)), now: now, signedIn: signedIn ?? nil)
    do {
      return try await perform(route, visit)
    } catch {
      return ErrorPage.response(to: error, visit: visit)
    }
  }

  private func perform(_ route: Route, _ open: OpenVisit) async throws -> Response {
    if route.method == .post, !open.request.comesFromOwnPage {
      throw Refusal.forbidden("Anropet kom från en annan webbplats.")
    }
    switch route.handler {
    case .open(let handler):
      return try await handler(open)
    case .signedIn(let handler):
      let visit = try Visit(open)
      guard route.who.permits(visit.viewer) else {
        throw Refusal.forbidden("Sidan är till för: \(route.who.swedish).")
      }
      if route.method == .post, !Secrets.equal(visit.form.raw("csrf"), visit.session.csrf) { throw StaleForm() }
      try await keepAlive(visit)
      return try await handler(visit)
    }
  }

  /// A session in use is noted at most once a minute, so that reading does not write.
  private func keepAlive(_ visit: Visit) async throws {
    guard visit.now.seconds(since: visit.session.seenAt) > 60 else { return }
    try await site.identity.write { try $0.touch(visit.session, at: visit.now) }
  }
}

/// The form was opened in a session that has ended since; what was typed is kept.
struct StaleForm: Error {}

extension Route.Method {
  fileprivate var http: HTTPRequest.Method { self == .get ? .get : .post }
}

extension Optional {
  fileprivate func asyncMap<T>(_ transform: (Wrapped) async throws -> T) async rethrows -> T? {
    guard let self else { return nil }
    return try await transform(self)
  }
}

extension Request {
  /// Browsers say where a post comes from; one from another site is refused before anything else (OWASP, Fetch Metadata).
  fileprivate var comesFromOwnPage: Bool {
    guard let site = HTTPField.Name("Sec-Fetch-Site").flatMap({ headers[$0] }) else { return true }
    return site == "same-origin" || site == "none"
  }

  fileprivate mutating func form(upTo limit: Int) async throws -> Form {
    guard method == .post else { return Form() }
    let body: [UInt8]
    do {
      body = Array(buffer: try await collectBody(upTo: limit))
    } catch is NIOTooManyBytesError {
      throw TooLarge(limit: limit)
    }
    guard let boundary = Multipart.boundary(of: headers[.contentType] ?? "") else { return URLEncoded.decode(body) }
    guard let form = Multipart.decode(body, boundary: boundary) else { throw HTTPError(.badRequest) }
    return form
  }
}

/// The sent body was larger than the route takes.
struct TooLarge: Error {
  let limit: Int
}
