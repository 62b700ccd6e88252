using DistillEmb.MLNet.Teachers;

namespace DistillEmb.MLNet.Evaluation;

/// <summary>The words of a vocabulary with the vectors of one of its teachers.</summary>
internal sealed class TeacherUnitVectors(TeacherVocabulary vocabulary, TeacherHead head) : UnitVectors
{
    public override IReadOnlyList<string> Words => vocabulary.Words;

    public override int Dimension => head.Dimension;

    public override bool ComputesUnlisted => false;

    public override ReadOnlySpan<float> this[int word] => head[word];

    public override bool TryGetIndex(string word, out int index) => vocabulary.TryGetIndex(word, out index);

    protected override float[]? Compute(string word) => null;
}
