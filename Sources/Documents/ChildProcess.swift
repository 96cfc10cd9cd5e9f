import Glibc

/// Runs a program once, with bytes in and bytes out, and never waits longer than it was told to.
package struct ChildProcess: Sendable {
  package enum Outcome: Sendable { case done([UInt8]), failed(String), missing, tooSlow }

  let program: String
  let arguments: [String]
  let input: [UInt8]
  let timeout: Duration
  private let mostBytes = 50_000_000

  package init(program: String, arguments: [String], input: [UInt8], timeout: Duration) {
    self.program = program
    self.arguments = arguments
    self.input = input
    self.timeout = timeout
  }

  /// Blocks the calling thread. Input and complaints are nameless files, so only the answer needs watching.
  package func run() -> Outcome {
    let deadline = ContinuousClock.now + timeout
    guard let question = tmpfile() else { return .failed("inga fler filer kan öppnas") }
    defer { fclose(question) }
    guard let complaints = tmpfile() else { return .failed("inga fler filer kan öppnas") }
    defer { fclose(complaints) }
    guard fill(question) else { return .failed("disken är full") }
    return run(fileno(question), fileno(complaints), until: deadline)
  }

  private func run(_ question: Int32, _ complaints: Int32, until deadline: ContinuousClock.Instant) -> Outcome {
    // A pair of sockets rather than a pipe: it is closed in every other child from its first moment.
    var answer: [Int32] = [-1, -1]
    let kind = Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue)
    guard socketpair(AF_UNIX, kind, 0, &answer) == 0 else { return .failed("inga fler filer kan öppnas") }
    defer { close(answer[0]) }
    var child = pid_t()
    let status = spawn(&child, input: question, output: answer[1], complaints: complaints)
    close(answer[1])
    guard status == 0 else { return status == ENOENT ? .missing : .failed(String(cString: strerror(status))) }
    guard let output = collect(answer[0], until: deadline), let code = exitStatus(of: child, until: deadline) else {
      kill(child, SIGKILL)
      waitpid(child, nil, 0)
      return .tooSlow
    }
    return code == 0 ? .done(output) : .failed(firstLine(of: complaints))
  }

  private func fill(_ file: UnsafeMutablePointer<FILE>) -> Bool {
    guard fwrite(input, 1, input.count, file) == input.count, fflush(file) == 0 else { return false }
    return lseek(fileno(file), 0, SEEK_SET) == 0
  }

  private func spawn(_ child: inout pid_t, input: Int32, output: Int32, complaints: Int32) -> Int32 {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    for (file, place) in [(input, 0), (output, 1), (complaints, 2)] {
      posix_spawn_file_actions_adddup2(&actions, file, Int32(place))
    }
    var words = cStrings([program] + arguments)
    var environment = cStrings(["LANG=C.UTF-8", "PATH=/usr/local/bin:/usr/bin:/bin"])
    defer { for word in words + environment { free(word) } }
    return posix_spawnp(&child, program, &actions, nil, &words, &environment)
  }

  private func cStrings(_ texts: [String]) -> [UnsafeMutablePointer<CChar>?] {
    texts.map { strdup($0) } + [nil]
  }

  /// Nil when time ran out, or when the answer is larger than any picture of ours.
  private func collect(_ pipe: Int32, until deadline: ContinuousClock.Instant) -> [UInt8]? {
    var all: [UInt8] = []
    var piece = [UInt8](repeating: 0, count: 65_536)
    while all.count <= mostBytes {
      let left = (deadline - .now) / .milliseconds(1)
      guard left > 0 else { return nil }
      var watched = pollfd(fd: pipe, events: Int16(POLLIN), revents: 0)
      guard poll(&watched, 1, Int32(left.rounded(.up))) > 0 else { continue }
      let count = read(pipe, &piece, piece.count)
      if count > 0 { all.append(contentsOf: piece[..<count]) }
      if count == 0 || (count < 0 && errno != EINTR) { return all }
    }
    return nil
  }

  /// The answer may end a moment before its program does.
  private func exitStatus(of child: pid_t, until deadline: ContinuousClock.Instant) -> Int32? {
    var status: Int32 = 0
    while waitpid(child, &status, WNOHANG) == 0 {
      guard ContinuousClock.now < deadline else { return nil }
      usleep(1_000)
    }
    return status
  }

  private func firstLine(of complaints: Int32) -> String {
    var piece = [UInt8](repeating: 0, count: 200)
    let count = pread(complaints, &piece, piece.count, 0)
    let text = String(decoding: piece[..<max(count, 0)], as: UTF8.self)
    return text.split(separator: "\n").first.map(String.init) ?? "inget felmeddelande"
  }
}
