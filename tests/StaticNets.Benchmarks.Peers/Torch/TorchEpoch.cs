using StaticNets.Benchmarks.Peers.Images;
using TorchSharp;
using static TorchSharp.torch;

namespace StaticNets.Benchmarks.Peers.Torch;

/// <summary>An epoch of LeNet-5 on as many pictures as MNIST has, of random numbers.</summary>
internal static class TorchEpoch
{
    private const int Rows = 60_000;
    private const int BatchSize = 128;

    /// <summary>Returns an epoch in a new random order.</summary>
    public static Action LeNet(Convolution convolution)
    {
        ImageNetwork network = ImageNetwork.Of("lenet")!;
        Tensor x = convolution.Ordered(rand(network.Shape(Rows)));
        Tensor classes = arange(Rows, ScalarType.Int64) % 10;
        Action<Tensor, Tensor> step = TorchImages
            .Network(network, Use.Training, convolution)
            .Train(TorchWorkloads.CrossEntropy, FusedOptimizer.Adam(1e-3));
        return () =>
        {
            using DisposeScope scope = NewDisposeScope();
            Tensor order = randperm(Rows, ScalarType.Int64);
            for (long from = 0; from < Rows; from += BatchSize)
            {
                using DisposeScope batch = NewDisposeScope();
                Tensor rows = order.slice(0, from, Math.Min(from + BatchSize, Rows), 1);
                step(convolution.Ordered(x.index_select(0, rows)), classes.index_select(0, rows));
            }
        };
    }
}
