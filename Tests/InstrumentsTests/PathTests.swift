import Testing

@testable import Instruments

/// FHIRPath, expression by expression.
struct PathTests {
  final class NoVariables: PathVariables {
    func value(of name: String, in evaluation: PathEvaluation) throws(PathProblem) -> [PathValue]? {
      switch name {
      case "a": [.integer(3)]
      case "has-a": [.boolean(true)]
      default: nil
      }
    }
  }

  static let patient = """
    {"resourceType":"Patient","birthDate":"1980-02-29","active":true,
     "name":[{"use":"official","family":"Berg","given":["Eva","Maria"]},{"use":"usual","given":["Evis"]}],
     "telecom":[{"system":"phone","use":"home","value":"018"},{"system":"phone","use":"mobile","value":"070"}],
     "extension":[{"url":"http://x/a","valueDecimal":1.50},{"url":"http://x/b","valueCoding":{"code":"k"}}],
     "contact":[{"item":[{"n":1},{"n":2,"item":[{"n":3}]}]}]}
    """

  static func evaluate(_ text: String) throws -> String {
    let expression = try PathExpression(text, variables: ["has-a"])
    let evaluation = PathEvaluation(occasion: SharedForms.occasion)
    let context = PathValue.node(PathNode(try JSONReader.read(Array(patient.utf8))))
    let values = try evaluation.values(of: expression, on: [context], variables: NoVariables())
    return values.map { $0.written ?? "{…}" }.joined(separator: " ")
  }

  static let arithmetic = [
    ("1 + 2 * 3", "7"), ("(1 + 2) * 3", "9"), ("0.1 + 0.2", "0.3"), ("1 / 3", "0.333333333333333333"), ("7 div 2", "3"),
    ("7 mod 2", "1"), ("7.5 mod 2", "1.5"), ("1 / 0", ""), ("5 div 0", ""), ("-3 + 1", "-2"), ("-(3)", "-3"),
    ("'a' + 'b'", "ab"),
    ("'a' & {}", "a"), ("'a' + {}", ""), ("2 * {}", ""), ("999999999999999999 * 100", ""), ("1.50 + 1", "2.50"),
    ("4.5.round()", "5"), ("-4.5.round()", "-5"), ("2.345.round(2)", "2.35"), ("10.power(2)", "100"),
    ("1.1.power(2)", "1.21"),
    ("16.sqrt()", "4"), ("(-1).sqrt()", ""), ("0.exp()", "1"), ("1.ln()", "0"), ("8.log(2)", "3"), ("(-1).ln()", ""),
    ("2.7.floor()", "2"), ("(-2.5).floor()", "-3"), ("2.1.ceiling()", "3"), ("(-2.9).truncate()", "-2"),
    ("(-5).abs()", "5"),
    ("2.power(0.5).round(6)", "1.414214"), ("1000000000000 * 1000000000000", ""),
  ]

  static let logic = [
    ("true and {}", ""), ("false and {}", "false"), ("true or {}", "true"), ("{} or false", ""), ("true xor {}", ""),
    ("true xor false", "true"), ("false implies {}", "true"), ("{} implies true", "true"),
    ("true implies false", "false"),
    ("{}.not()", ""), ("true.not()", "false"), ("{} = {}", ""), ("1 = 1.0", "true"), ("'a' = 'A'", "false"),
    ("'a' ~ 'A'", "true"),
    ("{} ~ {}", "true"), ("1.51 ~ 1.5", "true"), ("1 != 2", "true"), ("'b' > 'a'", "true"), ("2 >= 2.0", "true"),
    ("1 < {}", ""),
    ("(1 | 2) = (1 | 2)", "true"), ("(1 | 2) ~ (2 | 1)", "true"), ("1 in (1 | 2)", "true"), ("{} in (1 | 2)", ""),
    ("(1 | 2) contains 3", "false"), ("{} contains 1", "false"), ("iif({}, 1, 2)", "2"), ("iif(true, 1)", "1"),
    ("iif(false, 1)", ""),
    ("iif(true, 1, 1 + 'a')", "1"), ("false and (1 + 'a')", "false"), ("1 is Integer", "true"),
    ("1 is Decimal", "false"),
    ("'a' is String", "true"), ("1 as String", ""), ("'1' as String", "1"), ("%a > 2 and true", "true"),
    ("%has-a", "true"),
    ("%a-1", "2"),
  ]

  static let sets = [
    ("(1 | 2 | 2 | 3).count()", "3"), ("(1 | 2).combine(2).count()", "3"), ("(1 | 2 | 3).tail()", "2 3"),
    ("(1 | 2 | 3).last()", "3"),
    ("(1 | 2 | 3).skip(1).take(1)", "2"), ("(1 | 2 | 3)[1]", "2"), ("(1 | 2)[5]", ""), ("(1 | 2 | 3).sum()", "6"),
    ("{}.sum()", ""),
    ("{}.count()", "0"), ("(1 | 2 | 3 | 4).avg()", "2.5"), ("(3 | 1 | 2).min()", "1"), ("(3 | 1 | 2).max()", "3"),
    ("(1 | 2 | 3).aggregate($total + $this, 0)", "6"),
    ("(1 | 2).aggregate(iif($total.empty(), $this, iif($this > $total, $this, $total)))", "2"),
    ("(1 | 2 | 3).where($this > 1)", "2 3"), ("(5 | 6 | 7).select($index)", "0 1 2"),
    ("(1 | 2).exists($this = 2)", "true"),
    ("(1 | 2).all($this > 1)", "false"), ("{}.all(false)", "true"), ("(true | false).allTrue()", "false"),
    ("(true | false).anyTrue()", "true"),
    ("(1 | 2).intersect(2 | 3)", "2"), ("(1 | 2).exclude(2)", "1"), ("(1 | 2).subsetOf(1 | 2 | 3)", "true"),
    ("(1 | 2).isDistinct()", "true"),
    ("(1).combine(1).isDistinct()", "false"), ("1.single()", "1"), ("(1 | 'a' | 2.5).ofType(Integer)", "1"),
    ("{}.exists()", "false"),
  ]

  static let texts = [
    ("'abcdef'.substring(2)", "cdef"), ("'abcdef'.substring(1, 2)", "bc"), ("'abc'.substring(9)", ""),
    ("'abc'.length()", "3"),
    ("'abc'.upper()", "ABC"), ("'a,b,c'.split(',')", "a b c"), ("('a' | 'b').join('-')", "a-b"),
    ("'abc'.indexOf('c')", "2"),
    ("'abcabc'.lastIndexOf('b')", "4"), ("'abc'.indexOf('x')", "-1"), ("'abc'.contains('')", "true"),
    ("'abc'.startsWith('ab')", "true"),
    ("'abc'.endsWith('b')", "false"), ("'a.b.c'.replace('.', '/')", "a/b/c"), ("'abc'.replace('', 'x')", "xaxbxcx"),
    ("'abc123'.matches('[0-9]+')", "true"), ("'abc123'.matchesFull('[0-9]+')", "false"),
    ("'31/12'.replaceMatches('([0-9]+)/([0-9]+)', '$2-$1')", "12-31"), ("'  a b '.trim()", "a b"),
    ("'åäö'.toChars()", "å ä ö"),
    ("'it\\'s'", "it's"), ("'\\u00e5'", "å"), ("'5'.toInteger() + 1", "6"), ("'5.5'.toInteger()", ""),
    ("'5.5'.toDecimal()", "5.5"),
    ("'x'.toDecimal()", ""), ("5.toString()", "5"), ("'yes'.toBoolean()", "true"), ("'2'.convertsToBoolean()", "false"),
    ("'2020-02-30'.toDate()", ""), ("'2020-02-29'.toDate()", "2020-02-29"), ("true.toInteger()", "1"),
  ]

  static let times = [
    ("today()", "2026-11-25"), ("now()", "2026-11-25T14:30:00+01:00"), ("timeOfDay()", "14:30:00"),
    ("@2020-02-29 + 1 year", "2021-02-28"),
    ("@2020-01-31 + 1 month", "2020-02-29"), ("@2020-03-01 - 1 day", "2020-02-29"),
    ("@2020-12-31 + 2 weeks", "2021-01-14"),
    ("@2020 + 18 months", "2021"), ("@2020-01-01T23:30:00+01:00 + 45 minutes", "2020-01-02T00:15:00+01:00"),
    ("@T23:30:00 + 1 hour", "00:30:00"), ("@2020-01-01 < @2020-01-02", "true"), ("@2020-01 < @2020-01-15", ""),
    ("@2020-01 < @2020-02-15", "true"),
    ("@2020 = @2020-01-01", ""), ("@2020-01-01T12:00:00Z = @2020-01-01T13:00:00+01:00", "true"),
    ("@T11:11:11 < @T11:11:12", "true"),
    ("birthDate < @1981-01-01", "true"), ("birthDate = '1980-02-29'", "true"), ("birthDate.yearOf()", "1980"),
    ("@T10:30.minuteOf()", "30"),
    ("today() - 18 years >= birthDate", "true"), ("4 days + 1 week", "11 days"), ("1 'km' > 900 'm'", "true"),
    ("1 'kg' = 1000 'g'", "true"),
    ("1 'kg' = 1 'm'", ""), ("2 * 3 'kg'", "6 'kg'"), ("1 'km' + 500 'm'", "1.5 'km'"), ("@9999-12-31 + 1 day", ""),
    ("@2020-01-01 + 99999999999 years", ""),
  ]

  static let trees = [
    ("name.given", "Eva Maria Evis"), ("Patient.name.family", "Berg"),
    ("name.where(use = 'official').given.first()", "Eva"), ("name[1].given", "Evis"),
    ("name.first().select(given.first() + ' ' + family)", "Eva Berg"), ("extension('http://x/a').value", "1.50"),
    ("extension.where(url = 'http://x/a').valueDecimal + 1", "2.50"), ("extension.value.ofType(Coding).code", "k"),
    ("extension.value.where($this is Coding).code", "k"), ("contact.repeat(item).n", "1 2 3"),
    ("contact.descendants().where(n = 3).n", "3"),
    ("contact.children().count()", "2"), ("finnsInte", ""), ("name.finnsInte.exists()", "false"), ("active", "true"),
    ("active = true", "true"),
    (
      "telecom.where(system='phone').select(($this.where(use='mobile') | $this.where(use='home')).first().value)",
      "018 070"
    ),
    ("name.given.count() = 3 // en kommentar", "true"), ("name /* mitt i */ .family", "Berg"),
    ("`name`.family", "Berg"),
  ]

  @Test(arguments: arithmetic + logic)
  func `Uttryck räknas ut som FHIRPath säger`(expression: String, result: String) throws {
    #expect(try Self.evaluate(expression) == result)
  }

  @Test(arguments: sets + texts)
  func `Samlingar och texter`(expression: String, result: String) throws {
    #expect(try Self.evaluate(expression) == result)
  }

  @Test(arguments: times + trees)
  func `Tider, enheter och vägar genom en fil`(expression: String, result: String) throws {
    #expect(try Self.evaluate(expression) == result)
  }

  @Test(arguments: [
    ("%ingen", PathProblem.undefinedVariable("ingen")), ("gissa()", .unknownFunction("gissa")),
    ("(1 | 2) + 1", .severalValues),
    ("1 + 'a'", .wrongKind("+")), ("'a'.matches('(')", .unreadablePattern("(")),
    ("iif(true)", .wrongArguments(function: "iif")),
    ("1 > 'a'", .wrongKind(">")),
  ])
  func `Uttryck som inte går att räkna ut säger varför`(expression: String, problem: PathProblem) {
    #expect(throws: problem) { try Self.evaluate(expression) }
  }

  @Test(arguments: [
    "", "1 +", "(1", "a b", "answer.count() = 3 asdf aqwe", "'öppen", "@2020-13", "a..b", "1 2", "%", "{1}", "#",
  ])
  func `Uttryck som inte går att läsa säger var`(expression: String) {
    #expect { try PathExpression(expression) } throws: { error in
      if case PathProblem.unreadable(expression, let place) = error {
        place >= 1 && place <= expression.count + 1
      } else {
        false
      }
    }
  }
}
