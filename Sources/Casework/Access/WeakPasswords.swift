import Domain
import Foundation
import Store
import Vault

/// The names of all places of the register: what passwords are first made of.
struct PlaceNames: Inquiry {
    func answer(in tx: Transaction) async throws -> [String] { try await tx.placeNames() }
}

extension Casework {
    /// Whether new passwords are held against a list of the commonest ones.
    package var hasFrequentPasswords: Bool { passwordLists.common != nil }

    /// What is wrong with a password that an officer wants to take, but for those used before.
    ///
    /// - Throws: ``Refusal/busy``; ``PasswordListFault``: what cannot be looked up is not taken.
    func defect(
        of password: String, for credential: Credential
    ) async throws -> PasswordDefect? {
        let places = try await read(PlaceNames())
        let lists = passwordLists
        let (id, name) = (credential.officer, credential.name)
        return try await passwords.look {
            let barred = BarredWords(
                own: [name].compactMap(Pinyin.word),
                house: places.flatMap(Casework.spellings),
                listed: try lists.common?.words() ?? [])
            let defect = PasswordPolicy.defect(of: password, id: id, name: name, barring: barred)
            if let defect { return defect }
            return try lists.breached?.contains(password) == true ? .breached : nil
        }
    }

    /// A place's name as people write it: with what kind of place it is and without, in Chinese and
    /// in Latin letters.
    static func spellings(of place: String) -> [String] {
        let short = kinds.first { place.hasSuffix($0) && place.count > $0.count + 1 }.map {
            String(place.dropLast($0.count))
        }
        let names = [place] + (short.map { [$0] } ?? [])
        return names + names.compactMap(Pinyin.word)
    }

    /// 行政区划通名 - the longer before those that they end in.
    private static let kinds = [
        "自治区", "自治州", "自治县", "街道办事处", "街道", "社区", "省", "市", "区", "县", "镇", "乡", "村",
    ]
}

/// 拼音 - Chinese in Latin letters, as it is typed.
enum Pinyin {
    /// Letters of the shortest word that tells anything: `li` stands in every other text.
    static let shortest = 5

    /// `qingchuan` for 清川; nil for what is not Chinese, or too short.
    static func word(of text: String) -> String? {
        guard text.contains(where: { !$0.isASCII }),
            let latin = text.applyingTransform(.mandarinToLatin, reverse: false)?
                .applyingTransform(.stripDiacritics, reverse: false)
        else { return nil }
        let letters = latin.lowercased().filter { $0.isASCII && $0.isLetter }
        return letters.count < shortest ? nil : letters
    }
}
