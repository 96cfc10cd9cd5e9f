package import Web

/// Theme days and training: who holds them, who comes, and what came of it. Sv: evenemang.
package struct Events: Feature {
  package init() {}
  package var routes: [Route] { [] }
}
