using System.Text;

namespace DistillEmb.MLNet.Tests.Characters;

/// <summary>
/// Random sequences of the characters that make normalisation hard. The same seed gives the same
/// words on every machine.
/// </summary>
internal sealed class RandomWords
{
    private static readonly string[] Pools =
    [
        // Latin, Cyrillic and Ethiopic bases, and U+0000.
        "aeiouAEOUnNsSyYwW\u00E9\u00FC\u01B0\u1EB9\u1ECD\u1EE5\u1E63\u01F9\u1EA5\u0451\u12A0\u1230\u0000",

        // Marks of many classes, of which U+0344 decomposes and U+0340 and U+0343 are singletons.
        "\u0300\u0301\u0302\u0303\u0304\u0306\u0307\u0308\u030A\u030C\u0323\u0331\u0327\u0328\u0334\u0338"
            + "\u031B\u0345\u0315\u035C\u035D\u0316\u0344\u0340\u0343\u1DCE\u1DFA\u302A\u302B\u0653\u0654\u0655",

        // Yoruba and Igbo letters, composed in part.
        "\u1EB9\u0301\u1ECD\u0300\u1E63\u01F9\u1EE5\u0323e\u0323o\u0301n\u0300u\u0323s\u0323",

        // Hangul: leading consonants, vowels, trailing consonants and their neighbours, syllables.
        "\u1100\u1112\u1113\u1160\u1161\u1175\u1176\u11A7\u11A8\u11C2\u11C3\uAC00\uAC01\uAC1C\uD7A3\uD788",

        // Two-part vowels and nuktas of Indic scripts, Sinhala, Myanmar, Balinese.
        "\u0915\u093C\u0928\u09C7\u09BE\u09D7\u0B47\u0B3E\u0B56\u0B57\u0BC6\u0BBE\u0BD7\u0C46\u0C56\u0CC6\u0CC2"
            + "\u0CD5\u0CD6\u0CBF\u0D46\u0D3E\u0D57\u0DD9\u0DCF\u0DCA\u0DDF\u1025\u102E\u1B05\u1B35\u094D\u09CD",

        // Composition exclusions and singletons.
        "\u0958\u09DC\u0A33\uFB1D\uFB1F\uFB2C\uFB4E\u2ADC\u212B\u2126\u2000\u2329\uF900\uFA6A\u0374\u1F71\u0F43"
            + "\u0F73\u0F75\u0F81\u0F71\u0F72\u0F74\u0F80",

        // Vietnamese, Greek and Kana compositions, Ethiopic marks, Hebrew points.
        "\u03B1\u03C9\u1F00\u1F82\u0313\u0314\u0342\u0345\u304B\u3099\u309A\u30CF\u30FD\u135D\u135E\u135F\u05D9"
            + "\u05B4\u05BC\u05C1\u05E9\u0649\u064B\u0651\u0670",
    ];

    // Letters and marks outside the BMP: Kaithi, Chakma, Grantha, Tirhuta, Siddham, musical signs.
    private static readonly int[] Supplementary =
    [
        0x11099, 0x1109A, 0x110BA, 0x11131, 0x11127, 0x1112E, 0x11347, 0x1133E, 0x11357, 0x114B9, 0x114BA,
        0x114B0, 0x114BD, 0x115B8, 0x115AF, 0x11935, 0x11930, 0x11938, 0x1D15E, 0x1D157, 0x1D165, 0x1D16E,
        0x1D1C0, 0x2F800, 0x2FA1D, 0x10F82, 0x1E2AE, 0x1E8D0, 0x1E94A, 0x16AF0, 0x1F600,
    ];

    private readonly Random _random;

    public RandomWords(int seed) => _random = new Random(seed);

    /// <summary>Returns a word of one to <paramref name="longest"/> characters.</summary>
    public string Next(int longest, bool loneSurrogates)
    {
        var word = new StringBuilder();
        for (int left = _random.Next(longest) + 1; left > 0; left--)
        {
            int kind = _random.Next(Pools.Length * 2 + (loneSurrogates ? 4 : 3));
            if (kind < Pools.Length * 2)
            {
                string pool = Pools[kind / 2];
                word.Append(pool[_random.Next(pool.Length)]);
            }
            else if (kind == Pools.Length * 2)
            {
                word.Append(char.ConvertFromUtf32(Supplementary[_random.Next(Supplementary.Length)]));
            }
            else if (kind <= Pools.Length * 2 + 2)
            {
                int[] assigned = UnicodeReference.Assigned;
                word.Append(char.ConvertFromUtf32(assigned[_random.Next(assigned.Length)]));
            }
            else
            {
                word.Append((char)_random.Next(0xD800, 0xE000));
            }
        }

        return word.ToString();
    }

    /// <summary>Returns that many combining marks of mixed classes.</summary>
    public string NextMarks(int count)
    {
        string marks = Pools[1];
        return string.Create(count, _random, (span, random) =>
        {
            foreach (ref char mark in span)
            {
                mark = marks[random.Next(marks.Length)];
            }
        });
    }
}
