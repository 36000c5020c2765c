import Foundation
import Testing

/// The rules of the house that a compiler does not check.
@Suite struct HouseRuleTests {
    /// What each module may import of ours: arrows point one way.
    private static let mayImport: [String: Set<String>] = [
        "Analysis": ["CICU", "CKernels"],
        "SearchEngine": ["Analysis", "CKernels", "CMapping", "CZstd"],
        "Reports": [
            "Analysis", "SearchEngine", "CICU", "CResources", "CArchive", "CHTML", "CJSON", "CProcess", "CYAML",
        ],
        "tracuu": ["Analysis", "Reports", "CLineEdit", "ArgumentParser"],
    ]

    @Test(arguments: mayImport.keys.sorted()) func importsPointOneWay(module: String) throws {
        let allowed = (Self.mayImport[module] ?? []).union(["Glibc", "Synchronization"])
        for (path, text) in try House.files("Sources/" + module, ".swift") {
            for line in text.split(separator: "\n") where line.contains("import ") && !line.contains("//") {
                let words = line.split(separator: " ")
                guard let place = words.firstIndex(of: "import"), place <= 1, place + 1 < words.count else { continue }
                #expect(allowed.contains(String(words[place + 1])), "\(path): \(line)")
            }
        }
    }

    /// Where memory is touched by hand. A file is added here only with a reason that its own comments give.
    private static let mayBeUnsafe: Set<String> = [
        "Sources/Analysis/ICU/ICUWords.swift",
        "Sources/Analysis/ICU/Normalization.swift",
        "Sources/Analysis/UTF8Kernels.swift",
        "Sources/Analysis/Terms/SurfaceKey.swift",
        "Sources/Analysis/VietnameseAnalyzer.swift",
        "Sources/Reports/Archive/ByteSearch.swift",
        "Sources/Reports/Archive/Formats/ExternalProgram.swift",
        "Sources/Reports/Archive/HTML/HTMLTree.swift",
        "Sources/Reports/Archive/Markdown/FrontMatter.swift",
        "Sources/Reports/Archive/Files/InputFile.swift",
        "Sources/Reports/Archive/Records/JSONRecordReader.swift",
        "Sources/Reports/Archive/Packed/PackedArchive.swift",
        "Sources/Reports/Archive/Files/SystemPath.swift",
        "Sources/Reports/Index/FullPath.swift",
        "Sources/Reports/PartVersions.swift",
        "Sources/Reports/Registry.swift",
        "Sources/SearchEngine/Bytes/BlockPacking.swift",
        "Sources/SearchEngine/Bytes/ColumnKernels.swift",
        "Sources/SearchEngine/Bytes/DenseKernels.swift",
        "Sources/SearchEngine/Bytes/PostingsKernels.swift",
        "Sources/SearchEngine/Bytes/SketchKernels.swift",
        "Sources/SearchEngine/Bytes/ByteView.swift",
        "Sources/SearchEngine/Bytes/Checksum.swift",
        "Sources/SearchEngine/Segment/Store/Compression.swift",
        "Sources/SearchEngine/Storage/FileDirectory.swift",
        "Sources/SearchEngine/Storage/LockHolder.swift",
        "Sources/SearchEngine/Storage/MappedFile.swift",
        "Sources/SearchEngine/Storage/WriteLock.swift",
        "Sources/SearchEngine/Threads/Monitor.swift",
        "Sources/tracuu/REPL/LineEditor.swift",
        "Sources/tracuu/Terminal/Environment.swift",
        "Sources/tracuu/Terminal/InputFile.swift",
        "Sources/tracuu/Terminal/OutputFile.swift",
        "Sources/tracuu/Terminal/Pager.swift",
    ]

    @Test func unsafeCodeStaysInFewFiles() throws {
        for (path, text) in try House.files("Sources", ".swift") where !Self.mayBeUnsafe.contains(path) {
            let code = text.split(separator: "\n").filter { !$0.drop { $0 == " " }.hasPrefix("//") }
            #expect(!code.contains { $0.contains("unsafe ") }, "\(path) is not among the files that may say unsafe")
        }
    }

    @Test func filesAreShort() throws {
        for folder in ["Sources", "Tests", "Benchmarks"] {
            for (path, text) in try House.files(folder, ".swift", ".c", ".cpp", ".h") {
                let lines = text.split(separator: "\n", omittingEmptySubsequences: false).count
                #expect(lines <= 400, "\(path) has \(lines) lines")
            }
        }
    }

    /// What traps on input, and what was meant to be done later.
    @Test func sourcesHoldNoTrapsAndNoPlans() throws {
        let banned = ["try!", " as! ", "fatalError(", "TODO", "FIXME", "import Foundation", ".lowercased()"]
        for (path, text) in try House.files("Sources", ".swift", ".c", ".cpp", ".h") {
            for word in banned { #expect(!text.contains(word), "\(path) says \(word)") }
        }
    }

    /// A busy machine must not make a sound program fail: time is compared, of one processor, in one run.
    @Test func noTestIsAgainstTheClock() throws {
        for (path, text) in try House.files("Tests", ".swift") where !path.hasSuffix("HouseRuleTests.swift") {
            for word in [".timeLimit(", "ContinuousClock.now"] { #expect(!text.contains(word), "\(path) says \(word)") }
        }
    }

    /// Paths and IDs are told by their bytes: keys of them are of type `ByteString`, and paths are taken apart by
    /// bytes. Swift's `String` equates what file systems and dictionaries of IDs tell apart.
    @Test(arguments: [
        "Reports/Ledger", "Reports/Maintenance", "Reports/Index", "Reports/Corrections", "SearchEngine/Repair",
    ])
    func keysOfPathsAndIDsAreBytes(folder: String) throws {
        let banned = ["Set<String>", "[String:", "hasPrefix(", "hasSuffix(", #"split(separator: "/")"#]
        for (path, text) in try House.files("Sources/" + folder, ".swift") {
            for line in text.split(separator: "\n") where !line.contains("ersions") && !line.contains("func counts()") {
                for word in banned { #expect(!line.contains(word), "\(path): \(line)") }
            }
        }
    }

    @Test func makeTargetsHaveHelp() throws {
        let text = try String(contentsOf: House.root.appending(path: "Makefile"), encoding: .utf8)
        let lines = text.split(separator: "\n")
        for target in ["setup", "build", "demo", "test", "lint", "bench", "docs", "static", "install", "deb"] {
            #expect(lines.contains { $0.hasPrefix(target + ":") && $0.contains(" ## ") }, "\(target) has no help")
        }
    }
}
