extension RawReport.Location {
    /// Every beginning of the path that may be the name of the file: `!/` and `#` may stand in a name too. All of a source
    /// that is a file itself is in that.
    var possibleFiles: [String] {
        let utf8 = path.utf8
        var files = [path]
        for end in utf8.indices {
            let next = utf8.index(after: end)
            let isEntry = utf8[end] == UInt8(ascii: "!") && next < utf8.endIndex && utf8[next] == UInt8(ascii: "/")
            if isEntry || utf8[end] == UInt8(ascii: "#") { files.append(String(decoding: utf8[..<end], as: UTF8.self)) }
        }
        return files.contains("") ? files : files + [""]
    }

    /// What may be left of the path below the file, see ``ReportHash/value(at:)``.
    var possiblePathsInFile: [Substring] {
        possibleFiles.map { Substring(path.utf8.dropFirst($0.utf8.count)) }
    }
}
