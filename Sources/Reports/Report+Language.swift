extension Report {
    /// `vi` for a text most of whose marked words are Vietnamese syllables, and that has at least one such in ten
    /// words; `und` for any other, texts written without marks among them (ISO 639, as in BCP 47).
    public var language: String {
        let evidence = VietnameseEvidence(Array(text.utf8))
        return evidence.score > 0.5 && evidence.markedSyllables * 10 >= evidence.words ? "vi" : "und"
    }
}
