using System.Text;
using Microsoft.ML;

namespace DistillEmb.MLNet.Fuzz.Targets;

/// <summary>Labelled texts. The first byte of an input chooses the options, the rest stands in the file.</summary>
internal sealed class LabeledTextTarget() : FileTarget("labeled-text", ".tsv")
{
    private static readonly MLContext Context = new(seed: 1);

    private static readonly string[] Texts =
    [
        "label\ttext\nsport\tሰላም ለዓለም\nnews\tbuna and tea\nsport\tone more\n",
        "ID\ttweet\tlabel\n1\tgood day all\tpositive\n2\tbad day here\tnegative\n3\tfine day it is\tpositive\n",
        "category,headline,text,url\nsport,\"a, b\",\"c \"\"d\"\"\ne\",http://x.y\nnews,e,f g h,http://z\n",
        "__label__a one two\n__label__b three four\n__label__a five\n",
        "sep=;\ntext;label\nsome words; a\nother words;b\n",
    ];

    private static readonly Func<LabeledTextOptions>[] Options =
    [
        () => new(),
        () => new() { SkipBadLines = true },
        () => new() { LabelColumn = "1", TextColumns = ["-1"], Header = false },
        () => new() { Separator = ',', Quotes = true, Comments = true },
        () => new() { Encoding = Encoding.Unicode, SkipBadLines = true },
    ];

    public override IEnumerable<(string Name, byte[] Bytes)> Seeds()
    {
        for (int i = 0; i < Texts.Length; i++) yield return ($"text-{i}", [(byte)(i % 2), .. Encoding.UTF8.GetBytes(Texts[i])]);
        yield return ("numbers", [2, .. "a\tb c\nd\te f\n"u8]);
        yield return ("comma", [3, .. "# c\nlabel,text\na,\"b \n c\"\nd,e f\na,g\n"u8]);
        yield return ("utf-16", [0, 0xFF, 0xFE, .. Encoding.Unicode.GetBytes(Texts[0])]);
        yield return ("gzip", [0, .. TextVectorsTarget.Packed(Encoding.UTF8.GetBytes(Texts[0]))]);
    }

    protected override byte[] ContentsOf(byte[] input) => input.Length > 0 ? input[1..] : input;

    protected override void Read(string path, byte[] input)
    {
        IDataView view = Context.Data.LoadLabeledText(path, Options[(input.Length > 0 ? input[0] : 0) % Options.Length]());
        using DataViewRowCursor cursor = view.GetRowCursor(view.Schema);
        ValueGetter<ReadOnlyMemory<char>> text = cursor.GetGetter<ReadOnlyMemory<char>>(view.Schema["Text"]);
        ReadOnlyMemory<char> row = default;
        while (cursor.MoveNext()) text(ref row);
    }
}
