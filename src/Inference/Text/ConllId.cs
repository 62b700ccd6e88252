namespace DistillEmb.Text;

/// <summary>The first column of CoNLL-U.</summary>
internal static class ConllId
{
    public static ConllIdKind KindOf(ReadOnlySpan<char> id)
    {
        int sign = id.IndexOfAny('-', '.');
        if (sign < 0) return IsNumber(id) ? ConllIdKind.Word : ConllIdKind.None;
        if (!IsNumber(id[..sign]) || !IsNumber(id[(sign + 1)..])) return ConllIdKind.None;
        return id[sign] == '-' ? ConllIdKind.Range : ConllIdKind.EmptyNode;
    }

    private static bool IsNumber(ReadOnlySpan<char> text) => !text.IsEmpty && !text.ContainsAnyExceptInRange('0', '9');
}
