internal import Vocabulary

extension Indicator {
  /// How an answer becomes a level, as a reader needs it.
  package var ruleInWords: String {
    guard weight > 0 else { return "Frågan är bakgrund och räknas inte." }
    switch levelRule {
    case .option where answerType == .matrix:
      return "Nivån är medelvärdet av raderna som har en nivå. ”Vet inte” räknas inte med."
    case .option: return "Nivån är den som står vid det valda alternativet."
    case .share:
      let scored = options.filter { ($0.level ?? 0) > 0 }.count
      return "Nivån är hur många av de \(scored) alternativen med nivå som är valda, i procent."
    case .any: return "Nivån är den högsta bland de valda alternativen. Ett gott svar räcker."
    case .steps(let steps):
      return "Nivån följer \(measured): "
        + steps.map { "från \(SwedishNumber.text($0.from)) ger \($0.level)" }.joined(separator: ", ") + "."
    case .none: return "Svaret visas men räknas inte."
    }
  }

  private var measured: String {
    switch answerType {
    case .date: "antalet hela månader från datumet till svarsdagen"
    case .share: "andelen i procent"
    default: unit == "dagar" ? "antalet dagar" : "antalet"
    }
  }

  package var weightInWords: String {
    switch weight {
    case 3: "3, lag eller säkerhet"
    case 2: "2, starkt rekommenderat"
    case 1: "1, utveckling"
    default: "0, bakgrund"
    }
  }
}

extension LevelRule {
  /// The name of the rule in a form.
  var swedish: String {
    switch self {
    case .option: "Det valda alternativets nivå"
    case .share: "Andel av alternativen som är valda"
    case .any: "Det bästa valda alternativet"
    case .steps: "Steg efter talet eller tiden"
    case .none: "Räknas inte"
    }
  }
}

extension Indicator.Option {
  var levelInWords: String { isUnknown ? "vet inte, räknas inte" : level.map { String($0) } ?? "räknas inte" }
}
