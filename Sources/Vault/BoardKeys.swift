package import Vocabulary

/// What a board's data are sealed, found and signed with. Sv: nämndens nycklar.
package struct BoardKeys: Sendable {
  package let board: String
  /// Seals what belongs to the board and to no single file.
  package let sealing: SealingKey
  package let index: BlindIndex
  package let log: SigningKey
}

/// A case file's own key with its name in the store. Sv: aktens nyckel.
package struct FileKey: Sendable {
  package let id: ID<StoredKey>
  package let sealing: SealingKey
}
