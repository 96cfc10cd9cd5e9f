import CZip
import Testing

/// Looks inside a written workbook.
enum ZipPart {
  static func text(_ path: String, of bytes: [UInt8]) throws -> String {
    try bytes.withUnsafeBytes { buffer in
      let source = try #require(zip_source_buffer_create(buffer.baseAddress, zip_uint64_t(buffer.count), 0, nil))
      let archive = try #require(zip_open_from_source(source, ZIP_RDONLY, nil))
      defer { zip_discard(archive) }
      let part = try #require(zip_fopen(archive, path, 0), "\(path) saknas")
      defer { zip_fclose(part) }
      var content = [UInt8](repeating: 0, count: 1_000_000)
      let count = zip_fread(part, &content, zip_uint64_t(content.count))
      return String(decoding: content[..<max(0, Int(count))], as: UTF8.self)
    }
  }
}
