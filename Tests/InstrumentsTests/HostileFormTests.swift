import TestSupport
import Testing
import Vocabulary

@testable import Instruments

/// Files and posts that mean harm. Each must end, soon, in a sentence.
@Suite(.enabled(if: SharedFolder.exists)) struct HostileFormTests {
  @Test func `Djup nästling stoppas`() {
    let deep = String(repeating: "[", count: 200_000)
    #expect(throws: LoadProblem.tooDeep(levels: JSONReader.deepest)) { try JSONReader.read(Array(deep.utf8)) }
    var items = "{\"linkId\":\"inre\",\"type\":\"string\"}"
    for level in 0..<45 { items = "{\"linkId\":\"\(level)\",\"type\":\"group\",\"item\":[\(items)]}" }
    #expect(throws: LoadProblem.self) { try Questionnaire.read(Array(RefuseFormTests.form(items).utf8)) }
  }

  @Test func `En för stor fil stoppas innan den läses`() {
    let large = [UInt8](repeating: 0x20, count: JSONReader.largestFile + 1)
    #expect(throws: LoadProblem.tooLarge(megabytes: 8)) { try JSONReader.read(large) }
  }

  @Test func `Väldiga tal blir inga tal`() throws {
    #expect(DecimalNumber("1e100") == nil)
    #expect(DecimalNumber(String(repeating: "9", count: 60)) == nil)
    #expect(DecimalNumber("1e-100")?.wholeNumber == 0)
    #expect(DecimalNumber("0.30000000000000004")?.description == "0.30000000000000004")
    #expect(try PathTests.evaluate("999999999999999999 * 999999999999999999") == "")
    #expect(try PathTests.evaluate("10.power(1000)") == "")
    #expect(try PathTests.evaluate("1000.exp()") == "")
  }

  @Test(arguments: [
    String(repeating: "(", count: 5000), String(repeating: "-", count: 5000) + "1",
    String(repeating: "1+", count: 5000) + "1",
    "a" + String(repeating: ".a", count: 5000), String(repeating: "1", count: 25_000),
    "iif(true," + String(repeating: "iif(true,", count: 500),
  ])
  func `Långa och djupa uttryck läses inte`(expression: String) {
    #expect(throws: PathProblem.self) { try PathExpression(expression) }
  }

  @Test(arguments: [
    "repeat($this)", "name.repeatAll(%resource | $this)", "('a').repeat($this + 'a')", "(1).repeat($this + 1)",
    "'aaaaaaaaaaaaaaaaaaaaaaaa'.replace('', 'bbbbbbbbbbbbbbbbbbbbbb').replace('', 'cccccccccccccccccccccccccccc').replace('', 'dddddddddddddddd').replace('', 'eeeeeeeeeeeeeeeeeeee').replace('', 'ffffffffffffffffffff')",
  ])
  func `Uttryck som aldrig tar slut avbryts`(expression: String) {
    #expect(throws: PathProblem.self) { _ = try PathTests.evaluate(expression) }
  }

  @Test(arguments: [
    "(a+)+$", "(a|a)*b", "(.*)*x", "((a{0,30}){0,30})b", "(?=(a+)+b)a*c", "^(([a-z])+.)+[A-Z]([a-z])+$",
  ])
  func `Elaka mönster tar inte över maskinen`(pattern: String) throws {
    let text = String(repeating: "a", count: 300) + "!"
    do {
      let fits = try Pattern(pattern).matchesWhole(text)
      #expect(!fits)
    } catch {
      #expect(error == .tooMuchWork || error == .unreadablePattern(pattern))
    }
  }

  /// Each value is the sum of itself as it was and one more: nothing in the text says that it is a loop.
  @Test func `En uträkning som aldrig blir klar ger inget svar utan en mening`() throws {
    let item = RefuseFormTests.calculated("a", "iif(answer.exists(), answer.value + 1, 1)")
    let form = FilledForm(
      begin: try Questionnaire.read(Array(RefuseFormTests.form(item).utf8)), on: SharedForms.occasion)
    #expect(form.shown("a") == [])
    #expect(form.restless.map(\.description) == ["a"])
    #expect(form.fields().first?.problems == ["Uträkningen kommer inte fram till något svar."])
  }

  @Test func `Många dyra uträkningar får dela på en budget`() throws {
    let items = (0..<400).map {
      RefuseFormTests.calculated("q\($0)", "%questionnaire.descendants().where(descendants().exists()).count()")
    }
    let questionnaire = try Questionnaire.read(Array(RefuseFormTests.form(items.joined(separator: ",")).utf8))
    let form = FilledForm(begin: questionnaire, on: SharedForms.occasion)
    #expect(form.remarks.contains { $0.problem == .tooMuchWork })
  }

  @Test func `Ett stort formulär på flera hundra kB läses och visas`() throws {
    let items = (0..<2000).map { number in
      """
      {"linkId":"q\(number)","type":"choice","text":"En fråga som är ganska lång, nummer \(number)",
       "answerOption":[{"valueCoding":{"system":"s","code":"0"}},{"valueCoding":{"system":"s","code":"1"}}]}
      """
    }
    let text = RefuseFormTests.form(items.joined(separator: ","))
    #expect(text.utf8.count > 219_000)
    let form = FilledForm(begin: try Questionnaire.read(Array(text.utf8)), on: SharedForms.occasion)
    let pairs = (0..<2000).map { (name: "q\($0)~0", value: "s|1") }
    #expect(form.filled(with: pairs).response.items.count == 2000)
    #expect(form.fields().count == 2000)
  }

  @Test func `Text som ser ut som skript förblir text`() throws {
    let script = "<script>alert(1)</script>\u{0}\u{202E}"
    let text = RefuseFormTests.form("{\"linkId\":\"a<b\",\"type\":\"string\",\"text\":\(quotedJSON(script))}")
    let form = FilledForm(begin: try Questionnaire.read(Array(text.utf8)), on: SharedForms.occasion)
    let field = try #require(form.fields().first)
    #expect(field.label == script)
    #expect(field.name.description == "a%3Cb~0")
    let filled = form.filled(with: [(name: "a%3Cb~0", value: script)])
    let read = try QuestionnaireResponse.read(Array(JSONWriter.text(filled.response.json).utf8))
    #expect(read == filled.response)
  }

  @Test func `Påhittade fältnamn ändrar ingenting`() throws {
    let form = FilledForm(begin: try SharedForms.form("lforms-r4/variable-scope-test.json"), on: SharedForms.occasion)
    let names = [
      "", "~", "/", "x~0", "%2FgroupA~999999999/%2FgroupA%2FfieldB~0", "%2FgroupB~5/%2FgroupB%2FfieldD~0",
      "%2FgroupB~0/%2FgroupA%2FfieldB~0", "%zz~0", "%2FgroupA~-1/a~0", "%2FgroupB~0/%2FgroupB%2FfieldE~0", "csrf",
      "a!add", "!", "%2FgroupB!add",
      String(repeating: "a~0/", count: 100) + "a~0",
    ]
    let filled = form.filled(with: names.map { (name: $0, value: "1") })
    #expect(filled.response.items.count <= 1)
    #expect(filled.items.count <= CompleteItems.mostRepetitions + 1)
  }

  @Test func `En lista kan inte innehålla sig själv`() throws {
    let contained = """
      ,"contained":[{"resourceType":"ValueSet","id":"a","url":"u","compose":{"include":[{"valueSet":["u2"]}]}},
        {"resourceType":"ValueSet","id":"b","url":"u2","compose":{"include":[{"valueSet":["u"]}]}}]
      """
    let text = RefuseFormTests.form("{\"linkId\":\"q\",\"type\":\"choice\",\"answerValueSet\":\"#a\"}", contained)
    #expect(try Questionnaire.read(Array(text.utf8)).refusals == [.externalValueSet(linkId: "q", url: "#a")])
  }

  @Test func `Grupper i grupper som måste upprepas får inte bli hur många som helst`() {
    var items = "{\"linkId\":\"inre\",\"type\":\"string\"}"
    for level in 0..<6 {
      items = """
        {"linkId":"\(level)","type":"group","repeats":true,"item":[\(items)],
         "extension":[{"url":"x/questionnaire-minOccurs","valueInteger":100}]}
        """
    }
    #expect(throws: LoadProblem.tooManyItems(most: 20_000)) {
      try Questionnaire.read(Array(RefuseFormTests.form(items).utf8))
    }
  }

  @Test func `Orimliga gränser i filen stör inte`() throws {
    let form = try PostFormTests.question(
      """
      {"linkId":"g","type":"group","repeats":true,"item":[{"linkId":"q","type":"integer","maxLength":-1}],"extension":[
       {"url":"x/questionnaire-minOccurs","valueInteger":-3},{"url":"x/questionnaire-maxOccurs","valueInteger":-5}]}
      """)
    #expect(form.fields().count == 2)
    #expect(form.filled(with: [(name: "g~0/q~0", value: "1"), (name: "g~1/q~0", value: "1")]).shown("q") == ["1"])
    #expect(DecimalNumber("1e-9223372036854775808") == nil)
  }

  @Test func `En lång kedja av variabler tar slut utan att stacken gör det`() throws {
    let deep = String(repeating: "(1 + ", count: 60)
    let end = String(repeating: ")", count: 60)
    let chain = (0..<200).map { ("v\($0)", "\(deep)%v\($0 + 1)\(end)") } + [("v200", "1")]
    let calculated = RefuseFormTests.calculated("a", "%v0")
    let text = RefuseFormTests.form(calculated, RefuseFormTests.variables(chain))
    let form = FilledForm(begin: try Questionnaire.read(Array(text.utf8)), on: SharedForms.occasion)
    #expect(form.remarks == [FormRemark(linkId: "a", problem: .tooMuchWork)])
    #expect(form.shown("a") == [])
  }

  @Test func `Ett svar med väldigt många upprepningar läses inte`() {
    let items = Array(repeating: "{\"linkId\":\"a\"}", count: 20_001).joined(separator: ",")
    let text = "{\"resourceType\":\"QuestionnaireResponse\",\"item\":[\(items)]}"
    #expect(throws: LoadProblem.tooManyItems(most: 20_000)) { try QuestionnaireResponse.read(Array(text.utf8)) }
  }
}
