internal import HTML

/// Says in plain words who will see the answers: shown before the first question. Sv: vem ser era svar.
struct WhoSees {
  let round: Round
  let team: RoundTeam

  var html: HTML {
    """
    <div class="note"><h2>Vem ser era svar?</h2>
    <p>Länsteamet: \(team.words).</p>
    <p>\(sentence)</p>
    <p>Länsteamet kan läsa svaren redan medan ni arbetar med dem, och ser små tal som de är. För alla andra visas små tal \
    som intervall. Kommentarer ser bara länsteamet, om ni inte väljer att dela dem.</p></div>
    """
  }

  var sentence: String {
    switch round.visibility {
    case .county: "Bara länsteamet ser vad just ni har svarat."
    case .respondents: "Länsteamet och de andra som svarar i omgången ser era svar, när en chef har bekräftat dem."
    case .all: "Alla som har en funktion i Samfrid ser era svar, när en chef har bekräftat dem."
    }
  }
}
