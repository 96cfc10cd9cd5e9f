import Documents
import Packages
import TestSupport
import Testing

@Suite struct HostileZipTests {
  static let texts: [(name: String, words: String)] = [
    ("../ut.html", "punkter"), ("a/../../ut.html", "punkter"), ("./a.html", "punkter"), ("..", "punkter"),
    ("../\u{338}etc.html", "punkter"), ("/etc/passwd", "börjar med snedstreck"), ("/\u{338}a", "börjar med snedstreck"),
    ("C:/a.html", "kolon"), ("c:a.html", "kolon"), ("a.html:s", "kolon"), (#"a\b.html"#, "omvänt snedstreck"),
    (#"..\..\a.html"#, "omvänt snedstreck"), ("a//b.html", "mapp utan namn"), ("", "mapp utan namn"),
    ("a\nb.html", "osynliga"), ("a\u{202E}lmth.exe", "osynliga"), ("a\u{7F}.html", "osynliga"),
    (String(repeating: "å", count: 101) + ".html", "för långt"),
    (String(repeating: "a/", count: 300) + "b", "för långt"),
    ("START.html", "två gånger"), ("start.html/b.css", "både fil och mapp"), ("Start.HTML/", "både fil och mapp"),
    ("a.html\0.exe", "osynliga"),
  ]

  @Test(arguments: texts.indices) func `Namn som kan leda ut ur mappen avvisas`(index: Int) {
    let attack = Self.texts[index]
    var zip = MadePackage().zip
    zip.entries.append(MadeZip.Entry(name: Array(attack.name.utf8), content: []))
    #expect(refusal(zip.bytes).contains(attack.words), "\(attack.name)")
  }

  @Test func `Samma namn med sammansatt och delat tecken avvisas`() {
    var zip = MadePackage().zip
    zip.add("å.html")
    zip.add("a\u{30A}.html")
    #expect(refusal(zip.bytes).contains("två gånger"))
  }

  @Test func `Namn utan UTF-8 läses som i DOS`() throws {
    var zip = MadePackage().zip
    zip.entries.append(MadeZip.Entry(name: [0x86, 0x84, 0x94] + Array(".html".utf8), content: [], flags: 0))
    #expect(try ScormPackage.read(zip.bytes, named: "k").file(at: "åäö.html") != nil)
  }

  @Test func `Genvägar, lösenord och ovanlig packning avvisas`() {
    func with(_ change: (inout MadeZip.Entry) -> Void) -> String {
      var zip = MadePackage().zip
      var entry = MadeZip.Entry(name: Array("a.html".utf8), content: Array("/etc/passwd".utf8))
      change(&entry)
      zip.entries.append(entry)
      return refusal(zip.bytes)
    }
    #expect(with { $0.unixMode = 0o120_777 }.contains("genväg"))
    #expect(with { $0.flags = 1 }.contains("lösenord"))
    #expect(with { $0.method = 14 }.contains("ovanligt"))
    #expect(with { $0.claimedBytes = 400_000_000 }.contains("större än"))
    #expect(with { $0.packedBytes = 1_000_000 }.contains("skadad"))
  }

  @Test func `En bomb som säger sig bli tio gigabyte avvisas utan att packas upp`() {
    var zip = MadePackage().zip
    for number in 0..<40 {
      var entry = MadeZip.Entry(name: Array("b\(number).html".utf8), content: [], method: 8)
      entry.claimedBytes = 250_000_000
      zip.entries.append(entry)
    }
    #expect(refusal(zip.bytes).contains("200 MB"))
    zip.entries[5].claimedBytes = 0xFFFF_FFFF
    #expect(refusal(zip.bytes).contains("60 MB"))
  }

  @Test func `Bomber avvisas medan de räknas`() throws {
    var zip = MadePackage().zip
    zip.addZeros("a.txt", 9_000_000)
    #expect(try ScormPackage.read(zip.bytes, named: "k").bytes > 9_000_000)
    zip.addZeros("b.txt", 9_000_000)
    #expect(refusal(zip.bytes).contains("orimligt mycket"))
    var lying = MadePackage().zip
    lying.addZeros("a.txt", 9_000_000, claiming: 1_000)
    let words = refusal(lying.bytes)
    #expect(words.contains("större än den uppger") || words.contains("skadad"))
    var small = FolderLimit.course
    small.unpackedBytes = 1_000_000
    #expect(refusal(lying.bytes, small).contains("Filen"))
  }

  @Test func `Poster som delar samma bytes avvisas`() {
    var zip = MadePackage().zip
    zip.add("a.txt", [UInt8](repeating: 0x61, count: 10_000))
    for number in 0..<10 {
      var entry = zip.entries[2]
      entry.name = Array("a\(number).txt".utf8)
      entry.sharing = 2
      zip.entries.append(entry)
    }
    #expect(refusal(zip.bytes).contains("skadad"))
  }

  @Test func `För många filer, Zip64 och falska antal avvisas`() {
    var zip = MadePackage().zip
    zip.hasZip64Locator = true
    #expect(refusal(zip.bytes).contains("Zip64"))
    zip.hasZip64Locator = false
    zip.claimedCount = 0xFFFF
    #expect(refusal(zip.bytes).contains("fler än 5000"))
    zip.claimedCount = 3
    #expect(refusal(zip.bytes).contains("skadad"))
    zip.claimedCount = 1
    #expect(refusal(zip.bytes).contains("Filen"))
    zip.claimedCount = nil
    for number in 0..<5_000 { zip.add("f\(number).txt") }
    #expect(refusal(zip.bytes).contains("fler än 5000"))
  }

  @Test func `Det som inte är en zip-fil avvisas`() {
    #expect(refusal([]).contains("ingen zip-fil"))
    #expect(refusal(Array("%PDF-1.7".utf8)).contains("ingen zip-fil"))
    #expect(refusal(Array("PK\u{3}\u{4}".utf8)).contains("skadad"))
    var limit = FolderLimit.course
    limit.packedBytes = 100
    #expect(refusal(MadePackage().zip.bytes, limit).contains("högst 1 MB"))
    #expect(refusal(MadeZip().bytes).contains("saknar imsmanifest.xml"))
  }

  @Test func `En fel kontrollsumma avvisas`() throws {
    var zip = MadePackage(files: [("start.html", "AAAABBBBCCCC")]).zip.bytes
    let place = try #require(zip.indices.first { zip[$0...].starts(with: Array("AAAABBBB".utf8)) })
    zip[place] = 0x42
    #expect(refusal(zip).contains("skadad"))
  }

  @Test func `En kommentar sist i filen stör inte`() throws {
    var zip = MadePackage().zip
    zip.comment = Array("Exporterad".utf8)
    #expect(try ScormPackage.read(zip.bytes, named: "k").items.count == 1)
  }
}
