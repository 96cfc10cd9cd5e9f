import Access
import Testing

/// What somebody without an account may write as a name, which then stands in a letter.
struct NameInLetterTests {
  @Test(arguments: [
    "Bo Ek", "J. K. Ek", "J.K. Ek", "Dr. Bo von Ek", "Anna-Karin d'Arc", "Anna-Karin d’Arc", "Anna S:t Clair",
    "Anna St. Clair", "Åsa Öst", "Zoë Nuñez", "محمد علي", "Bo (Bosse) Ek", "Ek, Bo", "Bo Ek jr.",
    "Ana Maria da Silva e Souza", "Adamina",
  ])
  func `det en person heter går bra`(_ name: String) {
    #expect(name.isNameOfPerson)
  }

  @Test(arguments: [
    "Jag har hittat dig, Anna. Ring 070-123 45 67 eller så kommer jag i natt", "Anna. Ring mig", "Hittad.Ring mig",
    "Anna Ek 2", "Anna Ek ②", "Kommer du?", "Jag kommer!", "Kommer du？", "Anna; Bo", "Vi ses… snart", "Anna 🔪 Ek",
    "Jag kommer hem till dig i natt", "https://x", "bo@ek", "Bo\nEk", "Bo \u{202E}kE",
    "Annannannannannannanna Annannannannannannanna Annannannannannannanna",
  ])
  func `ett meddelande är inget namn`(_ text: String) {
    #expect(!text.isNameOfPerson)
  }

  /// Organisations and titles have digits and long names.
  @Test(arguments: ["Skola 3", "Enheten för stöd till personer med funktionsnedsättning i norra länet"])
  func `vad en arbetsplats heter prövas som förut`(_ name: String) {
    #expect(name.carriesNoMessage && !name.isNameOfPerson)
  }
}
