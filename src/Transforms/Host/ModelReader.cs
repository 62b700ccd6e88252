using DistillEmb.Files;
using Microsoft.ML;

namespace DistillEmb.MLNet.Host;

/// <summary>Reads what <see cref="ModelWriter"/> wrote.</summary>
internal sealed class ModelReader(ModelLoadContext context)
{
    /// <summary>The version of the transformer's own data.</summary>
    public uint Version => context.Header.ModelVerWritten;

    public string ReadString() => context.LoadNonEmptyString();

    public string? ReadStringOrNull() => context.LoadStringOrNull();

    public bool ReadBoolean() => context.Reader.ReadBoolean();

    /// <summary>A list's length, that of a list of at most so many.</summary>
    /// <exception cref="InvalidDataException">It has more, or a negative number.</exception>
    public int ReadCount(string what, int most)
    {
        int count = context.Reader.ReadInt32();
        return count >= 0 && count <= most ? count : throw new InvalidDataException($"The model is damaged: the number of {what} is {count}; expected 0 to {most}.");
    }

    /// <summary>One of several choices, written as a number.</summary>
    /// <param name="what">What is chosen, for a message.</param>
    /// <exception cref="InvalidDataException">The number stands for none of the choices.</exception>
    public T ReadEnum<T>(string what)
        where T : struct, Enum
    {
        int number = context.Reader.ReadInt32();
        var value = (T)Enum.ToObject(typeof(T), number);
        return Enum.IsDefined(value) ? value : throw new InvalidDataException($"The model is damaged: the {what} is {number}; expected 0 to {Enum.GetValues<T>().Length - 1}.");
    }

    /// <exception cref="InvalidDataException">The entry is missing or damaged.</exception>
    public SectionFile ReadSections(string entry, IReadOnlySet<string> knownSections)
    {
        SectionFile? file = null;
        bool unpacked = false;
        try
        {
            context.TryLoadBinaryStream(entry, reader =>
            {
                unpacked = true;
                file = SectionFile.ReadFrom(reader.BaseStream, knownSections);
            });
        }
        catch (InvalidDataException exception) when (!unpacked)
        {
            // Of damaged data, .NET says that the method of compression is unsupported.
            throw new InvalidDataException($"The model is damaged: the entry '{entry}' of its DistillEmb transformer cannot be unpacked. ({exception.Message})", exception);
        }

        return file ?? throw new InvalidDataException($"The model is damaged: the entry '{entry}' of its DistillEmb transformer is missing.");
    }
}
