/// How much of a packed folder we are willing to unpack, so that a hostile or mistaken one cannot fill memory or disk.
package struct FolderLimit: Sendable {
  /// The zip file itself.
  package var packedBytes: Int
  /// All files together, unpacked.
  package var unpackedBytes: Int
  /// One file, unpacked.
  package var fileBytes: Int
  /// Files and folders in the list of contents.
  package var entries: Int
  /// How many times larger than the zip file all of it may be; what is smaller than ``modestBytes`` is not asked.
  package var ratio: Int

  package init(packedBytes: Int, unpackedBytes: Int, fileBytes: Int, entries: Int, ratio: Int) {
    self.packedBytes = packedBytes
    self.unpackedBytes = unpackedBytes
    self.fileBytes = fileBytes
    self.entries = entries
    self.ratio = ratio
  }

  /// A course with short films: 60 MB packed, 200 MB unpacked, 5 000 files. Text packs to a tenth; film not at all.
  package static let course = FolderLimit(
    packedBytes: 60_000_000, unpackedBytes: 200_000_000, fileBytes: 60_000_000, entries: 5_000, ratio: 100)

  /// 10 MB.
  package static let modestBytes = 10_000_000
}
