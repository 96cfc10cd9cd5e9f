internal import Access
internal import Documents
internal import HTTPTypes
internal import Hummingbird
internal import Storage

/// What an error page says: the status, a heading, and sentences that tell how to go on.
struct ErrorWords {
  let status: HTTPResponse.Status
  let title: String
  let text: String

  /// `kept` is a sentence on where what was typed stands; empty when nothing was.
  init(for error: any Error, kept: String) { self = Self.refusal(error) ?? Self.fault(error, kept) }

  private init(_ status: HTTPResponse.Status, _ title: String, _ text: String) {
    self.status = status
    self.title = title
    self.text = text
  }

  /// What was asked for or sent cannot be taken.
  private static func refusal(_ error: any Error) -> ErrorWords? {
    switch error {
    case Refusal.notFound:
      ErrorWords(
        .notFound, "Sidan finns inte",
        "Adressen leder ingenstans, eller så har du inte tillgång till sidan. Kontrollera adressen eller gå via menyn.")
    case Refusal.forbidden(let why):
      ErrorWords(
        .forbidden, "Du har inte behörighet",
        "\(why) Behöver du behörighet? Hör av dig till länsteamet eller till din systemadministratör.")
    case is PersonalNumberWritten:
      ErrorWords(
        .unprocessableContent, "Ta bort personnumret",
        "I det du skrev står något som ser ut som ett personnummer. Här får ingenting stå om enskilda personer. Ta bort numret och annat som visar vem det är, och skicka igen. Är det något annat, till exempel ett diarienummer? Skriv det då på ett annat sätt."
      )
    case is ForeignForm:
      ErrorWords(
        .forbidden, "Formuläret togs inte emot",
        "Det skickades från en annan webbplats. Öppna sidan här i Samfrid och försök igen.")
    case let error as TooLarge:
      ErrorWords(
        .contentTooLarge, "För stort att ta emot",
        "Det du skickade är större än \(size(error.limit)), som är gränsen. Dela upp filen eller ta bort bilder ur den, och försök igen."
      )
    case is TooSlow:
      ErrorWords(
        .requestTimeout, "Det tog för lång tid",
        "Resten av det du skickade kom inte fram. Kontrollera din uppkoppling, gå tillbaka och försök igen.")
    case let problem as DocumentProblem:
      ErrorWords(.unprocessableContent, "Filen gick inte att göra eller läsa", problem.sentence)
    case let error as any HTTPResponseError where error.status.kind == .clientError:
      ErrorWords(
        error.status, "Det du skickade gick inte att läsa",
        "Sidan fick något den inte förstår. Gå tillbaka, ladda om och försök igen.")
    default: nil
    }
  }

  private static func size(_ bytes: Int) -> String {
    bytes < 1_000_000 ? "\(bytes / 1000) kB" : "\(bytes / 1_000_000) MB"
  }

  /// The server could not do what it should.
  private static func fault(_ error: any Error, _ kept: String) -> ErrorWords {
    let kept = kept.isEmpty ? "" : kept + " "
    switch error {
    case StorageError.full:
      return ErrorWords(
        .init(code: 507, reasonPhrase: "Insufficient Storage"), "Det gick inte att spara",
        "Servern har slut på utrymme. \(kept)Säg till systemadministratören och försök sedan igen.")
    case StorageError.unavailable, StorageError.conflict:
      return ErrorWords(
        .serviceUnavailable, "Det går inte att nå databasen just nu",
        kept.isEmpty ? "Vänta en stund och ladda om sidan." : "\(kept)Vänta en stund och försök igen.")
    case is TooMuchAtOnce:
      return ErrorWords(
        .serviceUnavailable, "Många skickar samtidigt",
        "Servern tar emot så mycket den kan just nu. Vänta en stund, gå tillbaka till formuläret och försök igen.")
    default:
      return ErrorWords(
        .internalServerError, "Något gick fel",
        "Felet är antecknat. \(kept)Försök igen, och hör av dig till systemadministratören om det händer flera gånger.")
    }
  }
}
