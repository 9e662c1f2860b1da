extension SheetPage {
    /// The style sheet of printed pages; the sizes are those of the PDF.
    package static let style = """
        @page{size:A4;margin:20mm 18mm;\
        @bottom-center{content:"第 " counter(page) " 页 共 " counter(pages) " 页";font-size:8.5pt}}
        @page lying{size:A4 landscape}
        @page english{@bottom-center{content:"Page " counter(page) " of " counter(pages)}}
        @page english-lying{size:A4 landscape;\
        @bottom-center{content:"Page " counter(page) " of " counter(pages)}}
        *{box-sizing:border-box}
        html.lying body{page:lying}html:lang(en) body{page:english}
        html.lying:lang(en) body{page:english-lying}
        body{margin:0;color:#000;background:#fff;\
        font:12pt/1.6 "FangSong","仿宋","Noto Serif CJK SC","Songti SC","SimSun",serif}
        .sheet{max-width:174mm;margin:0 auto;padding:20mm 0}
        .lying .sheet{max-width:261mm}
        h1{margin:0 0 12pt;text-align:center;font-size:22pt;line-height:1.4}
        h2{margin:12pt 0 4pt;font:700 13pt/1.5 "SimHei","Noto Sans CJK SC",sans-serif;\
        break-after:avoid}
        h3{margin:8pt 0 3pt;font:700 12pt/1.5 "KaiTi","楷体","Noto Serif CJK SC",serif;\
        break-after:avoid}
        .letterhead{margin:0 0 18pt;padding-bottom:6pt;border-bottom:1.5pt solid #c00;\
        text-align:center}
        .letterhead p:first-child{color:#c00;font-size:26pt;font-weight:700;line-height:1.5}
        p{margin:0 0 4pt;white-space:pre-line;overflow-wrap:anywhere}
        .body{text-align:justify}:lang(zh-CN) .body{text-indent:2em}
        .closing{text-align:right}.note{font-size:9pt}\
        .listing{margin:0 0 8pt;white-space:pre-wrap;\
        font:8pt/1.4 "Noto Sans Mono CJK SC",monospace}\
        .subtitle{text-align:center}
        dl{margin:0 0 6pt;font-size:10pt}dl div{display:flex;gap:12pt;break-inside:avoid}
        dt{flex:none;width:7em;font-weight:700}dd{margin:0;overflow-wrap:anywhere}
        table{width:100%;margin:0 0 8pt;border-collapse:collapse;font-size:10pt;line-height:1.45}
        caption,figcaption{padding:0 0 4pt;text-align:center;\
        font:700 10.5pt/1.4 "SimHei","Noto Sans CJK SC",sans-serif;break-after:avoid}
        thead{display:table-header-group}tfoot{display:table-row-group;font-weight:700}
        tr{break-inside:avoid}
        th,td{padding:3pt 4pt;border:.4pt solid #000;text-align:left;vertical-align:middle;\
        white-space:pre-line;overflow-wrap:anywhere}
        td svg{display:block;max-width:none;margin:0 auto}
        th{min-width:4em;background:#f0f0f0;text-align:center;font-size:9.5pt}
        .centre{text-align:center}.number{text-align:right;font-variant-numeric:tabular-nums}
        figure{margin:4pt 0;text-align:center;break-inside:avoid}
        svg{max-width:100%;height:auto}
        .code{display:flex;gap:10pt;align-items:center;break-inside:avoid;font-size:10pt}
        .code span{display:block}
        .signatures{break-inside:avoid}
        .signatures p{display:flex;gap:6pt;align-items:end;min-height:28pt;margin:0}
        .line{flex:1;border-bottom:.5pt solid #000}
        .break{break-after:page}
        footer{display:flex;justify-content:space-between;margin-top:12pt;padding-top:3pt;\
        border-top:.4pt solid #000;font-size:8.5pt}
        @media print{.sheet{max-width:none;padding:0}}

        """
}
