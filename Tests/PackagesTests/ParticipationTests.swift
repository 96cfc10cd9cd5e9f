import Access
import Packages
import Testing
import Vocabulary

/// How many have gone a package, without anybody being told apart.
struct ParticipationTests {
  private func line(_ id: String, _ started: Int, _ completed: Int) -> Participation.Line {
    Participation.Line(organisation: .init(id), started: started, completed: completed)
  }

  @Test func `organisationer där få har börjat står tillsammans`() {
    let shown = Participation([line("a", 12, 6), line("b", 4, 4), line("c", 3, 0)])
    #expect(shown.lines.map(\.organisation?.text) == ["a"])
    #expect(shown.others == Participation.Line(organisation: nil, started: 7, completed: 4))
    #expect(shown.others?.startedWords == "7" && shown.others?.completedWords == "färre än 5")
    let few = Participation([line("b", 4, 4)])
    #expect(few.others?.startedWords == "färre än 5" && few.others?.completedWords == "visas inte")
    #expect(Participation([]).others == nil)
  }

  @Test(arguments: [
    (5, 0, "0", "0\u{A0}%"), (5, 5, "5", "100\u{A0}%"), (12, 6, "6", "50\u{A0}%"), (12, 4, "färre än 5", ""),
    (12, 9, "alla utom färre än 5", ""), (10, 5, "5", "50\u{A0}%"), (4, 4, "visas inte", ""),
  ])
  func `varken de få som är klara eller de få som inte är det pekas ut`(
    started: Int, completed: Int, words: String, share: String
  ) {
    let shown = line("a", started, completed)
    #expect(shown.completedWords == words && shown.shareWords == share)
  }
}
