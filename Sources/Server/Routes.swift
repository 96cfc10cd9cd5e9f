import Access
import ArgumentParser
import Casework
import DemoData
import Web

struct Routes: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Visar varje adress på webbplatsen och vem som får använda den.")

  func run() async throws {
    let nowhere = Boards(migrations: []) { _ in
      throw Refusal.notFound
    } vault: { _ in
      throw Refusal.notFound
    }
    for route in features(nowhere).flatMap(\.routes).sorted(by: {
      ($0.path, $0.method.rawValue) < ($1.path, $1.method.rawValue)
    }) {
      print("\(padded(route.method.rawValue, 5))\(padded(route.path, 64))\(route.who.rawValue)")
    }
  }

  private func padded(_ text: String, _ width: Int) -> String {
    text + String(repeating: " ", count: max(1, width - text.count))
  }
}
