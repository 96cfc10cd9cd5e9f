import TestSupport
import Testing

@testable import Instruments

@Suite(.enabled(if: SharedFolder.exists)) struct PostFormTests {
  static let everything = "sdc/questionnaire-sdc-test-all-data-types.json"

  static func question(_ item: String) throws -> FilledForm {
    FilledForm(begin: try Questionnaire.read(Array(RefuseFormTests.form(item).utf8)), on: SharedForms.occasion)
  }

  static let typed: [(type: String, text: String, shown: String?)] = [
    ("integer", "12", "12"), ("integer", "1 200", "1\u{A0}200"), ("integer", "1,5", nil), ("integer", "tolv", nil),
    ("decimal", "3,50", "3,50"),
    ("decimal", "-0.1", "\u{2212}0,1"), ("decimal", "1e5", nil), ("date", "2026-11-25", "25 november 2026"),
    ("date", "25/11", nil),
    ("date", "2026-02-30", nil),
    ("dateTime", "2026-11-25T14:30", "25 november 2026 kl. 14.30"),
    ("dateTime", "2026-11-25 14:30", "25 november 2026 kl. 14.30"),
    ("dateTime", "2026-11-25", "25 november 2026"), ("dateTime", "igår", nil), ("time", "14:30", "14.30"),
    ("time", "14.30", "14.30"), ("time", "25:00", nil),
    ("boolean", "true", "Ja"), ("boolean", "false", "Nej"), ("boolean", "kanske", nil),
    ("url", "https://a.se/b", "https://a.se/b"),
    ("url", "javascript:alert(1)", nil), ("url", "a.se", nil), ("string", "  ord ", "ord"),
    ("text", "två\nrader", "två\nrader"),
  ]

  @Test(arguments: typed)
  func `Det som skrivs läses, eller får en mening och står kvar`(type: String, text: String, shown: String?) throws {
    let form = try Self.question("{\"linkId\":\"q\",\"type\":\"\(type)\"}").filled(with: [(name: "q~0", value: text)])
    let field = try #require(form.fields().first)
    if let shown {
      #expect(form.shown("q") == [shown])
      #expect(field.problems == [])
    } else {
      #expect(form.shown("q") == [])
      #expect(field.typed == text)
      #expect(field.problems.count == 1)
      #expect(!form.isComplete)
      #expect(form.filled(with: [(name: "q~0", value: "")]).fields().first?.problems == [])
    }
  }

  @Test func `Namn är säkra i HTML och går att läsa tillbaka`() throws {
    let name = FieldName([.init(linkId: "H1/T1 å\"<~!", index: 2), .init(linkId: "b", index: nil)])
    #expect(name.description.allSatisfy { $0.isASCII && !"\"<>& ".contains($0) })
    #expect(FieldName(name.description) == name)
  }

  @Test func `En fråga som upprepas har alltid en tom plats till, och tomma platser försvinner`() throws {
    let form = try Self.question("{\"linkId\":\"q\",\"type\":\"string\",\"repeats\":true}")
    let three = form.filled(with: [(name: "q~0", value: "a"), (name: "q~1", value: ""), (name: "q~2", value: "c")])
    #expect(three.shown("q") == ["a", "c"])
    #expect(three.fields().map(\.typed) == ["a", "c", ""])
  }

  @Test func `Fel i en upprepad fråga följer med när platserna numreras om`() throws {
    let form = try Self.question("{\"linkId\":\"q\",\"type\":\"integer\",\"repeats\":true}")
    let filled = form.filled(with: [(name: "q~0", value: ""), (name: "q~1", value: "fel"), (name: "q~2", value: "3")])
    #expect(filled.fields().map(\.typed) == ["fel", "3", ""])
    #expect(filled.fields().map(\.problems.isEmpty) == [false, true, true])
  }

  @Test func `Grupper läggs till och tas bort, inom formulärets gränser`() throws {
    let form = FilledForm(
      begin: try SharedForms.form("lforms-r4/q-with-minOccurs-maxOccurs.json"), on: SharedForms.occasion)
    #expect(form.fields().count { $0.kind == .heading } == 2)
    let typed: [(name: String, value: String)] = [(name: "1~0/1%2E2~0", value: "a"), (name: "1~1/1%2E2~0", value: "b")]
    let three = form.filled(with: typed + [(name: "1!add", value: "")])
    #expect(three.fields().count { $0.kind == .heading } == 3)
    #expect(!three.fields().contains { $0.mayBeRepeated })
    let four = three.filled(with: [
      (name: "1~2/1%2E2~0", value: "c"), (name: "1!add", value: ""), (name: "1~7/1%2E2~0", value: "d"),
    ])
    #expect(four.fields().count { $0.kind == .heading } == 3)
    let two = four.filled(with: [(name: "1~0!remove", value: "")])
    #expect(two.fields().count { $0.kind == .heading } == 2)
    #expect(two.shown("1.2") == ["b", "d"] || two.shown("1.2") == ["b", "c"])
  }

  @Test func `För få och för många svar sägs vid frågan`() throws {
    let form = FilledForm(
      begin: try SharedForms.form("lforms-r4/q-with-minOccurs-maxOccurs.json"), on: SharedForms.occasion)
    let fruits = ["Apple", "Orange", "Banana", "Pear"].map { (name: "1~0/1%2E1", value: $0) }
    let filled = form.filled(with: fruits + [(name: "1~1/1%2E1", value: "Apple")])
    let problems = Dictionary(grouping: filled.fields(), by: \.name.description).mapValues { $0.flatMap(\.problems) }
    #expect(problems["1~0/1%2E1"] == ["Frågan kan ha högst 3 svar."])
    #expect(problems["1~1/1%2E1"] == ["Svara med minst 2 svar."])
    #expect(problems["1~0/1%2E3"] == ["Svara med minst 2 svar."])
  }

  @Test func `Egna ord ryms bredvid listan`() throws {
    let form = FilledForm(begin: try SharedForms.form("lforms-r5/q-with-openLabel.json"), on: SharedForms.occasion)
    let field = try #require(form.fields().first { $0.linkId == "group1-item1" })
    #expect(field.otherLabel == "Other event (specify)")
    #expect(field.kind == .oneOf)
    let filled = form.filled(with: [
      (name: field.name.description, value: Item.otherKey), (name: field.otherName, value: "Något annat"),
      (name: "group1~0/group1-item2", value: "|c1"), (name: "group1~0/group1-item2!other", value: "Eget"),
    ])
    #expect(filled.shown("group1-item1") == ["Något annat"])
    #expect(filled.shown("group1-item2") == ["Answer 1", "Eget"])
    #expect(filled.fields().first { $0.linkId == "group1-item1" }?.other == "Något annat")
    #expect(filled.issues == [])
  }

  @Test func `Alla slag av frågor får ett fält av sitt slag`() throws {
    let form = FilledForm(begin: try SharedForms.form(Self.everything), on: SharedForms.occasion)
    let kinds = Dictionary(form.fields().map { ($0.linkId, $0.kind) }) { first, _ in first }
    let wanted: [String: FormField.Kind] = [
      "id-string": .line, "id-text": .lines, "id-boolean": .yesOrNo, "id-date": .date, "id-datetime": .dateTime,
      "id-time": .time, "id-integer": .wholeNumber, "id-decimal": .decimal, "id-attachment": .file,
      "id-choice": .unavailable, "EF8E3936-3246-4B3E-A46C-9FDAA5ACB635": .line,
    ]
    for (linkId, kind) in wanted { #expect(kinds[linkId] == kind, "\(linkId)") }
  }

  @Test func `Enhet väljs för ett mätetal och en fil läggs till för sig`() throws {
    let form = FilledForm(begin: try SharedForms.form("lforms-r4/bit-of-everything.json"), on: SharedForms.occasion)
    let field = try #require(form.fields().first { $0.linkId == "Item-quantity" })
    #expect(field.units.map(\.key) == ["m", "cm"])
    let filled = form.filled(with: [(name: "\(field.name)", value: "1,5"), (name: field.unitName, value: "cm")])
    #expect(filled.shown("Item-quantity") == ["1,5\u{A0}centimeters"])
    #expect(
      form.filled(with: [(name: "\(field.name)", value: "1,5")]).fields().first { $0.linkId == "Item-quantity" }?
        .problems == ["Välj enhet."])
    let json = JSON.object(
      of: ("contentType", .string("image/png")), ("title", .string("bild.png")), ("data", .string("AAAA")))
    let file = try #require(form.fields().first { $0.linkId == "Item-attachment" })
    let attached = form.answering(.attachment(Attachment(json: json)), at: file.name)
    #expect(attached.shown("Item-attachment") == ["bild.png"])
    #expect(attached.issues == [])
    let wrong = JSON.object(of: ("contentType", .string("text/html")), ("data", .string("AAAA")))
    #expect(form.answering(.attachment(Attachment(json: wrong)), at: file.name).issues.map(\.severity) == [.error])
  }

  @Test func `Följdfrågor under en fråga hör till sitt svar`() throws {
    let form = FilledForm(
      begin: try SharedForms.form("lforms-r4/question-under-question.R4.json"), on: SharedForms.occasion)
    #expect(form.fields().map(\.name.description) == ["q1~0", "q1~0/q2~0"])
    let filled = form.filled(with: [(name: "q1~0", value: "a"), (name: "q1~0/q2~0", value: "b")])
    #expect(
      filled.response.items == [
        ResponseItem(
          linkId: "q1",
          answers: [
            ResponseAnswer(.string("a"), items: [ResponseItem(linkId: "q2", answers: [ResponseAnswer(.string("b"))])])
          ])
      ])
  }

  @Test func `Hjälptexter hör till frågan ovanför, och dolda fält visas inte`() throws {
    let hunger = FilledForm(begin: try SharedForms.form(CalculateTests.hunger), on: SharedForms.occasion).fields()
    #expect(hunger.count == 3)
    #expect(hunger[2].help.count == 1)
    #expect(hunger[2].isCalculated && hunger[2].isReadOnly && !hunger[2].isEditable)
    let framingham = FilledForm(begin: try SharedForms.form(CalculateTests.framingham), on: SharedForms.occasion)
    #expect(!framingham.fields().contains { $0.linkId == "riskDecimal" || $0.linkId == "/age_requirement_notice" })
    #expect(
      framingham.filled(with: [(name: "%2Fage~0", value: "20")]).fields().contains {
        $0.linkId == "/age_requirement_notice"
      })
    let texts = FilledForm(
      begin: try SharedForms.form("android-fhir/component_text_fields_with_validation.json"), on: SharedForms.occasion)
    #expect(texts.fields().map(\.label).first == "Enter a string")
  }

  @Test func `En frågas text kan bero av ett svar`() throws {
    let path = "android-fhir/behavior_dynamic_question_text.json"
    let empty = FilledForm(begin: try SharedForms.form(path), on: SharedForms.occasion)
    #expect(empty.fields().map(\.label) == ["Choose an option below", "Option Date"])
    let answered = empty.filled(with: [(name: "1~0", value: "|option2")])
    #expect(answered.fields().map(\.label) == ["Choose an option below", "Provide \"Second Option\" Date"])
  }

  @Test func `Svar att välja mellan kan räknas ut`() throws {
    let form = try Self.question(
      """
      {"linkId":"q","type":"string","repeats":true},
      {"linkId":"val","type":"coding","extension":[{"url":"\(RefuseFormTests.sdc)answerExpression","valueExpression":
       {"language":"text/fhirpath","expression":"%questionnaire.item.where(linkId='lista').answerOption.value.where(code != 'b')"}}]},
      {"linkId":"lista","type":"coding","answerOption":[{"valueCoding":{"code":"a","display":"A"}},{"valueCoding":{"code":"b"}}]}
      """)
    let field = try #require(form.fields().first { $0.linkId == "val" })
    #expect(field.options.map(\.label) == ["A"])
    #expect(form.filled(with: [(name: "val~0", value: "|a")]).shown("val") == ["A"])
    #expect(form.filled(with: [(name: "val~0", value: "|b")]).shown("val") == [])
  }
}
