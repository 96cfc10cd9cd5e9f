import Testing

@testable import Vault

struct SealingTests {
  private let place = Place(board: "umea", table: "note", row: "01", column: "text")

  @Test(arguments: ["", "å", String(repeating: "Hon bor på Storgatan. ", count: 500)])
  func `det som förseglas kommer tillbaka som det var`(_ text: String) throws {
    let key = try SealingKey.random()
    let sealed = try key.seal(text, for: place)
    #expect(try key.text(sealed, for: place) == text)
    #expect(sealed.count == text.utf8.count + SealingKey.overhead)
    #expect(try key.seal(text, for: place) != sealed, "samma text ger samma bytes två gånger")
  }

  @Test(arguments: [
    Place(board: "vindeln", table: "note", row: "01", column: "text"),
    Place(board: "umea", table: "plan", row: "01", column: "text"),
    Place(board: "umea", table: "note", row: "02", column: "text"),
    Place(board: "umea", table: "note", row: "01", column: "name"),
    Place(board: "umea", table: "not", row: "e01", column: "text"),
  ])
  func `ett värde som flyttats öppnas inte där`(_ other: Place) throws {
    let key = try SealingKey.random()
    let sealed = try key.seal("hemligt", for: place)
    #expect(throws: VaultFault.unopened) { try key.open(sealed, for: other) }
  }

  @Test func `en annan nyckel öppnar inte, och inte heller när en enda bit är ändrad`() throws {
    let key = try SealingKey.random()
    let sealed = try key.seal("hemligt", for: place)
    #expect(throws: VaultFault.unopened) { try SealingKey.random().open(sealed, for: place) }
    for byte in sealed.indices {
      for bit in 0..<8 {
        var changed = sealed
        changed[byte] ^= 1 << bit
        #expect(throws: VaultFault.unopened) { try key.open(changed, for: place) }
      }
    }
    for count in 0..<sealed.count {
      #expect(throws: VaultFault.unopened) { try key.open(Array(sealed.prefix(count)), for: place) }
    }
  }

  /// NIST's published vector for AES-256-GCM (GCM test case 16), so that what we write others can open.
  @Test func `chiffret är AES-256-GCM`() throws {
    let (sealed, tag) = try GaloisCounter(
      key: [UInt8](hex: "feffe9928665731c6d6a8f9467308308feffe9928665731c6d6a8f9467308308"),
      nonce: [UInt8](hex: "cafebabefacedbaddecaf888"), place: [UInt8](hex: "feedfacedeadbeeffeedfacedeadbeefabaddad2")
    ).encrypt(
      [UInt8](
        hex:
          "d9313225f88406e5a55909c5aff5269a86a7a9531534f7da2e4c303d8a318a721c3c0c95956809532fcf0e2449a6b525b16aedf5aa0de657ba637b39"
      ))
    #expect(
      sealed
        == [UInt8](
          hex:
            "522dc1f099567d07f47f37a32a84427d643a8cdcbfe5c0c97598a2bd2555d1aa8cb08e48590dbb3da7b08b1056828838c5f61e6393ba7a0abcc9f662"
        ))
    #expect(tag == [UInt8](hex: "76fc6ece0f4e1768cddf8853bb2d551b"))
  }

  @Test func `en signatur gäller bara det som signerades, med rätt nyckel`() throws {
    let key = try SigningKey.random()
    let message = Array("storlek 12, rot abc".utf8)
    let signature = try key.sign(message)
    #expect(key.publicKey.verifies(signature, of: message))
    #expect(!key.publicKey.verifies(signature, of: message + [0]))
    #expect(!(try SigningKey.random().publicKey.verifies(signature, of: message)))
    for byte in signature.indices {
      var changed = signature
      changed[byte] ^= 1
      #expect(!key.publicKey.verifies(changed, of: message))
    }
  }

  /// RFC 8032, 7.1, test 1, and FIPS 180-4's "abc".
  @Test func `signaturer och hashar är de som standarderna säger`() throws {
    let seed = [UInt8](hex: "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60")
    let key = try SigningKey(seed: seed)
    #expect(hexadecimal(key.publicKey.bytes) == "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a")
    #expect(
      hexadecimal(try key.sign([]))
        == "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b"
    )
    #expect(
      hexadecimal(try Hashing.sha256(Array("a".utf8), Array("bc".utf8)))
        == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
  }
}

extension [UInt8] {
  init(hex: String) {
    let digits = Array<UInt8>(hex.utf8).map { $0 < 58 ? $0 - 48 : $0 - 87 }
    self = stride(from: 0, to: digits.count, by: 2).map { digits[$0] << 4 | digits[$0 + 1] }
  }
}
