using System.Runtime.InteropServices;
using DistillEmb.MLNet.Learning;
using DistillEmb.Network;

namespace DistillEmb.MLNet.SkipGram;

/// <summary>
/// A state of the training in a file, to which it can go back: the checkpoint, where there is one, from which a later training goes on too, or else a temporary file.
/// </summary>
/// <param name="checkpoint">The checkpoint.</param>
/// <param name="path">A path for a temporary file, where there is no checkpoint.</param>
internal sealed class TrainingSnapshot(TrainingCheckpoint? checkpoint, string path)
{
    private const int MostRows = 1 << 12; // Read or written at once.

    private bool _isWritten;

    /// <summary>Whether there is a state to go back to.</summary>
    public bool IsThere => checkpoint?.IsThere ?? _isWritten;

    /// <summary>Replaces the state.</summary>
    public void Save(SkipGramState state)
    {
        if (checkpoint is not null)
        {
            checkpoint.Save(state.Epoch, writer => Write(writer, state));
            return;
        }

        CheckpointFile.Write(path, writer => Write(writer, state));
        _isWritten = true;
    }

    /// <summary>Restores the state.</summary>
    /// <exception cref="InvalidDataException">The file is damaged, or holds what no training can have left. The message names it.</exception>
    public void Load(SkipGramState state)
    {
        if (checkpoint is not null) checkpoint.Load(reader => Read(reader, state));
        else CheckpointFile.Read(path, reader => Read(reader, state));
    }

    private static void Write(BinaryWriter writer, SkipGramState state)
    {
        writer.Write(state.Step);
        writer.Write(state.RateFactor);
        writer.Write(state.HeldOutLoss);
        writer.Write(state.IsEnded);
        writer.Write(state.Model.Loss.Sum);
        writer.Write(state.Model.Loss.Count);
        foreach (EmbeddingMatrix matrix in state.Model.Matrices)
        {
            for (int row = 0; row < matrix.Rows; row += MostRows) writer.Write(MemoryMarshal.AsBytes(matrix.Whole(row, Math.Min(MostRows, matrix.Rows - row))));
        }
    }

    private static void Read(BinaryReader reader, SkipGramState state)
    {
        (state.Step, state.RateFactor, state.HeldOutLoss, state.IsEnded) = (reader.ReadInt64(), reader.ReadDouble(), reader.ReadDouble(), reader.ReadBoolean());
        state.Model.Loss = (reader.ReadDouble(), reader.ReadInt64());
        if (state.Fault() is string fault) throw new InvalidDataException(fault);
        foreach (EmbeddingMatrix matrix in state.Model.Matrices)
        {
            for (int row = 0; row < matrix.Rows; row += MostRows) reader.ReadExactly(MemoryMarshal.AsBytes(matrix.Whole(row, Math.Min(MostRows, matrix.Rows - row))));
            if (!matrix.IsBounded()) throw new InvalidDataException($"there are values that are not finite, or beyond {NetworkWeights.LargestMagnitude:G}");
        }
    }
}
