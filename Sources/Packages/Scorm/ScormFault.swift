/// Why the run-time environment does not do as an item asks, by its number (SCORM 1.2 Run-Time Environment, 3.3.1.6).
package enum ScormFault: Int, Error, Sendable {
  /// General exception; ours for what is too much to keep.
  case general = 101
  /// No such element, or a place in a list that is not there.
  case invalidArgument = 201
  case noChildren = 202
  case noCount = 203
  /// An element of the standard that we do not have.
  case notImplemented = 401
  case keyword = 402
  case readOnly = 403
  case writeOnly = 404
  case incorrectType = 405
}
