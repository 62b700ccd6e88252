using DistillEmb.Encoder;
using DistillEmb.Files;

namespace DistillEmb.Pooling;

/// <summary>What a transformer has learnt for the average of a row; each section is there only where something was learnt.</summary>
internal static class PoolingSections
{
    public const string Weights = "TOKW";
    public const string Components = "COMP";

    /// <summary>The names of all of them.</summary>
    public static readonly string[] Names = [Weights, Components];

    public static void Write(SectionFile file, LearntPooling pooling)
    {
        if (pooling.Weights is TokenWeights weights) file.Add(Weights, writer => WriteWeights(writer, weights));
        if (pooling.Components is CommonComponents components)
        {
            file.Add(Components, writer =>
            {
                writer.Write(components.Count);
                writer.Write(components.Directions);
            });
        }
    }

    /// <param name="file">The sections.</param>
    /// <param name="form">What the transformer puts out.</param>
    /// <param name="size">Values of an average.</param>
    public static LearntPooling Read(SectionFile file, DistillEmbOutput form, int size)
    {
        string? learnt = Array.Find(Names, file.Has);
        if (learnt is null) return LearntPooling.None;
        if (form == DistillEmbOutput.Tokens) throw new InvalidDataException($"The model is damaged: it has a section '{learnt}' for averages, but puts out single tokens.");
        return new LearntPooling(
            file.Has(Weights) ? file.Read(Weights, ReadWeights) : null,
            file.Has(Components) ? file.Read(Components, reader => ReadComponents(reader, size)) : null);
    }

    private static void WriteWeights(SectionWriter writer, TokenWeights weights)
    {
        writer.Write((int)weights.Weighting);
        writer.Write<float>([weights.Others]);
        writer.Write(weights.Count);
        if (weights.Index is not ExactWordIndex index) return;
        writer.Write<int>(Array.ConvertAll([.. Enumerable.Range(0, index.Count)], word => index[word].Length));
        writer.Write(index.Spellings);
        writer.Write(weights.Weights);
    }

    private static TokenWeights ReadWeights(SectionReader reader)
    {
        var weighting = (TokenWeighting)reader.ReadInt32();
        if (weighting == TokenWeighting.None || !Enum.IsDefined(weighting))
            throw new InvalidDataException($"The model's tokens are weighted by the method {(int)weighting}, which this DistillEmb.MLNet does not know. Update the package.");
        float others = reader.ReadArray<float>(1)[0];
        if (!(others > 0 && float.IsFinite(others))) throw reader.Invalid(FormattableString.Invariant($"the weight of other words is {others}; expected a finite number above 0"));
        int count = reader.ReadInt32();
        if (count is < 0 or > TokenWeights.MostWords) throw reader.Invalid($"the number of weighted words is {count}; expected 0 to {TokenWeights.MostWords}");
        if (count == 0) return new TokenWeights(weighting, others, null, []);
        int[] ends = ExactWordSection.Ends(reader.ReadArray<int>(count), reader);
        byte[] utf8 = reader.ReadArray<byte>(ends[^1]);
        if (ExactWordIndex.FaultOf(utf8, ends) is string fault) throw reader.Invalid(fault);
        float[] weights = reader.ReadArray<float>(count);
        int bad = Array.FindIndex(weights, weight => !(weight > 0 && weight <= others));
        if (bad >= 0) throw reader.Invalid(FormattableString.Invariant($"the weight of word {bad} is {weights[bad]}; expected more than 0, at most {others}"));
        return new TokenWeights(weighting, others, new ExactWordIndex(utf8, ends), weights);
    }

    private static CommonComponents ReadComponents(SectionReader reader, int size)
    {
        int count = reader.ReadCount(CommonComponents.Most, "components");
        float[] directions = reader.ReadArray<float>(checked(count * size));
        return CommonComponents.FaultOf(directions, size) is string fault ? throw reader.Invalid(fault) : new CommonComponents(directions, size);
    }
}
