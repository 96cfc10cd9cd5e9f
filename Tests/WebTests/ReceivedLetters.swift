import Foundation

/// Letters as programs of several makes write them, made up for the tests.
enum ReceivedLetters {
  static let uid = "0193a8-mote@samfrid.exempel.se"
  static let messageID = "0193a8f2c4@samfrid.exempel.se"

  /// With the line breaks that mail has.
  static func bytes(_ text: String) -> [UInt8] { Array(text.replacing("\n", with: "\r\n").utf8) }

  static func base64(_ text: String) -> String {
    Data(text.replacing("\n", with: "\r\n").utf8)
      .base64EncodedString(options: [.lineLength76Characters, .endLineWithLineFeed])
  }

  static let all = [
    outlook, gmail, apple, thunderbird, exchangeCounter, refresh, postfixBounce, exchangeBounce, eximBounce,
    qmailBounce, postfixDelay, outOfOffice, plainAnswer, readReceipt, forwarded,
  ].map(bytes)

  /// A single quoted-printable Western text, and the calendar as base64 with folded lines and a comment.
  static let outlook = """
    Received: from mx.kommun.exempel.se by post.samfrid.exempel.se; Wed, 18 Nov 2026 13:15:02 +0100
    Delivered-To: samfrid+0193a8.k2@samfrid.exempel.se
    X-Original-To: samfrid+0193a8.k2@samfrid.exempel.se
    From: =?iso-8859-1?Q?=D6rjan_Ek?= <Orjan.Ek@kommun.exempel.se>
    To: "Ek, Åsa (FoU)" <samfrid+0193a8.k2@samfrid.exempel.se>
    Subject: =?iso-8859-1?Q?Godk=E4nt:_Samr=E5d_om_v=E5ld_i_n=E4ra?=
     =?iso-8859-1?Q?_relationer?=
    Thread-Topic: Samråd
    Message-ID: <DB9PR02MB1234@DB9PR02MB1234.exempel.com>
    In-Reply-To: <\(messageID)>
    Content-Language: sv-SE
    X-MS-Has-Attach:
    Content-Type: multipart/alternative;
    \tboundary="_000_DB9PR02MB1234exempel_"
    MIME-Version: 1.0

    --_000_DB9PR02MB1234exempel_
    Content-Type: text/plain; charset="iso-8859-1"
    Content-Transfer-Encoding: quoted-printable

    Jag kommer g=E4rna, men =
    tio minuter senare.

    --_000_DB9PR02MB1234exempel_
    Content-Type: text/html; charset="iso-8859-1"
    Content-Transfer-Encoding: quoted-printable

    <html><body>Jag kommer g=E4rna.</body></html>

    --_000_DB9PR02MB1234exempel_
    Content-Type: text/calendar; charset="utf-8"; method=REPLY
    Content-Transfer-Encoding: base64

    \(base64(outlookCalendar))

    --_000_DB9PR02MB1234exempel_--
    """

  private static let outlookCalendar = """
    BEGIN:VCALENDAR
    METHOD:REPLY
    PRODID:Microsoft Exchange Server 2010
    VERSION:2.0
    BEGIN:VTIMEZONE
    TZID:W. Europe Standard Time
    BEGIN:STANDARD
    DTSTART:16010101T030000
    TZOFFSETFROM:+0200
    TZOFFSETTO:+0100
    RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=10
    END:STANDARD
    BEGIN:DAYLIGHT
    DTSTART:16010101T020000
    TZOFFSETFROM:+0100
    TZOFFSETTO:+0200
    RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=3
    END:DAYLIGHT
    END:VTIMEZONE
    BEGIN:VEVENT
    ATTENDEE;PARTSTAT=ACCEPTED;CN=Örjan Ek:mailto:Orjan.Ek@kommun.exempel.se
    COMMENT;LANGUAGE=sv-SE:Jag kommer gärna\\, men tio minuter senare.\\n
    UID:\(uid)
    SUMMARY;LANGUAGE=sv-SE:Godkänt: Samråd om våld i nära relationer
    DTSTART;TZID=W. Europe Standard Time:20261201T100000
    DTEND;TZID=W. Europe Standard Time:20261201T110000
    CLASS:PUBLIC
    DTSTAMP:20261118T121500Z
    SEQUENCE:2
    X-MICROSOFT-CDO-APPT-SEQUENCE:2
    X-MICROSOFT-CDO-BUSYSTATUS:BUSY
    END:VEVENT
    END:VCALENDAR
    """

  /// The same calendar twice, and the marks of a program that sends for somebody.
  static let gmail = """
    Delivered-To: samfrid+0193a8.k3@samfrid.exempel.se
    Return-Path: <asa.oberg@gmail.exempel>
    MIME-Version: 1.0
    Reply-To: =?UTF-8?B?w4VzYSDDlmJlcmc=?= <asa.oberg@gmail.exempel>
    Sender: Kalender <calendar-notification@gmail.exempel>
    Auto-Submitted: auto-generated
    Message-ID: <calendar-7e1@gmail.exempel>
    Subject: =?UTF-8?Q?Avb=C3=B6jt=3A_Samr=C3=A5d_ons_1_dec?=
    From: =?UTF-8?B?w4VzYSDDlmJlcmc=?= <asa.oberg@gmail.exempel>
    To: samfrid+0193a8.k3@samfrid.exempel.se
    Content-Type: multipart/mixed; boundary="000000000000a1b2c3"

    --000000000000a1b2c3
    Content-Type: multipart/alternative; boundary="000000000000a1b2c2"

    --000000000000a1b2c2
    Content-Type: text/plain; charset="UTF-8"; format=flowed; delsp=yes
    Content-Transfer-Encoding: base64

    \(base64("Åsa Öberg har tackat nej till denna inbjudan."))
    --000000000000a1b2c2
    Content-Type: text/calendar; charset="UTF-8"; method=REPLY
    Content-Transfer-Encoding: 7bit

    \(gmailCalendar)
    --000000000000a1b2c2--

    --000000000000a1b2c3
    Content-Type: application/ics; name="invite.ics"
    Content-Disposition: attachment; filename="invite.ics"
    Content-Transfer-Encoding: base64

    \(base64(gmailCalendar))
    --000000000000a1b2c3--
    """

  private static let gmailCalendar = """
    BEGIN:VCALENDAR
    PRODID:-//Google Inc//Google Calendar 70.9054//EN
    VERSION:2.0
    CALSCALE:GREGORIAN
    METHOD:REPLY
    BEGIN:VEVENT
    DTSTART:20261201T090000Z
    DTEND:20261201T100000Z
    DTSTAMP:20261118T121600Z
    ORGANIZER;CN=Asa Ek:mailto:samfrid+0193a8.k3@samfrid.exempel.se
    UID:\(uid)
    ATTENDEE;CUTYPE=INDIVIDUAL;ROLE=REQ-PARTICIPANT;PARTSTAT=DECLINED;CN=asa.ob
     erg@gmail.exempel;X-NUM-GUESTS=0;X-RESPONSE-COMMENT="Är på kurs; tyvärr":mai
     lto:asa.oberg@gmail.exempel
    CREATED:20261101T080000Z
    SEQUENCE:0
    STATUS:CONFIRMED
    SUMMARY:Samråd
    TRANSP:OPAQUE
    END:VEVENT
    END:VCALENDAR
    """

  /// No method in the type, the calendar quoted-printable, no SEQUENCE, and an address in capitals of the scheme.
  static let apple = """
    Delivered-To: <samfrid+0193a8.k4@samfrid.exempel.se>
    From: Karin Berg <karin.berg@mac.exempel>
    Content-Type: multipart/mixed; boundary=Apple-Mail-1A2B
    Mime-Version: 1.0 (1.0)
    Subject: Re: Samråd
    Message-Id: <1A2B@mac.exempel>
    To: samfrid+0193a8.k4@samfrid.exempel.se

    --Apple-Mail-1A2B
    Content-Type: text/plain;
    \tcharset=us-ascii
    Content-Transfer-Encoding: 7bit

    Karin Berg kanske kommer.
    --Apple-Mail-1A2B
    Content-Disposition: attachment;
    \tfilename*=utf-8''M%C3%B6te.ics
    Content-Type: text/calendar;
    \tname*0*=utf-8''M%C3%B6;
    \tname*1=te.ics; charset=utf-8
    Content-Transfer-Encoding: quoted-printable

    BEGIN:VCALENDAR
    CALSCALE:GREGORIAN
    METHOD:REPLY
    PRODID:-//Apple Inc.//macOS 15//EN
    VERSION:2.0
    BEGIN:VEVENT
    ATTENDEE;CN=3D"Karin Berg";CUTYPE=3DINDIVIDUAL;EMAIL=3D"karin.berg@mac.exempel=
    ";PARTSTAT=3DTENTATIVE:MAILTO:karin.berg@mac.exempel
    COMMENT:M=C3=A5ste kolla
    DTSTAMP:20261118T121700Z
    DTSTART;TZID=3DEurope/Stockholm:20261201T100000
    RECURRENCE-ID;TZID=3DEurope/Stockholm:20261201T100000
    UID:\(uid)
    END:VEVENT
    END:VCALENDAR
    --Apple-Mail-1A2B--
    """

  /// 8bit, several attendees of whom one sends the letter, one delegates, and one is a room without an address.
  static let thunderbird = """
    From: =?UTF-8?Q?Per_=C3=85str?= =?UTF-8?Q?=C3=B6m?= <per@forening.exempel>
    To: samfrid+0193a8.k5@samfrid.exempel.se,
     Fler: =?utf-8?q?=3Cond=40exempel=2Ese=3E?= <b@exempel.se>, c@exempel.se (Cilla (C) Ek);, "d@exempel.se" <e@exempel.se>
    Subject: Svar =?UTF-8?B?w6U=?= =?UTF-8?B?w6Q=?= och plain å
    Message-ID: <tb-1@forening.exempel>
    User-Agent: Mozilla Thunderbird
    MIME-Version: 1.0
    Content-Type: multipart/mixed; boundary="------------tb"

    This is a multi-part message in MIME format.
    --------------tb
    Content-Type: text/plain; charset=UTF-8; format=flowed
    Content-Transfer-Encoding: 8bit

    Per Åström har skickat en ersättare.

    --------------tb
    Content-Type: text/calendar; method=REPLY; charset=UTF-8
    Content-Transfer-Encoding: 8BIT

    BEGIN:VCALENDAR
    VERSION:2.0
    PRODID:-//Mozilla.org/NONSGML Mozilla Calendar V1.1//EN
    METHOD:REPLY
    BEGIN:VEVENT
    DTSTAMP;TZID=Ingenstans/Alls:20261118T121800
    UID:\(uid)
    SEQUENCE:1
    ATTENDEE;CN=Per Åström;PARTSTAT=DELEGATED;DELEGATED-TO="mailto:lisa@forening.exempel","mailto:olle@forening.exempel":mailto:per@forening.exempel
    ATTENDEE;CN=Lisa;PARTSTAT=NEEDS-ACTION;DELEGATED-FROM="mailto:per@forening.exempel":mailto:lisa@forening.exempel
    ATTENDEE;PARTSTAT=ACCEPTED;SENT-BY="mailto:kansli@forening.exempel":mailto:ordf@forening.exempel
    ATTENDEE;PARTSTAT=ACCEPTED;CUTYPE=ROOM:urn:uuid:1234
    COMMENT:Gäller alla
    X-MOZ-RECEIVED-SEQUENCE:1
    END:VEVENT
    END:VCALENDAR
    --------------tb--
    """

  /// Only a calendar, with another time.
  static let exchangeCounter = """
    From: "Ek, Örjan" <orjan.ek@kommun.exempel.se>
    To: samfrid+0193a8.k2@samfrid.exempel.se
    Subject: =?utf-8?B?TnkgdGlkIGbDtnJlc2zDpXM=?=
    Content-Type: text/calendar; method="COUNTER"; charset=utf-8
    Content-Transfer-Encoding: 8bit
    MIME-Version: 1.0

    BEGIN:VCALENDAR
    VERSION:2.0
    METHOD:COUNTER
    BEGIN:VEVENT
    UID:\(uid)
    SEQUENCE:2
    DTSTAMP:20261118T122000Z
    DTSTART:20261202T090000Z
    DTEND:20261202T100000Z
    ATTENDEE;PARTSTAT=TENTATIVE;CN="Ek, Örjan":mailto:orjan.ek@kommun.exempel.se
    COMMENT:Kan onsdagen?
    END:VEVENT
    END:VCALENDAR
    """

  /// The method only in the type, and no VCALENDAR around the event.
  static let refresh = """
    From: orjan.ek@kommun.exempel.se
    Content-Type: application/ics; name=fraga.ics; method=refresh
    MIME-Version: 1.0

    BEGIN:VEVENT
    UID:\(uid)
    DTSTAMP:20261118T122100Z
    ATTENDEE:orjan.ek@kommun.exempel.se
    END:VEVENT
    """

  /// Somebody sends another's answer on: they have not answered themselves.
  static let forwarded = """
    From: vidare@exempel.se
    Subject: VB: Godkänt
    Content-Type: multipart/mixed; boundary=yttre

    --yttre
    Content-Type: message/rfc822

    \(gmail)
    --yttre--
    """
}
