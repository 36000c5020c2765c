import Foundation
import Reports
import TestSupport
import Testing

@Suite(.needs("pdftotext")) struct PrintedTextTests {
    @Test func aReportWordForWord() throws {
        let report = try FormatSamples.report(FormatSamples.bytes("bao-cao.pdf"))
        // The program cannot tell the number of a note from its first word.
        let expected = FormatSamples.textWithMarks.replacingOccurrences(of: "Nghị quyết về", with: "1Nghị quyết về")
        #expect(report.text == "Lưu hành nội bộ\n" + expected)
        let found = ReportExtractor.report(from: report)
        #expect(found.title == "Báo cáo kết quả thu hoạch chè vụ xuân")
        #expect(found.author == "Lò Thị Mẫu")
        #expect(found.date?.value.iso == "2023-04-05")
        #expect(found.province?.name == "Lai Châu")
        #expect(found.references.map(\.display) == ["07-NQ/TU"])
    }

    @Test func paragraphsGoOnOverLinesAndPagesWithoutRunningHeads() throws {
        let communes = [
            "Tả Phìn", "Sà Dề Phìn", "Phăng Sô Lin", "Ma Quai", "Lùng Thàng", "Nậm Tăm", "Pu Sam Cáp", "Nậm Cha",
        ]
        let paragraphs = (1...32).map { week in
            """
            Tuần thứ \(week), cán bộ khuyến nông về xã \(communes[week % communes.count]) hướng dẫn bà con đốn tỉa, \
            bón phân và hái chè đúng lứa; cả xã có \(40 + 3 * week) hộ tham gia, trong đó \(10 + week) hộ lần đầu \
            làm quen với máy hái, ai nấy đều thấy việc nhẹ hơn mà búp chè lại đều hơn năm trước.
            """
        }
        let report = try FormatSamples.report(FormatSamples.bytes("nhieu-trang.pdf"))
        #expect(report.text == "Nhật ký các tuần\n" + paragraphs.joined(separator: "\n") + "\n")
    }

    @Test func aDamagedFileEndsItsProcessAndNotTheRun() throws {
        let bytes = try FormatSamples.bytes("bao-cao.pdf")
        var random = SplitMix(state: 3)
        for _ in 0..<12 {
            var flipped = bytes
            for _ in 0..<40 { flipped[Int.random(in: 8..<bytes.count, using: &random)] ^= 0xFF }
            for sample in [flipped, Array(bytes[..<Int.random(in: 8..<bytes.count, using: &random)])] {
                let items = try FormatSamples.read(sample)
                #expect(items.reports.count + items.skipped.count == 1)
            }
        }
    }
}

/// A program of the same name stands in for the real one.
@Suite struct ExternalProgramTests {
    private func read(_ script: String, _ change: (inout ArchiveOptions) -> Void = { _ in }) throws -> Items {
        let folder = try SampleFolder()
        let program = try folder.write("pdftotext", "#!/bin/sh\n" + script)
        try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: program)
        var options = ArchiveOptions()
        options.programFolders = folder.path
        change(&options)
        return try FormatSamples.read(Array("%PDF-1.4\nx".utf8), as: "a.pdf", options)
    }

    @Test func whatItPrintsIsTheText() throws {
        let page =
            "<page><block><line xMin='1' yMin='1' xMax='9' yMax='2'><word xMin='1' xMax='9'>Một</word></line></block></page>"
        #expect(try read("echo \"\(page)\"").texts == ["Một\n"])
    }

    @Test func itReadsTheFileAndCanSeek() throws {
        let line = "<page><block><line><word>$(tail -c 1 /dev/stdin; head -c 4 /dev/stdin)</word></line></block></page>"
        #expect(try read("echo \"\(line)\"").texts == ["x%PDF\n"])
    }

    @Test func oneThatFailsIsARejection() throws {
        for script in ["exit 3", "kill -9 $$", "kill -11 $$"] {
            let items = try read(script)
            #expect(items.reasons == ["a.pdf failed-program"])
            #expect(items.skipped.first?.isRejection == true)
        }
    }

    @Test func oneThatHangsOrFloodsIsEnded() throws {
        #expect(try read("sleep 100") { $0.limits.programSeconds = 1 }.reasons == ["a.pdf failed-program"])
        #expect(try read("while true; do :; done") { $0.limits.programSeconds = 1 }.reasons == ["a.pdf failed-program"])
        #expect(try read("yes") { $0.limits.programOutput = 1 << 20 }.reasons == ["a.pdf failed-program"])
        #expect(try read("sleep 100 & exec 1>&-; wait") { $0.limits.programSeconds = 1 }.skipped.count == 1)
    }

    @Test func itWritesNoFile() throws {
        let folder = try SampleFolder()
        _ = try read("echo x > \(folder.path)/x")
        #expect(try folder.bytes("x").isEmpty)
    }

    @Test func oneThatIsAbsentIsNamedWithItsPackage() throws {
        var options = ArchiveOptions()
        options.programFolders = "/nonexistent:relative"
        let items = try FormatSamples.read(Array("%PDF-1.4\nx".utf8), as: "a.pdf", options)
        #expect(items.skipped.map(\.reason) == [.missingProgram("pdftotext", package: "poppler-utils")])
        #expect(items.skipped.first?.isRejection == false)
    }
}
