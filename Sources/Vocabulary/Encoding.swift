extension UInt8 {
  /// Two hexadecimal digits in lower case (RFC 4648, 8).
  package var hexadecimal: String { (self < 16 ? "0" : "") + String(self, radix: 16) }
}

/// A text for use as one part of a path or query: all but letters, digits and `-._~` is percent-encoded (RFC 3986, 2.1).
package func urlPart(_ text: String) -> String {
  var encoded = ""
  for byte in text.utf8 {
    switch byte {
    case 48...57, 65...90, 97...122, 45, 46, 95, 126: encoded.unicodeScalars.append(Unicode.Scalar(byte))
    default: encoded += "%" + byte.hexadecimal.uppercased()
    }
  }
  return encoded
}

/// A text as a string of JSON (RFC 8259, section 7).
package func quotedJSON(_ text: String) -> String {
  var quoted = "\""
  for scalar in text.unicodeScalars {
    switch scalar {
    case "\"": quoted += "\\\""
    case "\\": quoted += "\\\\"
    case "\n": quoted += "\\n"
    case "\r": quoted += "\\r"
    case "\t": quoted += "\\t"
    case "\u{0}"..<" ": quoted += "\\u00" + UInt8(truncatingIfNeeded: scalar.value).hexadecimal
    default: quoted.unicodeScalars.append(scalar)
    }
  }
  return quoted + "\""
}
