internal import HTML
internal import Vocabulary
internal import Web

/// The part of a record's page that leads to paper. Before anything leaves the board it says what goes with it and what is left out, and
/// whoever sends it says that the recipient was checked (W14). Sv: skriv ut.
struct PrintForm {
  let note: Note
  let open: OpenFile
  let subject: CaseSubject
  let fields: Fields
  let csrf: HTML
  /// What holds it back.
  var revealing: RevealingWords?

  private var choices: [Recipient] { Recipient.choices(for: note, in: open.file) }
  private var leaves: Bool { choices.contains(where: \.isOutside) }

  var html: HTML {
    """
    <form method="post" action="\(open.path)/anteckningar/\(note.id.text)/skriv-ut" novalidate>\(csrf)\(revealing.map(question) ?? .empty)
    \(fields.radios(
      PrintRequest.Field.recipient, "Vem som får utskriften", choices.map { .init($0.rawValue, $0.swedish) },
      hint: choices.contains(.person) ? "Till personen: fråga först om det är säkert att ha papperet, och följ kortet om trygg kontakt." : nil))
    \(note.content.kind.isPlan ? .empty : extract)    \(leaves ? name : .empty)\(fields.text(
      PrintRequest.Field.purpose, "Vad utskriften ska användas till",
      hint: "Sparas i loggen och står på utskriften. Skriv ingen adress och inget telefonnummer."))
    \(leaves ? check : .empty)
    <p class="actions">\(button("Visa för utskrift eller PDF", style: "btn second"))</p></form>
    """
  }

  private var extract: HTML {
    """
    <p class="hint">Till personen själv, en vårdnadshavare eller någon annan: <a href="\(open.path)/utdrag/ny">lämna ut handlingar</a>, så läser två.</p>
    """
  }

  private var name: HTML {
    fields.text(
      PrintRequest.Field.name, "Mottagarens namn eller myndighet",
      hint: "Bara när det är någon annan än personen själv och nämnden.",
      autocomplete: "off", size: .w20)
  }

  private var check: HTML {
    """
    <h3>Följer med</h3><ul>\(goes.html { "<li>\($0)</li>" })</ul>
    <h3>Lämnas utanför</h3><ul>\(staysBehind.html { "<li>\($0)</li>" })</ul>
    <p class="hint">Texten i sig kan ändå nämna platser och andra personer. Läs den som mottagaren läser den.</p>
    \(fields.box(
      PrintRequest.Field.isChecked, "Jag har läst vad som följer med och kontrollerat mottagaren",
      hint: "Behövs när utskriften lämnar nämnden."))
    """
  }

  /// A record is not changed, so it is not asked to be.
  private func question(_ revealing: RevealingWords) -> HTML {
    """
    <section class="conflict" aria-labelledby="plats"><h2 id="plats">Kan papperet säga var någon finns?</h2>
    <p>De här orden kan berätta det: <strong>\(revealing.words.joined(separator: ", "))</strong>. Ingenting är utskrivet. Skriv en \
    rättelse utan dem och skriv ut den i stället, eller skriv varför mottagaren ska få veta det.</p>
    \(fields.text(PrintRequest.Field.reason, "Varför mottagaren ska få veta det", hint: "Skälet granskas."))</section>
    """
  }

  private var goes: [String] {
    let number = subject.personalNumber == nil ? "Namn" : "Namn och personnummer"
    let answered = note.content.answered(isGuarded: false).map(\.label)
    return [
      open.protection == nil ? "Ärendets nummer" : "Ärendets nummer, utan namn och personnummer",
      "Vem akten handlar om: \(open.file.role.swedish.lowercasedFirst)", "Vem som skrev, och vem som skriver ut",
    ] + (open.protection == nil ? [number] : []) + (note.content.kind == .form ? ["Formulärets svar"] : []) + answered
      + (note.content.text.isEmpty ? [] : ["Texten"])
  }

  private var staysBehind: [String] {
    let guarded = note.content.answered(isGuarded: true).map(\.label)
    let person = open.protection.map { ["Namn och personnummer (\($0.level.swedish.lowercasedFirst))"] } ?? []
    return person + guarded + ["Uppgifterna om var personen finns", "Vilka ärenden som är kopplade"]
  }
}
