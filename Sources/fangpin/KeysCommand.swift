import ArgumentParser
import Vault

/// `fangpin keys`
struct KeysCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "keys", abstract: "Back up and restore the keys (密钥).",
        subcommands: [Export.self, Import.self])

    struct Export: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract:
                "Print all keys, for the safe. Whoever has this text can open every sealed value."
        )

        func run() throws {
            let settings = try Settings.fromEnvironment()
            let ring = try KeyRing.open(
                directory: KeyDirectory(settings.keyDirectory), createIfMissing: false)
            show(ring.export())
        }
    }

    struct Import: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Put exported keys back.",
            discussion:
                "Keys that are there already must be the same; otherwise nothing is written.")

        @Argument(help: "The exported text.")
        var file: String

        func run() throws {
            let settings = try Settings.fromEnvironment()
            let text = String(decoding: try FileBytes.read(file), as: UTF8.self)
            try FileBytes.makeDirectory(settings.stateDirectory)
            let ring = try KeyRing.importing(text, into: KeyDirectory(settings.keyDirectory))
            show("\(ring)")
        }
    }
}
