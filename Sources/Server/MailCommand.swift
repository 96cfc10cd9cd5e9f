import ArgumentParser
import Casework
import Foundation
import Logging
import Storage
import Web

/// Letters that come to our address.
struct MailCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "mail", abstract: "Tar emot svar på inbjudningar.", subcommands: [Receive.self])

  struct Receive: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Läser ett brev, så som en e-postserver lämnar det.",
      discussion: """
        Låt e-postservern köra kommandot för varje brev till avsändaradressen och dess underadresser, till exempel \
        samfrid+…@exempel.se. Utan en sådan server läses i stället en postlåda, se inställningen mailbox.
        """)

    @OptionGroup var options: Options

    func run() async throws {
      do {
        try await take()
      } catch {
        // Whatever it is may pass, and the mail server keeps the letter and tries again (EX_TEMPFAIL of sysexits.h).
        FileHandle.standardError.write(Data("\(error)\n".utf8))
        throw ExitCode(75)
      }
    }

    private func take() async throws {
      let configuration = try Configuration(
        flags: options.given, environment: ProcessInfo.processInfo.environment, file: options.config)
      let installation = try Installation(configuration, creating: false)
      let site = try await installation.site(
        isDemonstration: try await installation.isDemonstration(), logger: Logger(label: "samfrid"))
      let bytes = [UInt8](FileHandle.standardInput.readData(ofLength: ReceivedMail.mostBytes + 1))
      let taking = TakeLetter(site: site, takers: features(installation.boards).flatMap(\.letterTakers))
      print(try await taking.perform(bytes, at: site.clock()))
    }
  }
}

/// Reads the mailbox where answers come, once a minute. A letter is marked as read when it has been taken, so that one that
/// cannot be taken now is tried again.
struct ReadMailbox {
  let site: Site
  let boards: Boards
  let server: MailServer

  init?(site: Site, boards: Boards) {
    guard let server = site.settings.mailbox else { return nil }
    self.site = site
    self.boards = boards
    self.server = server
  }

  func run() async throws {
    while !Task.isCancelled {
      do {
        try await readAll()
      } catch {
        site.logger.error("mailbox: \(error)")
      }
      try await Task.sleep(for: .seconds(60))
    }
  }

  private func readAll() async throws {
    let taking = TakeLetter(site: site, takers: features(boards).flatMap(\.letterTakers))
    // Its line is kept open for as long as it lives: one for each round.
    let mailbox = IMAPMailbox(server)
    for letter in try await mailbox.unseen() {
      do {
        let outcome = try await taking.perform(try await mailbox.letter(letter), at: site.clock())
        site.logger.info("mailbox: \(outcome)")
      } catch let problem as MailboxProblem where problem.kind != .mailbox {
        site.logger.warning("mailbox: \(problem.sentence)")
      } catch let error as StorageError {
        // It stays unread and is tried again; the letters behind it do not wait for it.
        site.logger.error("mailbox: \(error)")
        continue
      }
      try await mailbox.markSeen(letter)
    }
  }
}
