import Documents
import Packages
import TestSupport
import Testing

/// The files of data/elearning/scorm, which its readme tells of.
@Suite(.enabled(if: SharedFolder.exists)) struct SharedPackageTests {
  @Test func `Kursen om golf spelas med nio delar i två kapitel`() throws {
    var (kept, pieces) = (0, [String: Int]())
    let bytes = try SharedFolder.bytes("elearning/scorm/RuntimeMinimumCalls_SCORM12-mini.zip")
    let package = try ScormPackage.read(TemporaryFile(bytes), named: "golf.zip") { file, content in
      kept += content.count
      pieces[file.path, default: 0] += content.count
    }
    #expect(package.files.allSatisfy { pieces[$0.path, default: 0] == $0.bytes })
    #expect(package.title == "Golf Explained - Minimum Run-time Calls")
    #expect(package.items.count == 9)
    #expect(package.items.allSatisfy { $0.isTracked })
    #expect(package.items[0].headings == ["Playing the Game"] && package.items[0].entry == "Playing/Playing.html")
    #expect(package.items[5].entry == "shared/assessmenttemplate.html?questions=Playing")
    #expect(package.items[8].title == "Having Fun Quiz" && package.items[8].headings == ["Having Fun"])
    #expect(package.files.count == 24 && package.bytes == kept)
    #expect(package.file(at: "playing/PAR.jpg")?.mediaType == "image/jpeg")
    #expect(package.leftOut.allSatisfy { $0.hasSuffix(".xsd") } && package.leftOut.count == 4)
  }

  @Test func `Kursen utan organisation spelas genom sin resurs`() throws {
    let bytes = try SharedFolder.bytes("elearning/scorm/singlescobasic_missingorg.zip")
    let package = try ScormPackage.read(bytes, named: "singlescobasic_missingorg.zip")
    #expect(package.title == "singlescobasic_missingorg")
    #expect(package.items.map(\.entry) == ["sso/launchpage.html"])
    #expect(package.items[0].isTracked)
  }

  @Test(arguments: [
    ("badscorm", "i mappen ”badscorm”"), ("invalid", "saknar imsmanifest.xml"), ("validscorm", "är trasig på rad"),
  ])
  func `De trasiga avvisas med skälet`(name: String, words: String) throws {
    #expect(refusal(try SharedFolder.bytes("elearning/scorm/\(name).zip")).contains(words))
  }

  @Test func `Varje fil är prövad`() {
    #expect(SharedFolder.names(in: "elearning/scorm", ending: ".zip").count == 5)
  }

  @Test func `En kurs för cmi5 avvisas med besked`() throws {
    let bytes = try SharedFolder.bytes("elearning/cmi5/single_au_basic_responsive-utan-media.zip")
    #expect(refusal(bytes).contains("cmi5"))
  }
}
