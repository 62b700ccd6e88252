namespace DistillEmb.MLNet.Tests.Onnx;

/// <summary>Words of every kind that a text holds.</summary>
internal static class OnnxWords
{
    public static string[] All { get; } = [.. Chosen(), .. Random(400)];

    private static IEnumerable<string> Chosen() =>
    [
        "", "a", "ab", "abcdefghijklmn", "abcdefghijklmno", "averylongwordthatiscutoffbecauseithasmorecharactersthanareread",
        "\u1230\u120B\u121D", "\u1208\u1270\u121B\u122A\u12CE\u127B\u1278\u12CD", "\u1348\u1270\u1293", "\u12A2\u1275\u12EE\u1335\u12EB\u12CA\u12CB",
        "\u00E9", "e\u0301", "\u1EB9\u0301k\u1ECD\u0301", "\U0001F600", "\U0001F469\u200D\U0001F4BB", "\uD800", "\uDC00a", "a\uD83D", " ", "\t", "\0", "\u0301", "\u200B", "se\u00ADlam\uFEFF", "a\u200Cb", "q!?", "3.14", new string('z', 10_000),
    ];

    private static IEnumerable<string> Random(int count)
    {
        var random = new Random(5);
        for (int i = 0; i < count; i++)
        {
            int script = random.Next(3);
            yield return new string([.. Enumerable.Range(0, random.Next(1, 20)).Select(_ => (char)(script == 0 || (script == 2 && random.Next(2) == 0) ? random.Next('a', 'z' + 1) : random.Next(0x1200, 0x1360)))]);
        }
    }
}
