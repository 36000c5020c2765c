/// The elements of HTML that matter to finding a page's text.
enum HTMLTag: String, CaseIterable {
    // Blocks: each starts a line of its own.
    case address, article, blockquote, body, caption, center, dd, details, div, dl, dt, fieldset, figcaption, figure
    case h1, h2, h3, h4, h5, h6, hr, html, li, main, ol, p, pre, section, summary, table, tbody, tfoot, thead, tr, ul
    // Blocks that may be no part of the report.
    case aside, footer, form, header, nav
    // Never text.
    case audio, button, canvas, datalist, embed, head, iframe, input, map, meter, noembed, noframes, noscript, object
    case option, progress, script, select, style, svg, template, textarea, video
    // With a meaning of their own.
    case a, br, link, meta, td, th, time, title
    /// Everything else: part of the line it stands in.
    case inline = ""

    private static let byName = Dictionary(uniqueKeysWithValues: allCases.map { ($0.rawValue, $0) })

    init(name: String) {
        self = Self.byName[name] ?? .inline
    }

    var isBlock: Bool {
        switch self {
        case .address, .article, .blockquote, .body, .caption, .center, .dd, .details, .div, .dl, .dt, .fieldset,
            .figcaption, .figure, .h1, .h2, .h3, .h4, .h5, .h6, .hr, .html, .li, .main, .ol, .p, .pre, .section,
            .summary, .table, .tbody, .tfoot, .thead, .tr, .ul, .aside, .footer, .form, .header, .nav:
            return true
        default:
            return false
        }
    }

    /// A block that holds a paragraph itself and is not a box around some.
    var isParagraph: Bool {
        switch self {
        case .p, .li, .dd, .dt, .blockquote, .pre, .figcaption, .h1, .h2, .h3, .h4, .h5, .h6: return true
        default: return false
        }
    }

    /// Whether its content is never text, wherever it stands.
    var isSilent: Bool {
        switch self {
        case .audio, .button, .canvas, .datalist, .embed, .head, .iframe, .input, .map, .meter, .noembed, .noframes,
            .noscript, .object, .option, .progress, .script, .select, .style, .svg, .template, .textarea, .video:
            return true
        default:
            return false
        }
    }
}
