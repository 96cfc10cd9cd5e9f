import Testing

@testable import Web

/// What is fetched from others' machines, and what never is.
@Suite(.timeLimit(.minutes(1)))
struct FetchTests {
  private func number(_ text: String) -> InternetAddress {
    if text.contains(":") {
      let halves = text.split(separator: "::", maxSplits: 1, omittingEmptySubsequences: false).map { half in
        half.split(separator: ":").flatMap { group in
          let value = UInt16(group, radix: 16) ?? 0
          return [UInt8(value >> 8), UInt8(value & 255)]
        }
      }
      let tail = halves.count > 1 ? halves[1] : []
      return InternetAddress(halves[0] + [UInt8](repeating: 0, count: 16 - halves[0].count - tail.count) + tail)
    }
    return InternetAddress(text.split(separator: ".").compactMap { UInt8($0) })
  }

  @Test(arguments: [
    "0.0.0.0", "10.1.2.3", "100.64.0.1", "100.127.255.255", "127.0.0.1", "127.255.1.1", "169.254.169.254", "172.16.0.1",
    "172.31.255.255", "192.0.0.8", "192.0.2.1", "192.168.0.1", "198.18.0.1", "198.19.255.255", "198.51.100.9",
    "203.0.113.4", "224.0.0.1", "240.0.0.1", "255.255.255.255", "::", "::1", "::ffff:7f00:1", "64:ff9b::a00:1",
    "fc00::1",
    "fd12::1", "fe80::1", "ff02::1", "2001:db8::1", "2001::1", "2002:7f00:1::", "3fff::1",
  ]) func `en dator på ett eget nät nås aldrig`(_ text: String) { #expect(!number(text).isPublic) }

  @Test(arguments: [
    "1.1.1.1", "9.255.255.255", "11.0.0.1", "100.63.255.255", "100.128.0.1", "172.15.0.1", "172.32.0.1", "192.169.0.1",
    "198.17.1.1", "198.20.0.1", "223.255.255.255", "2001:6b0::1", "2a00:1450::1", "2600::1",
  ]) func `en dator på internet nås`(_ text: String) { #expect(number(text).isPublic) }

  @Test func `vad som inte är en internetadress nås inte`() {
    #expect(!InternetAddress([]).isPublic && !InternetAddress([8, 8, 8]).isPublic)
  }

  @Test(arguments: [
    ("", "hela adressen"), ("kalender.exempel.se", "https"), ("http://kalender.exempel.se/a.ics", "https://"),
    ("file:///etc/passwd", "hela adressen"), ("ftp://kalender.exempel.se/a", "https://"),
    ("https://anna:hemligt@kalender.exempel.se/a.ics", "lösenord"), ("https://127.0.0.1/a.ics", "vanlig webbadress"),
    ("https://[::1]/a.ics", "vanlig webbadress"), ("https://2130706433/", "vanlig webbadress"),
    ("https://0x7f.1/", "vanlig webbadress"), ("https://localhost/a.ics", "vanlig webbadress"),
    ("https://intranat/a.ics", "vanlig webbadress"), ("https://kalender.exempel.se:8443/a.ics", "vanlig webbadress"),
    ("https://kalender.exempel.se/a b.ics", "hela adressen"), ("https://kalender.exempel.se/\n", "hela adressen"),
  ]) func `fel adress får en mening som säger hur man gör`(_ typed: String, _ words: String) {
    let fault = #expect(throws: OutsideAddress.Fault.self) { try OutsideAddress(typed) }
    #expect(fault?.sentence.contains(words) == true, "\(fault?.sentence ?? "")")
  }

  @Test func `en kalenderadress hämtas krypterat, och nära datorer bara när det är sagt`() throws {
    #expect(
      try OutsideAddress("webcal://kalender.exempel.se/a.ics?x=1").text == "https://kalender.exempel.se/a.ics?x=1")
    #expect(try OutsideAddress("https://intranat:8443/a.ics", near: ["intranat"]).isNear)
    #expect(throws: OutsideAddress.Fault.self) {
      try OutsideAddress("https://intranat.se:8443/a.ics", near: ["intranat"])
    }
  }

  /// libcurl leads every name that ends so to the machine itself.
  @Test func `ett namn som leder till den egna datorn hämtas inte`() async throws {
    let address = try OutsideAddress("https://kalender.localhost/a.ics")
    await #expect(throws: FetchProblem.near) { try await Fetch.bytes(at: address) }
  }

  @Test(
    .enabled(if: OutsideServer.hasPython),
    arguments: [
      ("/borta.ics", FetchProblem.refused(404)), ("/stor.ics", .tooLarge), ("/langsam.ics", .slow),
      ("/vidare.ics", .refused(302)),
    ]) func `det som inte går att hämta sägs`(_ path: String, _ problem: FetchProblem) async throws
  {
    let outside = try OutsideServer.calendars()
    let address = try OutsideAddress("https://localhost:\(outside.place.port)\(path)", near: ["localhost"])
    await #expect(throws: problem) { try await Fetch.bytes(at: address, patience: 3) }
  }

  @Test(.enabled(if: OutsideServer.hasPython))
  func `en fil hämtas, och ett certifikat som ingen går i god för litar vi inte på`()
    async throws
  {
    let outside = try OutsideServer.calendars()
    let near = try OutsideAddress("https://localhost:\(outside.place.port)/kalender.ics", near: ["localhost"])
    #expect(try await String(decoding: Fetch.bytes(at: near), as: UTF8.self).hasPrefix("BEGIN:VCALENDAR"))
    // The same machine by a name that others could have.
    let other = try OutsideAddress(
      "https://kalender.localhost:\(outside.place.port)/kalender.ics", near: ["kalender.localhost"])
    await #expect(throws: FetchProblem.untrusted) { try await Fetch.bytes(at: other) }
    await #expect(throws: FetchProblem.untrusted) {
      try await Fetch.bytes(at: other, certificates: outside.place.certificates)
    }
  }
}
