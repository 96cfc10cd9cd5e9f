import Documents
import Packages
import Testing

/// A course put together part by part.
struct MadePackage {
  var manifest: [UInt8]
  var files: [(String, String)] = [("start.html", "<!doctype html><title>Kurs</title>")]

  static let resource = #"<resource identifier="r1" type="webcontent" adlcp:scormtype="sco" href="start.html"/>"#

  init(
    organisations: String = """
    <organizations default="o1"><organization identifier="o1"><title>Att fråga</title>
    <item identifier="i1" identifierref="r1"><title>Del ett</title></item></organization></organizations>
    """,
    resources: String = resource, version: String = "<schemaversion>1.2</schemaversion>", base: String = "",
    resourcesBase: String = "", files: [(String, String)]? = nil
  ) {
    manifest = Array(
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <manifest identifier="m" xmlns="http://www.imsproject.org/xsd/imscp_rootv1p1p2" \
      xmlns:adlcp="http://www.adlnet.org/xsd/adlcp_rootv1p2"\(base)>
      <metadata><schema>ADL SCORM</schema>\(version)</metadata>
      \(organisations)<resources\(resourcesBase)>\(resources)</resources></manifest>
      """.utf8)
    if let files { self.files = files }
  }

  var zip: MadeZip {
    var zip = MadeZip()
    zip.add("imsmanifest.xml", manifest)
    for (name, content) in files { zip.add(name, Array(content.utf8)) }
    return zip
  }

  func read() throws -> ScormPackage { try ScormPackage.read(zip.bytes, named: "kurs.zip") }
}

/// Reads what has to be refused; the sentence.
func refusal(_ bytes: [UInt8], _ limit: FolderLimit = .course) -> String {
  let problem = #expect(throws: DocumentProblem.self) {
    try ScormPackage.read(bytes, named: "kurs.zip", limit: limit)
  }
  let sentence = problem?.sentence ?? ""
  #expect(sentence.hasPrefix("Filen ”kurs.zip” ") && sentence.hasSuffix("."))
  return sentence
}

extension ScormPackage {
  /// What is in the bytes, none of it kept.
  static func read(_ bytes: [UInt8], named name: String, limit: FolderLimit = .course) throws -> ScormPackage {
    try read(TemporaryFile(bytes), named: name, limit: limit) { _, _ in }
  }
}
