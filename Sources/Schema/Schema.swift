internal import Access
internal import AccessLog
internal import Casework
internal import Courses
internal import Events
internal import Networks
internal import Packages
internal import Register
package import Storage
internal import Surveys
internal import Training
internal import Web

/// All migrations of an installation, one ordered list per database. A step is added at the end of its module's list.
package enum Schema {
  package static func migrations(of database: Database.Name) -> [Migration] {
    switch database {
    case .identity:
      [EventMigration.migration, MailMigration.migration] + AccessMigrations.all + RegisterMigrations.all
        + [MailMigration.invitations, MailMigration.addresses, CalendarMigration.migration]
    // The vault brings its own up to date.
    case .keys: []
    case .board: LogMigrations.all + CaseworkMigrations.all
    case .regional:
      [EventMigration.migration, MailMigration.migration] + SurveyMigrations.all
        + [MailMigration.invitations, MailMigration.addresses] + NetworkMigrations.all + EventMigrations.all
        + TrainingMigrations.all + CourseMigrations.all + PackageMigrations.all
    }
  }
}

extension Database {
  /// Brings the database's schema up to date.
  @discardableResult
  package func migrate() async throws -> [String] { try await migrate(Schema.migrations(of: name)) }

  package func pendingMigrations() async throws -> [String] { try await pending(Schema.migrations(of: name)) }
}
