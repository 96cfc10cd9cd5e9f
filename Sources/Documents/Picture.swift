import Dispatch

package enum Picture {
  /// Draws an SVG as PNG with Debian's `rsvg-convert`; the height follows from the drawing.
  /// The command is the program and what stands first among its arguments.
  package static func png(
    svg: String, width: Int, command: [String] = ["rsvg-convert"], timeout: Duration = .seconds(60)
  ) async throws -> [UInt8] {
    guard (1...10_000).contains(width) else {
      throw DocumentProblem("Bildens bredd måste vara mellan 1 och 10 000 bildpunkter.")
    }
    let program = command.first ?? ""
    let drawing = ["--format=png", "--width=\(width)", "--keep-aspect-ratio"]
    let arguments = Array(command.dropFirst()) + drawing
    let child = ChildProcess(program: program, arguments: arguments, input: Array(svg.utf8), timeout: timeout)
    // A thread of its own: waiting for a child must not hold one of the few that serve pages.
    let outcome = await withCheckedContinuation { waiting in
      DispatchQueue.global().async { waiting.resume(returning: child.run()) }
    }
    return try png(from: outcome, program: program)
  }

  private static func png(from outcome: ChildProcess.Outcome, program: String) throws -> [UInt8] {
    switch outcome {
    case .missing:
      throw DocumentProblem("Bilden kunde inte göras: programmet \(program) saknas. Installera paketet librsvg2-bin.")
    case .tooSlow: throw DocumentProblem("Bilden tog för lång tid att göra. Försök igen, eller hämta den som SVG.")
    case .failed(let reason):
      throw DocumentProblem("Bilden kunde inte göras av \(program). Hämta den som SVG i stället. (\(reason))")
    case .done(let bytes):
      guard bytes.starts(with: [0x89, 0x50, 0x4E, 0x47]) else {
        throw DocumentProblem("Bilden kunde inte göras: \(program) svarade inte med en PNG-bild. Hämta den som SVG.")
      }
      return bytes
    }
  }
}
