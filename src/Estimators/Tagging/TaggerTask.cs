using DistillEmb.MLNet.Learning;
using DistillEmb.MLNet.Sequences;
using DistillEmb.Network;
using DistillEmb.Sequences;
using DistillEmb.Tagging;

namespace DistillEmb.MLNet.Tagging;

/// <summary>Training a tagger.</summary>
/// <param name="options">Checked options.</param>
/// <param name="names">The tags, in the order of their keys.</param>
/// <param name="census">How often each occurs in the training rows.</param>
/// <param name="validation">Rows that choose the best epoch; none for the latest one.</param>
internal sealed class TaggerTask(DistillEmbNerOptions options, IReadOnlyList<string> names, TagCensus census, IReadOnlyList<TaggedRow> validation) : SentenceTask<Tagger>
{
    private readonly TagSet _tags = options.KeepTagRules ? TagSet.Of(names, census) : new TagSet(names, null);
    private readonly TaggerJudge? _judge = validation.Count == 0 ? null : new TaggerJudge(validation, census.MarksSpans, Workers.CountOf(options.Threads));

    public override IEnumerable<(string Name, IEnumerable<string> Texts)> Facts =>
        [("tags", names), ("validation rows", validation.SelectMany(row => row.Tokens.Append("\n").Concat(row.Tags).Append("\n")))];

    public override string ScoreName => census.MarksSpans ? "span F1" : "token accuracy";

    /// <summary>What is odd in the tags of the training rows, and in those of the rows to validate on.</summary>
    public IEnumerable<string> Findings() =>
        [.. TagFindings.Of(census, _tags), .. validation.Count == 0 ? [] : TagFindings.Unknown(TaggedRows.CensusOf(validation), names, "the training data's")];

    public override SentenceHead CreateHead(SentenceShape shape) => new TaggerHead(new TaggerShape(shape, _tags.Count), _tags);

    public override Tagger Assemble(DistillEmbEncoder encoder, TokenTables tables, SentenceShape shape, NetworkWeights weights) =>
        new(encoder, tables, new TaggerShape(shape, _tags.Count), _tags, weights);

    public override double? Judge(Tagger model, CancellationToken cancellation) => _judge?.Judge(model, cancellation);

    /// <summary>Rows as the network trains on them.</summary>
    /// <param name="rows">Rows of tokens and tags; those without tokens are left out.</param>
    /// <param name="words">Receives their words.</param>
    /// <param name="warn">Takes warnings.</param>
    /// <exception cref="InvalidDataException">A tag is none of the column's, or no row keeps the rules of the tags.</exception>
    public List<Sentence> Sentences(IReadOnlyList<TaggedRow> rows, SentenceWords words, Action<string> warn)
    {
        var places = new Dictionary<string, int>(StringComparer.Ordinal);
        for (int i = 0; i < _tags.Count; i++) places.TryAdd(_tags.Names[i], i);
        (List<string> mended, List<string> dropped) = ([], []);
        var sentences = new List<Sentence>();
        foreach (TaggedRow row in rows.Where(row => row.Tokens.Length > 0))
        {
            int[] labels = Array.ConvertAll(row.Tags, tag => places.TryGetValue(tag, out int place)
                ? place
                : throw new InvalidDataException($"A token of the training data has no tag, or '{tag}', which is none of the key values of '{options.LabelColumnName}'."));
            if (!_tags.Allows(labels))
            {
                if (!_tags.TryRepair(labels))
                {
                    dropped.Add(row.Place);
                    continue;
                }

                mended.Add(row.Place);
            }

            sentences.Add(new Sentence(words.Add(row.Tokens), labels));
        }

        if (mended.Count > 0) warn($"The tags of {mended.Count} training rows break the rules of {_tags.Rules}, the first in {mended[0]}; they were read leniently and mended.");
        if (dropped.Count > 0) warn($"The tags of {dropped.Count} training rows break the rules of {_tags.Rules}, the first in {dropped[0]}, and there are no tags to mend them with; these rows are left out.");
        return sentences.Count > 0 ? sentences : throw new InvalidDataException($"No training row keeps the rules of {_tags.Rules}; set {nameof(options.KeepTagRules)} to false.");
    }
}
