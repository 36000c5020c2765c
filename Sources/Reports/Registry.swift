private import CResources

/// A registry carried inside the binary: tab-separated rows under a header row; lines that start with `#` say
/// where the facts come from.
struct Registry {
    /// The rows below the header, each with as many fields as the header.
    let rows: [[String]]

    /// - Parameter name: the file's name in `Resources`, without `.tsv`; one that is not carried has no rows.
    init(_ name: String) {
        var length: Int64 = 0
        guard let bytes = unsafe cresources_find(name, &length) else {
            rows = []
            return
        }
        let text = unsafe String(decoding: UnsafeBufferPointer(start: bytes, count: Int(length)), as: UTF8.self)
        let lines = text.split(separator: "\n").filter { !$0.hasPrefix("#") }
        rows = lines.dropFirst().map { line in
            line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
        }
    }
}
