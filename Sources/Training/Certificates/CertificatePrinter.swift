internal import Dispatch
internal import Documents
internal import Glibc
package import Papers
internal import Synchronization

/// Has certificates drawn by `samfrid-pdf`, a program of its own that lies beside ours. Sv: intygsskrivare.
package struct CertificatePrinter: Sendable {
  private let program: String
  private let timeout: Duration

  package init(program: String, timeout: Duration = .seconds(15)) {
    self.program = program
    self.timeout = timeout
  }

  /// The one in the folder of the program that runs.
  package static var besideOurs: CertificatePrinter {
    var buffer = [CChar](repeating: 0, count: 4096)
    let length = readlink("/proc/self/exe", &buffer, buffer.count - 1)
    let own = String(decoding: buffer.prefix(max(0, length)).map { UInt8(bitPattern: $0) }, as: UTF8.self)
    let folder = own.lastIndex(of: "/").map { own[..<$0] } ?? "."
    return CertificatePrinter(program: "\(folder)/samfrid-pdf")
  }

  /// Anybody with an address may ask, so only some may wait.
  private static let mostWaiting = 20
  private static let waiting = Mutex(0)
  private static let queue = DispatchQueue(label: "samfrid-pdf")

  package func pdf(of paper: CertificatePaper) async throws -> [UInt8] {
    let isTooMany = Self.waiting.withLock { count in
      count += 1
      return count > Self.mostWaiting
    }
    defer { Self.waiting.withLock { $0 -= 1 } }
    guard !isTooMany else { throw DocumentProblem("Många hämtar intyg just nu. Försök igen om en stund.") }
    let child = ChildProcess(program: program, arguments: [], input: paper.fields.bytes, timeout: timeout)
    // Waiting for a child must not hold one of the threads that serve pages.
    let outcome = await withCheckedContinuation { done in
      Self.queue.async { done.resume(returning: child.run()) }
    }
    switch outcome {
    case .missing:
      throw DocumentProblem("Intyget kunde inte göras som PDF: programmet samfrid-pdf saknas på servern.")
    case .tooSlow: throw DocumentProblem("Intyget tog för lång tid att göra. Försök igen om en stund.")
    case .failed(let reason): throw DocumentProblem("Intyget kunde inte göras som PDF. (\(reason))")
    case .done(let bytes):
      guard bytes.starts(with: Array("%PDF".utf8)) else {
        throw DocumentProblem("Intyget kunde inte göras som PDF. Försök igen om en stund.")
      }
      return bytes
    }
  }
}
