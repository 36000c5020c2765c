internal import ArgumentParser
private import Reports

struct VerifyCommand: ConsoleCommand {
    static let configuration = CommandConfiguration(
        "verify", .verify, more: .verifyMore, examples: "tracuu verify -i index", "tracuu verify --deep --json")

    @OptionGroup(title: HelpText.globals.text()) var global: GlobalOptions

    @Flag(help: .text(.deep))
    var deep = false

    func run(_ console: Console) throws -> ExitStatus {
        let damage: [IndexDamage]
        do {
            damage = try IndexMaintenance(path: global.path).verify(isDeep: deep)
        } catch {
            throw CommandFailure(error, index: global.path, console.language)
        }
        let path = ShellWord.of(global.path)
        if global.isJSON {
            var writer = JSONWriter()
            writer.object { writer in
                writer.member("schema", "tracuu.verify/1")
                writer.member("sound", damage.isEmpty)
                writer.member("deep", deep)
                writer.key("damage")
                writer.array(damage) { writer, found in writer.object { found.writeMembers(to: &$0) } }
            }
            writer.newline()
            console.output.write(writer.take())
        } else {
            for found in damage { console.output.write(found.line(console.language) + "\n") }
        }
        guard damage.isEmpty else {
            let repair = damage.contains(where: \.isDeep) ? "repair --deep" : "repair"
            throw CommandFailure(
                .damaged,
                Wording.foundDamaged.text(console.language, path, console.language.grouped(damage.count), repair))
        }
        if !global.isJSON { console.output.write(Wording.sound.text(console.language, path) + "\n") }
        return .found
    }
}
