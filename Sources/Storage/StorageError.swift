/// Why the database did not do what was asked.
package enum StorageError: Error, Equatable {
  /// A rule of the schema (unique, foreign key, check) refused the write.
  case constraint(String)
  /// Two writers met; the transaction may be run again.
  case conflict
  /// The disk is full; nothing was written.
  case full
  /// The database cannot be reached or is locked for too long.
  case unavailable(String)
  /// The database was made by a newer program, or by a program that is no ancestor of this one.
  case wrongVersion(String)
  /// A table, schema or role that the statement names is not there.
  case absent(String)
  case missingColumn(String)
  case unreadable(column: String, value: String)
  case failed(String)
}
