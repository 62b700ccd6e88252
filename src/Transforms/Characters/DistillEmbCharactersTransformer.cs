using DistillEmb.Characters;
using DistillEmb.Encoder;
using DistillEmb.Files;
using DistillEmb.MLNet.Characters;
using DistillEmb.MLNet.Host;
using Microsoft.ML;
using Microsoft.ML.Runtime;

namespace DistillEmb.MLNet;

/// <summary>
/// Turns the tokens of a column into the character ids that an encoder's ONNX model
/// (<c>ExportOnnx</c>) reads, for <c>ApplyOnnxModel</c> of the package
/// Microsoft.ML.OnnxTransformer. Made by <see cref="DistillEmbCatalog.DistillEmbCharacters"/>.
/// </summary>
/// <remarks>
/// It holds the encoder's characters, not its weights. It is saved whole into the model's <c>.zip</c> and is safe to use from many threads.
/// </remarks>
public sealed partial class DistillEmbCharactersTransformer : SavedTransformer, ILoadable<DistillEmbCharactersTransformer>
{
    private const string CharacterStream = "DistillEmbCharacters.bin";
    private const string ColumnSection = "COLS";
    private const string FramingSection = "FRAM";

    private static readonly HashSet<string> KnownSections = [ColumnSection, FramingSection, EncoderSections.Characters];

    private readonly CharacterSequence _sequence;
    private readonly CharacterColumns _columns;

    internal DistillEmbCharactersTransformer(IHostEnvironment environment, CharacterSequence sequence, CharacterColumns columns)
        : base(environment, TransformerLoader<DistillEmbCharactersTransformer>.Format)
    {
        _sequence = sequence;
        _columns = columns;
    }

    /// <summary>The column that is written.</summary>
    public string OutputColumnName => _columns.Output;

    /// <summary>The column of tokens that is read.</summary>
    public string InputColumnName => _columns.Input;

    /// <summary>Numbers a token.</summary>
    public int SequenceLength => _sequence.Length;

    internal override void Save(ModelWriter model)
    {
        var file = new SectionFile();
        file.Add(ColumnSection, _columns.Write);
        file.Add(FramingSection, writer => writer.Write((int)_sequence.Framing));
        file.Add(EncoderSections.Characters, writer => EncoderSections.WriteCharacters(writer, _sequence));
        model.Write(CharacterStream, file);
    }

    internal override RowMapper Map(DataViewSchema schema) => new Mapper(this, _columns.Tokens.In(schema));

    static ModelFormat ILoadable<DistillEmbCharactersTransformer>.Format { get; } = new(nameof(DistillEmbCharactersTransformer), "DistillEmb character ids", "DISTEMBI", "DistillEmbCharacters");

    static DistillEmbCharactersTransformer ILoadable<DistillEmbCharactersTransformer>.Load(IHostEnvironment environment, ModelReader model)
    {
        SectionFile file = model.ReadSections(CharacterStream, KnownSections);
        WordFraming framing = file.Read(FramingSection, ReadFraming);
        CharacterSequence sequence = file.Read(EncoderSections.Characters, reader => EncoderSections.ReadCharacters(reader, framing));
        return new DistillEmbCharactersTransformer(environment, sequence, file.Read(ColumnSection, CharacterColumns.Read));
    }

    private static WordFraming ReadFraming(SectionReader reader)
    {
        var framing = (WordFraming)reader.ReadInt32();
        return Enum.IsDefined(framing) ? framing : throw reader.Invalid($"the framing is {(int)framing}; expected 0 or 1");
    }
}
