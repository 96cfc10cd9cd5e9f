internal import HTML
internal import Vocabulary
internal import Web

/// A question that two have answered differently: both versions side by side, and the choice. Sv: två versioner.
struct TwoVersions {
  let number: Int
  let indicator: Indicator
  let mine: SetAside
  let theirs: Answer?
  let signers: ReplyNames

  var html: HTML {
    """
    <div class="q" id="q-\(indicator.code)"><h2 class="qt"><span class="no">Fråga \(number), \(indicator.code)</span>\
    \(indicator.question)</h2>
    <div class="conflict" role="group" aria-labelledby="kf-\(indicator.code)" data-no-autosave>
    <h3 id="kf-\(indicator.code)">\(heading)</h3>
    <p>Ingenting är borta. Välj vad som ska gälla\(isText ? ", eller skriv ihop texterna" : "").</p>
    <div class="versions">
    \(own)
    \(version("kollegans", theirs.map { "Svaret från \(signers.within($0.editedBy)), \($0.editedAt.words)" } ?? "Inget svar",
      theirs?.content ?? .nothing, isChosen: false))
    </div>
    \(isText ? merge : .empty)
    <div class="actions"><button class="btn small" name="valj" value="\(indicator.code)">Använd det valda svaret</button></div>
    </div><input type="hidden" name="\(names.conflict)" value="\(theirs?.version ?? 0)"></div>

    """
  }

  private var names: FieldNames { FieldNames(indicator.code) }
  private var isText: Bool { indicator.answerType == .text }
  private var heading: String { theirs == nil ? "Det här hann inte sparas" : "Två har svarat på samma fråga" }

  private var own: HTML {
    ([mine] + mine.older).enumerated().html { place, mine in
      version(SetAside.name(ofVersion: place), "Ditt svar, \(mine.at.words)", mine.content, isChosen: place == 0)
    }
  }

  private func version(_ value: String, _ title: String, _ content: AnswerContent, isChosen: Bool) -> HTML {
    """
    <div><label><input type="radio"\(attribute("id", isChosen ? "f-\(indicator.code)" : nil)) name="\(names.keep)" \
    value="\(value)"\(attribute("checked", when: isChosen))><span>\(title)</span></label>
    <blockquote>\(AnswerWords(indicator: indicator, content: content).html)</blockquote></div>
    """
  }

  private var merge: HTML {
    """
    <div class="field"><label for="m-\(indicator.code)">Eller skriv ihop dem här</label>\
    <textarea id="m-\(indicator.code)" name="\(names.value)" rows="4"></textarea></div>
    """
  }
}

extension SetAside {
  /// The newest, and what the same editor wrote in another open page.
  func html(_ indicator: Indicator) -> HTML {
    ([self] + older).html { AnswerWords(indicator: indicator, content: $0.content).html }
  }
}

/// An answer in words with its comment and link, for reading.
struct AnswerWords {
  let indicator: Indicator
  let content: AnswerContent

  var html: HTML {
    let value = indicator.words(for: indicator.value(stored: content.stored))
    return """
      <p>\(value)</p>\(content.comment.map { HTML("<p>Kommentar: \($0)</p>") })\
      \(content.evidence.flatMap { WebAddress($0) }.map { HTML("<p>Underlag: <a href=\"\($0.text)\" rel=\"noreferrer noopener\">\($0.text)</a></p>") })
      """
  }
}
