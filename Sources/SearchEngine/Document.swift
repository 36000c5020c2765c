internal import Analysis
