/// The number of a machine, in the order of the net: 4 bytes (IPv4) or 16 (IPv6). Sv: internetadress.
package struct InternetAddress: Sendable, Equatable {
  let bytes: [UInt8]

  package init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// Whether it is a machine that anybody on the internet reaches: neither this one, nor of a net of one's own, nor one
  /// that is kept for something else or hides another address (RFC 6890 and IANA's two registers of special addresses).
  package var isPublic: Bool {
    switch bytes.count {
    case 4: !Self.special4.contains { $0.has(bytes) }
    case 16: Self.global6.has(bytes) && !Self.special6.contains { $0.has(bytes) }
    default: false
    }
  }

  private static let special4: [Net] = [
    Net([0], 8), Net([10], 8), Net([100, 64], 10), Net([127], 8), Net([169, 254], 16), Net([172, 16], 12),
    Net([192, 0, 0], 24), Net([192, 0, 2], 24), Net([192, 88, 99], 24), Net([192, 168], 16), Net([198, 18], 15),
    Net([198, 51, 100], 24), Net([203, 0, 113], 24), Net([224], 4), Net([240], 4),
  ]
  /// All that has been given out; the rest, with addresses that carry an IPv4 one, is left out.
  private static let global6 = Net([0x20], 3)
  private static let special6: [Net] = [
    Net([0x20, 0x01, 0x00], 23), Net([0x20, 0x01, 0x0D, 0xB8], 32), Net([0x20, 0x02], 16), Net([0x3F, 0xFF], 20),
  ]

  /// All addresses that begin with the same bits.
  private struct Net {
    let start: [UInt8]
    let bits: Int

    init(_ start: [UInt8], _ bits: Int) {
      self.start = start
      self.bits = bits
    }

    func has(_ bytes: [UInt8]) -> Bool {
      (0..<bits).allSatisfy { bit in
        let own = bit / 8 < start.count ? start[bit / 8] : 0
        return (own ^ bytes[bit / 8]) & (0x80 >> UInt8(bit % 8)) == 0
      }
    }
  }
}
