internal import HTML

/// Says in plain words who will see the answers: shown before the first question. Sv: vem ser era svar.
struct WhoSees {
  let round: Round
  let team: RoundTeam
  /// False when it is read by somebody who answers for another.
  var isForThem = true

  var html: HTML {
    """
    <div class="note"><h2>\(isForThem ? "Vem ser era svar?" : "Vem ser svaren?")</h2>
    <p>Länsteamet: \(team.words).</p>
    <p>\(sentence)</p>
    <p>Länsteamet kan läsa svaren redan medan \(isForThem ? "ni arbetar" : "arbetet pågår") med dem, och ser små tal som de är. \
    För alla andra visas små tal som intervall. Kommentarer ser bara länsteamet, om \
    \(isForThem ? "ni inte väljer att dela dem" : "de inte delas med fler").</p></div>
    """
  }

  var sentence: String {
    let answers = isForThem ? "era svar" : "svaren"
    switch round.visibility {
    case .county: return "Bara länsteamet ser vad just \(isForThem ? "ni" : "de") har svarat."
    case .respondents:
      return "Länsteamet och de andra som svarar i omgången ser \(answers), när en chef har bekräftat dem."
    case .all: return "Alla som har en funktion i Samfrid ser \(answers), när en chef har bekräftat dem."
    }
  }
}
