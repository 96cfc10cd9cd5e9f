import HTTPTypes
import Hummingbird
import NIOCore
import Testing

@testable import Web

struct CookieTests {
  private static let secure = settings("https://samfrid.example.se")
  private static let plain = settings("http://127.0.0.1:8080")

  private static func settings(_ address: String) -> Settings {
    Settings(address: address, isDemonstration: false, mailServer: nil, mailSender: "samfrid@example.org")
  }

  private func request(_ cookies: String) -> Request {
    Request(
      head: HTTPRequest(
        method: .get, scheme: "https", authority: "samfrid.example.se", path: "/", headerFields: [.cookie: cookies]),
      body: RequestBody(buffer: ByteBuffer()))
  }

  @Test func `över https läses bara kakor som hör till den här värden`() {
    let both = request("samfrid=utifran; __Host-samfrid=egen; samfrid_device=utifran; __Host-samfrid_device=egen")
    #expect(Cookies.session(of: both, Self.secure) == "egen")
    #expect(Cookies.device(of: both, Self.secure) == "egen")
    #expect(Cookies.session(of: both, Self.plain) == "utifran")
    let planted = request("samfrid=utifran; samfrid_notice=d.Falskt; samfrid_device=utifran")
    #expect(Cookies.session(of: planted, Self.secure) == nil)
    #expect(Cookies.notice(of: planted, Self.secure) == nil)
    #expect(Cookies.device(of: planted, Self.secure) == nil)
  }

  @Test func `varje kaka är bunden till värden och dold för skript`() {
    let cookies = [
      Cookies.setSession("a", Self.secure), Cookies.endSession(Self.secure),
      Cookies.setNotice(.done("Sparat"), Self.secure), Cookies.endNotice(Self.secure),
      Cookies.setDevice("a", Self.secure),
    ]
    for cookie in cookies {
      #expect(cookie.hasPrefix("__Host-samfrid"), "\(cookie)")
      #expect(cookie.contains("; Path=/; Secure; HttpOnly; SameSite=Lax"), "\(cookie)")
    }
    #expect(Cookies.setSession("a", Self.plain) == "samfrid=a; Path=/; HttpOnly; SameSite=Lax")
    #expect(Cookies.setDevice("a", Self.secure).hasSuffix("; Max-Age=31536000"))
  }
}
