/// The postings of a list that fill no block: most lists of pairs are nothing else.
///
/// ```
/// tail := (docGap:rice [frequency:rice])*    up to a whole byte
/// ```
/// Gaps less one, by a parameter that follows from how many documents there are and how many the segment has yet;
/// frequencies less one, by the parameter 0.
enum PostingsTail {
    private static func parameter(_ count: Int, after previous: Int, documentCount: Int) -> Int {
        RiceCode.parameter(count: count, span: documentCount - 1 - previous)
    }

    /// - Parameters:
    ///   - range: of the documents to write.
    ///   - previous: the document before them, -1 where there is none.
    ///   - frequencies: nil for a list without.
    static func write(
        _ docs: [DocID], _ frequencies: [UInt32]?, _ range: Range<Int>, after previous: Int, documentCount: Int,
        into writer: inout BitWriter
    ) {
        let parameter = parameter(range.count, after: previous, documentCount: documentCount)
        var previous = previous
        for index in range {
            let doc = Int(docs[index])
            writer.rice(UInt32(truncatingIfNeeded: doc - previous - 1), parameter)
            if let frequencies { writer.rice(frequencies[index] - 1, 0) }
            previous = doc
        }
        writer.align()
    }

    /// Reads `count` documents, ascending, into the arrays.
    ///
    /// - Parameters:
    ///   - start: where in the list the tail begins.
    ///   - previous: the document before them, -1 where there is none.
    ///   - frequencies: filled where the list has them.
    ///   - place: of the first in the arrays.
    /// - Returns: false where the bytes end before, or lead past the last document.
    static func read(
        _ list: ByteView, from start: Int, count: Int, after previous: Int, documentCount: Int, hasFrequencies: Bool,
        docs: inout [DocID], frequencies: inout [UInt32], place: Int = 0
    ) -> Bool {
        PostingsKernels.readTail(
            list, from: start, count: count, after: previous, documentCount: documentCount,
            parameter: parameter(count, after: previous, documentCount: documentCount), hasFrequencies: hasFrequencies,
            docs: &docs, frequencies: &frequencies, place: place)
    }
}
