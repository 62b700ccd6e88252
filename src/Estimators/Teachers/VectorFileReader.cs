namespace DistillEmb.MLNet.Teachers;

/// <summary>Reads a file of word vectors: fastText's own model, word2vec's binary format where the name ends in <c>.bin</c> or <c>.bin.gz</c>, text otherwise.</summary>
internal static class VectorFileReader
{
    public static WordVectors Read(string path, int maxWords, CancellationToken cancellation)
    {
        var file = new VectorFile(path);
        file.CheckExists();
        int limit = maxWords == 0 ? int.MaxValue : maxWords;
        return file.IsNamedBinary ? BinaryVectorReader.Read(file, limit, cancellation) : ReadText(file, limit, cancellation);
    }

    private static WordVectors ReadText(VectorFile file, int limit, CancellationToken cancellation)
    {
        try
        {
            return TextVectorReader.Read(file, limit, cancellation);
        }
        catch (InvalidDataException fault)
        {
            // What kind of file it is says more than the line at which it stops being text.
            byte[] beginning = file.ReadBeginning();
            if (FastTextArguments.Begin(beginning)) return ReadFastText(file, limit, cancellation);
            if (FastTextArguments.BeginWithoutMagic(beginning)) throw file.OldFastTextModelFault();
            if (VectorFileBeginning.IsBinary(beginning)) throw file.BinaryFault(fault);
            throw;
        }
    }

    private static WordVectors ReadFastText(VectorFile file, int limit, CancellationToken cancellation)
    {
        using Stream stream = file.Open(cancellation);
        return FastTextModelReader.Read(file, stream, limit, [], cancellation);
    }
}
