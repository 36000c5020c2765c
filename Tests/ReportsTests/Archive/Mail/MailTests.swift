import Foundation
import Reports
import TestSupport
import Testing

@Suite struct MailTests {
    private func read(_ text: String, as name: String = "thư.eml") throws -> Items {
        try FormatSamples.read(Array(text.replacingOccurrences(of: "\n", with: "\r\n").utf8), as: name)
    }

    private func base64(_ bytes: [UInt8]) -> String {
        Data(bytes).base64EncodedString(options: .lineLength76Characters)
    }

    @Test func aPlainMessage() throws {
        let items = try read(
            """
            Return-Path: <mau@tinh.example>
            From: =?UTF-8?B?TMOyIFRo4buLIE3huqt1?= <mau@tinh.example>
            To: vp@tinh.example
            Subject: =?utf-8?Q?B=C3=A1o_c=C3=A1o?=
             =?utf-8?Q?_tu=E1=BA=A7n?= 15
            Date: Thu, 23 Nov 2023 08:15:00 +0700
            MIME-Version: 1.0
            Content-Type: text/plain; charset="utf-8"
            Content-Transfer-Encoding: quoted-printable

            K=C3=ADnh g=E1=BB=ADi v=C4=83n ph=C3=B2ng, tu=E1=BA=A7n n=C3=A0y m=C6=B0a =
            nhi=E1=BB=81u.
            1 + 1 =3D 2

            """)
        let report = try #require(items.reports.first)
        #expect(report.text == "Kính gửi văn phòng, tuần này mưa nhiều.\n1 + 1 = 2\n\n")
        #expect(report.given.title == "Báo cáo tuần 15")
        #expect(report.given.author == "Lò Thị Mẫu")
        #expect(report.given.date == "2023-11-23")
        #expect(items.skipped.isEmpty)
    }

    /// The days of readers in Vietnam, wherever the sender was.
    @Test(arguments: [
        ("Tue, 05 Apr 2022 23:30:00 +0000", "2022-04-06"), ("05 Apr 2022 16:59 GMT", "2022-04-05"),
        ("Wed, 06 Apr 2022 01:00:00 +0900", "2022-04-05"), ("Tue, 05 Apr 2022 23:30:00 +0700", "2022-04-05"),
        ("31 Dec 2021 12:00:00 -0500", "2022-01-01"), ("5 Apr 2022", "2022-04-05"),
        ("5 Apr 22 23:30 EST", "2022-04-05"),
    ]) func theDayIsThatOfVietnam(field: String, day: String) throws {
        let items = try read("From: a@b.example\nSubject: Tin\nDate: \(field)\n\nMột tin.\n")
        #expect(items.reports.map(\.given.date) == [day])
    }

    /// What keeps a part of the text from being read is told: of the message where nothing of it can be read, else of the part.
    @Test func aPartThatCannotBeReadIsTold() throws {
        var options = ArchiveOptions()
        options.limits.pageBytes = 100
        func read(_ lead: String) throws -> Items {
            let page =
                "--x\nContent-Type: text/html\n\n<p>" + String(repeating: "Một đoạn. ", count: 20) + "</p>\n--x--\n"
            let head = "From: a@b.example\nSubject: Tin\nContent-Type: multipart/mixed; boundary=\"x\"\n\n"
            return try FormatSamples.read(Array((head + lead + page).utf8), as: "thư.eml", options)
        }
        let some = try read("--x\n\nLời dẫn.\n")
        #expect(some.texts == ["Lời dẫn.\n"])
        #expect(some.skipped.map(\.reason) == [.tooLarge(.pageBytes)])
        #expect(some.skipped.map(\.location.path) == ["thư.eml!/3"])
        let none = try read("")
        #expect(none.texts.isEmpty)
        #expect(none.skipped.map(\.reason) == [.tooLarge(.pageBytes), .tooLarge(.pageBytes)])
        #expect(none.skipped.first?.location.path == "thư.eml")
    }

    @Test func filesOfOneNameStayApart() throws {
        let part = "--x\nContent-Type: text/plain\nContent-Disposition: attachment; filename=\"a.txt\"\n\n"
        let items = try read(
            "From: a@b.example\nSubject: Tin\nContent-Type: multipart/mixed; boundary=\"x\"\n\n--x\n\nLời dẫn.\n"
                + part + "Tệp một.\n" + part + "Tệp hai.\n--x--\n")
        #expect(items.texts.map { $0.trimmingCharacters(in: .newlines) } == ["Lời dẫn.", "Tệp một.", "Tệp hai."])
        #expect(Set(items.paths).count == 3)
    }

    /// Of a message that was cut it is told, since files may have come with it that are not there.
    @Test func aCutMessageIsTold() throws {
        let head = "From: a@b.example\nSubject: Tin\nContent-Type: multipart/mixed; boundary=\"x\"\n\n"
        let parts =
            ["--x\n\nLời dẫn.\n"]
            + ["một", "hai"].map {
                "--x\nContent-Type: text/plain; name=\"\($0).txt\"\n\nTệp \($0).\n"
            }
        let whole = head + parts.joined()
        #expect(try read(whole + "--x--\n").skipped.isEmpty)
        let cuts = [
            (whole, 3), (whole + "--x", 3), (head + parts[0] + parts[1], 2), (head + parts[0] + "--x\n", 1),
        ]
        for (cut, count) in cuts {
            let items = try read(cut)
            #expect(items.reports.count == count)
            #expect(items.skipped.contains { $0.reason.code == "doubtful-end" && $0.location.path == "thư.eml" })
        }
        let saved = "Snapshot-Content-Location: https://a.example\n" + head + "--x\nContent-Type: text/html\n\n<p>Tin"
        #expect(try read(saved + "\n--x--\n").skipped.isEmpty)
        let cut = try read(saved)
        #expect(cut.texts.count == 1)
        #expect(cut.reasons == ["thư.eml doubtful-end"])
    }

    /// What zeros have come over is not what was written, however its letters are written.
    @Test(arguments: ["8bit", "base64", "quoted-printable"]) func zerosInAMessageAreTold(encoding: String) throws {
        let text = "Xã mở rộng đường về thôn bên sông, xong trước mùa mưa.\n"
        let body = encoding == "base64" ? base64(Array(text.utf8)) : text
        let head = "From: a@b.example\nSubject: Tin\nContent-Type: multipart/mixed; boundary=\"x\"\n\n"
        func part(_ body: String, _ name: String?) -> String {
            let named = name.map { "; name=\"\($0)\"" } ?? ""
            let fields = "Content-Type: text/plain; charset=utf-8\(named)\nContent-Transfer-Encoding: \(encoding)\n"
            return "--x\n\(fields)\n\(body)\n"
        }
        #expect(try read(head + part(body, nil) + part(body, "a.txt") + "--x--\n").reports.count == 2)
        for keep in [0, body.utf8.count / 2] {
            let damaged = String(body.prefix(keep)) + String(repeating: "\0", count: body.count - keep)
            let first = try read(head + part(damaged, nil) + part(body, "a.txt") + "--x--\n")
            #expect(
                first.texts.map { $0.trimmingCharacters(in: .newlines) } == [text.trimmingCharacters(in: .newlines)])
            #expect(Set(first.reasons) == ["thư.eml binary", "thư.eml!/2 binary"])
            let second = try read(head + part(body, nil) + part(damaged, "a.txt") + "--x--\n")
            #expect(second.paths == ["thư.eml"])
            #expect(second.reasons == ["thư.eml!/a.txt " + (keep == 0 && encoding == "8bit" ? "empty" : "binary")])
        }
    }

    /// Zeros over the head of a part hide what it holds; one NUL hides nothing.
    @Test func zerosInAHeadAreTold() throws {
        let head = "From: a@b.example\nSubject: Tin\nContent-Type: multipart/mixed; boundary=\"x\"\n\n"
        let part = "--x\nContent-Type: text/plain; name=\"a.txt\"\nContent-Transfer-Encoding: base64\n\n"
        let body = base64(Array("Xã mở rộng đường về thôn bên sông.".utf8))
        let whole = head + "--x\n\nLời dẫn.\n" + part + body + "\n--x--\n"
        #expect(try read(whole).reports.count == 2)
        let lost = whole.replacing("base64\n\n" + body.prefix(10), with: String(repeating: "\0", count: 80))
        let items = try read(lost)
        #expect(items.paths == ["thư.eml"])
        #expect(items.reasons == ["thư.eml!/3 binary"])
        for slip in [
            whole + "\0", whole.replacing("Lời dẫn.\n", with: "Lời dẫn.\0\n"), whole.replacing(body, with: body + "\0"),
        ] {
            let items = try read(slip)
            #expect(items.reports.count == 2)
            #expect(items.skipped.allSatisfy { !$0.isRejection })
        }
    }

    /// Where zeros took a boundary, what stood behind it is no part of what is read.
    @Test func zerosOverABoundaryAreTold() throws {
        let head = "From: a@b.example\nSubject: Tin\nContent-Type: multipart/mixed; boundary=\"x\"\n\n"
        let forms =
            "--x\nContent-Type: multipart/alternative; boundary=y\n\n--y\n\nLời dẫn.\n--y\nContent-Type: text/html\n\n"
            + "<p>Lời dẫn.\n--y--\n"
        let file = "--x\nContent-Type: text/plain; name=\"a.txt\"\n\nMột tệp.\n--x--\n"
        func zeroed(_ range: String, in text: String) -> String {
            text.replacing(range, with: String(repeating: "\0", count: range.utf8.count))
        }
        let whole = head + "Thư nhiều phần.\n" + forms + file
        #expect(try read(whole).reports.count == 2)
        let ending = "--x\nContent-Type: text/plain"
        for damaged in [
            zeroed("--y--\n" + ending, in: whole), zeroed(ending, in: whole),
            zeroed("phần.\n--x\nContent-Type: multipart", in: whole),
        ] {
            #expect(try read(damaged).skipped.contains { $0.reason == .binary })
        }
        let wide = Array(String(repeating: "Xã mở rộng đường. ", count: 40).utf16).flatMap {
            [UInt8($0 & 255), UInt8($0 >> 8)]
        }
        let hole = [0xFF, 0xFE] + wide.enumerated().map { (200..<300).contains($0.offset) ? 0 : $0.element }
        let coded = "Content-Type: text/plain; charset=utf-16\nContent-Transfer-Encoding: base64\n\n"
        let of16 = "From: a@b.example\nSubject: Tin\n" + coded
        #expect(try read(of16 + base64([0xFF, 0xFE] + wide)).reports.count == 1)
        #expect(try read(of16 + base64(hole)).skipped.contains { $0.reason == .binary })
        let long = String(repeating: "Một dòng chữ.\n", count: 5_000)
        let swallowed = zeroed("\"a.txt\"\n\nMột", in: whole).replacing("tệp.\n", with: long)
        #expect(try read(swallowed).skipped.contains { $0.reason == .binary })
        let saved =
            "Snapshot-Content-Location: https://a.example\n" + head + "--x\nContent-Type: text/html\n\n<p>Tin\n"
            + "--x\nContent-Type: text/html\n\n<p>Khung bên\n--x--\n"
        #expect(try read(saved).texts == ["Tin\n"])
        let page = zeroed("--x\nContent-Type: text/html\n\n<p>Tin", in: saved)
        #expect(try read(page).reports.isEmpty == true)
        let inner = saved.replacing("Content-Type: text/html\n\n<p>Tin", with: "Content-Type: te\0\0\0\0\0\n\n<p>Tin")
        #expect(try read(inner).reasons == ["thư.eml binary"])
    }

    /// Some programs put files into one of several forms of the text.
    @Test func filesInAFormThatIsNotTaken() throws {
        let head = "From: a@b.example\nSubject: Tin\nContent-Type: multipart/alternative; boundary=\"x\"\n\n"
        let mixed =
            "--x\nContent-Type: multipart/mixed; boundary=y\n\n--y\nContent-Type: text/html\n\n<p>Lời dẫn.\n"
            + "--y\nContent-Type: text/plain; name=\"a.txt\"\n\nMột tệp.\n--y\nContent-Type: text/plain\n"
            + "Content-Disposition: inline; filename=\"b.txt\"\n\nTệp hai.\n--y\nContent-Type: text/html\n\n<p>Hết.\n--y--\n"
        let plain = "--x\n\nLời dẫn.\n"
        for forms in [plain + mixed, plain + mixed + mixed, mixed.replacing("<p>Lời dẫn.", with: " ") + plain + mixed] {
            let items = try read(head + forms + "--x--\n")
            #expect(items.texts.map { $0.trimmingCharacters(in: .newlines) } == ["Lời dẫn.", "Một tệp.", "Tệp hai."])
            #expect(items.skipped.isEmpty)
        }
        let boundary = "--y\nContent-Type: text/plain; name"
        let lost = (plain + mixed).replacing(boundary, with: String(repeating: "\0", count: boundary.utf8.count))
        #expect(try read(head + lost + "--x--\n").skipped.contains { $0.reason == .binary })
    }

    /// What lies too deep is told, and so are more parts than are read.
    @Test func partsBeyondTheBoundsAreTold() throws {
        var mail = "From: a@b.example\nSubject: Tin\n\nLời cuối.\n"
        for level in 1...6 {
            mail =
                "From: a@b.example\nSubject: FW \(level)\nContent-Type: multipart/mixed; boundary=\"x\(level)\"\n\n"
                + "--x\(level)\n\nLời \(level).\n--x\(level)\nContent-Type: message/rfc822\n\n\(mail)--x\(level)--\n"
        }
        let nested = try read(mail)
        #expect(nested.reports.count == 4)
        #expect(nested.skipped.map(\.reason) == [.tooLarge(.depth)])
        let head = "From: a@b.example\nSubject: Tin\nContent-Type: multipart/mixed; boundary=\"x\"\n\n"
        let part = { (number: Int) in "--x\nContent-Type: text/plain; name=\"\(number).txt\"\n\nTệp \(number).\n" }
        let many = try read(head + (0..<1_100).map(part).joined() + "--x--\n")
        #expect(many.reports.count > 900)
        #expect(many.skipped.map(\.reason) == [.doubtfulEnd("it has more parts than are read")])
        let saved = "Snapshot-Content-Location: https://a.example\n" + head + "--x\nContent-Type: text/html\n\n<p>Tin\n"
        #expect(try read(saved + (0..<1_100).map(part).joined() + "--x--\n").skipped.isEmpty)
    }

    /// A message may be nothing but another that it brings along.
    @Test func aMessageMayBeNothingButAnother() throws {
        let inner = "From: c@d.example\nSubject: Tin\nDate: 1 Feb 2024 10:00 +0700\n\nLời nhắn.\n"
        let items = try read(
            "From: a@b.example\nSubject: FW: Tin\nContent-Type: multipart/mixed; boundary=\"x\"\n\n"
                + "--x\nContent-Type: message/rfc822\n\n\(inner)--x--\n")
        #expect(items.paths == ["thư.eml!/2.eml"])
        #expect(items.skipped.isEmpty)
    }

    /// One that says nothing itself is no report, and nothing is missing.
    @Test func aMessageMayBeNothingButItsFiles() throws {
        let head = "From: a@b.example\nSubject: Tin\nContent-Type: multipart/mixed; boundary=\"x\"\n\n"
        let file = "Content-Type: text/plain\nContent-Disposition: attachment"
        for lead in ["--x\n\n \n", ""] {
            let items = try read(head + lead + "--x\n\(file); filename=\"a.txt\"\n\nMột tệp.\n--x--\n")
            #expect(items.paths == ["thư.eml!/a.txt"])
            #expect(items.skipped.isEmpty)
        }
        #expect(try read(head + "--x\n\n \n--x--\n").reasons == ["thư.eml empty"])
    }

    @Test func plainTextIsPreferredAndFilesFollow() throws {
        let docx = try FormatSamples.bytes("bao-cao.docx")
        let items = try read(
            """
            From: a@b.example
            Subject: Gửi kèm
            Date: 1 Feb 2024 10:00 +0700
            Content-Type: multipart/mixed; boundary="ngoài"

            lời dẫn
            --ngoài
            Content-Type: multipart/alternative; boundary=trong

            --trong
            Content-Type: text/html; charset=utf-8

            <p>Bản HTML</p>
            --trong
            Content-Type: text/plain; charset=utf-8

            Bản thường
            --trong--
            --ngoài
            Content-Type: application/octet-stream; name*0*=UTF-8''B%C3%A1o;
             name*1=" cáo.docx"
            Content-Transfer-Encoding: base64
            Content-Disposition: attachment

            \(base64(docx))
            --ngoài
            Content-Type: image/png; name="a.png"
            Content-Transfer-Encoding: base64

            \(base64([0x89, 0x50, 0x4E, 0x47, 1, 2, 3]))
            --ngoài
            Content-Type: message/rfc822

            From: c@d.example
            To: a@b.example
            Date: 2 Feb 2024 10:00 +0700

            Thư trong thư
            --ngoài--
            hết
            """)
        #expect(items.paths == ["thư.eml", "thư.eml!/Báo cáo.docx", "thư.eml!/6.eml"])
        #expect(items.texts == ["Bản thường\n", FormatSamples.text, "Thư trong thư\n"])
        #expect(items.reasons == ["thư.eml!/a.png unsupported-type"])
        #expect(items.reports.map(\.given.date) == ["2024-02-01", nil, "2024-02-02"])
    }

    @Test func aMessageInHTMLAndOldLetters() throws {
        let head =
            "From: a@b.example\nTo: c@d.example\nDate: 1 Feb 2024 10:00 +0700\nContent-Type: text/html; charset=windows-1258\nContent-Transfer-Encoding: base64\n\n"
        // "Tỉnh ủy"
        let letters: [UInt8] = [0x54, 0x69, 0xD2, 0x6E, 0x68, 0x20, 0x75, 0xD2, 0x79]
        let body = Array("<div>".utf8) + letters + Array("<p>hai".utf8)
        #expect(try read(head + base64(body)).texts == ["Tỉnh ủy\nhai\n"])
    }

    @Test func messagesAreToldByTheirHead() throws {
        let text = "From: a@b.example\nSubject: Tin\nMessage-ID: <1@b>\n\nMột\n"
        #expect(try read(text, as: "x.txt").reports.map(\.given.title) == ["Tin"])
        for plain in ["Từ: một nơi\nDate: hôm nay\n", "Subject: học tập\nFrom: nơi xa\n\nHai\n", "Một câu: hai câu.\n"]
        {
            #expect(try read(plain, as: "x.txt").reports.map(\.given) == [RawReport.Given()])
        }
    }

    @Test func hostileMessagesTakeLinearTime() throws {
        let head =
            "From: a@b.example\nSubject: x\nDate: 1 Feb 2024 10:00 +0700\nContent-Type: multipart/mixed; boundary=b\n"
        let carrier = head.replacingOccurrences(of: "multipart/mixed", with: "message/rfc822") + "\n"
        let nested = (0..<500).map { "--b\nContent-Type: multipart/mixed; boundary=b\($0)\n\n--b\($0)\n" }.joined()
        let messages: [(Int) -> String] = [
            { head + "\n" + String(repeating: "--b\n", count: $0) },
            { head + "\n" + String(repeating: "--b\n\nchữ\n", count: $0) },
            { head + "\n" + nested + String(repeating: "chữ\n", count: $0) },
            { head + String(repeating: " a;b=c\n", count: $0) + "\nchữ" },
            { head + String(repeating: "A: b\n", count: $0) },
            { "Subject: " + String(repeating: "=?utf-8?Q?", count: $0) + "\n" + head + "\nchữ" },
            { carrier + String(repeating: carrier, count: $0 / 100) },
        ]
        for (number, message) in messages.enumerated() {
            let isLinear = try ProcessorTime.growsLinearly(to: 200_000) { count in
                let items = try read(message(count))
                #expect(items.reports.count + items.skipped.count >= 1)
            }
            #expect(isLinear, "\(number)")
        }
    }
}
