package import Hummingbird
internal import NIOCore

/// What Hummingbird carries with a call: nothing of ours but where it comes from.
package struct SiteContext: RequestContext {
  package var coreContext: CoreRequestContextStorage
  /// The other end of the connection: a browser, or the proxy in front.
  let remoteAddress: String

  package init(source: ApplicationRequestContextSource) {
    coreContext = CoreRequestContextStorage(source: source)
    remoteAddress = source.channel.remoteAddress?.ipAddress ?? "unknown"
  }
}
