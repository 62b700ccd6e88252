using DistillEmb.Characters;
using static TorchSharp.torch;

namespace DistillEmb.MLNet.Speed;

/// <summary>
/// Batches as the published program makes them, item by item: a word's characters, padded on both sides, and of a random
/// window of the corpus the word nearest to it in the joined teacher space, by a plain loop.
/// </summary>
internal sealed class PublishedLoader
{
    private const int WindowSize = 32;
    private const int SequenceLength = 13;

    private readonly TrainingMaterial _material;
    private readonly int[] _tokens;
    private readonly int[] _words;
    private readonly float[][][] _vectors; // By teacher and word.
    private readonly Dictionary<char, long> _characters = [];
    private readonly Random _random = new(1);
    private int _next;

    public PublishedLoader(TrainingMaterial material)
    {
        _material = material;
        _tokens = material.TrainTokens();
        _words = material.Vocabulary.IndexesOf(WordSubset.Train);
        _vectors = [.. material.Vocabulary.HeadList.Select(head => Enumerable.Range(0, material.Vocabulary.Words.Count).Select(word => VectorOf(head, word)).ToArray())];
        foreach (char character in material.Vocabulary.Words.SelectMany(word => word)) _characters.TryAdd(character, _characters.Count + CharacterVocabulary.FirstCharacter);
        _random.Shuffle(_words);
    }

    /// <summary>Characters, padding and the unknown one among them.</summary>
    public int CharacterCount => _characters.Count + CharacterVocabulary.FirstCharacter;

    public PublishedBatch Next(int size)
    {
        long[] characters = new long[size * SequenceLength];
        float[][] own = [.. _vectors.Select(teacher => new float[size * teacher[0].Length])];
        float[][] negative = [.. _vectors.Select(teacher => new float[size * teacher[0].Length])];
        for (int i = 0; i < size; i++)
        {
            int word = _words[_next++ % _words.Length];
            Encode(_material.Vocabulary.Words[word], characters.AsSpan(i * SequenceLength, SequenceLength));
            int other = NearestOfWindow(word);
            for (int teacher = 0; teacher < _vectors.Length; teacher++)
            {
                _vectors[teacher][word].CopyTo(own[teacher].AsSpan(i * _vectors[teacher][word].Length));
                _vectors[teacher][other].CopyTo(negative[teacher].AsSpan(i * _vectors[teacher][other].Length));
            }
        }

        return new PublishedBatch(
            tensor(characters, [size, SequenceLength]),
            [.. own.Select(values => tensor(values, [size, values.Length / size]))],
            [.. negative.Select(values => tensor(values, [size, values.Length / size]))]);
    }

    private static float[] VectorOf(Teachers.TeacherHead head, int word)
    {
        float[] vector = new float[head.Dimension];
        head.CopyTo(word, normalized: false, vector);
        return vector;
    }

    private void Encode(string word, Span<long> row)
    {
        row.Fill(CharacterVocabulary.Padding);
        int length = Math.Min(word.Length, SequenceLength);
        int left = (SequenceLength - length) / 2;
        for (int i = 0; i < length; i++) row[left + i] = _characters[word[i]];
    }

    private int NearestOfWindow(int word)
    {
        int start = _random.Next(_tokens.Length - WindowSize + 1);
        int nearest = -1;
        double least = double.PositiveInfinity;
        for (int i = start; i < start + WindowSize; i++)
        {
            int other = _tokens[i];
            if (other == word) continue;
            double distance = 0;
            foreach (float[][] teacher in _vectors)
            {
                float[] first = teacher[word];
                float[] second = teacher[other];
                for (int k = 0; k < first.Length; k++) distance += (first[k] - second[k]) * (first[k] - second[k]);
            }

            if (distance < least) (least, nearest) = (distance, other);
        }

        return nearest >= 0 ? nearest : _words[_random.Next(_words.Length)];
    }
}
