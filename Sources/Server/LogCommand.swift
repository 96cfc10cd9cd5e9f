import Access
import AccessLog
import ArgumentParser
import Casework
import Foundation
import Storage
import Vocabulary

struct LogCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "log", abstract: "Lämnar ut och kontrollerar en nämnds åtkomstlogg.",
    subcommands: [Export.self, Verify.self, Key.self])

  struct Export: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Skriver hela loggen till en mapp, med ett signerat intyg sist.")

    @OptionGroup var options: Options
    @Option(help: "Nämndens id. Behövs när det finns flera.") var board: String?
    @Option(help: "Mapp för utdraget. Den får inte finnas förut.") var to: String

    func run() async throws {
      let open = try await chosen(board, options)
      guard !FileManager.default.fileExists(atPath: to) else {
        throw ValidationError("\(to) finns redan. Välj ett nytt namn, så skrivs inget gammalt utdrag över.")
      }
      try await open.noteExport(at: SystemClock.now())
      let count = try await open.log.export(to: to, at: SystemClock.now())
      print(
        "\(count) poster ligger i \(to). Kontrollera dem med: samfrid log verify \(to) --key '\(open.log.key.text)'")
    }
  }

  /// Needs no installation: whoever has the public key can check.
  struct Verify: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Kontrollerar ett utdrag med loggens publika nyckel, utan databas och nät.")

    @Argument(help: "Mappen med utdraget.") var path: String
    @Option(help: "Loggens publika nyckel, som ”samfrid log key” skriver ut, eller en fil med den.") var key: String
    @Option(help: "Fil med en kontrollpunkt som lämnats ut tidigare.") var against: String?

    func run() throws {
      let text = FileManager.default.contents(atPath: key).map { String(decoding: $0, as: UTF8.self) } ?? key
      guard let key = LogKey(text.trimmingCharacters(in: .whitespacesAndNewlines)) else {
        throw ValidationError("Nyckeln går inte att läsa. Skriv den som ”samfrid log key” gör, inom citattecken.")
      }
      let handedOut = try against.map { path in
        guard let data = FileManager.default.contents(atPath: path) else {
          throw ValidationError("Kontrollpunkten \(path) går inte att läsa. Kontrollera sökvägen i --against.")
        }
        return String(decoding: data, as: UTF8.self)
      }
      let log = VerifiedLog(folder: path, key: key, handedOut: handedOut)
      for epoch in log.epochs {
        print("Efter post \(epoch.start) fortsätter loggen från en kopia som lagts tillbaka (epok \(epoch.number)).")
      }
      for fault in log.faults { print(fault.sentence) }
      guard log.faults.isEmpty else {
        throw Configuration.Fault(description: "Loggen är inte hel.")
      }
      let made = log.exportedAt.map { " Utdraget gjordes \($0.words)." } ?? ""
      print("Loggen är hel: \(log.size) poster.\(made)")
    }
  }

  struct Key: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Skriver ut loggens publika nyckel. Lämna den till den som ska kunna kontrollera loggen.")

    @OptionGroup var options: Options
    @Option(help: "Nämndens id. Behövs när det finns flera.") var board: String?

    func run() async throws { print(try await chosen(board, options).log.key.text) }
  }
}

/// The board that was named, or the only one.
private func chosen(_ id: String?, _ options: Options) async throws -> OpenBoard {
  let installation = try await opened(options)
  let boards = try await installation.identity.read { try $0.boards() }
  guard let board = boards.first(where: { $0.id.text == id }) ?? (id == nil && boards.count == 1 ? boards.first : nil)
  else {
    let list = boards.map { "\($0.id)  \($0.name)" }.joined(separator: "\n")
    throw ValidationError(
      boards.isEmpty
        ? "Det finns ingen nämnd här. Lägg till en med ”samfrid board add”." : "Välj en nämnd med --board:\n\(list)")
  }
  return try await installation.boards[board.id]
}

extension VerifiedLog.Fault {
  /// What is wrong, and where.
  fileprivate var sentence: String {
    switch self {
    case .unreadable(let file): "Filen \(file) saknas eller går inte att läsa."
    case .manifest: "Intyget (manifest) är ändrat, eller signerat med en annan nyckel."
    case .changed(let file): "Filen \(file) är inte den som intyget gäller."
    case .checkpoint(let place): "Kontrollpunkt \(place) hör inte till loggen, eller står på fel plats."
    case .entries(let numbers):
      "Bland posterna \(numbers.lowerBound)–\(numbers.upperBound) är något ändrat, borttaget, tillagt eller flyttat."
    case .total: "Antalet poster eller deras rot är inte vad intyget säger."
    case .foreign: "Kontrollpunkten i --against hör inte till den här loggen."
    case .cutBack(let handedOut, let kept):
      "Loggen är kapad: kontrollpunkten täcker \(handedOut) poster, men av dem finns \(kept) kvar."
    case .rewritten(let size):
      "Loggen är omskriven: posterna till och med \(size) är inte de som kontrollpunkten gäller."
    case .incomparable(let size):
      "Posterna håller inte till och med \(size), så kontrollpunkten går inte att jämföra med."
    }
  }
}
