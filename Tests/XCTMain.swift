import Testing

/// Where the tests begin. That this file is here keeps the build from looking for tests of XCTest, of which there are none, in an
/// index that costs a sixth of its time to make (decision 0007).
@main
enum XCTMain {
  static func main() async { await Testing.__swiftPMEntryPoint() as Never }
}
