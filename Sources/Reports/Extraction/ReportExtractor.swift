package enum ReportExtractor { }
