import Testing
import tracuu

@Suite struct ProgressLineTests {
    @Test func drawsAtMostTenTimesASecond() {
        var line = ProgressLine(language: .english, now: 0)
        let drawn = (1...1_000).filter {
            line.update(done: $0, fraction: nil, now: Double($0) / 1_000, columns: 80) != nil
        }
        #expect((8...11).contains(drawn.count))
    }

    @Test func tellsRateAndTimeLeft() {
        var line = ProgressLine(language: .vietnamese, now: 10)
        #expect(
            line.update(done: 2_000, fraction: 0.25, now: 12, columns: 80) == "\r\u{1B}[K2.000 · 25 % · 1.000/s · 0:06"
        )
        #expect(line.update(done: 3_000, fraction: nil, now: 13, columns: 80) == "\r\u{1B}[K3.000 · 1.000/s")
        #expect(line.update(done: 4_000, fraction: nil, now: 14, columns: 8) == "\r\u{1B}[K4.000 …")
    }

    @Test func durations() {
        #expect(ProgressLine.duration(0) == "0:00")
        #expect(ProgressLine.duration(59.2) == "1:00")
        #expect(ProgressLine.duration(3_723) == "1:02:03")
        #expect(ProgressLine.duration(.infinity) == "99:59:59")
    }
}
