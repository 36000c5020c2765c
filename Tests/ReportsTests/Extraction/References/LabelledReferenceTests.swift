import Analysis
import Foundation
import Testing

import Reports

/// Figures on labelled texts.
@Suite(.enabled(if: SharedGold.isPresent, "no development data beside the package"))
struct LabelledReferenceTests {
    @Test func mentionsOfSampleReports() {
        var exact = 0
        var families = 0
        var instances = 0
        var wanted = 0
        for (name, text, seed) in SharedGold.seeds() {
            let folded = FoldedText(text)
            let context = ReferenceContext(province: slug(seed.province63), district: slug(seed.district))
            let found = ReferenceRecognizer.references(
                in: folded,
                passages: passages(
                    of: folded, without: seed.boilerplate.filter { !$0.kind.hasPrefix("photo-caption") }.map(\.lines)),
                context: context)
            let unexpected = found.filter { mention in
                !seed.mentions.contains { $0.start == mention.range.lowerBound && $0.end == mention.range.upperBound }
            }
            #expect(unexpected.isEmpty, "\(name): \(unexpected.map(\.surface))")
            for label in seed.mentions {
                wanted += 1
                guard
                    let match = found.first(where: {
                        $0.range == label.start..<label.end && $0.surface == label.surface
                    })
                else {
                    Issue.record("\(name): not found: \(label.surface)")
                    continue
                }
                exact += 1
                if match.family == label.key { families += 1 }
                #expect(match.family == label.key, "\(name): \(label.surface)")
                guard let instance = label.instance else { continue }
                if match.instance == instance { instances += 1 }
                #expect(match.instance == instance, "\(name): \(label.surface) \(match.evidence)")
            }
        }
        print("samples: \(exact) spans, \(families) families, \(instances) instances of \(wanted)")
    }

    /// The lines of a text that are not boilerplate; captions are read.
    private func passages(of text: FoldedText, without boilerplate: [[Int]]) -> [Range<Int>] {
        var passages: [Range<Int>] = []
        var start = 0
        var line = 1
        for index in 0...text.count where index == text.count || text.folded[index] == 0x0A {
            let isBoilerplate = boilerplate.contains { $0.count == 2 && ($0[0]...$0[1]).contains(line) }
            if index > start, !isBoilerplate {
                passages.append(start..<index)
            }
            start = index + 1
            line += 1
        }
        return passages
    }

    private func slug(_ name: String) -> String {
        String(decoding: FoldedText(name).folded.map { $0 == 0x20 ? 0x2D : $0 }, as: UTF8.self)
    }

    @Test func spansAndKeysOfLabelledLines() {
        var exact = 0
        var found = 0
        var wanted = 0
        var keys = 0
        var keyed = 0
        var wrong = 0
        var report = ""
        for line in SharedGold.lines() {
            let text = FoldedText(line.text)
            let references = ReferenceRecognizer.references(
                in: text, passages: [0..<text.count], context: ReferenceContext())
            let spans = Set(references.map(\.range))
            let labels = Dictionary(grouping: line.mentions) { $0.start..<$0.end }
            exact += spans.filter { labels[$0] != nil }.count
            found += spans.count
            wanted += labels.count
            for span in spans.sorted(by: { $0.lowerBound < $1.lowerBound }) where labels[span] == nil {
                report += "extra: \(text.text(span)) in \(line.text)\n"
            }
            for (span, labels) in labels.sorted(by: { $0.key.lowerBound < $1.key.lowerBound }) {
                let mine = references.filter { $0.range == span }
                guard !mine.isEmpty else {
                    report += "missed: \(text.text(span)) in \(line.text)\n"
                    continue
                }
                keyed += 1
                let right = labels.allSatisfy { label in keysMatch(label, mine) }
                if right {
                    keys += 1
                } else {
                    if mine.contains(where: { $0.body != nil }) { wrong += 1 }
                    report +=
                        "key: \(text.text(span)) \(mine.map(\.family)) \(labels.map { $0.resolved ?? "\($0.expands ?? [])" })\n"
                }
            }
        }
        print(report)
        print("lines: P \(Double(exact) / Double(found)) R \(Double(exact) / Double(wanted)) keys \(keys)/\(keyed)")
        #expect(wrong <= keyed / 100, "a body against the label's")
        #expect(Double(exact) >= 0.98 * Double(found), "precision")
        #expect(Double(exact) >= 0.97 * Double(wanted), "recall")
    }

    private func keysMatch(_ label: SharedGold.Mention, _ found: [DocumentReference]) -> Bool {
        let families = Set(found.map(\.family))
        if let expands = label.expands { return families == Set(expands) }
        if let resolved = label.resolved { return families == [resolved] }
        let first = found[0]
        if label.form == "congress" { return first.type == "NQĐH" && first.number == label.congress }
        if label.type == "NQTW" {
            return first.number.map(String.init) == label.number?.values.first && first.term == label.term
        }
        let number = (first.number.map(String.init) ?? "") + (first.letter ?? "")
        return first.type == label.type && number == label.number?.values.first && first.body == label.body
            && (label.year == nil || first.family.contains("-\(label.year ?? 0)"))
    }
}
