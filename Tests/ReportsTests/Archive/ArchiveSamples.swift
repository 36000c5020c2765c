import Foundation
import Reports

/// A folder of samples that is gone when the test is.
final class SampleFolder {
    let path: String

    init() throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("tracuu-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        path = folder.path
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    /// Writes a file, with the folders it needs, and answers its path.
    @discardableResult
    func write(_ name: String, _ bytes: [UInt8]) throws -> String {
        let url = URL(fileURLWithPath: path).appendingPathComponent(name)
        try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(bytes).write(to: url)
        return url.path
    }

    @discardableResult
    func write(_ name: String, _ text: String) throws -> String { try write(name, Array(text.utf8)) }

    func bytes(_ name: String) throws -> [UInt8] {
        Array(try Data(contentsOf: URL(fileURLWithPath: path).appendingPathComponent(name)))
    }

    /// Runs a program in the folder; false where it is absent or fails.
    func run(_ command: String...) -> Bool { run(command) }

    func run(_ command: [String]) -> Bool {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = command
        process.currentDirectoryURL = URL(fileURLWithPath: path)
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        guard (try? process.run()) != nil else { return false }
        process.waitUntilExit()
        return process.terminationStatus == 0
    }

    /// Everything below the folder.
    func items(_ options: ArchiveOptions = ArchiveOptions()) -> Items { Items([path], options) }
}

/// What a reader gave, sorted by kind.
struct Items {
    var reports: [RawReport] = []
    var skipped: [Skipped] = []

    init(_ paths: [String], _ options: ArchiveOptions = ArchiveOptions()) {
        var reader = ArchiveReader(paths: paths, options: options)
        while let item = reader.next() {
            switch item {
            case .report(let report): reports.append(report)
            case .skipped(let skip): skipped.append(skip)
            case .known: break
            }
        }
    }

    var paths: [String] { reports.map(\.location.path) }
    var texts: [String] { reports.map(\.text) }
    /// `path code` of each input skipped.
    var reasons: [String] { skipped.map { $0.location.path + " " + $0.reason.code } }
}

/// A zip without compression, made by hand: names as they are given, sizes as they are claimed.
/// - Parameter extra: the extra field of every entry.
func storedZip(_ entries: [(name: [UInt8], content: [UInt8])], flags: UInt16 = 0, extra: [UInt8] = []) -> [UInt8] {
    var output: [UInt8] = []
    var directory: [UInt8] = []
    for (name, content) in entries {
        let offset = output.count
        var common = little(flags, 2) + little(0, 2) + little(0, 2) + little(0x21, 2)
        common += little(crc32(content), 4) + little(content.count, 4) + little(content.count, 4)
        common += little(name.count, 2) + little(extra.count, 2)
        output += [0x50, 0x4B, 3, 4] + little(20, 2) + common + name + extra + content
        directory += [0x50, 0x4B, 1, 2] + little(20, 2) + little(20, 2) + common
        directory += little(0, 2) + little(0, 2) + little(0, 2) + little(0, 4) + little(offset, 4) + name + extra
    }
    let start = output.count
    output += directory + [0x50, 0x4B, 5, 6] + little(0, 4) + little(entries.count, 2) + little(entries.count, 2)
    return output + little(directory.count, 4) + little(start, 4) + little(0, 2)
}

func storedZip(_ entries: [(String, String)]) -> [UInt8] {
    storedZip(entries.map { (Array($0.0.utf8), Array($0.1.utf8)) })
}

/// The extra field of Info-ZIP with an entry's name in UTF-8.
func unicodePath(_ name: [UInt8], of stored: [UInt8]) -> [UInt8] {
    little(0x7075, 2) + little(name.count + 5, 2) + [1] + little(crc32(stored), 4) + name
}

func little(_ number: some BinaryInteger, _ count: Int) -> [UInt8] {
    (0..<count).map { UInt8(truncatingIfNeeded: number >> (8 * $0)) }
}

/// CRC-32 of ISO 3309, as zip uses it.
func crc32(_ bytes: [UInt8]) -> UInt32 {
    var crc: UInt32 = .max
    for byte in bytes {
        crc ^= UInt32(byte)
        for _ in 0..<8 { crc = crc & 1 == 1 ? crc >> 1 ^ 0xEDB8_8320 : crc >> 1 }
    }
    return ~crc
}
