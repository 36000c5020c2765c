import Foundation
import Testing

/// Every file of an index cut and changed, through the program: exit 4 with the file's name, or the right answer.
@Suite struct DamagedIndexProgramTests {
    /// One byte of any file, wherever it stands: in what is read, in checksums, in the zeros between sections.
    @Test func anyChangedByteIsFound() throws {
        let archive = try SampleArchive()
        let names = try FileManager.default.contentsOfDirectory(atPath: archive.index).filter { $0 != "write.lock" }
        for name in names.sorted() {
            let url = URL(fileURLWithPath: archive.index).appendingPathComponent(name)
            let bytes = try Data(contentsOf: url)
            let zeros = bytes.indices.filter { bytes[$0] == 0 && bytes[max(0, $0 - 1)] == 0 }
            let places = (0...4).map { (bytes.count - 1) * $0 / 4 } + (0...2).map { zeros[(zeros.count - 1) * $0 / 2] }
            for place in Set(places) {
                var changed = bytes
                changed[place] ^= 1
                try changed.write(to: url)
                let run = try ProgramRun("verify", "-i", archive.index)
                #expect(run.status == 4 && (run.output + run.errors).contains(name), "\(name), byte \(place): \(run)")
            }
            try bytes.write(to: url)
        }
        #expect(try ProgramRun("verify", "-i", archive.index).status == 0)
    }

    @Test func everyFileOfAnIndex() throws {
        let archive = try SampleArchive()
        try archive.write("Bản tin\n\nTin khác hẳn về cà phê ở bản dưới.\n", "che.txt")
        #expect(try ProgramRun("index", "-q", "-i", archive.index, archive.reports).status == 0)
        let commands = [
            ["search", "--format", "ids", "đảng"], ["refs"], ["facets", "province"], ["dupes"], ["show", "x"],
            ["verify"],
        ]
        func runs() throws -> [ProgramRun] {
            try commands.map { try ProgramRun($0.prefix(1) + ["-i", archive.index] + $0.dropFirst()) }
        }
        let sound = try runs()
        let names = try FileManager.default.contentsOfDirectory(atPath: archive.index).filter { $0 != "write.lock" }
        #expect(names.count >= 4)
        for name in names.sorted() {
            let url = URL(fileURLWithPath: archive.index).appendingPathComponent(name)
            let bytes = try Data(contentsOf: url)
            var changed = bytes
            changed[changed.count / 2] ^= 0x10
            for (what, damaged) in [("cut", bytes.prefix(bytes.count / 2)), ("emptied", Data()), ("changed", changed)] {
                try damaged.write(to: url, options: .atomic)
                for (place, run) in try runs().enumerated() {
                    // What `verify` finds is its result; others give none beside the error.
                    let isVerify = place == commands.count - 1
                    let isTold =
                        run.status == 4 && run.errors.contains("damaged") && (isVerify || run.output.isEmpty)
                    let isRight = run.status == sound[place].status && run.output == sound[place].output
                    #expect(isVerify ? isTold : isTold || isRight, "\(name) \(what): \(commands[place]) \(run)")
                }
            }
            try FileManager.default.removeItem(at: url)
            #expect(try ProgramRun("verify", "-i", archive.index).status == 4, "\(name)")
            let refused = try ProgramRun("index", "-i", archive.index, archive.reports)
            #expect(refused.status == 4, "\(name)")
            #expect(refused.errors.contains("tracuu repair -i '\(archive.index)'"), "\(name)")
            try bytes.write(to: url)
        }
        #expect(try ProgramRun("verify", "-i", archive.index).status == 0)
    }
}
