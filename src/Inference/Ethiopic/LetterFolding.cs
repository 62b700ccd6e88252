namespace DistillEmb.Ethiopic;

/// <summary>
/// Letters that a language writes for one another, each with the one that stands for all. The equivalences are those by which Amharic text is usually
/// normalised before it is counted, searched or learnt from; of Tigrinya only the two that no pronunciation tells apart.
/// </summary>
internal sealed class LetterFolding
{
    private const int First = 0x1200;
    private const int Count = 0x1380 - First;
    private const int Orders = 7;

    // A letter of the second order, and what it makes with ዋ behind it.
    private const string SecondOrders = "ሁሉሑሙሡሩሱሹቁቡቩቱቹኁኑኙኩኹዙዡዱጁጉጡጩጱጹፉፑ";
    private const string WithWa = "ኋሏሗሟሧሯሷሿቋቧቯቷቿኋኗኟኳዃዟዧዷጇጓጧጯጷጿፏፗ";

    private readonly char[]? _letters;
    private readonly char[]? _joined;

    public LetterFolding(EthiopicLanguage language, bool letters, bool labialized)
    {
        labialized &= language == EthiopicLanguage.Amharic;
        letters &= language != EthiopicLanguage.Geez;
        if (!letters && !labialized) return;
        _letters = [.. Enumerable.Range(First, Count).Select(letter => (char)letter)];
        if (labialized)
        {
            Replace("ቈቊቍኈኊኍኰኲኵዀዂዅጐጒጕ", "ቆቁቁኆኁኁኮኩኩኾኹኹጎጉጉ");
            _joined = new char[Count];
            for (int i = 0; i < SecondOrders.Length; i++) _joined[SecondOrders[i] - First] = WithWa[i];
        }

        if (!letters) return;
        ReplaceSeries("ሠፀ", "ሰጸ");
        Replace("ሧ", "ሷ");
        if (language != EthiopicLanguage.Amharic) return;
        ReplaceSeries("ሐኀኸዐ", "ሀሀሀአ");
        Replace("ሗዀዂዃዄዅ", "ኋኈኊኋኌኍ");
        Replace("ሃኣ", "ሀአ"); // The fourth order sounds like the first.
    }

    public char Fold(char letter) => _letters is not null && (uint)(letter - First) < Count ? _letters[letter - First] : letter;

    /// <summary>What two letters become that stand beside each other, folded; zero where they stay two.</summary>
    public char Join(char before, char letter) => letter == 'ዋ' && _joined is not null && (uint)(before - First) < Count ? _joined[before - First] : '\0';

    private void ReplaceSeries(string series, string others)
    {
        for (int i = 0; i < series.Length; i++)
        {
            for (int order = 0; order < Orders; order++) Replace((char)(series[i] + order), (char)(others[i] + order));
        }
    }

    private void Replace(string letters, string others)
    {
        for (int i = 0; i < letters.Length; i++) Replace(letters[i], others[i]);
    }

    // Whatever became the letter before becomes the other now.
    private void Replace(char letter, char other) => _letters!.AsSpan().Replace(letter, other);
}
