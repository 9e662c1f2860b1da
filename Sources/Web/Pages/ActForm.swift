import Domain
import Wording

/// 办理表单 - does one thing to one record. It is sent to the address of its own page and says in a
/// field what it is for, so that whoever is led to the second factor comes back to the page.
struct ActForm {
    /// The field that says what is to be done.
    static let name = "act"

    let language: Language
    let address: String
    let act: String
    let button: Text
    /// What it is about, beside the button's words, for who hears the page; empty where the page
    /// has only one such button.
    var about = ""
    var hidden: [(name: String, value: String)] = []
    var fields: [HTML] = []

    var html: HTML {
        let kind: HTML = fields.isEmpty ? .empty : " class=\"entry\""
        let hidden = hidden.map { name, value -> HTML in
            "<input type=\"hidden\" name=\"\(name)\" value=\"\(value)\">"
        }
        let name: HTML =
            about.isEmpty ? .empty : " aria-label=\"\(button[language]) \(about)\""
        return """
            <form\(kind) method="post" action="\(Page.with(language, address))">
            \(Viewer.field)<input type="hidden" name="\(ActForm.name)" value="\(act)">\(hidden)
            \(fields)<button\(name)>\(button[language])</button>
            </form>

            """
    }

    /// A field for one line of text.
    static func input(
        _ label: Text, _ name: String, _ typed: Form, upTo length: Int, isRequired: Bool = true,
        _ language: Language
    ) -> HTML {
        let required: HTML = isRequired ? " required" : .empty
        return """
            <label>\(label[language]) <input name="\(name)" maxlength="\(length)" autocomplete="off" spellcheck="false" value="\(typed[name])"\(required)></label>

            """
    }

    /// A field for a day, which browsers give as ISO 8601.
    static func day(
        _ label: Text, _ name: String, _ typed: Form, isRequired: Bool = true,
        _ language: Language
    ) -> HTML {
        let required: HTML = isRequired ? " required" : .empty
        return """
            <label>\(label[language]) <input type="date" name="\(name)" value="\(typed[name])"\(required)></label>

            """
    }

    /// A field with a few answers; the one that was chosen before is chosen.
    static func choice(
        _ label: Text, _ name: String, _ choices: [(value: String, text: Text)], _ typed: Form,
        _ language: Language
    ) -> HTML {
        let options = choices.map { value, text -> HTML in
            let chosen: HTML = typed[name] == value ? " selected" : .empty
            return "<option value=\"\(value)\"\(chosen)>\(text[language])</option>\n"
        }
        return """
            <label>\(label[language]) <select name="\(name)">
            \(options)</select></label>

            """
    }

    /// A field for several lines.
    static func lines(
        _ label: Text, _ name: String, _ typed: Form, upTo length: Int, isRequired: Bool = true,
        _ language: Language
    ) -> HTML {
        let required: HTML = isRequired ? " required" : .empty
        return """
            <label>\(label[language]) <textarea name="\(name)" maxlength="\(length)" rows="3" autocomplete="off" spellcheck="false"\(required)>\(typed[name])</textarea></label>

            """
    }

    /// Boxes to tick under one heading, each with the name of its field.
    static func boxes(
        _ legend: Text, _ boxes: [(name: String, text: Text)], _ typed: Form,
        _ language: Language
    ) -> HTML {
        let boxes = boxes.map { name, text -> HTML in
            let ticked: HTML = typed.isTicked(name) ? " checked" : .empty
            return """
                <label class="choice"><input type="checkbox" name="\(name)"\(ticked)> \(text[language])</label>

                """
        }
        return "<fieldset>\n<legend>\(legend[language])</legend>\n\(boxes)</fieldset>\n"
    }

    /// What the rules said no to, above everything else of a page.
    static func told(_ problem: Text?, _ language: Language) -> HTML {
        guard let problem else { return .empty }
        return """
            <p class="late" role="alert"><span class="lamp bad"></span>\(problem[language])</p>

            """
    }
}

/// 表单编号 - the key of a form, new with every page: the same form sent twice is one request.
enum FormKey {
    static let name = "key"

    static var new: String {
        var random = SystemRandomNumberGenerator()
        return String(random.next(), radix: 36) + String(random.next(), radix: 36)
    }

    static var field: HTML { "<input type=\"hidden\" name=\"\(name)\" value=\"\(new)\">" }
}
