import Analysis
import Testing

@Suite struct ByteStringTests {
    @Test func textsAreOneWhereTheirBytesAre() {
        let texts = ["", "a", "kinh tế", "kinh te\u{302}\u{301}", "abcdefgh", "abcdefghi", "abcdefg\0", "abcdefg"]
        for one in texts {
            for other in texts {
                let areOne = Array(one.utf8) == Array(other.utf8)
                #expect((ByteString(one) == ByteString(other)) == areOne)
                #expect((ByteString(one).hashValue == ByteString(other).hashValue) == areOne)
            }
        }
        // A text that is part of the program, and one made while it runs.
        #expect(Set([ByteString("dài dài dài dài dài ")]).contains(ByteString(String(repeating: "dài ", count: 5))))
    }
}
