internal import Storage
internal import Vocabulary
internal import Web

/// What must hold between the answers of a document, and between them and the case, before it is recorded. Sv: prövning av ett dokument.
struct CheckDocument {
  let content: NoteContent
  let open: OpenFile

  private var today: CalendarDate { open.desk.now.day }

  /// Throws `Problems`, each at its field.
  func perform(in tx: Transaction) throws {
    var problems = Problems()
    checkDays(&problems)
    switch content.kind {
    case .notice: checkNotice(&problems)
    case .application: try checkApplication(&problems)
    case .courtStep: try checkCourt(&problems, tx)
    case .decision where open.file.role == .child && answer("placering") != nil, .urgentShelter:
      checkMaker(&problems)
    case .preliminary: try checkPreliminary(&problems, tx)
    case .risk: try checkRisk(&problems, tx)
    case .moreTime: try checkMoreTime(&problems, tx)
    case .disclosure: try checkDisclosure(&problems, tx)
    case .consent: checkConsent(&problems)
    default: break
    }
    try problems.check()
  }

  /// A child that is in protected housing, or that the court is asked about, is not left by closing its case.
  func isLeftNowhere(in tx: Transaction) throws {
    let running = try tx.clocks(of: [open.file.id], on: today).first { Clock.ofShelter.contains($0.kind) }
    guard let running else { return }
    throw Problems(
      "slag",
      "\(running.kind.swedish): det löper än. Registrera vad rätten eller nämnden har beslutat innan ärendet avslutas.")
  }

  private func checkDays(_ problems: inout Problems) {
    for field in content.kind.fields where field.isFor(open.file.role) {
      if let day = content.day(field.name), let fault = field.fault(of: day, on: today) {
        problems.add(field.name, fault, about: field.label)
      }
    }
  }

  private func checkNotice(_ problems: inout Problems) {
    if answer("val") == "senare", content.day("nydag") == nil {
      problems.add("nydag", "Skriv vilken dag frågan prövas igen.")
    }
  }

  private func checkApplication(_ problems: inout Problems) throws {
    if try open.subject().anonymity != nil {
      problems.add("slag", "Skriv först in vem personen är. En ansökan hör till någon som är känd.")
    }
  }

  /// The court's answer follows on a question, and what it has granted begins after that.
  private func checkCourt(_ problems: inout Problems, _ tx: Transaction) throws {
    let records = try open.notes(in: tx).filter { $0.state == .record }
    let earlier = records.filter { $0.content.kind == .courtStep }
    func first(_ steps: [String]) -> CalendarDate? {
      earlier.filter { steps.contains($0.content.answers["steg"] ?? "") }.compactMap { $0.content.day("dag") }.min {
        $0.dayNumber < $1.dayNumber
      }
    }
    let urgent = records.first { $0.content.kind == .urgentShelter }
    let (asked, granted) = (first(["understallt", "ansokan"]), first(["bifall"]))
    switch answer("steg") {
    case "understallt":
      if urgent == nil {
        problems.add("steg", "Registrera först det omedelbara beslutet.")
      } else if let decided = urgent?.content.day("beslutad"), let day = content.day("dag"), day < decided {
        problems.add("dag", "Beslutet kan inte underställas före den dag då det fattades, \(decided.words).")
      }
    case "bifall", "avslag":
      if asked == nil {
        problems.add("steg", "Registrera först att beslutet är underställt, eller att ansökan är lämnad till rätten.")
      } else if let asked, let day = content.day("dag"), day < asked {
        problems.add("dag", "Rättens beslut kan inte komma före det som lämnades dit \(asked.words).")
      }
    case "borjat":
      if granted == nil {
        problems.add("steg", "Registrera först att rätten har bifallit ansökan.")
      } else if let granted, let day = content.day("dag"), day < granted {
        problems.add("dag", "Vistelsen efter rättens beslut kan inte börja före det, \(granted.words).")
      }
    default: break
    }
    guard answer("steg") == "ansokan" else { return }
    for field in content.kind.fields where NoteKind.applicationAnswers.contains(field.name) {
      if answer(field.name) == nil {
        problems.add(field.name, "Skriv det här också, det hör till en ansökan.", about: field.label)
      }
    }
  }

  private func checkMaker(_ problems: inout Problems) {
    if answer("delegat").flatMap(DecisionMaker.init)?.mayPlaceChildren != true {
      problems.add(
        "delegat",
        "Placering av ett barn beslutas av utskottet eller nämnden, eller av ordföranden när det brådskar (30 kap. SoL)."
      )
    }
  }

  private func checkPreliminary(_ problems: inout Problems, _ tx: Transaction) throws {
    guard answer("utfall") == "inte" else { return }
    let assessed = try open.notes(in: tx).first { $0.state == .record && $0.content.kind == .childProtection }
    if assessed?.content.answers["behov"] == "genast" {
      problems.add(
        "utfall",
        "Skyddsbedömningen säger att barnet behöver skydd genast. Inled en utredning, eller gör en ny skyddsbedömning först."
      )
    }
  }

  private func checkRisk(_ problems: inout Problems, _ tx: Transaction) throws {
    if let form = answer("formular") {
      let note = try open.note(ID(form), in: tx)
      if note?.state != .record || note?.content.kind != .form {
        problems.add("formular", "Formuläret är inte upprättat i akten. Välj ett i listan.")
      }
    }
    let method = answer("metodniva").flatMap(RiskLevel.init)
    if let method, method != answer("niva").flatMap(RiskLevel.init), answer("avvikelse") == nil {
      problems.add("avvikelse", "Skriv varför din bedömning är en annan än metodens. Det gäller åt båda hållen.")
    }
  }

  private func checkMoreTime(_ problems: inout Problems, _ tx: Transaction) throws {
    let running = try tx.clocks(of: [open.file.id], on: today).first { $0.kind == content.prolonged }?.dueOn ?? today
    if let day = content.day("dag"), day <= max(today, running) {
      problems.add("dag", "Den nya sista dagen ska komma efter den som gäller nu, \(running.words).")
    }
  }

  private func checkDisclosure(_ problems: inout Problems, _ tx: Transaction) throws {
    guard answer("grund") == DisclosureGround.consent.rawValue else { return }
    if try !ConsentRegister(open: open, notes: open.notes(in: tx)).hasValid {
      problems.add(
        "grund", "Det finns inget samtycke som gäller i akten. Fråga personen först, eller välj det stöd som gäller.")
    }
  }

  private func checkConsent(_ problems: inout Problems) {
    if let from = content.day("fran"), let until = content.day("till-och-med"), until < from {
      problems.add("till-och-med", "Samtycket slutar före det börjar. Kontrollera dagarna.")
    }
  }

  private func answer(_ name: String) -> String? { content.answers[name] }
}

extension NoteContent {
  /// A day that was answered; nil for none, and for what is no day yet.
  func day(_ name: String) -> CalendarDate? { answers[name].flatMap { CalendarDate($0) } }

  /// Which time a document of more time is about.
  var prolonged: Clock.Kind { answers["vad"] == "preliminary" ? .preliminary : .investigation }
}
