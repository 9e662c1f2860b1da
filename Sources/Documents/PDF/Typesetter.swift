import CPango
import Wording

/// 排字 - text broken into lines by Pango, for one language. Pango's objects may be used by one
/// thread at a time, and a font map on a second thread costs 28 MB: ``Press`` owns the only one.
final class Typesetter {
    private let map: UnsafeMutablePointer<PangoFontMap>
    private var contexts: [Language: OpaquePointer] = [:]
    private var fonts: [Font: OpaquePointer] = [:]

    private struct Font: Hashable {
        var family: TextStyle.Family
        var size: Double
        var isBold: Bool
    }

    init() { map = pango_cairo_font_map_new()! }

    deinit {
        for font in fonts.values { pango_font_description_free(font) }
        for context in contexts.values { g_object_unref(UnsafeMutableRawPointer(context)) }
        g_object_unref(UnsafeMutableRawPointer(map))
    }

    /// Sets a text.
    /// - Parameter width: where lines end, in points; nil for one line of any width.
    func galley(
        _ text: String, _ style: TextStyle, width: Double?, in language: Language
    ) -> Galley {
        let layout = pango_layout_new(context(for: language))!
        pango_layout_set_font_description(layout, font(style))
        if let width {
            pango_layout_set_width(layout, Galley.units(max(1, width)))
            pango_layout_set_wrap(layout, PANGO_WRAP_WORD_CHAR)
            pango_layout_set_indent(layout, Galley.units(style.indent))
            switch style.edge {
            case .leading: pango_layout_set_alignment(layout, PANGO_ALIGN_LEFT)
            case .centre: pango_layout_set_alignment(layout, PANGO_ALIGN_CENTER)
            case .trailing: pango_layout_set_alignment(layout, PANGO_ALIGN_RIGHT)
            case .justified: pango_layout_set_justify(layout, 1)
            }
        }
        // No ligatures: a digest's `ff` is two digits to whoever copies it.
        let features = style.hasEvenFigures ? "liga=0,clig=0,hwid=1" : "liga=0,clig=0"
        let attributes = pango_attr_list_new()
        pango_attr_list_insert(attributes, pango_attr_font_features_new(features))
        // Nor hyphens where a line is too short for a word: a digest has none.
        pango_attr_list_insert(attributes, pango_attr_insert_hyphens_new(0))
        pango_layout_set_attributes(layout, attributes)
        pango_attr_list_unref(attributes)
        if style.spacing != 1 { pango_layout_set_line_spacing(layout, Float(style.spacing)) }
        // What is written from right to left stays in its column all the same.
        pango_layout_set_auto_dir(layout, 0)
        var text = text.printable
        text.withUTF8 { bytes in
            bytes.withMemoryRebound(to: CChar.self) {
                pango_layout_set_text(layout, $0.baseAddress, Int32($0.count))
            }
        }
        return Galley(layout)
    }

    /// 缺少的字体 - families that papers are set in and this machine does not have.
    static func missingFonts() -> [String] {
        let map = pango_cairo_font_map_new()!
        defer { g_object_unref(UnsafeMutableRawPointer(map)) }
        var families: UnsafeMutablePointer<UnsafeMutablePointer<PangoFontFamily>?>?
        var count: Int32 = 0
        pango_font_map_list_families(map, &families, &count)
        defer { g_free(families) }
        let present = Set(
            (0..<Int(count)).compactMap { index in
                families?[index].map { String(cString: pango_font_family_get_name($0)) }
            })
        return ["Noto Serif CJK SC", "Noto Sans CJK SC"].filter { !present.contains($0) }
    }

    private func context(for language: Language) -> OpaquePointer {
        if let context = contexts[language] { return context }
        let context = pango_font_map_create_context(map)!
        // A point of the paper is a unit of the drawing.
        pango_cairo_context_set_resolution(context, 72)
        pango_context_set_language(
            context, pango_language_from_string(language == .chinese ? "zh-cn" : "en"))
        let options = cairo_font_options_create()
        cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE)
        cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF)
        pango_cairo_context_set_font_options(context, options)
        cairo_font_options_destroy(options)
        pango_context_set_round_glyph_positions(context, 0)
        contexts[language] = context
        return context
    }

    private func font(_ style: TextStyle) -> OpaquePointer {
        let key = Font(family: style.family, size: style.size, isBold: style.isBold)
        if let font = fonts[key] { return font }
        let font = pango_font_description_new()!
        pango_font_description_set_family(font, style.family.names)
        pango_font_description_set_absolute_size(font, style.size * Double(PANGO_SCALE))
        if style.isBold { pango_font_description_set_weight(font, PANGO_WEIGHT_BOLD) }
        fonts[key] = font
        return font
    }
}
