import Hummingbird
import Logging
import Packages
import Synchronization
import Web

/// The second listener: the origin that course packages are played from.
struct ContentServing {
  let site: Site
  let configuration: Configuration

  /// Nil where none is set up. Returns when it answers; throws when it cannot listen.
  func start() async throws -> Task<Void, any Error>? {
    guard let place = try configuration.contentListening() else { return nil }
    let (running, isRunning) = AsyncThrowingStream<Void, any Error>.makeStream()
    var logger = Logger(label: "samfrid.content")
    logger.logLevel = .warning
    let application = Application(
      responder: ContentOrigin(site), server: RouteTable.server,
      configuration: ApplicationConfiguration(
        address: .hostname(place.host, port: place.port), serverName: "samfrid"),
      onServerRunning: { _ in isRunning.yield() }, logger: logger)
    let task = Task {
      do {
        try await application.runService()
        isRunning.finish()
      } catch {
        isRunning.finish(throwing: error)
        throw error
      }
    }
    do {
      for try await _ in running { return task }
    } catch {
      throw configuration.fault("content-listen", whyNotListening(error))
    }
    return task
  }
}
