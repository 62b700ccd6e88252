using DistillEmb.Classification;
using DistillEmb.Files;
using DistillEmb.Sequences;

namespace DistillEmb;

/// <summary>
/// A classifier of texts, as <c>DistillEmbTextClassification</c> (package DistillEmb.MLNet.Training) trains it: tells of a text's tokens how probable each class is.
/// For programs without a data view; in a pipeline, <c>DistillEmbTextClassificationTransformer</c> does the same to a column.
/// </summary>
/// <remarks>Safe to use from many threads at once. Every text is a token; a row may have any number of them, and those behind <see cref="MaxTokens"/> are not read.</remarks>
public sealed class DistillEmbTextClassifier
{
    internal DistillEmbTextClassifier(TextClassifier classifier, IReadOnlyList<string> precedingSteps) => (Classifier, PrecedingSteps) = (classifier, precedingSteps);

    /// <summary>The classes.</summary>
    public IReadOnlyList<string> Classes => Classifier.Classes;

    /// <summary>Tokens of a row that are read.</summary>
    public int MaxTokens => Classifier.Shape.MaxTokens;

    /// <summary>The encoder that gives the tokens their vectors, trained along with the classifier unless it was frozen.</summary>
    public DistillEmbEncoder Encoder => Classifier.Reader.Encoder;

    /// <summary>
    /// The steps that the saved pipeline has before the classifier, by the names under which ML.NET loads them. They are not done here: what makes tokens of
    /// text among them, such as <c>TokenizeEthiopic</c> (<see cref="EthiopicText"/>), has to be done to what is given.
    /// </summary>
    public IReadOnlyList<string> PrecedingSteps { get; }

    internal TextClassifier Classifier { get; }

    /// <summary>Loads the classifier out of a model that <c>mlContext.Model.Save</c> wrote, wherever it stands in the pipeline.</summary>
    /// <param name="modelFile">The path of the <c>.zip</c>.</param>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="InvalidDataException">The file is no model, is damaged, needs a newer package, or has no classifier in it.</exception>
    public static DistillEmbTextClassifier Load(string modelFile) => ModelArchive.Load(modelFile, TextClassifierSections.Entry);

    /// <summary>Loads the classifier out of a model, as <see cref="Load(string)"/> does.</summary>
    /// <param name="model">The <c>.zip</c>, read from where the stream stands to its end; the stream is left open.</param>
    /// <exception cref="InvalidDataException">It is no model, is damaged, needs a newer package, or has no classifier in it.</exception>
    public static DistillEmbTextClassifier Load(Stream model) => ModelArchive.Load(model, TextClassifierSections.Entry);

    /// <summary>Classifies a text.</summary>
    /// <param name="tokens">Its tokens.</param>
    /// <returns>The most probable class, and how probable each is.</returns>
    /// <exception cref="ArgumentException">A token is null.</exception>
    public TextClass Classify(IReadOnlyList<string> tokens)
    {
        ArgumentNullException.ThrowIfNull(tokens);
        return ClassifyAll([tokens])[0];
    }

    /// <summary>Classifies many texts, with the buffers of one.</summary>
    /// <param name="texts">The tokens of each.</param>
    /// <returns>Their classes, in their order.</returns>
    /// <exception cref="ArgumentException">A text or a token is null.</exception>
    public IReadOnlyList<TextClass> ClassifyAll(IEnumerable<IReadOnlyList<string>> texts)
    {
        ArgumentNullException.ThrowIfNull(texts);
        var run = new TextClassifierRun(Classifier);
        var classes = new List<TextClass>();
        foreach (IReadOnlyList<string> tokens in texts)
        {
            run.Read(TokenText.Of(tokens, classes.Count, nameof(texts)));
            classes.Add(new TextClass(Classes[run.Best], run.Probabilities.ToArray()));
        }

        run.Release(); // Not in a finally: buffers that an exception left half-filled are let go.
        return classes;
    }
}
