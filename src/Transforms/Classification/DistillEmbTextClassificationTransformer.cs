using DistillEmb.Classification;
using DistillEmb.Files;
using DistillEmb.MLNet.Classification;
using DistillEmb.MLNet.Host;
using DistillEmb.MLNet.Models;
using Microsoft.ML;
using Microsoft.ML.Runtime;

namespace DistillEmb.MLNet;

/// <summary>
/// Tells the class of a text, given as its tokens: a distilled encoder gives each a vector from its letters, a bidirectional LSTM reads the
/// vectors, and a dense layer over what it gives of the whole row tells how probable each class is. Made by fitting
/// <c>DistillEmbTextClassificationTrainer</c> (package DistillEmb.MLNet.Training).
/// </summary>
/// <remarks>
/// <list type="table">
/// <listheader><term>Column</term><description>Type</description></listheader>
/// <item><term>Tokens</term><description>Input: vector of text, of known or variable size</description></item>
/// <item><term>Predicted label</term><description>Output: key (<see cref="uint"/>) whose key values are the classes, of the type that labels had in training; <c>MapKeyToValue</c> makes a class of it</description></item>
/// <item><term>Score</term><description>Output: vector of <see cref="float"/>, the probability of each class; its slot names are the classes</description></item>
/// </list>
/// <para>A row may have any number of tokens; of one without any the classes are as probable as they were without looking. <c>mlContext.MulticlassClassification.Evaluate</c>
/// takes these columns. Nothing is computed for columns that are not asked for; the transformer is saved whole into the model's <c>.zip</c>, is safe to use
/// from many threads, and needs no native library.</para>
/// </remarks>
public sealed partial class DistillEmbTextClassificationTransformer : SavedTransformer, IAwaitedModel, ILoadable<DistillEmbTextClassificationTransformer>
{
    private readonly TextClassifierColumns _columns;

    internal DistillEmbTextClassificationTransformer(IHostEnvironment environment, TextClassifier classifier, TextClassifierColumns columns, ClassType? classType = null)
        : base(environment, TransformerLoader<DistillEmbTextClassificationTransformer>.Format)
    {
        Classifier = classifier;
        _columns = columns;
        ClassType = classType ?? ClassType.Text;
    }

    /// <summary>The encoder, trained along with the classifier unless it was frozen.</summary>
    public DistillEmbEncoder Encoder => Classifier.Reader.Encoder;

    /// <summary>The classes, in the order of their keys; numbers, Booleans and dates as texts of the invariant culture.</summary>
    public IReadOnlyList<string> Classes => Classifier.Classes;

    /// <summary>How one vector is made of those of the tokens.</summary>
    public TextPooling Pooling => Classifier.Shape.Pooling;

    /// <summary>Tokens of a row that are read; those behind them are ignored.</summary>
    public int MaxTokens => Classifier.Shape.MaxTokens;

    /// <summary>The column of tokens that is read.</summary>
    public string TokensColumnName => _columns.Tokens;

    /// <summary>The column of classes that is written.</summary>
    public string PredictedLabelColumnName => _columns.PredictedLabel;

    /// <summary>The column of the classes' probabilities that is written.</summary>
    public string ScoreColumnName => _columns.Score;

    internal TextClassifier Classifier { get; }

    /// <summary>What the key values of predicted classes are.</summary>
    internal ClassType ClassType { get; }

    /// <summary>Called when a file with this transformer is complete.</summary>
    internal Action? WhenSaved { get; init; }

    Action? IAwaitedModel.WhenSaved => WhenSaved;

    internal override void Save(ModelWriter model)
    {
        var file = new SectionFile();
        file.Add(TextClassifierSections.Columns, _columns.Write);
        TextClassifierSections.Write(file, Classifier);
        if (ClassType != ClassType.Text) file.Add(TextClassifierSections.ClassType, writer => writer.Write(ClassType.ModelNumber));
        model.Write(TextClassifierSections.EntryName, file);
    }

    internal override RowMapper Map(DataViewSchema schema) => new Mapper(this, InputColumn.OfTokens(TokensColumnName).In(schema));

    static ModelFormat ILoadable<DistillEmbTextClassificationTransformer>.Format { get; } = new(nameof(DistillEmbTextClassificationTransformer), "DistillEmb text classification", "DISTEMBC", "DistillEmbTextTransform");

    static DistillEmbTextClassificationTransformer ILoadable<DistillEmbTextClassificationTransformer>.Load(IHostEnvironment environment, ModelReader model)
    {
        SectionFile file = model.ReadSections(TextClassifierSections.EntryName, TextClassifierSections.Names);
        TextClassifier classifier = TextClassifierSections.Read(file);
        ClassType type = file.Has(TextClassifierSections.ClassType) ? ClassType.Of(file.Read(TextClassifierSections.ClassType, reader => reader.ReadInt32()), classifier.Classes) : ClassType.Text;
        return new DistillEmbTextClassificationTransformer(environment, classifier, file.Read(TextClassifierSections.Columns, TextClassifierColumns.Read), type);
    }
}
