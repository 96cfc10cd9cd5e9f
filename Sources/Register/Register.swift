package import Web

/// Who is who: organisations, functions and the persons who hold them in turn; the municipality page. Sv: register.
package struct Register: Feature {
  package init() {}

  package var routes: [Route] { [] }
}
