/// 语言 - the languages that people read. Chinese is the source, English is complete.
package enum Language: String, CaseIterable, Sendable {
    case chinese = "zh"
    case english = "en"
}

/// 用语 - one message in every language. There is no way to make one that lacks a language, so a
/// missing wording does not compile.
package struct Text: Sendable, Equatable {
    package let chinese: String
    package let english: String

    package init(_ chinese: String, _ english: String) {
        self.chinese = chinese
        self.english = english
    }

    package subscript(language: Language) -> String {
        switch language {
        case .chinese: chinese
        case .english: english
        }
    }
}
