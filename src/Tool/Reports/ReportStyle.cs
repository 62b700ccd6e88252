namespace DistillEmb.MLNet.Tool.Reports;

/// <summary>How a page looks, on a screen and on paper.</summary>
internal static class ReportStyle
{
    /// <summary>The system's letters and, where these have no Ethiopic ones, fonts of Linux, SIL, Windows and macOS that do.</summary>
    public const string Fonts = "system-ui, \"Noto Sans Ethiopic\", \"Abyssinica SIL\", Ebrima, Nyala, Kefa, sans-serif";

    /// <summary>One colour a series, told apart by most eyes too (after Okabe and Ito).</summary>
    public static readonly string[] Colours = ["#0072B2", "#D55E00", "#009E73", "#CC79A7", "#B38600", "#56B4E9", "#6B4C9A", "#444444"];

    public const string Css = $$"""
        body { font-family: {{Fonts}}; line-height: 1.5; color: #222; max-width: 62rem; margin: 2rem auto; padding: 0 1rem; }
        h1 { font-size: 1.6rem; } h2 { font-size: 1.2rem; margin-top: 2rem; border-bottom: 1px solid #ddd; } h3 { font-size: 1rem; }
        table { border-collapse: collapse; margin: .8rem 0; } caption { text-align: left; padding: .2rem 0; color: #555; white-space: nowrap; }
        th, td { padding: .2rem .7rem; border-bottom: 1px solid #e5e5e5; text-align: left; } td.n, th.n { text-align: right; font-variant-numeric: tabular-nums; }
        .columns { columns: 3 16rem; } .columns div { break-inside: avoid; } .columns b { font-weight: 600; }
        svg { max-width: 100%; height: auto; } svg text { font-family: {{Fonts}}; fill: #222; }
        .legend span { margin-right: 1.2rem; white-space: nowrap; } .legend i { display: inline-block; width: .8rem; height: .8rem; margin-right: .3rem; vertical-align: -.05rem; }
        .sentence { margin: .5rem 0; } .name { border-bottom: 3px solid; } .name small, .wrong small { font-size: .65rem; vertical-align: super; margin-left: .15rem; white-space: nowrap; }
        .wrong { background: #ffe1dc; outline: 1px solid #c00; border-radius: 2px; padding: 0 .15rem; } .wrong small { color: #c00; }
        .right small { color: #06703f; }
        .grid td { text-align: right; min-width: 2.4rem; } .grid td.right { outline: 2px solid #888; }
        """;
}
