extension RawReport.Location {
    /// A system takes no longer path, and no longer name in one: of 255 bytes, each of which that is not UTF-8 is shown
    /// by five, see ``SystemPath/shown(_:)``, or units of UTF-16. What follows a file's name, that of an entry or a
    /// record, may be of any length.
    private static let (mostBytesOfFile, mostBytesOfName) = (4_096, 5 * 255)

    /// Behind the last byte that may be of the name of the file or follow it.
    private var endOfFiles: String.Index {
        var (ofFile, ofName, digits) = (0, 0, 0)
        let beyond = path.unicodeScalars.indices.first { place in
            let scalar = path.unicodeScalars[place]
            let width = UTF8.width(scalar)
            let isShown = scalar == "\u{FFFD}"
            ofFile += isShown ? 1 : digits > 0 ? 0 : width
            digits = isShown ? 2 : max(0, digits - 1)
            ofName = scalar == "/" ? 0 : ofName + width
            return ofFile > Self.mostBytesOfFile || ofName > Self.mostBytesOfName + 1
        }
        return beyond ?? path.endIndex
    }

    /// Where in the path the name of the file may end, ascending: `!/` and `#` may stand in a name too. All of a source
    /// that is a file itself is in that.
    private var possibleEnds: some Sequence<String.Index> {
        let utf8 = path.utf8
        let limit = endOfFiles
        return sequence(first: utf8.startIndex) { end in
            guard end < utf8.endIndex else { return nil }
            let next = utf8.indices[utf8.index(after: end)..<limit].first { next in
                utf8[next] == UInt8(ascii: "#") || utf8[next...].starts(with: "!/".utf8)
            }
            return next ?? utf8.endIndex
        }
    }

    /// Every beginning of the path that may be the name of the file.
    package var possibleFiles: some Sequence<String> {
        possibleEnds.lazy.map { String(decoding: path.utf8[..<$0], as: UTF8.self) }
    }

    /// What may be left of the path below the file, see ``ReportHash/value(at:)``.
    var possiblePathsInFile: some Sequence<Substring> { possibleEnds.lazy.map { Substring(path.utf8[$0...]) } }
}
