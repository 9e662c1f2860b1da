/// The parts of a workbook that are the same for all, but for the number and the names of its
/// sheets.
enum WorkbookParts {
    /// - Parameter sheets: the names, in their order.
    static func all(_ sheets: [String]) -> [(name: String, text: String)] {
        [
            ("[Content_Types].xml", types(sheets.count)), ("_rels/.rels", relations),
            ("xl/workbook.xml", workbook(sheets)),
            ("xl/_rels/workbook.xml.rels", relations(of: sheets.count)),
            ("xl/styles.xml", styles),
        ]
    }

    private static let declaration =
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
    private static let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    private static let office =
        "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    private static let packages = "http://schemas.openxmlformats.org/package/2006"
    private static let kind =
        "application/vnd.openxmlformats-officedocument.spreadsheetml"

    private static func types(_ sheets: Int) -> String {
        let parts = (1...sheets).map { number in
            """
            <Override PartName="/xl/worksheets/sheet\(number).xml" \
            ContentType="\(kind).worksheet+xml"/>
            """
        }
        return """
            \(declaration)<Types xmlns="\(packages)/content-types">\
            <Default Extension="rels" \
            ContentType="application/vnd.openxmlformats-package.relationships+xml"/>\
            <Default Extension="xml" ContentType="application/xml"/>\
            <Override PartName="/xl/workbook.xml" ContentType="\(kind).sheet.main+xml"/>\
            <Override PartName="/xl/styles.xml" ContentType="\(kind).styles+xml"/>\
            \(parts.joined())</Types>
            """
    }

    private static let relations = """
        \(declaration)<Relationships xmlns="\(packages)/relationships">\
        <Relationship Id="rId1" Type="\(office)/officeDocument" Target="xl/workbook.xml"/>\
        </Relationships>
        """

    private static func relations(of sheets: Int) -> String {
        let parts = (1...sheets).map { number in
            """
            <Relationship Id="rId\(number)" Type="\(office)/worksheet" \
            Target="worksheets/sheet\(number).xml"/>
            """
        }
        return """
            \(declaration)<Relationships xmlns="\(packages)/relationships">\
            \(parts.joined())\
            <Relationship Id="rId\(sheets + 1)" Type="\(office)/styles" Target="styles.xml"/>\
            </Relationships>
            """
    }

    private static func workbook(_ sheets: [String]) -> String {
        let parts = sheets.enumerated().map { index, name in
            """
            <sheet name="\(sheetName(name))" sheetId="\(index + 1)" r:id="rId\(index + 1)"/>
            """
        }
        return """
            \(declaration)<workbook xmlns="\(main)" xmlns:r="\(office)"><sheets>\
            \(parts.joined())</sheets></workbook>
            """
    }

    /// Excel opens no workbook whose sheet's name is longer, or has one of these signs.
    private static func sheetName(_ text: String) -> String {
        SheetText.escaped(String(text.filter { !"[]:*?/\\'\"".contains($0) }.prefix(31)))
    }

    /// The formats of `CellStyle`, in its order: 49 is text, 4 an amount with thousands, 1 a whole
    /// number, 10 hundredths (ECMA-376 18.8.30).
    private static let styles = """
        \(declaration)<styleSheet xmlns="\(main)">\
        <numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/></numFmts>\
        <fonts count="2"><font><sz val="11"/><name val="DengXian"/><family val="2"/></font>\
        <font><b/><sz val="11"/><name val="DengXian"/><family val="2"/></font></fonts>\
        <fills count="3"><fill><patternFill patternType="none"/></fill>\
        <fill><patternFill patternType="gray125"/></fill>\
        <fill><patternFill patternType="solid"><fgColor rgb="FFE8EEF7"/>\
        <bgColor indexed="64"/></patternFill></fill></fills>\
        <borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border>\
        <border><left/><right/><top/><bottom style="thin"><color rgb="FF8496B0"/></bottom>\
        <diagonal/></border></borders>\
        <cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/>\
        </cellStyleXfs><cellXfs count="7">\
        <xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>\
        <xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>\
        <xf numFmtId="4" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>\
        <xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>\
        <xf numFmtId="1" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>\
        <xf numFmtId="49" fontId="1" fillId="2" borderId="1" xfId="0" applyNumberFormat="1" \
        applyFont="1" applyFill="1" applyBorder="1"/>\
        <xf numFmtId="10" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>\
        </cellXfs>\
        <cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>\
        </styleSheet>
        """
}
