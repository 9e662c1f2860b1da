/// The one style sheet: system fonts, light and dark, readable at 320 px, printable.
package enum Stylesheet {
    package static let css = base + controls + tables + casePage + narrow + print

    private static let base = """
        :root{color-scheme:light dark;--ink:#1c2430;--soft:#566173;--line:#d5dae2;--paper:#fff;--tint:#f3f5f8;--accent:#0b57a4;--good:#1a7f4b;--going:#0b57a4;--waiting:#8a5a00;--bad:#b3261e;--ended:#6b7280}
        @media (prefers-color-scheme:dark){:root{--ink:#e8ecf2;--soft:#a6b0bf;--line:#3a4350;--paper:#12161c;--tint:#1b212a;--accent:#7db7ff;--good:#5fd39a;--going:#7db7ff;--waiting:#f0bd5a;--bad:#ff8a80;--ended:#9aa4b2}}
        *{box-sizing:border-box}
        body{margin:0;color:var(--ink);background:var(--paper);font:16px/1.6 system-ui,"PingFang SC","Microsoft YaHei","Noto Sans CJK SC",sans-serif}
        a{color:var(--accent)}
        :focus-visible{outline:3px solid var(--accent);outline-offset:2px}
        .skip{position:absolute;left:-999px}.skip:focus{left:8px;top:8px;background:var(--paper);padding:8px;z-index:1}
        .hidden{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
        header{display:flex;flex-wrap:wrap;gap:8px 20px;align-items:center;padding:10px 20px;border-bottom:1px solid var(--line);background:var(--tint)}
        header nav{display:flex;flex-wrap:wrap;gap:4px;flex:1}
        header nav a,.language,.who{display:inline-block;padding:10px 12px;min-height:44px;text-decoration:none;border-radius:6px}
        header nav a[aria-current]{background:var(--accent);color:var(--paper)}
        main{max-width:1280px;margin:0 auto;padding:8px 20px 40px}
        footer{padding:12px 20px;border-top:1px solid var(--line);color:var(--soft);font-size:.9rem}
        h1{font-size:1.5rem;margin:16px 0;overflow-wrap:anywhere}h2{font-size:1.15rem;margin:16px 0 6px}
        small{font-size:.9rem;font-weight:400;color:var(--soft)}h1 small{font-size:1.1rem}
        .soft{color:var(--soft)}.empty{padding:12px;background:var(--tint);border-radius:8px}
        .late{color:var(--bad);font-weight:600}
        section[id]{scroll-margin-top:8px}

        """

    private static let controls = """
        .action{display:inline-block;padding:9px 0;min-height:44px}
        .chips,.contents ul{display:flex;flex-wrap:wrap;gap:8px;margin:12px 0;padding:0;list-style:none}
        .chips a,.contents a{display:inline-flex;align-items:center;gap:6px;padding:8px 12px;min-height:44px;border:1px solid var(--line);border-radius:22px;text-decoration:none;color:var(--ink)}
        .chips a[aria-current]{border-color:var(--accent);background:var(--tint);box-shadow:inset 0 0 0 1px var(--accent);font-weight:600}
        .lamp{display:inline-block;flex:none;width:.7em;height:.7em;border-radius:50%;margin-right:.4em;background:var(--ended)}
        .lamp.good{background:var(--good)}.lamp.going{background:var(--going)}.lamp.waiting{background:var(--waiting)}.lamp.bad{background:var(--bad)}
        .chips .lamp{margin:0}
        .filter{display:flex;flex-wrap:wrap;gap:12px;align-items:end;margin:12px 0;padding:12px;background:var(--tint);border-radius:8px}
        .filter label{display:grid;font-size:.9rem;color:var(--soft)}
        select,input,textarea,button{font:inherit;font-size:1rem;min-height:44px;padding:6px 10px;border:1px solid var(--soft);border-radius:6px;color:var(--ink);background:var(--paper)}
        .entry{display:grid;gap:12px;max-width:420px;margin:12px 0}.entry label{display:grid;color:var(--soft)}.entry button{justify-self:start}
        .entry fieldset label{margin:8px 0}.entry fieldset{min-width:0;overflow-wrap:anywhere;margin:0;padding:4px 12px 8px;border:1px solid var(--line);border-radius:6px}.entry .choice{display:flex;gap:8px;align-items:center;min-height:44px;color:var(--ink)}.choice input{flex:none;width:24px;min-height:24px}.acts{display:flex;flex-wrap:wrap;gap:12px;align-items:end;margin:12px 0}
        .out button{background:none;color:var(--accent);border-color:var(--line);padding:6px 12px}
        code{overflow-wrap:anywhere}pre{overflow-x:auto;padding:12px;background:var(--tint);border-radius:8px;white-space:pre-wrap;overflow-wrap:anywhere}
        button{background:var(--accent);color:var(--paper);border-color:var(--accent);padding:6px 20px}
        summary{padding:9px 0;min-height:44px;cursor:pointer;color:var(--accent)}
        .pager{display:flex;gap:24px;margin:16px 0}

        """

    private static let tables = """
        .scroll{overflow-x:auto}.scroll .cards th,.scroll .cards td{word-break:keep-all}.still{white-space:nowrap}
        table{border-collapse:collapse;width:100%;margin:16px 0}
        caption{text-align:left}caption h2{margin:0;padding:6px 0}
        th,td{padding:8px 10px;border-bottom:1px solid var(--line);text-align:left;vertical-align:top}
        thead th{background:var(--tint);color:var(--soft);font-weight:600}
        tbody th{font-weight:400}tfoot th,tfoot td{border-top:2px solid var(--soft);font-weight:600}
        .number{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}thead .number{white-space:normal}
        .cases td:nth-child(-n+5),.cases td:nth-child(n+8),.cards tbody th,caption small{white-space:nowrap}.cases td:nth-child(n+8){font-size:.85rem}.cases th,.cases td{vertical-align:baseline}.cases tbody th a{display:inline-block;padding:2px 0}
        .kept{width:auto;min-width:min(100%,480px)}
        .working{table-layout:fixed}.working thead th:first-child{width:22%}.working thead th:nth-child(3){width:24%}
        .working td{overflow-wrap:anywhere}.working td:nth-child(2),.working td:nth-child(3){font-variant-numeric:tabular-nums}.working td:nth-child(3){font-weight:600}.working td:nth-child(4){color:var(--soft);font-size:.9rem}
        .book tbody th[colspan]{padding-top:14px;font-weight:600}.book tbody th[scope=row]{padding-left:24px}
        .notes{margin:0;padding:0;list-style:none;display:flex;flex-wrap:wrap;gap:0 16px;font-size:.9rem}
        .facts,.figures{display:grid;grid-template-columns:repeat(auto-fill,minmax(200px,1fr));gap:12px;margin:12px 0}
        .facts div,.figures div{padding:10px 12px;background:var(--tint);border-radius:8px}
        dt{color:var(--soft);font-size:.9rem}dd{margin:0;overflow-wrap:anywhere}
        .figures dd{font-size:1.5rem;font-variant-numeric:tabular-nums}

        """

    private static let casePage = """
        .standing{padding:12px 16px;border:1px solid var(--line);border-radius:8px}
        .standing+.standing{margin-top:12px}.standing p{margin:4px 0}.standing .state{font-size:1.25rem;font-weight:600}
        .state .sum{margin-left:12px;font-variant-numeric:tabular-nums}
        .back{margin:0}
        .steps{display:flex;flex-wrap:wrap;gap:8px;margin:12px 0 4px;padding:0;list-style:none}
        .steps li{flex:1 1 120px;padding:6px 8px;border-top:4px solid var(--line);color:var(--soft);font-size:.9rem}
        .steps small{display:block;font-size:.9rem}
        .steps .done{border-color:var(--good);color:var(--ink)}
        .steps .now{border-color:var(--going);color:var(--ink);font-weight:600}
        .steps .stopped{border-color:var(--bad);color:var(--ink);font-weight:600}

        """

    /// A row becomes a card. In print the table stays one, however narrow the paper.
    private static let narrow = """
        @media screen and (max-width:760px){main{padding:8px 12px 40px}footer{padding:12px}header{padding:8px 12px;gap:4px 8px}header strong{font-size:.85rem}header nav a,.language{padding:10px 6px}h1{margin:10px 0}
        .chips{flex-wrap:nowrap;overflow-x:auto;padding:3px}.chips a{white-space:nowrap}
        .filter label{flex:1 1 28%}.filter select,.filter input{width:100%}
        .facts{gap:0;border:1px solid var(--line);border-radius:8px;padding:4px 12px}.facts,.figures{grid-template-columns:1fr}
        .facts div{display:flex;justify-content:space-between;gap:12px;padding:4px 0;background:none}.facts dt{flex:none}.facts dd{text-align:right}
        .figures{gap:8px}.figures div{display:flex;justify-content:space-between;align-items:baseline;padding:6px 12px}.figures dd{font-size:1.2rem}
        .steps{display:block}.steps li{border-top:0;border-left:4px solid var(--line);padding:3px 10px}.steps li.done{border-left-color:var(--good)}.steps li.now{border-left-color:var(--going)}.steps li.stopped{border-left-color:var(--bad)}.steps small{display:inline}
        .kept{width:100%;min-width:0}.kept th,.kept td{padding:8px 5px}.kept td:nth-last-child(2){overflow-wrap:anywhere}.kept td:last-child{word-break:keep-all}
        :not(.kept)>thead{position:absolute;left:-9999px}
        table:not(.kept),table:not(.kept) caption,table:not(.kept) tbody,table:not(.kept) tfoot{display:block}
        .cards tr,.working tr,.cases tr,.book tbody{border:1px solid var(--line);border-radius:8px;margin:10px 0;padding:6px 10px}
        .cards tr,.working tr,.cards th,.cards td,.working th,.working td{display:block}
        table:not(.kept) tbody th,table:not(.kept) td{border:0;padding:3px 0;width:auto}
        .cards td{text-align:right}.cards td::before{content:attr(data-label);float:left;margin-right:12px;color:var(--soft)}
        .cards tbody th,.working tbody th{font-weight:600}.cards td:empty,.working td:empty,.cases td:empty,.book td:empty{display:none}.notes{justify-content:end}
        .working td::before{content:attr(data-label)" ";color:var(--soft);font-weight:400}
        .cases tr{position:relative;display:grid;grid-template-columns:1fr 1fr 1fr;gap:2px 8px;align-items:baseline}
        .cases tbody th{font-weight:600}.cases tbody th a{position:static;padding:6px 0}.cases tbody th a::after{content:"";position:absolute;inset:0}
        .cases td:nth-child(2){grid-column:2/4;text-align:right}.cases td:nth-child(6){grid-column:3;text-align:right}.cases td:nth-child(6):not(:empty)~td:nth-child(7){grid-column:1/3;grid-row:3}.cases td:nth-child(6){grid-row:3}.cases td:nth-child(7){grid-column:1/3;grid-row:3}
        .cases td.number::before{content:"¥"}.cases td:nth-child(n+8){display:none}
        .book tr{display:grid;grid-template-columns:1fr auto 7.5em;gap:0 8px}.book tr:first-child{display:block}.book tbody th[scope=row]{padding-left:0}
        .book td:nth-child(4){grid-column:2;color:var(--soft)}.book td:nth-child(5){grid-column:3;color:var(--soft)}.book td:nth-child(2),.book td:nth-child(3){grid-column:2/4}.book td[data-label]::before{content:attr(data-label)" ";color:var(--soft)}}

        """

    private static let print = """
        @media print{@page{size:A4;margin:20mm 18mm}:root{font-size:11px}body{font-size:1rem}header nav,.language,.who,.out,.skip,.filter,.chips,.contents,.pager,.back,.action,#trail summary{display:none}
        a{color:inherit;text-decoration:none}main{padding:0}header,footer{padding:4px 0;background:none}
        tr,li,.standing{break-inside:avoid}thead{display:table-header-group}caption{break-after:avoid}th,td{padding:3px 5px}td{word-break:keep-all}.scroll{overflow:visible}
        .cases,.cards{font-size:.85rem}.working td{word-break:normal}.lamp,.steps li{print-color-adjust:exact}.cases tr>:nth-child(8){display:none}#trail details::details-content{content-visibility:visible;block-size:auto}}

        """
}
