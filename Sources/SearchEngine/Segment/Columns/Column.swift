/// One number a document, by document number; a document may lack it.
///
/// ```
/// column := width:u8 zero[7] least:i64 value*        value − least + 1 in `width` bytes (0, 1, 2, 4, 8); 0: lacking
/// ```
/// Beside all 2⁶⁴ numbers there is no room for one that is lacking, so the least of them is kept as the next.
package struct Column: Sendable {
    private static let headerSize = 16

    private let values: ByteView
    private let documentCount: Int
    private let width: Int
    private let least: Int64

    package init(_ bytes: ByteView, documentCount: Int, file: String) throws(SearchEngineError) {
        self.documentCount = documentCount
        width = Int(bytes[0])
        least = bytes.load(8, as: Int64.self)
        guard [0, 1, 2, 4, 8].contains(width), bytes.count == Self.headerSize + width * documentCount,
            let values = bytes.slice(Self.headerSize..<bytes.count)
        else { throw .damaged(file: file, reason: "a column has another length than it says") }
        self.values = values
    }

    package subscript(doc: DocID) -> Int64? {
        let stored: UInt64
        switch width {
        case 0: stored = 0
        case 1: stored = UInt64(values[Int(doc)])
        case 2: stored = UInt64(values.load(2 * Int(doc), as: UInt16.self))
        case 4: stored = UInt64(values.load(4 * Int(doc), as: UInt32.self))
        default: stored = values.load(8 * Int(doc), as: UInt64.self)
        }
        return value(stored)
    }

    /// Takes out the bits of the documents whose number does not lie in a range, and of those that lack one.
    ///
    /// - Parameter first: the document of the first bit.
    func keepDocuments(in range: ClosedRange<Int64>, from first: Int, of words: inout InlineArray<32, UInt64>) {
        guard let stored = stored(range) else {
            words = InlineArray(repeating: 0)
            return
        }
        ColumnKernels.keepDocuments(values, width: width, in: stored, from: first, of: &words)
    }

    /// What is stored of the numbers of a range, as far as the column has room for them; nil where for none.
    private func stored(_ range: ClosedRange<Int64>) -> ClosedRange<UInt64>? {
        guard width > 0, range.upperBound >= least else { return nil }
        let most = UInt64.max >> UInt64(64 - 8 * width)
        let lower = UInt64(bitPattern: max(range.lowerBound, least) &- least)
        let upper = UInt64(bitPattern: range.upperBound &- least)
        return lower < most ? lower + 1...(upper < most ? upper + 1 : most) : nil
    }

    /// The highest number of any document; nil where all lack it.
    ///
    /// - Complexity: linear in the documents.
    package var highest: Int64? {
        var most: UInt64 = 0
        forEach { most = max(most, $1) }
        // Of damaged bytes the greatest stored number need not be that of the greatest value.
        guard most > 0, most - 1 > UInt64(bitPattern: .max &- least) else { return value(most) }
        var highest = Int64.min
        forEach { if let value = value($1) { highest = max(highest, value) } }
        return highest
    }

    /// Adds to `counts`, for each number from 0 to below their count, how many live documents have it.
    ///
    /// - Complexity: linear in the documents; where neighbours have the same number, an instruction or two each.
    package func count(_ live: LiveDocuments?, into counts: inout [Int]) {
        guard width > 0 else { return }
        let all = live ?? LiveDocuments(documentCount: documentCount)
        for (group, word) in all.words.enumerated() where word != 0 {
            let docs = 64 * group..<min(64 * group + 64, documentCount)
            if values.repeats(width, in: docs.lowerBound * width..<docs.upperBound * width) {
                count(DocID(docs.lowerBound), times: word.nonzeroBitCount, into: &counts)
            } else {
                for place in docs.indices where word >> UInt64(place - docs.lowerBound) & 1 == 1 {
                    count(DocID(place), times: 1, into: &counts)
                }
            }
        }
    }

    private func count(_ doc: DocID, times: Int, into counts: inout [Int]) {
        guard let number = self[doc], counts.indices.contains(Int(number)) else { return }
        counts[Int(number)] += times
    }

    /// The live documents whose number is wanted, or is none that `isWanted` tells of, from 0 to below its count.
    ///
    /// - Complexity: linear in the documents, a few instructions each.
    package func documents(_ live: LiveDocuments?, where isWanted: [Bool]) -> [DocID] {
        let first = UInt64(bitPattern: least) &- 1
        var found: [DocID] = []
        forEach { doc, stored in
            let number = first &+ stored
            guard stored == 0 || number >= UInt64(isWanted.count) || isWanted[Int(number)],
                live?.isLive(DocID(doc)) ?? true
            else { return }
            found.append(DocID(doc))
        }
        return found
    }

    /// Calls `body` with each document and what is stored of it.
    @inline(__always)
    private func forEach(_ body: (Int, UInt64) -> Void) {
        switch width {
        case 0: for doc in 0..<documentCount { body(doc, 0) }
        case 1: values.forEach(UInt8.self) { body($0, UInt64($1)) }
        case 2: values.forEach(UInt16.self) { body($0, UInt64($1)) }
        case 4: values.forEach(UInt32.self) { body($0, UInt64($1)) }
        default: values.forEach(UInt64.self, body)
        }
    }

    private func value(_ stored: UInt64) -> Int64? {
        stored == 0 ? nil : Int64(bitPattern: UInt64(bitPattern: least) &+ (stored - 1))
    }

    package static func encode(_ values: [Int64?]) -> [UInt8] {
        var (least, most) = (Int64.max, Int64.min)
        for value in values {
            guard let value = kept(value) else { continue }
            (least, most) = (min(least, value), max(most, value))
        }
        let isEmpty = least > most
        if isEmpty { (least, most) = (0, 0) }
        let width: Int
        switch isEmpty ? 0 : UInt64(bitPattern: most) &- UInt64(bitPattern: least) + 1 {
        case 0: width = 0
        case ...0xFF: width = 1
        case ...0xFFFF: width = 2
        case ...0xFFFF_FFFF: width = 4
        default: width = 8
        }
        var writer = ByteWriter()
        writer.reserve(headerSize + width * values.count)
        writer.fixed(UInt8(width))
        writer.append(repeatElement(0, count: 7))
        writer.fixed(least)
        for value in values {
            let stored = kept(value).map { (UInt64(bitPattern: $0) &- UInt64(bitPattern: least)) &+ 1 } ?? 0
            for byte in 0..<width { writer.fixed(UInt8(truncatingIfNeeded: stored >> UInt64(8 * byte))) }
        }
        return writer.bytes
    }

    private static func kept(_ value: Int64?) -> Int64? { value.map { max($0, .min + 1) } }
}
