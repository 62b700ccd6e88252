using DistillEmb.Files;
using Microsoft.ML;

namespace DistillEmb.MLNet.Host;

/// <summary>Writes a transformer's own data into a model.</summary>
internal sealed class ModelWriter(ModelSaveContext context)
{
    /// <summary>Text that is not empty.</summary>
    public void Write(string text) => context.SaveNonEmptyString(text);

    public void WriteOrNull(string? text) => context.SaveStringOrNull(text);

    public void Write(int number) => context.Writer.Write(number);

    public void Write(bool value) => context.Writer.Write(value);

    /// <summary>Writes sections into an entry of their own.</summary>
    public void Write(string entry, SectionFile file) => context.SaveBinaryStream(entry, writer => file.WriteTo(writer.BaseStream));
}
