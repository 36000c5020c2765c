import Foundation
import SearchEngine
import Testing

@Suite struct FileDirectoryTests {
    @Test func filesAreWrittenReadRenamedAndRemoved() throws {
        try withFolder { folder in
            let directory = try FileDirectory(path: folder + "/sâu/hơn", create: true)
            let sink = try directory.create("a")
            try sink.append([1, 2])
            try sink.append([])
            try sink.append([3])
            try sink.finish()
            try directory.sync()
            let view = try directory.open("a")
            #expect(view.array == [1, 2, 3])
            try directory.rename("a", to: "b")
            #expect(try directory.fileNames() == ["b"])
            try directory.remove("b")
            try directory.remove("b")
            #expect(try directory.fileNames().isEmpty)
            #expect(view.array == [1, 2, 3])
            #expect(try directory.create("empty").finish() == ())
            #expect(try directory.open("empty").count == 0)
        }
    }

    /// Small pieces wait for one another, and large ones for none: all come in order.
    @Test func piecesOfAnySizeComeInOrder() throws {
        try withFolder { folder in
            let directory = try FileDirectory(path: folder, create: true)
            let sizes = [0, 1, 32_767, 1, 32_768, 32_769, 5, 100_000, 100_000, 3, 20_000, 20_000, 20_000, 0, 32_768, 9]
            let sink = try directory.create("a")
            var expected: [UInt8] = []
            for (number, size) in sizes.enumerated() {
                let piece = (0..<size).map { UInt8(truncatingIfNeeded: $0 &* 31 &+ number) }
                try sink.append(piece)
                expected += piece
            }
            try sink.finish()
            #expect(try directory.open("a").array == expected)
        }
    }

    @Test func whatIsNotThereIsSaid() throws {
        try withFolder { folder in
            #expect(throws: SearchEngineError.noIndex(path: folder)) { try FileDirectory(path: folder) }
            #expect(throws: SearchEngineError.noIndex(path: "")) { try FileDirectory(path: "") }
            let directory = try FileDirectory(path: folder, create: true)
            #expect(throws: SearchEngineError.io(operation: "open", path: folder + "/x", code: 2)) {
                try directory.open("x")
            }
            #expect(throws: SearchEngineError.io(operation: "rename", path: folder + "/x", code: 2)) {
                try directory.rename("x", to: "y")
            }
            try FileManager.default.createDirectory(atPath: folder + "/sub", withIntermediateDirectories: false)
            #expect(throws: SearchEngineError.damaged(file: "sub", reason: "it is no file")) {
                try directory.open("sub")
            }
            let file = folder + "/file"
            #expect(FileManager.default.createFile(atPath: file, contents: Data([1])))
            #expect(throws: SearchEngineError.self) { try FileDirectory(path: file + "/in", create: true) }
            #expect(throws: SearchEngineError.noIndex(path: file)) { try FileDirectory(path: file, create: false) }
        }
    }

    /// Kilobytes of a mapped file that are in memory.
    private func resident(_ path: String) throws -> Int {
        let file = try #require(FileHandle(forReadingAtPath: "/proc/self/smaps"))
        let bytes = try #require(try file.readToEnd())
        let maps = String(decoding: bytes, as: UTF8.self).split(separator: "\n")
        let name = path.split(separator: "/").suffix(2).joined(separator: "/")
        let place = try #require(maps.firstIndex { $0.hasSuffix("/" + name) })
        let line = try #require(maps[place...].first { $0.hasPrefix("Rss:") })
        return try #require(Int(line.filter(\.isNumber)))
    }

    @Test func pagesLeaveMemoryAndComeBack() throws {
        try withFolder { folder in
            let directory = try FileDirectory(path: folder, create: true)
            let bytes = (0..<1 << 20).map { UInt8(truncatingIfNeeded: $0 >> 10 ^ $0) }
            let sink = try directory.create("big")
            try sink.append(bytes)
            try sink.finish()
            let view = try directory.open("big")
            let part = try #require(view.slice(4096..<8192))
            #expect(view.array == bytes)
            #expect(try resident(folder + "/big") >= 1024)
            part.releasePages()
            #expect(try resident(folder + "/big") == 0)
            #expect(part.array == bytes[4096..<8192].map(\.self))
            #expect(view.array == bytes)
            let copy = ByteView([1, 2, 3])
            copy.releasePages()
            #expect(copy.array == [1, 2, 3])
        }
    }

    @Test func theLockIsExclusiveAndNamesItsHolder() throws {
        try withFolder { folder in
            let directory = try FileDirectory(path: folder, create: true)
            let lock = try directory.lock()
            do throws(SearchEngineError) {
                _ = try FileDirectory(path: folder).lock()
                Issue.record("locked twice")
            } catch {
                guard case .locked(let process, let since) = error else { throw error }
                #expect(process == ProcessInfo.processInfo.processIdentifier)
                let age = Date().timeIntervalSince1970 - Double(try #require(since))
                #expect((-1...3600).contains(age))
            }
            lock.release()
            lock.release()
            let again = try directory.lock()
            again.release()
            // A file left behind by a process that has ended locks nothing.
            #expect(FileManager.default.fileExists(atPath: folder + "/" + IndexFileName.lock))
            _ = try directory.lock()
        }
    }

    /// A file that is not the directory's any more locks nothing: another has come to write, and its files stay.
    @Test func aLockWhoseFileIsTakenAwayCommitsNothing() throws {
        try withFolder { folder in
            var random = SeededRandom(15)
            let documents = TestCorpus.random(40, &random)
            let first = try TestIndex(FileDirectory(path: folder, create: true)).writer()
            for document in documents[..<20] { try first.add(document) }
            try FileManager.default.removeItem(atPath: folder + "/" + IndexFileName.lock)
            let index = TestIndex(try FileDirectory(path: folder))
            let second = try index.writer()
            for document in documents[20..<30] { try second.add(document) }
            #expect(throws: SearchEngineError.locked(process: nil, since: nil)) { try first.commit() }
            #expect(throws: SearchEngineError.locked(process: nil, since: nil)) { try first.commit() }
            try second.commit()
            #expect(try index.reader().documentCount == 10)
        }
    }

    /// What a link leads to is not emptied, and nobody waits for the other end of a pipe.
    @Test func onlyAPlainFileIsALock() throws {
        try withFolder { folder in
            let directory = try FileDirectory(path: folder + "/index", create: true)
            let lock = folder + "/index/" + IndexFileName.lock
            try Data("quý".utf8).write(to: URL(filePath: folder + "/của tôi"))
            try FileManager.default.createSymbolicLink(atPath: lock, withDestinationPath: "../của tôi")
            #expect(throws: SearchEngineError.io(operation: "lock", path: lock, code: EEXIST)) { try directory.lock() }
            #expect(try Data(contentsOf: URL(filePath: folder + "/của tôi")) == Data("quý".utf8))
            try FileManager.default.removeItem(atPath: lock)
            #expect(unsafe mkfifo(lock, 0o600) == 0)
            #expect(throws: SearchEngineError.io(operation: "lock", path: lock, code: EEXIST)) { try directory.lock() }
        }
    }

    @Test func anIndexInAFolderAnswersAsOneInMemory() throws {
        try withFolder { folder in
            var random = SeededRandom(12)
            let documents = TestCorpus.random(120, &random)
            let inFolder = TestIndex(try FileDirectory(path: folder, create: true))
            let inMemory = TestIndex()
            for index in [inFolder, inMemory] {
                try index.commit(Array(documents[..<80]))
                try index.commit(Array(documents[70...]), deleting: ["r5"])
            }
            #expect(
                try Answers(inFolder.reader(), Answers.queries) == Answers(inMemory.reader(), Answers.queries))
            #expect(throws: SearchEngineError.self) {
                try withExtendedLifetime(inFolder.writer()) { try inFolder.writer() }
            }
        }
    }
}
