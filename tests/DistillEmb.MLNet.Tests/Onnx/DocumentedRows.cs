using System.Globalization;
using System.Text;
using System.Text.Json;

namespace DistillEmb.MLNet.Tests.Onnx;

/// <summary>The row of a word, by the properties of an exported model alone: what a program in another language does.</summary>
internal sealed class DocumentedRows(IReadOnlyDictionary<string, string> properties)
{
    // Enough of Default_Ignorable_Code_Point for the words of the tests.
    private static readonly int[] Ignorable = [0x00AD, 0x034F, 0x061C, 0x180E, .. Enumerable.Range(0x200B, 5), .. Enumerable.Range(0x2060, 16), .. Enumerable.Range(0xFE00, 16), 0xFEFF, 0xE0100];

    private readonly int[] _characters = JsonSerializer.Deserialize<int[]>(properties["distillemb.characters"])!;
    private readonly Dictionary<string, long> _symbols = JsonSerializer.Deserialize<Dictionary<string, long>>(properties["distillemb.symbols"])!;
    private readonly int _longest = int.Parse(properties["distillemb.max_word_length"], CultureInfo.InvariantCulture);
    private readonly int _length = int.Parse(properties["distillemb.sequence_length"], CultureInfo.InvariantCulture);

    public long[] RowOf(string word)
    {
        NormalizationForm form = properties["distillemb.unicode_form"] == "NFC" ? NormalizationForm.FormC : throw new NotSupportedException();
        IEnumerable<long> rows = Visible(word).Normalize(form).EnumerateRunes().Take(_longest)
            .Select(rune => Array.IndexOf(_characters, rune.Value) is int at and >= 0 ? _symbols["first_character"] + at : _symbols["unknown"]);
        if (properties["distillemb.framing"] == "marks") rows = [_symbols["begin"], .. rows, _symbols["end"]];
        else rows = [.. Enumerable.Repeat(_symbols["padding"], (_longest - rows.Count()) / 2), .. rows];
        return [.. rows, .. Enumerable.Repeat(_symbols["padding"], _length - rows.Count())];
    }

    private string Visible(string word)
    {
        Rune[] runes = [.. word.EnumerateRunes()];
        var visible = new StringBuilder();
        for (int i = 0; i < runes.Length; i++)
        {
            if (!Ignorable.Contains(runes[i].Value) || _characters.Contains(runes[i].Value) || (runes[i].Value is 0x200C or 0x200D && IsSpelling(runes, i))) visible.Append(runes[i]);
        }

        return visible.ToString();
    }

    private static bool IsSpelling(Rune[] runes, int joiner)
    {
        int before = Array.FindLastIndex(runes, joiner, rune => !Ignorable.Contains(rune.Value));
        int after = Array.FindIndex(runes, joiner, rune => !Ignorable.Contains(rune.Value));
        return before >= 0 && (runes[before].Value is 0x094D or 0x0D4D or 0x0DCA || (after >= 0 && IsLetter(runes[before]) && IsLetter(runes[after])));
    }

    private static bool IsLetter(Rune rune) => Rune.GetUnicodeCategory(rune) is <= UnicodeCategory.EnclosingMark;
}
