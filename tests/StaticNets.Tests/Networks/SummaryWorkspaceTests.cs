using System.Globalization;
using System.Numerics;
using System.Runtime.CompilerServices;
using StaticNets.Runtime;
using StaticNets.Tests.Networks.Folding;
using StaticNets.Tests.Networks.Padded;
using StaticNets.Tests.Networks.Sizes;

namespace StaticNets.Tests.Networks;

/// <summary>The memory that the summary states is the memory that predictions and training steps allocate.</summary>
public sealed class SummaryWorkspaceTests
{
    [Fact]
    public void OfAChain() => States(Handwriting.Summary, new Handwriting());

    [Fact]
    public void InDoublePrecision() => States(DoubleGraph.Summary, new DoubleGraph());

    /// <summary>A step is computed in stages, between which each micro-batch keeps values of its own.</summary>
    [Fact]
    public void OfBatchNormalization()
    {
        FoldedSingle network = new();
        NetworkDescription description = NetworkInside.Description(typeof(FoldedSingle));
        WorkspaceDescription training = description.TrainingWorkspace;
        StatesPrediction(FoldedSingle.Summary, network, description);
        string bytes = Bytes<float>(training.Length(description.TrainingRows));
        string rows = Grouped(description.TrainingRows);
        string kept = Bytes<float>(training.KeptLength(description.TrainingRows));
        string line = $"\nTraining workspace: {bytes} for {rows} rows at a time, and {kept} for each further {rows} rows of a batch";
        Assert.Contains(line, FoldedSingle.Summary, StringComparison.Ordinal);
        string folded = Bytes<float>(NetworkInside.Folded(NetworkInside.Engine<float>(network))!.Length);
        Assert.Contains($"\nDerived weights: {folded}\n", FoldedSingle.Summary, StringComparison.Ordinal);
    }

    /// <summary>The steps of a row take memory for one more, as the initial state may be in front of them.</summary>
    [Fact]
    public void OfAnySteps()
    {
        string line = FoldedAnySteps.Summary.Split('\n').Single(one => one.StartsWith("Prediction workspace: ", StringComparison.Ordinal));
        FoldedAnySteps network = new();
        (long one, long two, long three) = (Workspace(1), Workspace(2), Workspace(3));
        Assert.Equal(three - two, two - one);
        Assert.EndsWith($" for each row and {Bytes<byte>(two - one)} for each of its steps on each thread", line, StringComparison.Ordinal);

        long Workspace(int steps)
        {
            long bytes = 0;
            Thread thread = new(() =>
            {
                network.Predict(new double[steps * 3], new double[steps * 4], steps);
                bytes = NetworkKernels<double>.ScratchOfThread() * sizeof(double);
            });
            thread.Start();
            thread.Join();
            return bytes;
        }
    }

    /// <summary>A network without a loss states no training workspace.</summary>
    [Fact]
    public void WithoutALossThereIsNoTraining() =>
        Assert.DoesNotContain("Training workspace", FoldedWide.Summary, StringComparison.Ordinal);

    private static void States<T>(string summary, INetwork<T> network)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        NetworkDescription description = NetworkInside.Description(network.GetType());
        StatesPrediction(summary, network, description);
        int rows = description.TrainingRows;
        string training =
            $"\nTraining workspace: {Bytes<T>(description.TrainingWorkspace.Length(rows))} for {Grouped(rows)} rows at a time";
        Assert.EndsWith(training, summary, StringComparison.Ordinal);
        Assert.DoesNotContain("Folded", summary, StringComparison.Ordinal);
    }

    private static void StatesPrediction<T>(string summary, INetwork<T> network, NetworkDescription description)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        string bytes = Bytes<T>(NetworkKernels<T>.PredictionWorkspace(network, description));
        Assert.Contains($"\nPrediction workspace: {bytes} for ", summary, StringComparison.Ordinal);
    }

    private static string Bytes<T>(long elements) => Grouped(elements * Unsafe.SizeOf<T>()) + " bytes";

    private static string Grouped(long value) => value.ToString("#,0", CultureInfo.InvariantCulture).Replace(',', ' ');
}
