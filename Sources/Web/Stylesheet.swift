/// The one style sheet: system fonts, light and dark, readable at 320 px, printable.
enum Stylesheet {
    static let css = """
        :root{color-scheme:light dark;--ink:#1c2430;--soft:#566173;--line:#d5dae2;--paper:#fff;--tint:#f3f5f8;--accent:#0b57a4;--good:#1a7f4b;--going:#0b57a4;--waiting:#8a5a00;--bad:#b3261e;--ended:#6b7280}
        @media (prefers-color-scheme:dark){:root{--ink:#e8ecf2;--soft:#a6b0bf;--line:#3a4350;--paper:#12161c;--tint:#1b212a;--accent:#7db7ff;--good:#5fd39a;--going:#7db7ff;--waiting:#f0bd5a;--bad:#ff8a80;--ended:#9aa4b2}}
        *{box-sizing:border-box}
        body{margin:0;color:var(--ink);background:var(--paper);font:16px/1.6 system-ui,"PingFang SC","Microsoft YaHei","Noto Sans CJK SC",sans-serif}
        a{color:var(--accent)}
        :focus-visible{outline:3px solid var(--accent);outline-offset:2px}
        .skip{position:absolute;left:-999px}.skip:focus{left:8px;top:8px;background:var(--paper);padding:8px}
        header{display:flex;flex-wrap:wrap;gap:8px 20px;align-items:center;padding:10px 20px;border-bottom:1px solid var(--line);background:var(--tint)}
        header nav{display:flex;gap:4px;flex:1}
        header nav a,.language{display:inline-block;padding:10px 12px;min-height:44px;text-decoration:none;border-radius:6px}
        header nav a[aria-current]{background:var(--accent);color:var(--paper)}
        main{max-width:1280px;margin:0 auto;padding:8px 20px 60px}
        h1{font-size:1.5rem;margin:16px 0}h2{font-size:1.15rem}
        .chips{display:flex;flex-wrap:wrap;gap:8px;padding:0;list-style:none}
        .chips a{display:inline-flex;align-items:center;gap:6px;padding:8px 12px;min-height:44px;border:1px solid var(--line);border-radius:22px;text-decoration:none;color:var(--ink)}
        .chips a[aria-current]{border-color:var(--accent);background:var(--tint);font-weight:600}
        .lamp{display:inline-block;width:.7em;height:.7em;border-radius:50%;margin-right:.4em;background:var(--ended)}
        .lamp.good{background:var(--good)}.lamp.going{background:var(--going)}.lamp.waiting{background:var(--waiting)}.lamp.bad{background:var(--bad)}
        .filter{display:flex;flex-wrap:wrap;gap:12px;align-items:end;margin:12px 0;padding:12px;background:var(--tint);border-radius:8px}
        .filter label{display:grid;font-size:.9rem;color:var(--soft)}
        select,input,button{font:inherit;min-height:44px;padding:6px 10px;border:1px solid var(--soft);border-radius:6px;color:var(--ink);background:var(--paper)}
        button{background:var(--accent);color:var(--paper);border-color:var(--accent);padding:6px 20px}
        .scroll{overflow-x:auto;margin:16px 0}
        table{border-collapse:collapse;width:100%}
        caption{text-align:left;font-weight:600;font-size:1.1rem;padding:6px 0}
        th,td{padding:8px 10px;border-bottom:1px solid var(--line);text-align:left;vertical-align:top}
        thead th{background:var(--tint);color:var(--soft);font-weight:600;white-space:nowrap}
        .number{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}
        .late{color:var(--bad);font-weight:600}
        .facts,.figures{display:grid;grid-template-columns:repeat(auto-fill,minmax(200px,1fr));gap:12px;margin:12px 0}
        .facts div,.figures div{padding:10px 12px;background:var(--tint);border-radius:8px}
        dt{color:var(--soft);font-size:.9rem}dd{margin:0;overflow-wrap:anywhere}
        .figures dd{font-size:1.5rem;font-variant-numeric:tabular-nums}
        .sum{font-size:1.1rem;font-variant-numeric:tabular-nums}
        .pager{display:flex;gap:16px;margin:16px 0}.pager a{padding:10px 0;min-height:44px}
        @media (max-width:700px){main{padding:8px 12px 40px}
        thead{position:absolute;left:-9999px}
        tr{display:block;border:1px solid var(--line);border-radius:8px;margin:10px 0;padding:6px 10px}
        td{display:flex;justify-content:space-between;gap:12px;border:0;padding:4px 0;text-align:right}
        td::before{content:attr(data-label);color:var(--soft);text-align:left}
        td:empty{display:none}.number{white-space:normal}}
        @media print{header,.filter,.chips,.pager{display:none}body{font-size:12px}tr{break-inside:avoid}}

        """
}
