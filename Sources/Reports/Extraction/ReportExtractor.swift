package enum ReportExtractor {}
