/// An element of the data model of SCORM 1.2 (Run-Time Environment 3.4.4): who may read and set it, and what it holds.
/// `scorm-adapter.js` has the same table; the same vectors are run against both.
struct ScormElement: Sendable {
  enum Access: Sendable { case keyword, readOnly, writeOnly, readWrite }

  let access: Access
  let kind: ScormValueKind

  private init(_ access: Access, _ kind: ScormValueKind = .text(0)) {
    self.access = access
    self.kind = kind
  }

  /// By name, with `n` for a place in a list. Counts of lists are not here: ``ScormPlace`` knows them.
  static let all: [String: ScormElement] = [
    "cmi.core.student_id": ScormElement(.readOnly),
    "cmi.core.student_name": ScormElement(.readOnly),
    "cmi.core.lesson_location": ScormElement(.readWrite, .text(1_000)),
    "cmi.core.credit": ScormElement(.readOnly),
    "cmi.core.lesson_status": ScormElement(.readWrite, .words(statuses)),
    "cmi.core.entry": ScormElement(.readOnly),
    "cmi.core.score.raw": ScormElement(.readWrite, .score),
    "cmi.core.score.min": ScormElement(.readWrite, .score),
    "cmi.core.score.max": ScormElement(.readWrite, .score),
    "cmi.core.total_time": ScormElement(.readOnly),
    "cmi.core.lesson_mode": ScormElement(.readOnly),
    "cmi.core.exit": ScormElement(.writeOnly, .words(["time-out", "suspend", "logout", ""])),
    "cmi.core.session_time": ScormElement(.writeOnly, .timespan),
    "cmi.suspend_data": ScormElement(.readWrite, .text(mostSuspended)),
    "cmi.launch_data": ScormElement(.readOnly),
    "cmi.comments": ScormElement(.readWrite, .text(4_096)),
    "cmi.comments_from_lms": ScormElement(.readOnly),
    "cmi.objectives.n.id": ScormElement(.readWrite, .identifier),
    "cmi.objectives.n.score.raw": ScormElement(.readWrite, .score),
    "cmi.objectives.n.score.min": ScormElement(.readWrite, .score),
    "cmi.objectives.n.score.max": ScormElement(.readWrite, .score),
    "cmi.objectives.n.status": ScormElement(.readWrite, .words(statuses.union(["not attempted"]))),
    "cmi.student_data.mastery_score": ScormElement(.readOnly),
    "cmi.student_data.max_time_allowed": ScormElement(.readOnly),
    "cmi.student_data.time_limit_action": ScormElement(.readOnly),
    "cmi.student_preference.audio": ScormElement(.readWrite, .whole(-1...100)),
    "cmi.student_preference.language": ScormElement(.readWrite, .text(255)),
    "cmi.student_preference.speed": ScormElement(.readWrite, .whole(-100...100)),
    "cmi.student_preference.text": ScormElement(.readWrite, .whole(-1...1)),
    "cmi.interactions.n.id": ScormElement(.writeOnly, .identifier),
    "cmi.interactions.n.objectives.n.id": ScormElement(.writeOnly, .identifier),
    "cmi.interactions.n.time": ScormElement(.writeOnly, .clockTime),
    "cmi.interactions.n.type": ScormElement(.writeOnly, .words(questionTypes)),
    "cmi.interactions.n.correct_responses.n.pattern": ScormElement(.writeOnly, .text(4_096)),
    "cmi.interactions.n.weighting": ScormElement(.writeOnly, .decimal),
    "cmi.interactions.n.student_response": ScormElement(.writeOnly, .text(4_096)),
    "cmi.interactions.n.result": ScormElement(.writeOnly, .result(["correct", "wrong", "unanticipated", "neutral"])),
    "cmi.interactions.n.latency": ScormElement(.writeOnly, .timespan),
  ]

  /// What never changes.
  static let keywords: [String: String] = [
    "cmi._version": "3.4",
    "cmi.core._children": "student_id,student_name,lesson_location,credit,lesson_status,entry,score,total_time,"
      + "lesson_mode,exit,session_time",
    "cmi.core.score._children": "raw,min,max",
    "cmi.objectives._children": "id,score,status",
    "cmi.objectives.n.score._children": "raw,min,max",
    "cmi.student_data._children": "mastery_score,max_time_allowed,time_limit_action",
    "cmi.student_preference._children": "audio,language,speed,text",
    "cmi.interactions._children": "id,objectives,time,type,correct_responses,weighting,student_response,result,latency",
  ]

  /// The lists, and how long each may become.
  static let lists: [String: Int] = [
    "cmi.objectives": 250, "cmi.interactions": 1_000, "cmi.interactions.n.objectives": 50,
    "cmi.interactions.n.correct_responses": 50,
  ]

  /// The standard asks for 4 096; courses of today write more, and fail when it is cut.
  static let mostSuspended = 65_536

  private static let statuses: Set<String> = ["passed", "completed", "failed", "incomplete", "browsed"]
  private static let questionTypes: Set<String> = [
    "true-false", "choice", "fill-in", "matching", "performance", "sequencing", "likert", "numeric",
  ]
}
