using System.Numerics;
using StaticNets.Runtime;
using StaticNets.Tests.Support;

namespace StaticNets.Tests.Networks.Convolutions;

/// <summary>Compares calls on many rows, which are divided into micro-batches, with naive loops in double.</summary>
public sealed class ImageBatchTests
{
    private const int Rows = 41;

    public static TheoryData<string> Networks => [.. SizedImages.Names];

    [Theory]
    [MemberData(nameof(Networks))]
    public void PredictionAndGradient(string name)
    {
        if (SizedImages.IsSingle(name))
        {
            CheckGradient<float>(SizedImages.Get(name));
        }
        else
        {
            CheckGradient<double>(SizedImages.Get(name));
        }
    }

    /// <summary>The rows make two whole micro-batches and a smaller one for some networks; others process all rows at once.</summary>
    [Fact]
    public void SomeNetworksTakeTheRowsInParts() =>
        Assert.InRange(SizedImages.Names.Count(name => 2 * NetworkInside.Description(SizedImages.Get(name)).TrainingRows < Rows), 3, 15);

    private static void CheckGradient<T>(Type type)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        NetworkDescription description = NetworkInside.Description(type);
        ILearnTargets<T> network = (ILearnTargets<T>)Activator.CreateInstance(type, 1)!;
        RandomRows<T> data = new(description, Rows, seed: 5);
        T[] block = NetworkInside.Engine<T>(network).Parameters.Span.ToArray();
        ReferenceImages reference = new(type, description.Tensors.Select(tensor => SizedImages.Values(tensor, block)), training: false);
        reference.Run(SizedImages.Widen<T>(data.X), SizedImages.Widen<T>(data.Targets), Rows);

        T[] y = new T[Rows * description.OutputLength];
        network.Predict(data.X, y);
        double tolerance = SizedImages.Tolerance<T>(description, Rows);
        Near("output", SizedImages.Widen<T>(y), reference.Output, tolerance);

        Gradients<T> into = new();
        double loss = double.CreateTruncating(network.Gradient(data.X, data.Targets, into));
        Assert.Equal(reference.Loss, loss, tolerance * reference.Loss);
        Near("input gradient", SizedImages.Widen(into.Input), reference.InputGradient, tolerance);
        T[] gradients = into.Block.Span.ToArray();
        for (int i = 0; i < description.Tensors.Length; i++)
        {
            TensorDescription tensor = description.Tensors[i];
            // The moving statistics are not changed by the optimizer.
            bool moves = tensor.Name.Contains("moving", StringComparison.Ordinal);
            double[] expected = moves ? new double[tensor.Length] : reference.Gradients[i];
            Near(tensor.Name, SizedImages.Values(tensor, gradients), expected, tolerance);
        }
    }

    private static void Near(string what, double[] actual, double[] expected, double tolerance)
    {
        double error = RelativeError.Of<double>(actual, expected);
        Assert.True(error <= tolerance, $"{what}: {error:E2} is more than {tolerance:E2}");
    }
}
