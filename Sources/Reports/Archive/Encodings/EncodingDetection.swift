/// Which encoding from before Unicode makes Vietnamese of a text.
enum EncodingDetection {
    struct Verdict {
        var encoding: TextEncoding
        /// 0 to 1: the share of marked words that became syllables, less where there are few.
        var confidence: Double
    }

    /// How many cells are tried with every encoding.
    static let sampleSize = 64 << 10

    /// The share of marked words that must be Vietnamese syllables before a reading is believed.
    static let convincingScore = 0.85
    /// By how much the score must exceed that of the other readings.
    static let convincingMargin = 0.3

    private struct Candidate {
        var encoding: TextEncoding
        var utf8: [UInt8]
        var evidence: VietnameseEvidence
    }

    /// nil where no reading is Vietnamese, or where two are.
    static func verdict(_ cells: [UInt32]) -> Verdict? {
        let sample = Array(cells.prefix(sampleSize))
        let western = VietnameseEvidence(LegacyDecoding.reading(sample, from: .utf8).utf8)
        var candidates: [Candidate] = []
        for encoding in TextEncoding.legacy {
            let reading = LegacyDecoding.reading(sample, from: encoding)
            guard reading.replaced * 100 <= sample.count else { continue }
            let utf8 = reading.utf8
            candidates.append(Candidate(encoding: encoding, utf8: utf8, evidence: VietnameseEvidence(utf8)))
        }
        // The first of equals, as the order of `legacy` has it.
        guard let best = candidates.reversed().max(by: { $0.evidence.score < $1.evidence.score }),
            isConvincing(best, over: western)
        else { return nil }
        let isRivalled = candidates.contains {
            $0.evidence.score > best.evidence.score - convincingMargin && $0.utf8 != best.utf8
        }
        return isRivalled ? nil : Verdict(encoding: best.encoding, confidence: confidence(best.evidence))
    }

    /// Less than the score where few words bear it out: 0.8 for two words, 0.95 for ten.
    static func confidence(_ evidence: VietnameseEvidence) -> Double {
        let words = Double(evidence.markedWords)
        return evidence.score * words / (words + 0.5)
    }

    private static func isConvincing(_ best: Candidate, over western: VietnameseEvidence) -> Bool {
        let evidence = best.evidence
        guard evidence.score >= convincingScore else { return false }
        // Words whose letters all of these encodings share, as `là` and `bà`.
        if best.encoding == .windows1258, western.score >= convincingScore { return evidence.markedSyllables >= 3 }
        if evidence.markedSyllables >= 3 { return evidence.score - western.score >= convincingMargin }
        return evidence.markedSyllables == 2 && evidence.score == 1 && western.score == 0
    }
}
