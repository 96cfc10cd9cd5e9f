import Foundation
import Testing

@testable import Vocabulary

@Suite struct SwedenTests {
  let sweden = Sweden.current

  @Test func `Sverige har 21 län och 290 kommuner`() {
    #expect(sweden.counties.count == 21)
    #expect(sweden.municipalities.count == 290)
    #expect(Set(sweden.municipalities.map(\.code)).count == 290)
  }

  @Test(arguments: [
    (MunicipalityGroup.Code.a1, 3), (.a2, 43), (.b3, 23), (.b4, 63), (.b5, 24), (.c6, 27), (.c7, 51), (.c8, 35),
    (.c9, 21),
  ])
  func `varje kommungrupp har så många kommuner som SKR säger`(code: MunicipalityGroup.Code, count: Int) {
    #expect(sweden.inGroup(code).count == count)
    #expect(sweden.group(code).code == code)
  }

  @Test func `kommunerna ligger i rätt län`() throws {
    let gotaland = try #require(CountyCode("14"))
    #expect(sweden.county(gotaland).shortName == "Västra Götaland")
    #expect(sweden.inCounty(gotaland).count == 49)
    #expect(sweden.counties.map { sweden.inCounty($0.code).count }.reduce(0, +) == 290)
  }

  @Test func `kommunerna i ett län står i bokstavsordning`() throws {
    let names = sweden.inCounty(try #require(CountyCode("24"))).map(\.name)
    #expect(names.first == "Bjurholm")
    #expect(names.suffix(3) == ["Vindeln", "Vännäs", "Åsele"])
  }

  @Test(arguments: ["Umeå", "umeå kommun", "UMEÅ", " Umea\u{30A} "])
  func `en kommun hittas på sitt namn`(name: String) {
    #expect(sweden.municipality(named: name)?.code.text == "2480")
  }

  @Test func `Habo och Håbo är två kommuner`() {
    #expect(sweden.municipality(named: "Habo")?.code.text == "0643")
    #expect(sweden.municipality(named: "Håbo")?.code.text == "0305")
    #expect(sweden.municipality(named: "upplands bro")?.code.text == "0139")
    #expect(sweden.municipality(named: "Ankeborg") == nil)
    #expect(sweden.municipality(named: "kommun") == nil)
  }

  @Test func `den som är granne har en granne`() {
    for municipality in sweden.municipalities {
      for neighbour in sweden.neighbours(of: municipality.code) {
        #expect(neighbour != municipality)
        #expect(sweden.neighbours(of: neighbour.code).contains(municipality))
      }
    }
  }

  @Test func `öarna saknar grannar på land`() {
    let alone = sweden.municipalities.filter { sweden.neighbours(of: $0.code).isEmpty }.map(\.name)
    #expect(alone == ["Ekerö", "Lidingö", "Gotland", "Öckerö", "Tjörn"])
  }

  @Test func `varje kommun liknar sju andra som finns`() throws {
    for municipality in sweden.municipalities {
      let similar = try #require(sweden.similar(to: municipality.code))
      #expect(similar.year == 2024)
      #expect(Set(similar.municipalities).count == 7)
      #expect(!similar.municipalities.contains(municipality.code))
      #expect(similar.municipalities.allSatisfy { sweden.municipality($0) != nil })
    }
  }

  @Test func `Fyrbodal är fjorton kommuner i Västra Götaland`() throws {
    let fyrbodal = try #require(sweden.area("fyrbodal"))
    #expect(fyrbodal.municipalities.count == 14)
    #expect(fyrbodal.municipalities.allSatisfy { $0.county.text == "14" })
  }

  @Test func `alla områden består av kommuner som finns`() {
    #expect(Set(sweden.areas.map(\.id)).count == sweden.areas.count)
    for area in sweden.areas {
      #expect(area.municipalities.count > 1)
      #expect(area.municipalities.allSatisfy { sweden.municipality($0) != nil })
    }
  }

  @Test func `en kod som ingen kommun har finns inte`() throws {
    #expect(sweden.municipality(try #require(MunicipalityCode("0199"))) == nil)
  }
}
