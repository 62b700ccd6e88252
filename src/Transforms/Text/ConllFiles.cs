using DistillEmb.Text;

namespace DistillEmb.MLNet.Text;

/// <summary>The sentences of files, one file open at a time.</summary>
internal static class ConllFiles
{
    public static IEnumerable<ConllRow> Read(IReadOnlyList<ConllSource> sources, ConllOptions options, IConllWatch watch, CancellationToken stop)
    {
        watch.Begin();
        foreach (ConllSource source in sources)
        {
            using var reader = new ConllReader(source.Path, options, stop);
            bool opened = false;
            while (reader.Next() is ConllSentence sentence)
            {
                if (!opened) watch.Open(source, reader.Layout!);
                opened = true;
                watch.See(source, sentence);
                yield return new ConllRow(source, sentence);
            }

            watch.End(source, reader.Skipped);
        }
    }
}
