using DistillEmb.Text;

namespace DistillEmb.MLNet.Text;

/// <summary>Is told what is read of CoNLL files.</summary>
internal interface IConllWatch
{
    /// <summary>The files are read from the first one on.</summary>
    void Begin();

    /// <summary>The layout of a file is known; a file without tokens has none.</summary>
    /// <param name="source">The file.</param>
    /// <param name="layout">What its lines are, for people.</param>
    void Open(ConllSource source, string layout);

    /// <summary>A sentence was read.</summary>
    void See(ConllSource source, ConllSentence sentence);

    /// <summary>A file was read to its end.</summary>
    /// <param name="source">The file.</param>
    /// <param name="skipped">Lines that were skipped.</param>
    void End(ConllSource source, SkippedLines skipped);
}
