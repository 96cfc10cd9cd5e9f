import Testing

@testable import Web

struct ReceivedMailTests {
  private func mail(_ text: String) throws -> ReceivedMail {
    try #require(ReceivedMail.read(ReceivedLetters.bytes(text)))
  }

  private func decoded(_ text: String) -> String { EncodedWords.decoded(Array(text.utf8)[...]) }

  private func addresses(_ text: String) -> [Correspondent] {
    CorrespondentReader.addresses(in: [Array(text.utf8)[...]])
  }

  @Test func `kodade ord läses i de teckenuppsättningar som finns`() {
    #expect(decoded("=?utf-8?Q?=C3=A5_=C3=A4?= =?UTF-8?b?w7Y=?=") == "å äö")
    #expect(decoded("=?iso-8859-1?q?=E5?= och =?windows-1252?Q?=80?=") == "å och €")
    #expect(decoded("=?ISO-8859-15?Q?=A4=E5?=") == "€å")
    #expect(decoded("=?us-ascii*en?Q?a?=\t=?us-ascii?Q?b?=") == "ab")
    #expect(decoded("=?utf-8?Q?=C3?=  =?utf-8?Q?=A5?=") == "å")
    #expect(decoded("=?koi8-r?Q?=C3=A5?=") == "å")
    #expect(decoded("Re: =?utf-8?B?w6U?=!") == "Re: å!")
    for whole in ["=?utf-8?X?a?=", "=?utf-8?Q?a", "=??Q?a?=", "=?", "a=b", "=?utf-8?Q?a?b?="] {
      #expect(decoded(whole) == whole)
    }
  }

  @Test func `alla tecken i Windows-1252 finns`() {
    let bytes = Array(UInt8.min...UInt8.max)
    let text = MailCharset.text(bytes, named: "windows-1252")
    #expect(text.unicodeScalars.count == 256)
    #expect(text.unicodeScalars.suffix(128).prefix(4).map(\.value) == [0x20AC, 0xFFFD, 0x201A, 0x0192])
    #expect(text.unicodeScalars.suffix(97).prefix(2).map(\.value) == [0x0178, 0x00A0])
    #expect(MailCharset.text([0xE5, 0x20], named: "utf-8") == "å ")
    #expect(MailCharset.text([0xC3, 0xA5], named: "iso-8859-1") == "Ã¥")
    #expect(MailCharset.text([0xC3, 0xA5], named: nil) == "å")
  }

  @Test func `adresser läses ur namn, kommentarer och grupper`() throws {
    let mail = try mail(ReceivedLetters.thunderbird)
    #expect(mail.from?.name == "Per Åström" && mail.subject == "Svar åä och plain å")
    let words = ["samfrid+0193a8.k5@samfrid.exempel.se", "b@exempel.se", "c@exempel.se", "e@exempel.se"]
    #expect(mail.to.map(\.address) == words)
    #expect(mail.to.map(\.name) == [nil, "<ond@exempel.se>", "Cilla C Ek", "d@exempel.se"])
  }

  @Test func `den första adressen gäller och trasiga räknas inte`() {
    #expect(addresses("<a@b.se> <c@d.se>").map(\.address) == ["a@b.se"])
    let quoted = addresses(#""Ek, \"Å\" <x@y.se>" <a@b.se>"#)
    #expect(quoted.map(\.address) == ["a@b.se"] && quoted.map(\.name) == [#"Ek, "Å" <x@y.se>"#])
    #expect(addresses("Åsa <a@b.se").map(\.address) == ["a@b.se"])
    for broken in ["", "<>", "a@", "@b", "a b@c.se", "a@b@c", "<a@b,c@d>", "(a@b.se)", "a@b.se\u{7F}"] {
      #expect(addresses(broken).isEmpty, "\(broken)")
    }
  }

  @Test func `ett brev med flera avsändare har ingen`() throws {
    #expect(try mail("From: a@b.se\nFrom: c@d.se\n\nx").from == nil)
    #expect(try mail("From: a@b.se, c@d.se\n\nx").from == nil)
    #expect(try mail("Subject: x\n\nx").from == nil)
  }

  @Test func `parametrar läses i delar, med citattecken och teckenuppsättning`() {
    func value(_ text: String) -> ParameterisedValue { ParameterisedValue(Array(text.utf8)[...]) }
    let parted = value("Text/Plain ; NAME*1*=%A5.ics; name*0*=utf-8'sv'%C3; name=fel; x=\"a;b=\\\"c\\\"\"; y = z ; y=w")
    #expect(parted.value == "text/plain")
    #expect(parted.parameters == ["name": "å.ics", "x": "a;b=\"c\"", "y": "z"])
    #expect(value("a/b; name*=iso-8859-1''%E5%zz%").parameters["name"] == "å%zz%")
    #expect(value("a/b; name*1=x; name*-1=y; name*99999999999999999999=z").parameters.isEmpty)
    #expect(value("a/b; name=\"=?utf-8?Q?=C3=A5?=\"").parameters["name"] == "å")
    #expect(value("").value == "" && value(";;=;").value == "")
  }

  @Test func `base64 och quoted-printable läses också när de är trasiga`() {
    func base64(_ text: String) -> [UInt8] { TransferEncoding.base64(Array(text.utf8)[...]) }
    func quoted(_ text: String) -> [UInt8] { TransferEncoding.quotedPrintable(Array(text.utf8)[...]) }
    #expect(base64("aGVq") == Array("hej".utf8) && base64("aGU=aGU=") == Array("hehe".utf8))
    #expect(base64("a G\r\nVq!") == Array("hej".utf8) && base64("aGV") == Array("he".utf8))
    #expect(base64("=").isEmpty && base64("a").isEmpty)
    #expect(quoted("a=3Db=\r\nc=\nd= \t\r\ne=") == Array("a=bcde".utf8))
    #expect(quoted("=zz=3=+1=-1") == Array("=zz=3=+1=-1".utf8))
    #expect(quoted("= a=\r") == Array("= a=\r".utf8))
  }

  @Test func `styrtecken kommer inte med`() throws {
    let mail = try mail("Subject: a\u{0}b=?utf-8?Q?=0D=0ABcc:_x?=\nFrom: \"a\u{7}\" <a@b.se>\n\na\u{0}b\tc\rd\u{1B}")
    #expect(mail.subject == "a b  Bcc: x" && mail.from?.name == "a")
    #expect(mail.body == "ab\tc\nd")
  }

  @Test func `ett brev utan delar, radbrytningar eller huvuden läses`() throws {
    #expect(ReceivedMail.read([])?.body == "")
    #expect(ReceivedMail.read(Array("Subject: x".utf8))?.subject == "x")
    #expect(try mail("\nbara text").body == "bara text")
    let lone = ReceivedMail.read(Array("From x\nSubject : y\n z\n\nrad\n".utf8))
    #expect(lone?.subject == "y z" && lone?.body == "rad")
    #expect(ReceivedMail.read([UInt8](repeating: 0x61, count: ReceivedMail.mostBytes + 1)) == nil)
  }

  @Test func `bilagor är inte brevets text`() throws {
    let parts = """
      Content-Type: multipart/mixed; boundary=a

      --a
      Content-Disposition: attachment; filename=x.txt

      bilaga
      --ab
      --a \t
      Content-Type: text/plain

      text
      --a--
      efter
      """
    #expect(try mail(parts).body == "text")
    #expect(try mail(parts.replacing("--a--\nefter", with: "")).body == "text")
  }
}
