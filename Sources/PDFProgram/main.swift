internal import Documents
internal import Glibc
internal import PDF
internal import Papers

/// Draws one certificate: what it says comes on standard input, and the PDF leaves on standard output. A program of its own, so
/// that the libraries that draw take no memory in the server, and a fault in them stops nothing there.
func run() throws {
  limit()
  guard let fields = PaperFields(input()), let paper = CertificatePaper(fields) else {
    throw DocumentProblem("Uppgifterna om intyget gick inte att läsa.")
  }
  let file = try paper.pdf()
  guard put(file, on: STDOUT_FILENO) else { throw DocumentProblem("Filen kunde inte lämnas.") }
}

/// A certificate takes some 20 MB and less than a second.
func limit() {
  var time = rlimit(rlim_cur: 10, rlim_max: 10)
  setrlimit(__rlimit_resource_t(RLIMIT_CPU.rawValue), &time)
  var memory = rlimit(rlim_cur: 1 << 30, rlim_max: 1 << 30)
  setrlimit(__rlimit_resource_t(RLIMIT_AS.rawValue), &memory)
}

func input() -> [UInt8] {
  var bytes: [UInt8] = []
  var piece = [UInt8](repeating: 0, count: 65_536)
  while bytes.count <= 1_000_000 {
    let count = read(STDIN_FILENO, &piece, piece.count)
    guard count > 0 else { break }
    bytes.append(contentsOf: piece[..<count])
  }
  return bytes
}

func put(_ bytes: [UInt8], on file: Int32) -> Bool {
  var rest = bytes[...]
  while !rest.isEmpty {
    let count = rest.withUnsafeBytes { write(file, $0.baseAddress, $0.count) }
    guard count > 0 else { return false }
    rest = rest.dropFirst(count)
  }
  return true
}

do {
  try run()
} catch {
  _ = put(Array("\(error)\n".utf8), on: STDERR_FILENO)
  exit(1)
}
