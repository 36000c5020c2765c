import Reports
import Testing
import tracuu

@Suite struct ProgressLineTests {
    private func progress(_ reports: Int, _ read: Int64 = 0, of total: Int64 = 0, _ path: String? = nil)
        -> ReportIndexer.Progress
    {
        let file = path.map { RawReport.Location(source: "kho", path: $0) }
        return ReportIndexer.Progress(reports: reports, bytesRead: read, bytesTotal: total, file: file)
    }

    @Test func drawsAtMostTenTimesASecond() {
        var line = ProgressLine(language: .english, now: 0)
        let drawn = (1...1_000).filter {
            line.update(progress($0), now: Double($0) / 1_000, columns: 80) != nil
        }
        #expect((8...11).contains(drawn.count))
    }

    @Test func tellsBytesRateAndTimeLeft() {
        var line = ProgressLine(language: .vietnamese, now: 10)
        #expect(
            line.update(progress(2_000, 12_500_000, of: 50_000_000), now: 12, columns: 80)
                == "\r\u{1B}[K2.000 · 12,5/50,0 MB · 25 % · 1.000/s · 0:06")
        #expect(
            line.update(progress(3_000, 1_300_000_000), now: 13, columns: 80)
                == "\r\u{1B}[K3.000 · 1.300,0 MB · 1.000/s")
        #expect(line.update(progress(4_000), now: 14, columns: 8) == "\r\u{1B}[K4.000 …")
    }

    @Test func namesTheFile() {
        var line = ProgressLine(language: .english, now: 0)
        #expect(
            line.update(progress(1, 2, of: 4, "xã\u{1B}[2J/a.txt"), now: 1, columns: 80)
                == "\r\u{1B}[K1 · 0.0/0.0 MB · 50 % · 1/s · 0:01 · kho/xã[2J/a.txt")
    }

    @Test func durations() {
        #expect(ProgressLine.duration(0) == "0:00")
        #expect(ProgressLine.duration(59.2) == "1:00")
        #expect(ProgressLine.duration(3_723) == "1:02:03")
        #expect(ProgressLine.duration(.infinity) == "99:59:59")
    }
}
