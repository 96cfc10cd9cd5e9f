internal import Hummingbird
internal import NIOCore
internal import Synchronization

/// Room for the bodies that are being received or worked on, shared by all of them: many large ones sent at once
/// cannot fill the memory, and one that never ends is not waited for. What is as small as a sign-in needs no room, so
/// nobody can be kept out by others' large ones.
final class Intake: Sendable {
  private let room: Int
  private let small: Int
  private let patience: Duration
  private let taken = Atomic(0)

  init(room: Int, small: Int = 16_000, patience: Duration = .seconds(30)) {
    self.room = room
    self.small = small
    self.patience = patience
  }

  func place() -> Place { Place(in: self) }

  /// A second more for every 64 kB, so that a large file comes through a slow line.
  private func time(for bytes: Int) -> Duration { Self.time(for: bytes, patience) }

  private static func time(for bytes: Int, _ patience: Duration) -> Duration { patience + .seconds(bytes / 64_000) }

  /// The same for a body that is worked on as it comes.
  static func inTime<Result: Sendable>(
    for bytes: Int, patience: Duration = .seconds(30), _ body: @escaping @Sendable () async throws -> Result
  ) async throws -> Result {
    try await withThrowingTaskGroup(of: Result.self) { group in
      group.addTask { try await body() }
      group.addTask {
        try await Task.sleep(for: time(for: bytes, patience))
        throw TooSlow()
      }
      defer { group.cancelAll() }
      guard let result = try await group.next() else { throw TooSlow() }
      return result
    }
  }

  /// What one request takes of the room; it is given back when the request has been answered.
  final class Place: Sendable {
    private let intake: Intake
    private let taken = Atomic(0)

    fileprivate init(in intake: Intake) { self.intake = intake }

    func giveBack() { intake.taken.subtract(taken.exchange(0, ordering: .relaxed), ordering: .relaxed) }

    private func hold(_ bytes: Int) throws {
      let needed = max(0, bytes - intake.small)
      let more = needed - taken.exchange(needed, ordering: .relaxed)
      if intake.taken.add(more, ordering: .relaxed).newValue > intake.room, more > 0 { throw TooMuchAtOnce() }
    }

    /// The whole body; throws when it is larger than the limit, is cut off or does not come.
    func body(of request: Request, upTo limit: Int) async throws -> [UInt8] {
      let declared = request.headers[.contentLength].flatMap { Int($0) }
      if let declared, declared > limit { throw TooLarge(limit: limit) }
      let bytes = try await withThrowingTaskGroup(of: [UInt8].self) { group in
        group.addTask { try await self.collect(request.body, expecting: declared ?? 0, upTo: limit) }
        group.addTask { [wait = intake.time(for: limit)] in
          try await Task.sleep(for: wait)
          throw TooSlow()
        }
        defer { group.cancelAll() }
        return try await group.next() ?? []
      }
      if let declared, declared != bytes.count { throw HTTPError(.badRequest) }
      return bytes
    }

    private func collect(_ body: RequestBody, expecting count: Int, upTo limit: Int) async throws -> [UInt8] {
      var bytes: [UInt8] = []
      bytes.reserveCapacity(count)
      do {
        for try await chunk in body {
          if bytes.count + chunk.readableBytes > limit { throw TooLarge(limit: limit) }
          bytes.append(contentsOf: chunk.readableBytesView)
          try hold(bytes.count)
        }
      } catch let error where !(error is TooLarge || error is TooMuchAtOnce) {
        // The sender went away or broke the rules of the protocol: no fault of ours to write down.
        throw HTTPError(.badRequest)
      }
      return bytes
    }

    func form(of request: Request, upTo limit: Int) async throws -> Form {
      let body = try await body(of: request, upTo: limit)
      guard let boundary = Multipart.boundary(of: request.headers[.contentType] ?? "") else {
        guard body.count(where: { $0 == 38 }) < URLEncoded.mostFields else { throw HTTPError(.badRequest) }
        return URLEncoded.decode(body)
      }
      guard let form = Multipart.decode(body, boundary: boundary) else { throw HTTPError(.badRequest) }
      return form
    }
  }
}

/// The sent body was larger than the route takes.
struct TooLarge: Error {
  let limit: Int
}

/// The rest of what was sent did not come in time.
struct TooSlow: Error {}

/// There is no room for what was sent beside all that others send at the same time.
struct TooMuchAtOnce: Error {}
