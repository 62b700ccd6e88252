using DistillEmb.Files;
using DistillEmb.MLNet.Embedding;
using DistillEmb.MLNet.Host;
using DistillEmb.Pooling;
using DistillEmb.Vectors;
using Microsoft.ML;
using Microsoft.ML.Runtime;

namespace DistillEmb.MLNet;

/// <summary>
/// Gives the tokens of a column their vectors, or a row the pooled vectors of its tokens, out of a table of words. Made by fitting <c>WordVectorEstimator</c>
/// (package DistillEmb.MLNet.Training).
/// </summary>
/// <remarks>
/// <list type="table">
/// <listheader><term>Column</term><description>Type</description></listheader>
/// <item><term>Input</term><description>A vector of text of known or variable size, each text a token; or text: its tokens stand between white space, but with <see cref="DistillEmbOutput.Tokens"/>, where it is one token</description></item>
/// <item><term>Output</term><description>A vector of <see cref="float"/>, by <see cref="DistillEmbOutput"/></description></item>
/// </list>
/// A word that is not in the table has the mean of the vectors of its n-grams, where n-grams were trained and it has at least one that the training met. Other words, and empty
/// tokens, have the vector zero and are left out of pooling. Vectors are put out as they were trained, not scaled to length 1. Every number put out is finite. Words are the same in
/// all their Unicode forms, and with or without invisible characters. The transformer is saved whole into the model's <c>.zip</c>, is safe to use from many threads, and computes nothing for
/// columns that are not asked for. It needs no native library.
/// </remarks>
public sealed class WordVectorTransformer : SavedTransformer, ILoadable<WordVectorTransformer>
{
    private readonly DistillEmbColumns _columns;
    private readonly RowPooling _pooling;

    internal WordVectorTransformer(IHostEnvironment environment, VectorTable table, DistillEmbColumns columns)
        : base(environment, TransformerLoader<WordVectorTransformer>.Format)
    {
        Table = table;
        _columns = columns;
        _pooling = new RowPooling(table.Dimension, SlotNames, columns.Form, LearntPooling.None);
    }

    /// <summary>The column that is written.</summary>
    public string OutputColumnName => _columns.Output;

    /// <summary>The column of tokens that is read.</summary>
    public string InputColumnName => _columns.Input;

    /// <summary>What a row's tokens become.</summary>
    public DistillEmbOutput Output => _columns.Form;

    /// <summary>Values in a vector.</summary>
    public int Dimension => Table.Dimension;

    /// <summary>How many words have a vector of their own.</summary>
    public int WordCount => Table.Index.Count;

    /// <summary>How many n-grams have a vector; 0 where words alone were trained.</summary>
    public int NgramCount => Table.Ngrams?.Count ?? 0;

    /// <summary>What the vectors are rounded to, in memory and in a saved model.</summary>
    public WeightPrecision Precision => Table.Weights.Precision;

    internal VectorTable Table { get; }

    /// <summary>A word that has a vector of its own.</summary>
    /// <param name="index">Its place, 0 to <see cref="WordCount"/> - 1; the most frequent word of the training is the first.</param>
    public string WordAt(int index)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, WordCount);
        return System.Text.Encoding.UTF8.GetString(Table.Index[index]);
    }

    /// <summary>Finds the vector of a word: its own, or the mean of those of its n-grams.</summary>
    /// <param name="word">The word.</param>
    /// <param name="vector">Receives <see cref="Dimension"/> values: zeros where it has none.</param>
    /// <returns>Whether it has one.</returns>
    public bool TryGetVector(ReadOnlySpan<char> word, Span<float> vector)
    {
        if (vector.Length < Dimension) throw new ArgumentException($"The destination has room for {vector.Length} values; a vector has {Dimension}.", nameof(vector));
        bool found = new VectorLookup(Table).TryFind(word, out ReadOnlySpan<float> values);
        values.CopyTo(vector);
        return found;
    }

    internal override void Save(ModelWriter model)
    {
        var file = new SectionFile();
        file.Add(DistillEmbColumns.Section, _columns.Write);
        VectorSections.Write(file, Table);
        model.Write(VectorSections.EntryName, file);
    }

    internal override RowMapper Map(DataViewSchema schema) =>
        new PoolingMapper(_columns.Tokens.In(schema), _columns.Output, _pooling, () => new TableRow(Table)) { SplitsText = _columns.Form != DistillEmbOutput.Tokens };

    private IEnumerable<string> SlotNames() => Enumerable.Range(0, Dimension).Select(i => $"Vector.{i}");

    static ModelFormat ILoadable<WordVectorTransformer>.Format { get; } = new(nameof(WordVectorTransformer), "Word vectors", "DISTEMBW", "WordVectorTransform");

    static WordVectorTransformer ILoadable<WordVectorTransformer>.Load(IHostEnvironment environment, ModelReader model)
    {
        SectionFile file = model.ReadSections(VectorSections.EntryName, VectorSections.Entry.Sections);
        DistillEmbColumns columns = file.Read(DistillEmbColumns.Section, DistillEmbColumns.Read);
        if (columns.Head is not null) throw new InvalidDataException($"The model is damaged: it puts out the head '{columns.Head}', but word vectors have none.");
        return new WordVectorTransformer(environment, VectorSections.Read(file), columns);
    }
}
