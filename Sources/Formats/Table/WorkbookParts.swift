/// The parts of a workbook that are the same for all, but for the names of its two sheets.
enum WorkbookParts {
    static func all(title: String, about: String) -> [(name: String, text: String)] {
        [
            ("[Content_Types].xml", types), ("_rels/.rels", relations),
            ("xl/workbook.xml", workbook(title: title, about: about)),
            ("xl/_rels/workbook.xml.rels", sheets), ("xl/styles.xml", styles),
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

    private static let types = """
        \(declaration)<Types xmlns="\(packages)/content-types">\
        <Default Extension="rels" \
        ContentType="application/vnd.openxmlformats-package.relationships+xml"/>\
        <Default Extension="xml" ContentType="application/xml"/>\
        <Override PartName="/xl/workbook.xml" ContentType="\(kind).sheet.main+xml"/>\
        <Override PartName="/xl/styles.xml" ContentType="\(kind).styles+xml"/>\
        <Override PartName="/xl/worksheets/sheet1.xml" ContentType="\(kind).worksheet+xml"/>\
        <Override PartName="/xl/worksheets/sheet2.xml" ContentType="\(kind).worksheet+xml"/>\
        </Types>
        """

    private static let relations = """
        \(declaration)<Relationships xmlns="\(packages)/relationships">\
        <Relationship Id="rId1" Type="\(office)/officeDocument" Target="xl/workbook.xml"/>\
        </Relationships>
        """

    private static let sheets = """
        \(declaration)<Relationships xmlns="\(packages)/relationships">\
        <Relationship Id="rId1" Type="\(office)/worksheet" Target="worksheets/sheet1.xml"/>\
        <Relationship Id="rId2" Type="\(office)/worksheet" Target="worksheets/sheet2.xml"/>\
        <Relationship Id="rId3" Type="\(office)/styles" Target="styles.xml"/>\
        </Relationships>
        """

    private static func workbook(title: String, about: String) -> String {
        """
        \(declaration)<workbook xmlns="\(main)" xmlns:r="\(office)"><sheets>\
        <sheet name="\(sheetName(title))" sheetId="1" r:id="rId1"/>\
        <sheet name="\(sheetName(about))" sheetId="2" r:id="rId2"/></sheets></workbook>
        """
    }

    /// Excel opens no workbook whose sheet's name is longer, or has one of these signs.
    private static func sheetName(_ text: String) -> String {
        SheetText.escaped(String(text.filter { !"[]:*?/\\'\"".contains($0) }.prefix(31)))
    }

    /// The formats of `CellStyle`, in its order: 49 is text, 4 an amount with thousands, 1 a whole
    /// number (ECMA-376 18.8.30).
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
        </cellStyleXfs><cellXfs count="6">\
        <xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>\
        <xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>\
        <xf numFmtId="4" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>\
        <xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>\
        <xf numFmtId="1" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>\
        <xf numFmtId="49" fontId="1" fillId="2" borderId="1" xfId="0" applyNumberFormat="1" \
        applyFont="1" applyFill="1" applyBorder="1"/></cellXfs>\
        <cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>\
        </styleSheet>
        """
}
