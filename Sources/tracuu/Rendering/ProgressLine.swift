package import Reports

/// The line that tells how a long task goes on: done, bytes, rate, time left, the file at hand.
package struct ProgressLine: Sendable {
    private let language: Language
    private let start: Double
    private var lastDrawn: Double?

    /// - Parameter now: seconds of a clock that never goes back, as in ``update(_:now:columns:)``.
    package init(language: Language, now: Double) {
        self.language = language
        start = now
    }

    /// The line to draw over the last one; nil where that was drawn less than a tenth of a second ago.
    package mutating func update(_ progress: ReportIndexer.Progress, now: Double, columns: Int) -> String? {
        if let lastDrawn, now - lastDrawn < 0.1 { return nil }
        lastDrawn = now
        let elapsed = now - start
        let fraction = progress.fraction
        var text = language.grouped(progress.reports) + " · " + bytes(progress)
        if let fraction { text += " · " + String(Int(fraction * 100)) + " %" }
        if elapsed > 0 {
            text += " · " + language.grouped(Int(min(Double(progress.reports) / elapsed, 1e12))) + "/s"
            if let fraction, fraction > 0, fraction < 1 {
                text += " · " + Self.duration(elapsed / fraction - elapsed)
            }
        }
        if let file = progress.file { text += " · " + DisplayText.oneLine(file.shown) }
        return "\r\u{1B}[K" + DisplayText.truncated(text, to: max(1, columns - 1))
    }

    /// `12,5/60,0 MB`, in millions of bytes.
    private func bytes(_ progress: ReportIndexer.Progress) -> String {
        let read = language.decimal(Double(progress.bytesRead) / 1e6)
        guard progress.fraction != nil else { return read + " MB" }
        return read + "/" + language.decimal(Double(progress.bytesTotal) / 1e6) + " MB"
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

extension ReportIndexer.Progress {
    /// How much of the sources has been read, 0 to 1; nil where their size is not known.
    fileprivate var fraction: Double? {
        bytesTotal > 0 ? min(1, max(0, Double(bytesRead) / Double(bytesTotal))) : nil
    }
}
