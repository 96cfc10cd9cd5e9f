import Testing
import Vocabulary

@testable import Access

struct BylineTests {
  private static let maj = "01m82yekhme8188dhjn17m732b"

  @Test func `en hänvisning blir ett namn också inne i en mening`() {
    let names = Names([Self.maj: "Maj Holmsund"])
    #expect(names[Byline(ID(Self.maj))] == "Maj Holmsund")
    #expect(names.filled("Från person:\(Self.maj) till person:\(Self.maj).") == "Från Maj Holmsund till Maj Holmsund.")
  }

  @Test func `den som inte finns bland namnen är skyddad`() {
    #expect(Names().filled("person:\(Self.maj) svarade") == "\(Person.protectedName) svarade")
  }

  @Test func `det någon har skrivit efter ordet person är ingen hänvisning`() {
    let typed = "Kontaktperson: vi ringde till Umeå i går och frågade. Ansvarig person:Ola på förvaltningen i Umeå"
    #expect(Names().filled(typed) == typed)
  }
}
