import SearchEngine
import Testing

@Suite struct IndexFileNameTests {
    @Test func ownNamesAreKnown() {
        for number in [0, 1, 42, .max] as [UInt64] {
            #expect(IndexFileName.segmentNumber(IndexFileName.segment(number)) == number)
            #expect(IndexFileName.segmentNumber(IndexFileName.liveDocuments(number, revision: 7)) == number)
            #expect(IndexFileName.isOwned(IndexFileName.liveDocuments(number, revision: .max)))
            #expect(IndexFileName.isOwned(IndexFileName.duplicates(revision: number)))
            #expect(IndexFileName.isOwned(IndexFileName.attachment(revision: number)))
            #expect(IndexFileName.isOwned(IndexFileName.replacement(from: number)))
        }
        #expect(IndexFileName.revision(IndexFileName.liveDocuments(7, revision: 9)) == 9)
        #expect(IndexFileName.revision(IndexFileName.duplicates(revision: 9)) == 9)
        for name in [
            IndexFileName.segment(7), IndexFileName.manifest, IndexFileName.newManifest, "duplicates-x",
            IndexFileName.replacement(from: 7),
        ] {
            #expect(IndexFileName.revision(name) == nil)
        }
        #expect(IndexFileName.isOwned(IndexFileName.newManifest))
        #expect(!IndexFileName.isOwned(IndexFileName.manifest))
        #expect(!IndexFileName.isOwned(IndexFileName.lock))
    }

    @Test(arguments: [
        "", "segment-", "segment-x", "segment-01", "segment-+1", "segment--1", "segment-1.txt", "segment-1.",
        "segment-1.live-", "duplicates-", "duplicates-01", "duplicates-1.live-1", "duplicates", "segment-1.live-x",
        "attachment-", "attachment-07", "segment-1.live-1.bak", "segment-18446744073709551616", "segment-١",
        "Segment-1", "notes",
    ])
    func otherNamesAreNotOurs(name: String) {
        #expect(!IndexFileName.isOwned(name))
    }
}
