using Digits;
using TorchSharp;
using static TorchSharp.torch;

namespace StaticNets.Benchmarks.Peers.Torch;

/// <summary>The training of the digits: a new network 64-128-64-10, SGD 0.1, batches of 32, 100 epochs.</summary>
internal static class TorchDigits
{
    private const int Epochs = 100;
    private const int BatchSize = 32;
    private const double TestShare = 0.2;

    public static Action Fit()
    {
        DigitData data = DigitData.Read().Split(TestShare).Train;
        Tensor x = tensor(data.Pixels, data.Count, DigitClassifier.InputLength);
        Tensor classes = tensor(data.Digits, ScalarType.Int64);
        return () =>
        {
            using DisposeScope scope = NewDisposeScope();
            Fit(TorchNetworks.Chain(Use.Training, 64, 128, 64, 10), x, classes);
        };
    }

    private static void Fit(TorchNetwork network, Tensor x, Tensor classes)
    {
        Action<Tensor, Tensor> step = network.Train(TorchWorkloads.CrossEntropy, FusedOptimizer.Sgd(0.1));
        for (int epoch = 0; epoch < Epochs; epoch++)
        {
            using DisposeScope scope = NewDisposeScope();
            Tensor order = randperm(classes.shape[0]);
            // Slices of one shuffled copy: a loader, which collects row by row, is several times slower.
            Tensor[] inputs = x[order].split(BatchSize);
            Tensor[] targets = classes[order].split(BatchSize);
            for (int i = 0; i < inputs.Length; i++)
            {
                step(inputs[i], targets[i]);
            }
        }
    }
}
