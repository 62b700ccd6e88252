namespace DistillEmb.Text;

/// <summary>Checks the options of a reader of CoNLL files, and names everything that is wrong at once.</summary>
internal static class ConllOptionFaults
{
    public static void Check(ConllOptions options, bool languagesGiven)
    {
        string[] faults = [.. Find(options, languagesGiven)];
        if (faults.Length > 0)
            throw new ArgumentException($"Invalid {nameof(ConllOptions)}: {string.Join(' ', faults)}", nameof(options));
    }

    private static IEnumerable<string> Find(ConllOptions options, bool languagesGiven)
    {
        if (options.ColumnCount < 1) yield return $"{nameof(options.ColumnCount)} is {options.ColumnCount}; it must be 1 or more, or null.";
        if (options.TokenColumn.Equals(options.TagColumn))
            yield return $"{nameof(options.TokenColumn)} and {nameof(options.TagColumn)} are both {options.TokenColumn}; they must differ.";
        if (options.TokenColumn.Equals(^0)) yield return $"{nameof(options.TokenColumn)} is ^0; the last column is ^1.";
        if (options.TagColumn is Index tag && tag.Equals(^0)) yield return $"{nameof(options.TagColumn)} is ^0; the last column is ^1.";
        if (options.ColumnCount is >= 1 and int count)
        {
            ConllColumns columns = ConllColumns.Of(options);
            if (!columns.Fit(count)) yield return $"{nameof(options.ColumnCount)} is {count}; {columns.Needs}.";
        }

        if (options.Separator is '\n' or '\r' or '\0' || (options.Separator is char separator && char.IsSurrogate(separator)))
            yield return $"{nameof(options.Separator)} is U+{(int)options.Separator:X4}; it must be another character than a line end, or null for blanks and tabs.";
        if (options.LanguageFromFolder && languagesGiven)
            yield return $"{nameof(options.LanguageFromFolder)} is true, but languages were given with the paths.";
        foreach (string fault in Names(options, options.LanguageFromFolder || languagesGiven)) yield return fault;
    }

    private static IEnumerable<string> Names(ConllOptions options, bool languages)
    {
        List<(string Option, string? Name)> names =
        [
            (nameof(options.TokensColumnName), options.TokensColumnName),
            (nameof(options.SentenceIdColumnName), options.SentenceIdColumnName),
            (nameof(options.SourceColumnName), options.SourceColumnName),
        ];
        if (options.TagColumn is not null) names.Add((nameof(options.TagsColumnName), options.TagsColumnName));
        if (languages) names.Add((nameof(options.LanguageColumnName), options.LanguageColumnName));
        foreach ((string option, _) in names.Where(name => string.IsNullOrEmpty(name.Name))) yield return $"{option} is empty.";
        foreach (IGrouping<string?, (string Option, string? Name)> twice in names.Where(name => !string.IsNullOrEmpty(name.Name)).GroupBy(name => name.Name).Where(group => group.Count() > 1))
            yield return $"{string.Join(" and ", twice.Select(name => name.Option))} are all '{twice.Key}'; names must differ.";
    }
}
