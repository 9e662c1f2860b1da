import CPango
import Domain
import Wording

/// 印出 - pages drawn by Cairo into the bytes of a PDF.
final class Surface {
    private let surface: OpaquePointer
    private let cairo: OpaquePointer
    private let typesetter: Typesetter
    private let language: Language
    private let output: Output

    /// What Cairo has written.
    private final class Output { var bytes: [UInt8] = [] }

    init(_ sheet: Sheet, on paper: Paper, typesetter: Typesetter) {
        self.typesetter = typesetter
        language = sheet.language
        let output = Output()
        self.output = output
        surface = cairo_pdf_surface_create_for_stream(
            { closure, data, length in
                let output = Unmanaged<Output>.fromOpaque(closure!).takeUnretainedValue()
                output.bytes.append(
                    contentsOf: UnsafeBufferPointer(start: data, count: Int(length)))
                return CAIRO_STATUS_SUCCESS
            }, Unmanaged.passUnretained(output).toOpaque(), paper.width, paper.height)
        // Later versions pack objects into streams, which ``PDFBinding`` could not look into.
        cairo_pdf_surface_restrict_to_version(surface, CAIRO_PDF_VERSION_1_4)
        cairo = cairo_create(surface)
        describe(CAIRO_PDF_METADATA_TITLE, sheet.title.printable)
        describe(CAIRO_PDF_METADATA_SUBJECT, sheet.number.printable)
        describe(CAIRO_PDF_METADATA_CREATOR, "fangpin")
        // Without it Cairo would ask the machine's clock.
        let made = sheet.made.description
        describe(CAIRO_PDF_METADATA_CREATE_DATE, "\(made.prefix(19))+08:00")
    }

    deinit {
        cairo_destroy(cairo)
        cairo_surface_destroy(surface)
    }

    private func describe(_ entry: cairo_pdf_metadata_t, _ text: String) {
        cairo_pdf_surface_set_metadata(surface, entry, text)
    }

    /// Draws a page and its footer, which has no tag: to those who hear the paper it says nothing.
    func draw(_ page: Page, footer: [Page.Command]) {
        // The page may end inside of a paragraph's tag, but never begins in one.
        for command in footer { draw(command) }
        for command in page.commands { draw(command) }
        cairo_show_page(cairo)
    }

    /// Ends the file. Cairo's errors are those of memory and of misused tags.
    func finish() -> [UInt8] {
        cairo_surface_finish(surface)
        let status = cairo_surface_status(surface)
        let status2 = cairo_status(cairo)
        precondition(
            status == CAIRO_STATUS_SUCCESS && status2 == CAIRO_STATUS_SUCCESS,
            "Cairo: \(String(cString: cairo_status_to_string(status)))")
        return output.bytes
    }

    private func draw(_ command: Page.Command) {
        switch command {
        case .open(let tag): cairo_tag_begin(cairo, tag.rawValue, "")
        case .close(let tag): cairo_tag_end(cairo, tag.rawValue)
        case .text(let galley, let range, let left, let top, let ink):
            set(ink)
            galley.draw(range, on: cairo, left: left, top: top)
        case .rule(let from, let to, let width, let ink):
            draw(.path([[from, to]], isClosed: false, stroke: Stroke(ink, width), fill: nil))
        case .shade(let left, let top, let width, let height):
            set(Ink(240, 240, 240))
            cairo_rectangle(cairo, left, top, width, height)
            cairo_fill(cairo)
        case .figure(let picture, let left, let top, let scale):
            draw(.open(.figure))
            cairo_save(cairo)
            cairo_translate(cairo, left, top)
            cairo_scale(cairo, scale, scale)
            for mark in picture.drawing.marks { draw(mark) }
            cairo_restore(cairo)
            draw(.close(.figure))
        }
    }

    private func draw(_ mark: Mark) {
        switch mark {
        case .path(let lines, let isClosed, let stroke, let fill):
            cairo_new_path(cairo)
            for line in lines {
                for (index, point) in line.enumerated() {
                    index == 0
                        ? cairo_move_to(cairo, point.x, point.y)
                        : cairo_line_to(cairo, point.x, point.y)
                }
                if isClosed { cairo_close_path(cairo) }
            }
            paint(stroke, fill)
        case .circle(let centre, let radius, let stroke, let fill):
            cairo_new_path(cairo)
            cairo_arc(cairo, centre.x, centre.y, radius, 0, 2 * Double.pi)
            cairo_close_path(cairo)
            paint(stroke, fill)
        case .letters(let letters): draw(letters)
        }
    }

    private func draw(_ letters: Letters) {
        let style = TextStyle(family: .sans, size: letters.size, isBold: letters.isBold)
        let galley = typesetter.galley(letters.text, style, width: nil, in: language)
        guard let line = galley.lines.first else { return }
        let shift: Double =
            switch letters.anchor {
            case .start: 0
            case .middle: line.width / 2
            case .end: line.width
            }
        set(letters.ink)
        galley.draw(
            0..<1, on: cairo, left: letters.at.x - shift,
            top: letters.at.y - line.baseline + line.top)
    }

    private func paint(_ stroke: Stroke?, _ fill: Ink?) {
        if let fill {
            set(fill)
            cairo_fill_preserve(cairo)
        }
        if let stroke {
            set(stroke.ink)
            cairo_set_line_width(cairo, stroke.width)
            cairo_set_dash(cairo, stroke.dash, Int32(stroke.dash.count), 0)
            cairo_stroke_preserve(cairo)
        }
        cairo_new_path(cairo)
    }

    private func set(_ ink: Ink) {
        cairo_set_source_rgb(
            cairo, Double(ink.red) / 255, Double(ink.green) / 255, Double(ink.blue) / 255)
    }
}
