/// Why the vault does not do what was asked. None of them says anything of what is sealed. Sv: fel i nyckelvalvet.
package enum VaultFault: Error, Equatable {
  /// Sealed with another key or for another place, or changed since.
  case unopened
  /// The key was destroyed, or belongs to another installation.
  case keyMissing
  /// The key folder cannot be read or written; the text says which file.
  case folder(String)
  /// A file in the key folder is not what it should be.
  case damaged(String)
  /// libcrypto refused, as when memory is short.
  case refused
}
