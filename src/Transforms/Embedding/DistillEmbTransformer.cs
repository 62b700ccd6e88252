using System.Diagnostics.CodeAnalysis;
using DistillEmb.Encoder;
using DistillEmb.Files;
using DistillEmb.MLNet.Embedding;
using DistillEmb.MLNet.Host;
using DistillEmb.MLNet.Models;
using DistillEmb.Pooling;
using Microsoft.ML;
using Microsoft.ML.Runtime;

namespace DistillEmb.MLNet;

/// <summary>
/// Gives the tokens of a column their vectors, or a row the pooled vectors of its tokens, with a distilled encoder.
/// Made by fitting <c>DistillEmbEstimator</c> (package DistillEmb.MLNet.Training) or by
/// <see cref="DistillEmbCatalog.ApplyDistillEmb(TransformsCatalog, string, string, string, DistillEmbOutput, string, int)"/>.
/// </summary>
/// <remarks>
/// <list type="table">
/// <listheader><term>Column</term><description>Type</description></listheader>
/// <item><term>Input</term><description>Text (one token a row), or a vector of text of known or variable size</description></item>
/// <item><term>Output</term><description>A vector of <see cref="float"/>, by <see cref="DistillEmbOutput"/></description></item>
/// </list>
/// Empty tokens have the vector zero and are left out of pooling. Every number put out is finite. The transformer is
/// saved whole into the model's <c>.zip</c>, is safe to use from many threads, and computes nothing for columns that are
/// not asked for. It needs no native library.
/// </remarks>
public sealed class DistillEmbTransformer : SavedTransformer, ILoadable<DistillEmbTransformer>, IAwaitedModel
{
    /// <summary>What <see cref="CacheMegabytes"/> is unless another size is chosen.</summary>
    public const int DefaultCacheMegabytes = 32;

    private readonly DistillEmbColumns _columns;
    private readonly LearntPooling _learnt;
    private readonly EncoderPart _part;
    private readonly RowPooling _pooling;
    private Lazy<WordVectorCache?> _cache;

    internal DistillEmbTransformer(
        IHostEnvironment environment,
        DistillEmbEncoder encoder,
        DistillEmbColumns columns,
        int cacheMegabytes = DefaultCacheMegabytes,
        LearntPooling? learnt = null)
        : base(environment, TransformerLoader<DistillEmbTransformer>.Format)
    {
        Encoder = encoder;
        _columns = columns;
        _learnt = learnt ?? LearntPooling.None;
        _part = new EncoderPart(encoder, columns.Head); // An unknown head fails here, not at the first row.
        _pooling = new RowPooling(_part.Size, _part.SlotNames, columns.Form, _learnt);
        CacheMegabytes = cacheMegabytes;
    }

    /// <summary>The encoder itself, for use without a data view.</summary>
    public DistillEmbEncoder Encoder { get; }

    /// <summary>The column that is written.</summary>
    public string OutputColumnName => _columns.Output;

    /// <summary>The column of tokens that is read.</summary>
    public string InputColumnName => _columns.Input;

    /// <summary>What a row's tokens become.</summary>
    public DistillEmbOutput Output => _columns.Form;

    /// <summary>The name of the one head that is put out; null for all heads joined.</summary>
    public string? Head => _columns.Head;

    /// <summary>How much a token counts in an average: what was learnt by <see cref="ApplyDistillEmbOptions.Weighting"/>.</summary>
    public TokenWeighting Weighting => _learnt.Weights?.Weighting ?? TokenWeighting.None;

    /// <summary>How many principal components are removed from an average: what was learnt by <see cref="ApplyDistillEmbOptions.RemovedComponents"/>.</summary>
    public int RemovedComponents => _learnt.Components?.Count ?? 0;

    /// <summary>
    /// How much memory may hold the vectors of the words seen last, in megabytes of 2^20 bytes. All cursors and prediction engines of
    /// the transformer share it. The vectors are the same with it and without.
    /// </summary>
    /// <value>
    /// 0 (none) to 4096. The default value is <see cref="DefaultCacheMegabytes"/>. A word takes 4 bytes a value of its vector and 73 more; longer words than
    /// 31 UTF-16 units are not kept. The memory is taken when the first row is asked for. It is not saved with the model: a loaded transformer
    /// has the default. Setting it starts an empty cache, which cursors and prediction engines that are made afterwards use.
    /// </value>
    /// <exception cref="ArgumentOutOfRangeException">The value is not in the range.</exception>
    public int CacheMegabytes
    {
        get;

        [MemberNotNull(nameof(_cache))]
        set
        {
            if (value is < 0 or > WordVectorCache.LargestMegabytes)
                throw new ArgumentOutOfRangeException(nameof(value), value, $"CacheMegabytes is {value}; it must be 0 (no cache) to {WordVectorCache.LargestMegabytes}.");
            field = value;
            _cache = new Lazy<WordVectorCache?>(() => _part.CreateCache(value));
        }
    }

    /// <summary>What waits until the model is safely in a file; null for nothing.</summary>
    internal Action? WhenSaved { get; init; }

    Action? IAwaitedModel.WhenSaved => WhenSaved;

    /// <summary>The cache of the words seen last; null for none.</summary>
    internal WordVectorCache? Cache => _cache.Value;

    internal override void Save(ModelWriter model)
    {
        var file = new SectionFile();
        file.Add(DistillEmbColumns.Section, _columns.Write);
        EncoderSections.Write(file, Encoder);
        PoolingSections.Write(file, _learnt);
        model.Write(EncoderModelFile.EntryName, file);
    }

    internal override RowMapper Map(DataViewSchema schema) => new PoolingMapper(_columns.Tokens.In(schema), _columns.Output, _pooling, () => _part.Open(Cache));

    static ModelFormat ILoadable<DistillEmbTransformer>.Format { get; } = new(nameof(DistillEmbTransformer), "DistillEmb word embedding", "DISTEMBT", "DistillEmbTransform");

    static DistillEmbTransformer ILoadable<DistillEmbTransformer>.Load(IHostEnvironment environment, ModelReader model)
    {
        SectionFile file = model.ReadSections(EncoderModelFile.EntryName, EncoderModelFile.Sections);
        DistillEmbEncoder encoder = EncoderSections.Read(file);
        DistillEmbColumns columns = file.Read(DistillEmbColumns.Section, DistillEmbColumns.Read);
        return new DistillEmbTransformer(environment, encoder, columns, learnt: PoolingSections.Read(file, columns.Form, encoder.Range(columns.Head).Dimension));
    }
}
