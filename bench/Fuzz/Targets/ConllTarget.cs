using System.Text;

namespace DistillEmb.MLNet.Fuzz.Targets;

/// <summary>Tagged sentences in columns.</summary>
internal sealed class ConllTarget() : TaggedTextTarget("conll", ".conll", Choices)
{
    private static readonly string[] Texts =
    [
        "ሰላም O\nአዲስ B-LOC\nአበባ I-LOC\n\nbuna O\n",
        "-DOCSTART- -X- O\n\nEU\tNNP\tB-ORG\r\nrejects\tVBZ\tO\r\n\r\n",
        "# sent_id = 1\n1\tI\tI\tPRON\n2-3\tdon't\t_\t_\n2\tdo\tdo\tAUX\n3\tn't\tnot\tPART\n3.1\tx\tx\tX\n\n",
    ];

    private static readonly Func<ConllOptions>[] Choices =
    [
        () => new(),
        () => new() { Separator = '\t' },
        () => new() { Comments = true, TokenColumn = 1, TagColumn = 3 },
        () => new() { TagColumn = null },
        () => new() { Encoding = Encoding.Unicode },
    ];

    public override IEnumerable<(string Name, byte[] Bytes)> Seeds()
    {
        for (int i = 0; i < Texts.Length; i++) yield return ($"text-{i}", [(byte)i, .. Encoding.UTF8.GetBytes(Texts[i])]);
        yield return ("without-tags", [3, .. "a b\n\nc\n"u8]);
        yield return ("utf-16", [4, .. Encoding.Unicode.GetBytes(Texts[0])]);
        yield return ("gzip", [0, .. TextVectorsTarget.Packed(Encoding.UTF8.GetBytes(Texts[0]))]);
    }
}
