using DistillEmb.Files;
using Microsoft.ML;
using Microsoft.ML.Runtime;

namespace DistillEmb.MLNet.Host;

/// <summary>The entry of a model's zip in which a transformer keeps its sections.</summary>
internal static class SectionStream
{
    public static void Save(ModelSaveContext ctx, string name, SectionFile file) => ctx.SaveBinaryStream(name, writer => file.WriteTo(writer.BaseStream));

    public static SectionFile Load(ModelLoadContext ctx, string name, IReadOnlySet<string> knownSections)
    {
        SectionFile? file = null;
        bool unpacked = false;
        try
        {
            ctx.TryLoadBinaryStream(name, reader =>
            {
                unpacked = true;
                file = SectionFile.ReadFrom(reader.BaseStream, knownSections);
            });
        }
        catch (InvalidDataException exception) when (!unpacked)
        {
            // Of damaged data, .NET says that the method of compression is unsupported.
            throw new InvalidDataException($"The model is damaged: the entry '{name}' of its DistillEmb transformer cannot be unpacked. ({exception.Message})", exception);
        }

        return file ?? throw new InvalidDataException($"The model is damaged: the entry '{name}' of its DistillEmb transformer is missing.");
    }
}
