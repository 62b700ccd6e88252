using TorchSharp;
using static TorchSharp.torch;

namespace DistillEmb.MLNet.Distillation;

/// <summary>The plain way: TorchSharp's forward pass and its automatic gradient, on any device.</summary>
internal sealed class AutogradPass(Student student, ContrastiveObjective objective) : GradientPass(objective)
{
    public override double Run(DistillationBatch batch)
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor[] candidates = Objective.CandidatesOf(batch, student.Device);
        Tensor rows = tensor(batch.Rows, [batch.Words, batch.Rows.Length / batch.Words], dtype: ScalarType.Int64).to(student.Device);
        foreach ((_, TorchSharp.Modules.Parameter parameter) in student.Parameters) parameter.grad = null;
        Tensor loss = Objective.Loss(student.Forward(rows), candidates, first: 0, batch.Words);
        loss.backward();
        return loss.item<float>();
    }
}
