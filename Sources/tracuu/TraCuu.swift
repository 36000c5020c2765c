@main enum TraCuu { static func main() {} }
