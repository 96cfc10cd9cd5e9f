import Testing

@testable import Web

struct MailServerTests {
  @Test func `en adress läses med användare, lösenord, port och mapp`() throws {
    let server = try #require(
      MailServer("imaps://svar%40exempel.se:%C3%A5%3A%2F@Post.Exempel.se:1993/In%20box/Sv%C3%A5ra"))
    #expect(server.user == "svar@exempel.se" && server.password == "å:/")
    #expect(server.host == "post.exempel.se" && server.path == "In box/Svåra")
    #expect(server.url == "imaps://post.exempel.se:1993/In%20box%2FSv%C3%A5ra")
    let apart = try #require(MailServer("smtp://fel:fel@post.exempel.se", user: "a", password: "b@:/"))
    #expect(apart.user == "a" && apart.password == "b@:/" && apart.url == "smtp://post.exempel.se/")
    #expect(MailServer("smtp://[::1]:25")?.url == "smtp://[::1]:25/")
  }

  @Test func `det som inte är en e-postserver avvisas`() {
    let addresses = [
      "", "post.exempel.se", "http://post.exempel.se", "smtp://", "smtp:///x", "smtp://:hemligt@post.exempel.se",
      "imaps://a%0D%0Ab@post.exempel.se", "imaps://post.exempel.se/IN%0ABOX", "imaps://post.exempel.se/?x",
      "smtp://a b",
      "smtp://post.exempel.se:70000",
    ]
    for address in addresses { #expect(MailServer(address) == nil, "\(address)") }
    #expect(MailServer("smtp://post.exempel.se", password: "b") == nil)
    #expect(IMAPMailbox(address: "imaps://post.exempel.se") == nil)
    #expect(IMAPMailbox(address: "smtps://a:b@post.exempel.se") == nil)
  }

  @Test func `bara den egna datorn är den egna datorn`() {
    for own in ["smtp://127.0.0.1", "smtp://LOCALHOST:2525/", "imap://[::1]", "smtp://a:b@localhost"] {
      #expect(MailServer(own)?.isOwnMachine == true)
    }
    for other in ["smtp://127.0.0.1.exempel.se", "smtp://localhost.exempel.se", "smtp://localhost@post.exempel.se"] {
      #expect(MailServer(other)?.isOwnMachine == false)
    }
  }

  @Test func `mappars namn skrivs så att ingen kan ge ett kommando`() {
    #expect(FolderName.written("INBOX") == "\"INBOX\"")
    #expect(FolderName.written("a\"\\\r\nA1 DELETE x") == "\"a\\\"\\\\A1 DELETE x\"")
    #expect(FolderName.inASCII("Skräp & mer") == "Skr&AOQ-p &- mer")
    #expect(FolderName.inASCII("台北") == "&U,BTFw-")
    #expect(FolderName.inASCII("😀å") == "&2D3eAADl-")
    #expect(FolderName.inASCII("") == "")
  }

  @Test func `svaret på en sökning läses`() {
    #expect(
      IMAPSearch.numbers(in: Array("* 3 EXISTS\r\n* SEARCH 7 3 0 4294967296 x\r\n* search 9\r\n".utf8)) == [3, 7, 9])
    #expect(IMAPSearch.numbers(in: Array("* SEARCH\r\n".utf8)).isEmpty)
  }
}
