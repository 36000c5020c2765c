/// The line that tells how a long task goes on: done, rate, time left.
package struct ProgressLine: Sendable {
    private let language: Language
    private let start: Double
    private var lastDrawn: Double?

    /// - Parameter now: seconds of a clock that never goes back, as in ``update(done:total:now:columns:)``.
    package init(language: Language, now: Double) {
        self.language = language
        start = now
    }

    /// The line to draw over the last one; nil where that was drawn less than a tenth of a second ago.
    /// - Parameter fraction: how much of the whole is done, 0 to 1, where that is known.
    package mutating func update(done: Int, fraction: Double?, now: Double, columns: Int) -> String? {
        if let lastDrawn, now - lastDrawn < 0.1 { return nil }
        lastDrawn = now
        let elapsed = now - start
        var text = language.grouped(done)
        if let fraction { text += " · " + String(Int(min(max(fraction, 0), 1) * 100)) + " %" }
        if elapsed > 0 {
            text += " · " + language.grouped(Int(min(Double(done) / elapsed, 1e12))) + "/s"
            if let fraction, fraction > 0, fraction < 1 {
                text += " · " + Self.duration(elapsed / fraction - elapsed)
            }
        }
        return "\r\u{1B}[K" + DisplayText.truncated(text, to: max(1, columns - 1))
    }

    /// Wipes the line.
    package static let clear = "\r\u{1B}[K"

    /// `0:07`, `12:40`, `1:02:03`.
    package static func duration(_ seconds: Double) -> String {
        let whole = Int(min(max(seconds.rounded(.up), 0), 359_999))
        func two(_ number: Int) -> String { number < 10 ? "0\(number)" : String(number) }
        let minutes = whole / 60 % 60
        return whole >= 3600
            ? "\(whole / 3600):\(two(minutes)):\(two(whole % 60))" : "\(minutes):\(two(whole % 60))"
    }
}
