using DistillEmb.MLNet.Learning;
using DistillEmb.MLNet.Tests;
using DistillEmb.MLNet.Training.Tests.Distillation;
using Microsoft.ML;
using Microsoft.ML.Runtime;
using TorchSharp;
using Xunit;

namespace DistillEmb.MLNet.Training.Tests.Learning;

/// <summary>The GPU settings of the context, on a machine without a GPU.</summary>
public sealed class TrainingDeviceTests
{
    public TrainingDeviceTests()
    {
        TorchLibrary.EnsureLoaded();
        Assert.SkipWhen(torch.cuda.is_available(), "This machine has a CUDA device.");
    }

    [Fact]
    public void A_missing_GPU_is_an_error_where_the_processor_must_not_take_its_place()
    {
        var mlContext = new MLContext { GpuDeviceId = 0, FallbackToCpu = false };
        string message = Assert.Throws<InvalidOperationException>(() => TinyDistillation.Fit(Options(), mlContext)).Message;
        Assert.Contains("GpuDeviceId is 0", message, StringComparison.Ordinal);
        Assert.Contains("FallbackToCpu is false", message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_GPU_is_a_warning_where_the_processor_may_take_its_place()
    {
        var mlContext = new MLContext { GpuDeviceId = 3, FallbackToCpu = true };
        List<string> warnings = Warnings(mlContext);
        Assert.NotNull(TinyDistillation.Fit(Options(), mlContext));
        Assert.Contains("GpuDeviceId is 3", Assert.Single(warnings), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_negative_GPU_is_an_error_in_any_case(bool fallback)
    {
        var mlContext = new MLContext { GpuDeviceId = -1, FallbackToCpu = fallback };
        string message = Assert.Throws<InvalidOperationException>(() => TinyDistillation.Fit(Options(), mlContext)).Message;
        Assert.Equal("GpuDeviceId is -1; it must be 0 or more, or null for the CPU.", message);
    }

    [Fact]
    public void Settings_made_after_the_estimator_count_when_it_is_fitted()
    {
        var mlContext = new MLContext();
        DistillEmbEstimator estimator = mlContext.Transforms.DistillEmbed(TinyDistillation.Output, TinyDistillation.Input, Options());
        (mlContext.GpuDeviceId, mlContext.FallbackToCpu) = (0, false);
        Assert.Throws<InvalidOperationException>(() => estimator.Fit(TinyDistillation.Language.Corpus(mlContext)));
    }

    [Fact]
    public void Without_a_GPU_asked_for_there_is_no_warning()
    {
        var mlContext = new MLContext { FallbackToCpu = false };
        List<string> warnings = Warnings(mlContext);
        Assert.NotNull(TinyDistillation.Fit(Options(), mlContext));
        Assert.Empty(warnings);
    }

    private static DistillEmbOptions Options()
    {
        DistillEmbOptions options = TinyDistillation.Options();
        options.Epochs = 1;
        return options;
    }

    private static List<string> Warnings(MLContext mlContext) => LoggedLines.Of(mlContext, ChannelMessageKind.Warning, ChannelMessageKind.Error);
}
