using System.Numerics;
using StaticNets.Runtime;
using StaticNets.Tests.Networks;
using StaticNets.Tests.Networks.Convolutions;

namespace StaticNets.Tests.Support;

/// <summary>Compares the prediction, the loss and the gradients of a network of images with naive loops in double.</summary>
internal static class NaiveImages
{
    public static void Compare<T>(Type type, int rows)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        NetworkDescription description = NetworkInside.Description(type);
        ILearnTargets<T> network = (ILearnTargets<T>)Activator.CreateInstance(type, 1)!;
        RandomRows<T> data = new(description, rows, seed: 5);
        T[] block = NetworkInside.Engine<T>(network).Parameters.Span.ToArray();
        ReferenceImages reference = new(type, description.Tensors.Select(tensor => SizedImages.Values(tensor, block)), training: false);
        reference.Run(SizedImages.Widen<T>(data.X), SizedImages.Widen<T>(data.Targets), rows);

        T[] y = new T[rows * description.OutputLength];
        network.Predict(data.X, y);
        double tolerance = SizedImages.Tolerance<T>(description, rows);
        Near("output", SizedImages.Widen<T>(y), reference.Output, tolerance);

        Gradients<T> into = new();
        double loss = double.CreateTruncating(network.Gradient(data.X, data.Targets, into));
        Assert.Equal(reference.Loss, loss, tolerance * reference.Loss);
        Near("input gradient", SizedImages.Widen(into.Input), reference.InputGradient, tolerance);
        T[] gradients = into.Block.Span.ToArray();
        for (int i = 0; i < description.Tensors.Length; i++)
        {
            TensorDescription tensor = description.Tensors[i];
            // The optimizer does not change the moving statistics, so their gradient must be zero.
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
