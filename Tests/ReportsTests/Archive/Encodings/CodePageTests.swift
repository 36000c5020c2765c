import Foundation
import Reports
import Testing

/// The tables against those of the C library, where `iconv` is installed.
@Suite struct CodePageTests {
    private static let peers: [(name: String, peer: String)] = [
        ("tcvn3", "TCVN5712-1"), ("viscii", "VISCII"), ("windows-1258", "CP1258"),
    ]

    private static let hasIconv = (try? iconv(Array("a".utf8), "CP1258")) == "a"

    private static func iconv(_ bytes: [UInt8], _ encoding: String) throws -> String? {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = ["iconv", "-f", encoding, "-t", "UTF-8"]
        let input = Pipe()
        let output = Pipe()
        process.standardInput = input
        process.standardOutput = output
        process.standardError = FileHandle.nullDevice
        try process.run()
        input.fileHandleForWriting.write(Data(bytes))
        try input.fileHandleForWriting.close()
        let data = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return process.terminationStatus == 0 ? String(decoding: data, as: UTF8.self) : nil
    }

    @Test(.enabled(if: hasIconv, "iconv knows none of these encodings here"), arguments: peers)
    func everyByteMeansWhatItMeansToIconv(
        name: String, peer: String
    ) throws {
        let page = try #require(CodePage(named: name))
        var known: [UInt8] = []
        for byte in UInt8.min...UInt8.max {
            // A full stop behind it, since iconv waits whether a tone follows a letter.
            if let text = try Self.iconv([byte, 0x2E], peer) {
                #expect(Array(text.unicodeScalars.dropLast()).map(\.value) == [page[byte]], "\(byte)")
                known.append(byte)
            } else {
                #expect(page[byte] == CodePage.nothing || page[byte] == UInt32(byte), "\(byte)")
            }
        }
        #expect(known.count > 240)
    }

    @Test func everySyllableIsWrittenOnceAndInOrder() {
        let rows = Registry("syllables").rows
        #expect(rows.count > 600)
        #expect(Set(rows.map { $0[0] }).count == rows.count)
        for word in ["nghiêng", "QUYẾT", "uỷ", "ủy", "giữa", "khuya", "xoong", "đường"] {
            #expect(SyllableInventory.shared.contains(word.unicodeScalars.map(\.value)[...]), "\(word)")
        }
        for word in ["nhõn", "cỏch", "Mỹller", "hếôi", "ngh", "đồngg", "úuế"] {
            #expect(!SyllableInventory.shared.contains(word.unicodeScalars.map(\.value)[...]), "\(word)")
        }
    }
}
