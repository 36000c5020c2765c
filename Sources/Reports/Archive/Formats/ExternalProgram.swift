private import CProcess

/// A program that reads a format for us, in a process of its own: what a bad file does to it, it does not do to the run.
struct ExternalProgram: Hashable, Sendable {
    var name: String
    /// The package of Debian and Ubuntu that has it.
    var package: String
    var arguments: [String]

    static let pdf = ExternalProgram(
        name: "pdftotext", package: "poppler-utils",
        arguments: ["-q", "-enc", "UTF-8", "-bbox-layout", "/dev/stdin", "-"])
    /// Reads what Word wrote before 2007. It prints for TeX, since only so it tells the cells of tables from tabs.
    static let word = ExternalProgram(
        name: "catdoc", package: "catdoc", arguments: ["-t", "-d", "utf-8", "-w", "/dev/stdin"])

    /// What the program prints when it is given a file.
    /// - Parameters:
    ///   - input: the file's bytes; the program can seek in them.
    ///   - folders: where it is looked for, parted by colons; nil for where the environment says.
    /// - Throws: `missingProgram` or `failedProgram`.
    func output(
        for input: [UInt8], within limits: ArchiveOptions.Limits, folders: String? = nil
    ) throws(Skipped.Reason) -> [UInt8] {
        guard let path = path(in: folders) else { throw .missingProgram(name, package: package) }
        let bounds = cprocess_limits(
            memory: Int64(limits.programMemory), seconds: Int32(clamping: limits.programSeconds),
            output: Int64(limits.programOutput))
        let result = unsafe Self.run([path] + arguments, on: input, within: bounds)
        defer { unsafe cprocess_free(result.bytes) }
        switch unsafe result.outcome {
        case cprocess_absent: throw .missingProgram(name, package: package)
        case cprocess_stopped: throw .failedProgram(name, "took too long or gave too much")
        case cprocess_ended:
            guard unsafe result.status == 0 else { throw unsafe .failedProgram(name, "ended with \(result.status)") }
            return unsafe Array(UnsafeBufferPointer(start: result.bytes, count: Int(result.length)))
        default: throw unsafe .failedProgram(name, "could not be started: error \(result.status)")
        }
    }

    private static let longestPath = 4096

    private func path(in folders: String?) -> String? {
        var path = [CChar](repeating: 0, count: Self.longestPath)
        let isFound = unsafe path.withUnsafeMutableBufferPointer { buffer -> Bool in
            guard let start = buffer.baseAddress else { return false }
            guard let folders else { return unsafe cprocess_find(name, nil, start, Int64(buffer.count)) != 0 }
            return unsafe cprocess_find(name, folders, start, Int64(buffer.count)) != 0
        }
        guard isFound else { return nil }
        return String(decoding: path.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
    }

    /// - Parameter arguments: the program's full path first.
    private static func run(_ arguments: [String], on input: [UInt8], within bounds: cprocess_limits)
        -> cprocess_result
    {
        var characters: [CChar] = []
        var starts: [Int] = []
        for argument in arguments {
            starts.append(characters.count)
            characters += argument.utf8.map(CChar.init(bitPattern:)) + [0]
        }
        let result = unsafe characters.withUnsafeBufferPointer { characters -> cprocess_result? in
            // As C has such lists, NULL ends it.
            let list = unsafe starts.map { unsafe characters.baseAddress?.advanced(by: $0) } + [nil]
            return unsafe list.withUnsafeBufferPointer { list -> cprocess_result? in
                guard let first = list.baseAddress else { return nil }
                return unsafe input.withUnsafeBufferPointer { bytes in
                    unsafe cprocess_run(first, bytes.baseAddress, Int64(bytes.count), bounds)
                }
            }
        }
        return unsafe result ?? cprocess_result(outcome: cprocess_failed, status: 0, bytes: nil, length: 0)
    }
}
