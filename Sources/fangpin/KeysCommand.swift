import ArgumentParser
import Formats
import Vault

/// `fangpin keys`
struct KeysCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "keys", abstract: "Exchange, back up and restore the keys (密钥).",
        subcommands: [List.self, Rotate.self, Destroy.self, Export.self, Import.self],
        defaultSubcommand: List.self)

    struct Export: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract:
                "Print all keys, for the safe. Whoever has this text can open every sealed value."
        )

        func run() throws {
            let keys = try Settings.fromEnvironment().keys
            try show(KeyRing.open(directory: keys, createIfMissing: false).export())
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
            guard settings.keys.kind == .state else {
                throw Failure(
                    .configuration,
                    "the keys are in CREDENTIALS_DIRECTORY (\(settings.keys.path)), which only the "
                        + "service manager fills: give it the keys, or unset the variable")
            }
            let text = String(decoding: try InputFile.bytes(path: file), as: UTF8.self)
            try OutputFolder.make(settings.stateDirectory)
            do {
                try show("\(KeyRing.importing(text, into: settings.keys))")
            } catch VaultError.exportDamaged(let line) {
                throw Failure(invalid: file, VaultError.exportDamaged(line: line))
            }
        }
    }
}
