import CZip
import Glibc

/// A zip file in memory or on disk, read part by part, with a ceiling on all that is unpacked.
final class ZipArchive {
  private let handle: OpaquePointer
  private let file: SentFile
  private let limit: ReadLimit
  private var unpacked = 0

  private init(_ handle: OpaquePointer, _ file: SentFile, _ limit: ReadLimit) {
    self.handle = handle
    self.file = file
    self.limit = limit
  }

  deinit { zip_discard(handle) }

  static func open<Result>(
    _ bytes: [UInt8], file: SentFile, limit: ReadLimit, _ body: (ZipArchive) throws -> Result
  ) throws -> Result {
    try bytes.withUnsafeBytes { buffer in
      guard let source = zip_source_buffer_create(buffer.baseAddress, zip_uint64_t(buffer.count), 0, nil) else {
        throw file.damaged
      }
      guard let handle = zip_open_from_source(source, ZIP_RDONLY, nil) else {
        zip_source_free(source)
        throw file.damaged
      }
      return try body(ZipArchive(handle, file, limit))
    }
  }

  static func open<Result>(
    _ packed: TemporaryFile, file: SentFile, limit: ReadLimit, _ body: (ZipArchive) throws -> Result
  ) throws -> Result {
    let descriptor = packed.duplicate()
    // It closes what it was given when it can open it, and not otherwise.
    guard let handle = zip_fdopen(descriptor, 0, nil) else {
      close(descriptor)
      throw file.damaged
    }
    return try body(ZipArchive(handle, file, limit))
  }

  func has(_ path: String) -> Bool { index(of: path) != nil }

  var paths: [String] {
    (0..<min(zip_get_num_entries(handle, 0), 2000)).compactMap {
      zip_get_name(handle, zip_uint64_t($0), 0).map { String(cString: $0) }
    }
  }

  /// All entries, folders too.
  var count: Int { Int(zip_get_num_entries(handle, 0)) }

  /// The name of an entry by its number: UTF-8, or code page 437 as the format has had it since DOS.
  func name(_ index: Int) -> String? { zip_get_name(handle, zip_uint64_t(index), 0).map { String(cString: $0) } }

  /// The bytes of the name as they stand in the file, up to a NUL.
  func rawName(_ index: Int) -> [UInt8]? {
    zip_get_name(handle, zip_uint64_t(index), zip_flags_t(ZIP_FL_ENC_RAW)).map { name in
      var length = 0
      while name[length] != 0 { length += 1 }
      return Array(UnsafeRawBufferPointer(start: name, count: length))
    }
  }

  /// Hands over the part in pieces; throws before more than the limit has been unpacked.
  func read(_ path: String, _ take: (UnsafeRawBufferPointer) throws -> Void) throws {
    guard let index = index(of: path) else { throw file.damaged }
    try pour(Int(index)) { piece in
      unpacked += piece.count
      guard unpacked <= limit.unpackedBytes else {
        throw file.problem("blir orimligt stor när den packas upp. Ta bort blad som inte behövs och spara den på nytt.")
      }
      try take(piece)
    }
  }

  /// Hands over the part of this number in pieces, checked by its sum. Whoever takes them counts.
  func pour(_ number: Int, _ take: (UnsafeRawBufferPointer) throws -> Void) throws {
    let index = zip_uint64_t(number)
    try refuseEncrypted(index)
    guard let part = zip_fopen_index(handle, index, 0) else { throw file.damaged }
    defer { zip_fclose(part) }
    let piece = UnsafeMutableRawBufferPointer.allocate(byteCount: 65_536, alignment: 1)
    defer { piece.deallocate() }
    while true {
      let count = Int(zip_fread(part, piece.baseAddress, zip_uint64_t(piece.count)))
      guard count >= 0 else { throw file.damaged }
      if count == 0 { return }
      try take(UnsafeRawBufferPointer(rebasing: piece[..<count]))
    }
  }

  func bytes(_ path: String) throws -> [UInt8] {
    var all: [UInt8] = []
    try read(path) { all.append(contentsOf: $0) }
    return all
  }

  private func index(of path: String) -> zip_uint64_t? {
    let index = zip_name_locate(handle, path, zip_flags_t(ZIP_FL_NOCASE))
    return index < 0 ? nil : zip_uint64_t(index)
  }

  private func refuseEncrypted(_ index: zip_uint64_t) throws {
    var status = zip_stat_t()
    guard zip_stat_index(handle, index, 0, &status) == 0 else { throw file.damaged }
    guard status.encryption_method == 0 else {
      throw file.problem("är skyddad med lösenord. Ta bort lösenordet, spara filen och försök igen.")
    }
  }
}

extension SentFile {
  package var damaged: DocumentProblem {
    problem("är skadad eller bara delvis hämtad. Hämta eller spara den på nytt och försök igen.")
  }
}
