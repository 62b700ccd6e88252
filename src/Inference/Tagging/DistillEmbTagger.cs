using DistillEmb.Files;
using DistillEmb.Sequences;
using DistillEmb.Tagging;

namespace DistillEmb;

/// <summary>
/// A tagger of sentences, as <c>DistillEmbNer</c> (package DistillEmb.MLNet.Training) trains it: gives every token a tag, and finds the entities that the tags mark.
/// For programs without a data view; in a pipeline, <c>DistillEmbNerTransformer</c> does the same to a column.
/// </summary>
/// <remarks>Safe to use from many threads at once. Every text is a token; a sentence may have any number of them, none included.</remarks>
public sealed class DistillEmbTagger
{
    internal DistillEmbTagger(Tagger tagger, IReadOnlyList<string> precedingSteps) => (Tagger, PrecedingSteps) = (tagger, precedingSteps);

    /// <summary>The tags that a token may be given.</summary>
    public IReadOnlyList<string> Tags => Tagger.Tags.Names;

    /// <summary>The encoder that gives the tokens their vectors, trained along with the tagger unless it was frozen.</summary>
    public DistillEmbEncoder Encoder => Tagger.Reader.Encoder;

    /// <summary>
    /// The steps that the saved pipeline has before the tagger, by the names under which ML.NET loads them. They are not done here: what makes tokens of
    /// text among them, such as <c>TokenizeEthiopic</c> (<see cref="EthiopicText"/>), has to be done to what is given.
    /// </summary>
    public IReadOnlyList<string> PrecedingSteps { get; }

    internal Tagger Tagger { get; }

    /// <summary>Loads the tagger out of a model that <c>mlContext.Model.Save</c> wrote, wherever it stands in the pipeline.</summary>
    /// <param name="modelFile">The path of the <c>.zip</c>.</param>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="InvalidDataException">The file is no model, is damaged, needs a newer package, or has no tagger in it.</exception>
    public static DistillEmbTagger Load(string modelFile) => ModelArchive.Load(modelFile, TaggerSections.Entry);

    /// <summary>Loads the tagger out of a model, as <see cref="Load(string)"/> does.</summary>
    /// <param name="model">The <c>.zip</c>, read from where the stream stands to its end; the stream is left open.</param>
    /// <exception cref="InvalidDataException">It is no model, is damaged, needs a newer package, or has no tagger in it.</exception>
    public static DistillEmbTagger Load(Stream model) => ModelArchive.Load(model, TaggerSections.Entry);

    /// <summary>Tags a sentence.</summary>
    /// <param name="tokens">Its tokens.</param>
    /// <returns>A tag and a confidence a token.</returns>
    /// <exception cref="ArgumentException">A token is null.</exception>
    public TaggedSentence Tag(IReadOnlyList<string> tokens)
    {
        ArgumentNullException.ThrowIfNull(tokens);
        return TagAll([tokens])[0];
    }

    /// <summary>Tags many sentences, with the buffers of one.</summary>
    /// <param name="sentences">The tokens of each.</param>
    /// <returns>What they were given, in their order.</returns>
    /// <exception cref="ArgumentException">A sentence or a token is null.</exception>
    public IReadOnlyList<TaggedSentence> TagAll(IEnumerable<IReadOnlyList<string>> sentences)
    {
        ArgumentNullException.ThrowIfNull(sentences);
        var run = new TaggerRun(Tagger);
        var tagged = new List<TaggedSentence>();
        foreach (IReadOnlyList<string> tokens in sentences)
        {
            run.Read(TokenText.Of(tokens, tagged.Count, nameof(sentences)));
            tagged.Add(new TaggedSentence([.. tokens], Array.ConvertAll(run.Tags.ToArray(), tag => Tags[tag]), run.Probabilities.ToArray(), Tagger.Tags.MarksSpans));
        }

        run.Release(); // Not in a finally: buffers that an exception left half-filled are let go.
        return tagged;
    }
}
