/// Queries with their ids, one `id<TAB>query` a line.
package struct QueryBatch: Sendable {
    package struct Item: Equatable, Sendable {
        package var id: String
        package var query: String
        /// Of the file, from 1.
        package var line: Int

        package init(id: String, query: String, line: Int) {
            self.id = id
            self.query = query
            self.line = line
        }
    }

    package let items: [Item]
    /// Of the file.
    package let name: String

    /// Empty lines are left out.
    /// - Parameters:
    ///   - name: of the file, for what is said of a line that cannot be read.
    ///   - needsIds: otherwise a line without a tab is a query that is its own id.
    package init(
        _ text: [UInt8], name: String, needsIds: Bool = true, language: Language
    ) throws(CommandFailure) {
        var items: [Item] = []
        for (number, line) in text.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated() {
            let line = line.last == 0x0D ? line.dropLast() : line
            guard !line.isEmpty else { continue }
            if !needsIds, !line.contains(0x09) {
                let query = String(decoding: line, as: UTF8.self)
                items.append(Item(id: query, query: query, line: number + 1))
                continue
            }
            guard let tab = line.firstIndex(of: 0x09), tab > line.startIndex else {
                throw CommandFailure(
                    .usage, Wording.badBatchLine.text(language, DisplayText.oneLine(name), String(number + 1)))
            }
            items.append(
                Item(
                    id: String(decoding: line[..<tab], as: UTF8.self),
                    query: String(decoding: line[(tab + 1)...], as: UTF8.self), line: number + 1))
        }
        self.items = items
        self.name = name
    }
}

/// How often a file of queries is run, and whether the answers say how long each took.
package struct BatchRepetition: Sendable {
    package var count: Int
    package var isTimed: Bool

    package init(count: Int = 1, isTimed: Bool = false) {
        self.count = count
        self.isTimed = isTimed
    }
}

/// How long a query took, run so many times.
package struct QueryTiming: Equatable, Sendable {
    /// Microseconds.
    package var min: Double
    package var median: Double

    /// Nil where there is no time.
    /// - Complexity: that of sorting.
    package init?(_ microseconds: [Double]) {
        let sorted = microseconds.sorted()
        guard let first = sorted.first else { return nil }
        min = first
        let middle = sorted.count / 2
        median = sorted.count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
    }

    /// One time where there was one run, or all were equal.
    package func text(_ language: Language) -> String {
        let (least, middle) = (language.decimal(min / 1000), language.decimal(median / 1000))
        return least == middle
            ? Wording.took.text(language, least) : Wording.tookRepeatedly.text(language, least, middle)
    }

    package func writeMember(to writer: inout JSONWriter) {
        writer.member("timing_us", self) { writer, timing in
            writer.member("min", timing.min)
            writer.member("median", timing.median)
        }
    }
}
