using System.Text;
using DistillEmb.Text;

namespace DistillEmb.MLNet.Fuzz.Targets;

/// <summary>CoNLL-U and CoNLL-U Plus, which names its columns itself; read as a data view, and again with its lines kept, as the command line does to write them back.</summary>
internal sealed class ConllUTarget() : TaggedTextTarget("conllu", ".conllu", Choices)
{
    private const int MostTokens = 1 << 12;

    private const string Tree =
        "# newdoc id = d\n# sent_id = 1\n# text = ለከበደ ሄደ\n1-2\tለከበደ\t_\t_\t_\t_\t_\t_\t_\t_\n1\tለ\tለ\tADP\tPREP\t_\t2\tcase\t_\tTranslit=lä\n2\tከበደ\t_\tPROPN\tNAME\t_\t3\tobl\t_\t_\n"
        + "2.1\tሄደ\t_\tVERB\t_\t_\t_\t_\t0:root\tCopyOf=3\n3\t10 000\t_\tNUM\tNUM\t_\t0\troot\t_\tSpaceAfter=No\n\n";

    private const string Plus = "# global.columns = ID FORM UPOS XX:NER\n# sent_id = s0\n1-2\tab\t_\t_\n1\ta\tDET\tO\n2\tb\tNOUN\tB-X\n\n1\tc\tNOUN\tO\n";

    private static readonly Func<ConllOptions>[] Choices =
    [
        () => new(),
        () => new() { Format = ConllFormat.ConllU },
        () => new() { Format = ConllFormat.ConllU, TagColumn = "XX:NER", SkipBadLines = true },
        () => new() { TokenColumn = "LEMMA", TagColumn = ^1, SkipBadLines = true },
        () => new() { Format = ConllFormat.ConllU, TagColumn = null },
        () => new() { Format = ConllFormat.ConllU, Encoding = Encoding.Unicode },
    ];

    public override IEnumerable<(string Name, byte[] Bytes)> Seeds()
    {
        for (byte choice = 0; choice < 5; choice++)
        {
            yield return ($"tree-{choice}", [choice, .. Encoding.UTF8.GetBytes(Tree)]);
            yield return ($"plus-{choice}", [choice, .. Encoding.UTF8.GetBytes(Plus)]);
        }

        yield return ("no-ids", [4, .. "\uFEFF# global.columns = FORM XX:NER\r\na\tO\r\n\r\n# global.columns = FORM XX:NER\r\nb\tO\r\n"u8]);
        yield return ("utf-16", [5, .. Encoding.Unicode.GetBytes(Plus)]);
        yield return ("gzip", [0, .. TextVectorsTarget.Packed(Encoding.UTF8.GetBytes(Tree))]);
    }

    protected override void Read(string path, byte[] input)
    {
        base.Read(path, input);
        ReadLines(path, OptionsOf(input));
    }

    private static void ReadLines(string path, ConllOptions options)
    {
        using var lines = new DecodedLines(TextFile.Open(path), $"The CoNLL file '{path}'", options.Encoding);
        var parser = new ConllParser(options, MostTokens, (number, what) => lines.Fault(number, what), keepsLines: true);
        while (lines.TryNext(read: true, out string? line))
        {
            if (line is null) parser.Refuse(lines.Number, ConllWords.NoText);
            else parser.Add(line, lines.Number);
            Take(parser);
        }

        parser.End();
        Take(parser);
    }

    private static void Take(ConllParser parser)
    {
        while (parser.Take() is ConllSentence sentence)
        {
            if (sentence.Lines.Count(line => line.IsToken) != sentence.Tokens.Count) throw new InvalidOperationException($"The sentence of line {sentence.Line} does not have a line a token.");
        }
    }
}
