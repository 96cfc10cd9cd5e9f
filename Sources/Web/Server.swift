package import HummingbirdCore
internal import NIOCore

extension RouteTable {
  /// A connection on which nothing is said is closed, longer after than a proxy in front would keep it.
  package static var server: HTTPServerBuilder { .http1(configuration: .init(idleTimeout: .seconds(75))) }
}
