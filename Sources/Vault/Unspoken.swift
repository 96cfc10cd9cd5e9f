/// What no log, no message and no failed test may print: a description says that it is there and nothing more.
protocol Unspoken: CustomStringConvertible, CustomReflectable {}

extension Unspoken {
  package var description: String { "\(Self.self)(…)" }
  package var customMirror: Mirror { Mirror(self, children: [:]) }
}

extension SealingKey: Unspoken {}
extension SigningKey: Unspoken {}
extension BlindIndex: Unspoken {}
extension BoardKeys: Unspoken {}
extension FileKey: Unspoken {}
