using System.Globalization;
using System.Text;
using DistillEmb.Characters;

namespace DistillEmb.MLNet.Sequences;

/// <summary>
/// Draws rows to validate on. Rows whose tokens are the same to the network, which reads one form of a word, are all drawn or none: one that was
/// trained on would be known by heart.
/// </summary>
internal static class ValidationShare
{
    /// <summary>Draws rows; at least one that has tokens is left.</summary>
    /// <param name="rows">The tokens of each row; rows without tokens are not drawn.</param>
    /// <param name="share">How many of the rows with tokens: as near to this share as the repeated ones allow.</param>
    /// <param name="random">What decides.</param>
    /// <returns>The places of the rows that were drawn.</returns>
    public static HashSet<int> Draw(IReadOnlyList<IReadOnlyList<string>> rows, double share, Random random)
    {
        int[] places = [.. Enumerable.Range(0, rows.Count).Where(row => rows[row].Count > 0)];
        string[] texts = [.. places.Select(row => TextOf(rows[row]))];
        ILookup<string, int> copies = places.Zip(texts).ToLookup(row => row.Second, row => row.First, StringComparer.Ordinal);
        int[] order = [.. Enumerable.Range(0, places.Length)];
        random.Shuffle(order);
        int wanted = (int)Math.Round(share * places.Length);
        var drawn = new HashSet<int>();
        var decided = new HashSet<string>(StringComparer.Ordinal);
        foreach (string text in order.Select(place => texts[place]).TakeWhile(_ => drawn.Count < wanted))
        {
            if (!decided.Add(text)) continue;
            int[] group = [.. copies[text]];
            bool isNearer = group.Length <= 2 * (wanted - drawn.Count);
            if (isNearer && drawn.Count + group.Length < places.Length) drawn.UnionWith(group);
        }

        return drawn;
    }

    // With their lengths, so that no two rows have one text.
    private static string TextOf(IReadOnlyList<string> tokens)
    {
        var text = new StringBuilder();
        foreach (string form in tokens.Select(WordForm.Of)) text.Append(CultureInfo.InvariantCulture, $"{form.Length}:{form}");
        return text.ToString();
    }
}
