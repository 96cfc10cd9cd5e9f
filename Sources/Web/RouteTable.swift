internal import Access
internal import HTTPTypes
package import Hummingbird
internal import Storage
internal import Vocabulary

/// Mounts every route of the site on Hummingbird's router. The only way to reach a handler is through here: the
/// session is looked up, the right is checked, the form is read and its token compared, in this order.
package struct RouteTable: Sendable {
  package let site: Site
  package let shell: Shell
  package let routes: [Route]
  private let known = Intake(room: 64_000_000)
  /// Those who have not signed in have room of their own, so that they cannot take it from those who have.
  private let strangers = Intake(room: 16_000_000)

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
        let visit = OpenVisit(
          site: site, shell: shell, route: route.name, isCasework: route.isCasework, request: request,
          parameters: context.parameters,
          remoteAddress: context.remoteAddress, query: URLEncoded.decode(Array((request.uri.query ?? "").utf8)),
          now: site.clock())
        return route.method == .get ? await show(visit, by: route) : await take(visit, by: route)
      }
    }
    return router
  }

  private func show(_ visit: OpenVisit, by route: Route) async -> Response {
    var visit = visit
    do {
      visit.signedIn = try await signedIn(visit)
      return try await perform(route, visit)
    } catch {
      return ErrorPage.response(to: error, visit: visit)
    }
  }

  /// A post: who sends it, and from where, is known before more is read than is worth keeping of it.
  private func take(_ visit: OpenVisit, by route: Route) async -> Response {
    var visit = visit
    var place = strangers.place()
    defer { place.giveBack() }
    do {
      guard visit.request.comesFromOwnPage(of: site.settings) else { throw ForeignForm() }
      do {
        visit.signedIn = try await signedIn(visit)
        try route.admit(visit)
      } catch {
        // What was typed is shown again, also when the session has ended or the database is gone.
        visit.form = (try? await place.form(of: visit.request, upTo: Route.keptLimit)) ?? Form()
        throw error
      }
      if case .receiving(let handler) = route.handler { return try await receive(visit, by: route, handler) }
      if visit.viewer != nil { place = known.place() }
      visit.form = try await place.form(of: visit.request, upTo: route.bodyLimit)
      return try await perform(route, visit)
    } catch {
      return ErrorPage.response(to: error, visit: visit)
    }
  }

  /// The file is read by the one who takes it, with a limit to the time that it takes.
  private func receive(
    _ visit: OpenVisit, by route: Route, _ handler: @escaping @Sendable (Visit, IncomingFile) async throws -> Response
  ) async throws -> Response {
    let declared = visit.request.headers[.contentLength].flatMap { Int($0) }
    if let declared, declared > route.bodyLimit { throw TooLarge(limit: route.bodyLimit) }
    return try await Intake.inTime(for: declared ?? route.bodyLimit) { [visit] in
      var visit = visit
      let file = try await IncomingFile(visit.request)
      visit.form = file.form
      let known = try Visit(visit)
      try check(known, route)
      try await keepAlive(known)
      return try await handler(known, file)
    }
  }

  private func signedIn(_ visit: OpenVisit) async throws -> SignedIn? {
    guard let token = Cookies.session(of: visit.request, site.settings) else { return nil }
    // A board that is left between the two questions is left in the answer too.
    return try await site.identity.glance { [now = visit.now] in try $0.signedIn(token: token, at: now) }
  }

  private func perform(_ route: Route, _ open: OpenVisit) async throws -> Response {
    switch route.handler {
    case .open(let handler):
      try refusePersonalNumbers(in: open)
      return try await handler(open)
    case .signedIn(let handler):
      try route.admit(open)
      let visit = try Visit(open)
      if route.method == .post { try check(visit, route) }
      try await keepAlive(visit)
      return try await handler(visit)
    // It is received before it comes here.
    case .receiving: throw StaleForm()
    }
  }

  private func check(_ visit: Visit, _ route: Route) throws {
    guard Secrets.equal(visit.form.raw("csrf"), visit.session.csrf) else { throw StaleForm() }
    if !route.isCasework, !route.isFromProgram { try refusePersonalNumbers(in: visit.open) }
  }

  /// The regional half holds nothing about a client (product.md), so no form of it takes what looks like somebody's number. A file
  /// is read by what its columns are for.
  private func refusePersonalNumbers(in visit: OpenVisit) throws {
    let named = visit.form.fields.filter { !ErrorPage.isSecret($0.name) && $0.name != Resumption.field }
      .filter { PersonalNumber.isFound(in: $0.value, asOf: visit.now.day) }
    if !named.isEmpty { throw PersonalNumberWritten(fields: named.map(\.name)) }
  }

  /// A session in use is noted at most once a minute, so that reading does not write. Where that cannot be written,
  /// as on a full disk, reading goes on; the session ends the sooner.
  private func keepAlive(_ visit: Visit) async throws {
    guard visit.now.seconds(since: visit.session.seenAt) > 60 else { return }
    do {
      try await site.identity.write { try $0.touch(visit.session, at: visit.now) }
    } catch let error as StorageError {
      visit.open.log(error)
    }
  }
}

/// The form was opened in a session that has ended since; what was typed is kept.
struct StaleForm: Error {}

/// The form has a number that belongs to a person; what was typed is kept, to be sent again without it.
struct PersonalNumberWritten: Error {
  let fields: [String]
}

/// The form was sent from another site; nothing of it is kept, since nobody wrote it here.
struct ForeignForm: Error {}

extension Route {
  /// Throws when the route is not for the one who calls.
  fileprivate func admit(_ visit: OpenVisit) throws {
    if case .open = handler { return }
    guard let viewer = visit.viewer else { throw SignInNeeded() }
    guard who.permits(viewer) else { throw Refusal.forbidden("Sidan är till för \(who.swedish).") }
  }
}

extension Route.Method {
  fileprivate var http: HTTPRequest.Method { self == .get ? .get : .post }
}
