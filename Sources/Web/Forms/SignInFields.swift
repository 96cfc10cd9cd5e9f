package import HTML

/// The two fields that every sign-in form has; password managers fill them in.
package enum SignInFields {
  package static func html(mail: String = "", problems: Problems = Problems()) -> HTML {
    let fields = Fields(Form(fields: [("epost", mail)]), problems: problems)
    return fields.text("epost", "E-post", type: "email", autocomplete: "username")
      + fields.text("losenord", "Lösenord", type: "password", autocomplete: "current-password")
  }

  package static var html: HTML { html() }
}
