package import Web

/// Signing in, opening an account by an invitation, one's own account, and helping a colleague who has lost the
/// password or the phone. Sv: konton och inloggning.
package struct Accounts: Feature {
  package init() {}

  package var routes: [Route] { SignInRoutes().routes + ActivationRoutes().routes + OwnAccountRoutes().routes }
}
