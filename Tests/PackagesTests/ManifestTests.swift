import Packages
import Testing

@Suite struct ManifestTests {
  @Test func `En liten kurs läses`() throws {
    let package = try MadePackage().read()
    #expect(package.title == "Att fråga")
    #expect(package.items.map(\.title) == ["Del ett"])
    #expect(package.files.map(\.path) == ["imsmanifest.xml", "start.html"])
    #expect(package.file(at: "START.HTML")?.mediaType == "text/html")
  }

  @Test func `Kodningar och märken läses`() throws {
    let text = String(decoding: MadePackage().manifest, as: UTF8.self)
    var package = MadePackage()
    package.manifest = [0xEF, 0xBB, 0xBF] + MadePackage().manifest
    #expect(try package.read().title == "Att fråga")
    let wide = text.replacing("UTF-8", with: "UTF-16")
    package.manifest = [0xFF, 0xFE] + wide.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    #expect(try package.read().title == "Att fråga")
    package.manifest = [0xFE, 0xFF] + wide.utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
    #expect(try package.read().title == "Att fråga")
    package.manifest = text.replacing("UTF-8", with: "ISO-8859-1").unicodeScalars.map { UInt8($0.value) }
    #expect(try package.read().title == "Att fråga")
    package.manifest = Array(text.replacing("UTF-8", with: "windows-1252").utf8)
    #expect(refusal(package.zip.bytes).contains("UTF-8"))
  }

  @Test func `DOCTYPE, entiteter och trasig XML avvisas`() {
    var package = MadePackage()
    let bomb = "<!DOCTYPE manifest [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;\">]><manifest>&b;</manifest>"
    package.manifest = Array(bomb.utf8)
    #expect(refusal(package.zip.bytes).contains("DOCTYPE"))
    package.manifest = Array("<!DOCTYPE m SYSTEM \"file:///etc/passwd\"><manifest/>".utf8)
    #expect(refusal(package.zip.bytes).contains("DOCTYPE"))
    package.manifest = Array("<manifest>\n<resources></manifest>".utf8)
    #expect(refusal(package.zip.bytes).contains("trasig på rad 2"))
    package.manifest = Array("<html/>".utf8)
    #expect(refusal(package.zip.bytes).contains("beskriver ingen kurs"))
    package.manifest = Array(String(repeating: "<manifest>", count: 100).utf8)
    #expect(refusal(package.zip.bytes).contains("nivåer"))
    package.manifest = []
    #expect(refusal(package.zip.bytes).contains("trasig"))
    package.manifest = [UInt8](repeating: 0x20, count: 5_000_001)
    #expect(refusal(package.zip.bytes).contains("orimligt stor"))
  }

  @Test(arguments: ["2004 3rd Edition", "2004 4th Edition", "CAM 1.3"])
  func `SCORM 2004 avvisas`(version: String) {
    let package = MadePackage(version: "<schemaversion>\(version)</schemaversion>")
    #expect(refusal(package.zip.bytes).contains("SCORM 2004"))
  }

  @Test func `SCORM 2004 utan version känns igen`() throws {
    let later = MadePackage.resource.replacing("scormtype", with: "scormType")
    #expect(refusal(MadePackage(resources: later, version: "").zip.bytes).contains("SCORM 2004"))
    #expect(try MadePackage(version: "").read().items.count == 1)
    #expect(try MadePackage(version: "<schemaversion> 1.2 </schemaversion>").read().items.count == 1)
  }

  @Test func `Ordning, rubriker, parametrar och bedömning följer med`() throws {
    let organisations = """
      <organizations default="b"><organization identifier="a"><title>Fel</title></organization>
      <organization identifier="b"><title> Rätt
        kurs </title><metadata><title>Inte</title></metadata>
      <item identifier="k"><title>Kapitel</title>
        <item identifier="i1" identifierref="r1" parameters="?a=1&amp;b=å"><title>Ett</title>
          <adlcp:masteryscore>80</adlcp:masteryscore><adlcp:datafromlms> x=1 </adlcp:datafromlms>
          <adlcp:maxtimeallowed>00:30:00</adlcp:maxtimeallowed>
          <adlcp:timelimitaction>exit,message</adlcp:timelimitaction>
          <adlcp:prerequisites type="aicc_script">i9</adlcp:prerequisites></item></item>
      <item identifier="i2" identifierref="r2" parameters="#del"><title>Två</title>
        <adlcp:masteryscore>800</adlcp:masteryscore></item>
      <item identifier="i3" identifierref="r1" isvisible="false"><title>Dold</title></item>
      </organization></organizations>
      """
    let resources = """
      <resource identifier="r1" type="webcontent" adlcp:scormtype="SCO" href="a/b.html?x=1" xml:base="mapp/"/>
      <resource identifier="r2" type="webcontent" adlcp:scormtype="asset" href="./fil%20%C3%A5.PDF"/>
      """
    let package = try MadePackage(
      organisations: organisations, resources: resources, base: " xml:base='rot/'", resourcesBase: " xml:base='sub/'",
      files: [("rot/sub/mapp/a/B.html", ""), ("rot/sub/fil a\u{30A}.pdf", "")]
    ).read()
    #expect(package.title == "Rätt kurs")
    #expect(package.items.map(\.identifier) == ["i1", "i2"])
    let (one, two) = (package.items[0], package.items[1])
    #expect(one.entry == "rot/sub/mapp/a/B.html?x=1&a=1&b=%C3%A5")
    #expect(one.headings == ["Kapitel"] && one.isTracked && one.masteryScore?.value == 80)
    #expect(one.launchData == "x=1" && one.maxTimeAllowed?.hundredths == 180_000)
    #expect(one.timeLimitAction == "exit,message")
    #expect(two.entry == "rot/sub/fil%20%C3%A5.pdf#del" && !two.isTracked && two.masteryScore == nil)
  }

  @Test func `Saknad förvald organisation ger den första`() throws {
    let organisations = """
      <organizations default="borta"><organization identifier="a"><title>Första</title>
      <item identifier="i" identifierref="r1"/></organization></organizations>
      """
    let package = try MadePackage(organisations: organisations).read()
    #expect(package.title == "Första" && package.items[0].title == "Del utan namn")
  }

  @Test(arguments: [
    ("https://example.org/kurs.html", "utanför paketet"), ("//example.org/", "utanför paketet"),
    ("../start.html", "utanför paketet"), ("%2e%2e/start.html", "utanför paketet"), ("/start.html", "utanför paketet"),
    (#"..\start.html"#, "utanför paketet"), ("javascript:alert(1)", "utanför paketet"), ("?x", "utanför paketet"),
    ("borta.html", "inte finns"), ("start.html%00", "utanför paketet"), ("stil.css", "inte är någon sida"),
    ("kod.xsd", "inte finns eller"),
  ])
  func `En sida som inte går att öppna avvisas`(href: String, words: String) {
    let resource = MadePackage.resource.replacing("start.html", with: href)
    let files = [("start.html", ""), ("stil.css", ""), ("kod.xsd", "")]
    #expect(refusal(MadePackage(resources: resource, files: files).zip.bytes).contains(words))
  }

  @Test func `En kurs utan sida och en del utan resurs avvisas`() {
    #expect(refusal(MadePackage(organisations: "", resources: "").zip.bytes).contains("inte pekar ut någon sida"))
    #expect(refusal(MadePackage(resources: "").zip.bytes).contains("resurs som inte finns"))
    #expect(refusal(MadePackage(files: []).zip.bytes).contains("inte finns"))
  }

  @Test func `Det som inte visas lämnas och program avvisas`() throws {
    let files = [
      ("start.html", ""), ("källa.docx", ""), ("__MACOSX/._start.html", ""), ("bild/Thumbs.db", ""), ("x", ""),
    ]
    let package = try MadePackage(files: files).read()
    #expect(package.leftOut == ["källa.docx", "x"])
    for name in ["film.swf", "a/FILM.SWF"] {
      #expect(refusal(MadePackage(files: files + [(name, "")]).zip.bytes).contains("Flash"))
    }
    for name in ["start.exe", "a.php", "b.BAT", ".htaccess"] {
      #expect(refusal(MadePackage(files: files + [(name, "")]).zip.bytes).contains("program"))
    }
  }
}
