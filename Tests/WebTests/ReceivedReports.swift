extension ReceivedLetters {
  static let postfixBounce = """
    Return-Path: <>
    Date: Wed, 18 Nov 2026 13:20:00 +0100 (CET)
    From: MAILER-DAEMON@post.exempel.se (Mail Delivery System)
    Subject: Undelivered Mail Returned to Sender
    To: samfrid@samfrid.exempel.se
    Auto-Submitted: auto-replied
    MIME-Version: 1.0
    Content-Type: multipart/report; report-type=delivery-status;
    \tboundary="4F1B.1700/post.exempel.se"
    Message-Id: <20261118122000.4F1C@post.exempel.se>

    This is a MIME-encapsulated message.

    --4F1B.1700/post.exempel.se
    Content-Description: Notification
    Content-Type: text/plain; charset=us-ascii

    I'm sorry to have to inform you that your message could not be delivered.

    --4F1B.1700/post.exempel.se
    Content-Description: Delivery report
    Content-Type: message/delivery-status

    Reporting-MTA: dns; post.exempel.se
    X-Postfix-Queue-ID: 4F1B
    Arrival-Date: Wed, 18 Nov 2026 13:19:58 +0100 (CET)

    Final-Recipient: rfc822; slutat@kommun.exempel.se
    Original-Recipient: rfc822;orjan@kommun.exempel.se
    Action: failed
    Status: 5.1.1
    Remote-MTA: dns; mx.kommun.exempel.se
    Diagnostic-Code: smtp; 550 5.1.1 <slutat@kommun.exempel.se>: Recipient address
        rejected: User unknown

    Final-Recipient: rfc822; sen@kommun.exempel.se
    Action: delayed
    Status: 4.4.1

    --4F1B.1700/post.exempel.se
    Content-Description: Undelivered Message Headers
    Content-Type: text/rfc822-headers

    From: Samfrid <samfrid@samfrid.exempel.se>
    To: orjan@kommun.exempel.se
    Subject: Inbjudan
    Message-ID: <\(messageID)>

    --4F1B.1700/post.exempel.se--
    """

  /// The whole letter is sent back, with our invitation in it; nothing says what the recipient was called to begin with.
  static let exchangeBounce = """
    From: <postmaster@kommun.exempel.se>
    To: <samfrid@samfrid.exempel.se>
    Subject: =?utf-8?B?T2xldmVyZXJiYXJ0OiBJbmJqdWRhbg==?=
    MIME-Version: 1.0
    Content-Type: multipart/report; report-type="delivery-status";
    \tboundary="9B095B5ADSN=_01D9"
    X-DSNContext: 335a7efd - 4457 - 00000001 - 80040546
    Message-ID: <7f0c@DB9.exempel.com>
    In-Reply-To: <fel-1@samfrid.exempel.se>

    This is a MIME-formatted message.

    --9B095B5ADSN=_01D9
    Content-Type: multipart/alternative; differences=Content-Type;
    \tboundary="9B095B5ADSN=_01D9a"

    --9B095B5ADSN=_01D9a
    Content-Type: text/plain; charset="utf-8"
    Content-Transfer-Encoding: base64

    \(base64("Brevet kunde inte levereras till orjan@kommun.exempel.se."))

    --9B095B5ADSN=_01D9a--

    --9B095B5ADSN=_01D9
    Content-Type: message/delivery-status

    Reporting-MTA: dns;DB9.exempel.com

    Final-recipient: RFC822;orjan@kommun.exempel.se
    Action: Failed
    Status: 5.1.10
    Diagnostic-code: smtp;550 5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient not found
    X-Display-Name: orjan@kommun.exempel.se

    --9B095B5ADSN=_01D9
    Content-Type: message/rfc822

    Received: from post.samfrid.exempel.se
    From: Samfrid <samfrid@samfrid.exempel.se>
    Subject: Inbjudan
    Message-ID:
     <\(messageID)>
    MIME-Version: 1.0
    Content-Type: multipart/alternative; boundary="inre"

    --inre
    Content-Type: text/calendar; method=REPLY

    BEGIN:VCALENDAR
    METHOD:REPLY
    BEGIN:VEVENT
    UID:\(uid)
    ATTENDEE;PARTSTAT=ACCEPTED:mailto:orjan@kommun.exempel.se
    END:VEVENT
    END:VCALENDAR
    --inre--

    --9B095B5ADSN=_01D9--
    """

  /// No parts at all; the address in a header.
  static let eximBounce = """
    Return-path: <>
    X-Failed-Recipients: karin@region.exempel.se
    Auto-Submitted: auto-replied
    From: Mail Delivery System <Mailer-Daemon@smtp.region.exempel.se>
    To: samfrid@samfrid.exempel.se
    Subject: Mail delivery failed: returning message to sender
    Message-Id: <E1qX@smtp.region.exempel.se>

    This message was created automatically by mail delivery software.

      karin@region.exempel.se
        host mx.region.exempel.se: 550 No such user here

    ------ This is a copy of your message, including all the headers. ------

    Received: from post.samfrid.exempel.se
    Message-ID: <\(messageID)>
    Subject: Inbjudan
    """

  /// The letter is sent back indented, and nobody is named where it can be trusted.
  static let qmailBounce = """
    From: MAILER-DAEMON@gammal.exempel.se
    To: samfrid@samfrid.exempel.se
    Subject: failure notice

    Hi. This is the qmail-send program at gammal.exempel.se.

    <karin@gammal.exempel.se>:
    Sorry, no mailbox here by that name. (#5.1.1)

    --- Below this line is a copy of the message.

    > From: Samfrid <samfrid@samfrid.exempel.se>
    >   message-id: <\(messageID)>
    """

  static let postfixDelay = """
    Return-Path: <>
    From: MAILER-DAEMON@post.exempel.se
    Subject: Delayed Mail (still being retried)
    Content-Type: multipart/report; report-type=delivery-status; boundary=x

    --x
    Content-Type: message/delivery-status

    Reporting-MTA: dns; post.exempel.se

    Final-Recipient: rfc822;  <sen@kommun.exempel.se>
    Action: delayed (still trying)
    Status: 4.4.1 (no answer)
    --x
    Content-Type: text/rfc822-headers; charset=us-ascii
    Content-Transfer-Encoding: base64

    \(base64("Message-ID: <\(messageID)>\n"))
    --x--
    """

  static let outOfOffice = """
    From: =?utf-8?B?w5ZyamFuIEVr?= <orjan.ek@kommun.exempel.se>
    To: samfrid@samfrid.exempel.se
    Subject: Automatiskt svar: Inbjudan
    Auto-Submitted: Auto-Replied; owner-email="x"
    X-Auto-Response-Suppress: DR, OOF, AutoReply
    Precedence: Bulk
    In-Reply-To: <\(messageID)>
    References: <aldre@samfrid.exempel.se>
     <\(messageID)>
    Content-Type: text/plain; charset=windows-1252
    Content-Transfer-Encoding: quoted-printable

    Jag =E4r ledig =96 =85terkommer =80
    """

  static let plainAnswer = """
    From: orjan.ek@kommun.exempel.se
    To: samfrid@samfrid.exempel.se
    Auto-Submitted: no
    Subject: Sv: Inbjudan

    Hej! Message-ID: <\(messageID)>
    Message-ID: <\(messageID)>
    """

  static let readReceipt = """
    From: orjan.ek@kommun.exempel.se
    Subject: =?utf-8?Q?L=C3=A4st=3A_Inbjudan?=
    Content-Type: multipart/report; report-type=disposition-notification; boundary=x

    --x
    Content-Type: message/disposition-notification

    Final-Recipient: rfc822;orjan.ek@kommun.exempel.se
    Original-Message-ID: <\(messageID)>
    Disposition: automatic-action/MDN-sent-automatically; displayed
    --x--
    """
}
