import Access
import ArgumentParser
import Documents
import Foundation
import Register
import Storage
import Surveys
import Vocabulary
import Web

struct Import: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Läser in filer: registret, indikatorer eller publicerade värden.",
    subcommands: [People.self, Indicators.self, Published.self])

  /// Organisations, functions and persons.
  struct People: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "register", abstract: "Organisationer, funktioner och personer från CSV, XLSX eller vCard.")

    @OptionGroup var options: Options
    @Argument(help: "Filen.") var file: String
    @Flag(help: "Visa rad för rad vad som skulle hända, utan att göra det.") var preview = false

    func run() async throws {
      let installation = try await FileCommand.installation(options)
      let importing = ImportRegister(try FileCommand.reading(file) { try RegisterFile($0, named: $1).rows })
      let now = SystemClock.now()
      let outcomes =
        preview
        ? try await importing.preview(in: installation.identity, by: FileCommand.viewer, at: now)
        : try await installation.identity.write { try importing.perform(in: $0, by: FileCommand.viewer, at: now) }
      for outcome in outcomes {
        let said = [outcome.problem ?? outcome.changes.joined(separator: ", ")] + outcome.notes.map { "Obs: \($0)." }
        print("\(outcome.number): \(outcome.subject). \(said.joined(separator: " "))")
      }
      print(outcomes.summary(isDone: false))
    }
  }

  struct Indicators: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "En indikatoruppsättning från JSON.")

    @OptionGroup var options: Options
    @Argument(help: "Filen.") var file: String

    func run() async throws {
      let installation = try await FileCommand.installation(options)
      let importing = try FileCommand.reading(file) { bytes, _ in try ImportIndicatorSet(json: bytes) }
      let now = SystemClock.now()
      try await installation.regional.write { try importing.perform(in: $0, by: FileCommand.viewer, at: now) }
      print(
        "Läste in ”\(importing.file.name)”, version \(importing.file.version), med \(importing.file.indicators.count) frågor."
      )
    }
  }

  struct Published: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Publicerade värden: Koladas JSON eller Öppna jämförelsers Excelfil.")

    @OptionGroup var options: Options
    @Argument(help: "Filen.") var file: String

    func run() async throws {
      let installation = try await FileCommand.installation(options)
      let published = try FileCommand.reading(file) { try PublishedFile($0, named: $1) }
      let now = SystemClock.now()
      try await installation.regional.write {
        try ImportPublishedValues(file: published).perform(in: $0, by: FileCommand.viewer, at: now)
      }
      print("Läste in \(published.values.count) värden för \(published.municipalityCount) kommuner.")
      if !published.unknownCodes.isEmpty {
        print("Okända koder: \(published.unknownCodes.sorted().joined(separator: ", ")).")
      }
    }
  }
}

struct Export: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Skriver registret eller en indikatoruppsättning till en fil.",
    subcommands: [People.self, Indicators.self])

  struct People: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "register",
      abstract: "Registret som .csv, .xlsx eller .vcf. Jourer och skyddade personer är aldrig med.")

    @OptionGroup var options: Options
    @Option(help: "Filen att skriva. Ändelsen avgör formatet.") var to: String

    func run() async throws {
      let installation = try await FileCommand.installation(options)
      let today = SystemClock.now().day
      let mark = try await installation.isDemonstration() ? Settings.inventedMark : nil
      let export = try await installation.identity.read { try RegisterExport(in: $0, on: today, mark: mark) }
      let bytes: [UInt8] =
        switch to.split(separator: ".").last?.lowercased() {
        case "csv": export.csv()
        case "xlsx": try export.workbook()
        case "vcf": export.cards()
        default: throw ValidationError("”\(to)” ska sluta på .csv, .xlsx eller .vcf.")
        }
      try FileCommand.write(bytes, to: to)
      print("Skrev \(to).")
    }
  }

  struct Indicators: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "En indikatoruppsättning som JSON; utan --set den senaste.")

    @OptionGroup var options: Options
    @Option(help: "Uppsättningens id, som i dess adress.") var set: String?
    @Option(help: "Filen att skriva.") var to: String

    func run() async throws {
      let installation = try await FileCommand.installation(options)
      let questionnaire = try await installation.regional.read { [set] tx in
        guard let id = try set.map({ ID<IndicatorSet>($0) }) ?? tx.indicatorSets().first?.id else {
          return nil as Questionnaire?
        }
        return try tx.questionnaire(id, withRetired: true)
      }
      guard let questionnaire else { throw ValidationError("Det finns ingen sådan uppsättning.") }
      try FileCommand.write(Array(SetFile(questionnaire).json), to: to)
      print("Skrev \(to).")
    }
  }
}

/// What the commands that read and write files share.
private enum FileCommand {
  /// Whoever runs the program on the server is its administrator.
  static let viewer = Viewer(
    account: "samfrid", person: "samfrid", name: "samfrid på kommandoraden", isAdministrator: true, functions: [])

  static func installation(_ options: Options) async throws -> Installation {
    let installation = try Installation(
      Configuration(flags: options.given, environment: ProcessInfo.processInfo.environment, file: options.config),
      creating: false)
    try await installation.migrate()
    return installation
  }

  /// Reads a file and turns what is wrong with it into sentences.
  static func reading<T>(_ file: String, _ read: ([UInt8], String) throws -> T) throws -> T {
    guard let data = FileManager.default.contents(atPath: file) else {
      throw ValidationError("Filen \(file) går inte att läsa. Kontrollera sökvägen.")
    }
    do {
      return try read(Array(data), file)
    } catch let problem as DocumentProblem {
      throw ValidationError("\(file): \(problem.sentence)")
    }
  }

  /// Never over a file that is there.
  static func write(_ bytes: [UInt8], to file: String) throws {
    do {
      try Data(bytes).write(to: URL(fileURLWithPath: file), options: .withoutOverwriting)
    } catch CocoaError.fileWriteFileExists {
      throw ValidationError("\(file) finns redan. Välj ett nytt namn, så skrivs ingen gammal fil över.")
    } catch {
      throw ValidationError("\(file) går inte att skriva. Kontrollera att mappen finns och att du får skriva i den.")
    }
  }
}
