using static TorchSharp.torch;

namespace StaticNets.Benchmarks.Peers.Torch;

/// <summary>The workloads in libtorch, by the names of the harness.</summary>
internal static class TorchWorkloads
{
    private const int Rows = 32;

    private static readonly Dictionary<string, Func<IReadOnlyList<Variant>>> _all = new()
    {
        ["mlp-infer-1"] = () => PredictMlp(1),
        ["mlp-infer-32"] = () => PredictMlp(32),
        ["mlp-infer-256"] = () => PredictMlp(256),
        ["mlp-train-sgd-32"] = () => TrainMlp(FusedOptimizer.Sgd(1e-4)),
        ["mlp-train-adam-32"] = () => TrainMlp(FusedOptimizer.Adam(1e-4)),
        ["tiny-infer-1"] = () => [Inference("functions", TorchNetworks.Chain(Use.Prediction, 4, 16, 16, 3).Predict(rand(1, 4)))],
        ["xor-train-4"] = () => [new Variant("fused optimizer", TrainXor())],
        ["lenet-infer-1"] = () => [.. Convolution.All.Select(PredictLeNet)],
        ["lenet-train-adam-32"] = () =>
            [.. Convolution.All.Select(way => Train(way, TorchNetworks.LeNet(Use.Training, way), rand(Rows, 1, 28, 28)))],
        ["pictures-train-adam-32"] = () =>
            [.. Convolution.All.Select(way => Train(way, TorchNetworks.Pictures(way), rand(Rows, 3, 16, 16)))],
        ["lstm-sequence-1"] = () => [Inference("LSTM", TorchNetworks.Lines(Use.Prediction).Predict(rand(1, 28, 28)))],
        ["lstm-train-adam-32"] = () => [new Variant("LSTM", Train(TorchNetworks.Lines(Use.Training), rand(Rows, 28, 28)))],
        ["digits-fit"] = () => [new Variant("fused optimizer", TorchDigits.Fit())],
    };

    /// <summary>Loads libtorch, and returns a function that prepares the variants of a workload.</summary>
    /// <exception cref="DllNotFoundException">It cannot be loaded.</exception>
    public static Func<string, IReadOnlyList<Variant>> Load()
    {
        TorchLibrary.Load();
        return Variants;
    }

    /// <summary>Softmax and cross-entropy, the mean over the rows.</summary>
    public static Tensor CrossEntropy(Tensor logits, Tensor classes) => nn.functional.cross_entropy(logits, classes);

    private static IReadOnlyList<Variant> Variants(string workload) =>
        _all.TryGetValue(workload, out Func<IReadOnlyList<Variant>>? create) ? create()
        : FilterName.Parse(workload) is { } filter
            ? [Inference("cell", filter.IsLstm ? TorchFilter.Lstm(filter.Units) : TorchFilter.Gru(filter.Units))]
        : [];

    private static IReadOnlyList<Variant> PredictMlp(int rows) =>
        [Inference("functions", TorchNetworks.Chain(Use.Prediction, 784, 128, 64, 10).Predict(rand(rows, 784)))];

    private static Variant PredictLeNet(Convolution convolution) =>
        Inference(convolution.Name, TorchNetworks.LeNet(Use.Prediction, convolution).Predict(convolution.Ordered(rand(1, 1, 28, 28))));

    private static Variant Inference(string name, Action run) => new(name, run, () => inference_mode(true));

    private static IReadOnlyList<Variant> TrainMlp(FusedOptimizer optimizer) =>
        [new Variant("fused optimizer", Train(TorchNetworks.Chain(Use.Training, 784, 128, 64, 10), rand(Rows, 784), optimizer))];

    private static Variant Train(Convolution convolution, TorchNetwork network, Tensor x) =>
        new(convolution.Name, Train(network, convolution.Ordered(x)));

    private static Action TrainXor()
    {
        Tensor x = tensor(new float[] { 0, 0, 0, 1, 1, 0, 1, 1 }, 4, 2);
        Tensor targets = tensor(new float[] { 0, 1, 1, 0 }, 4, 1);
        Action<Tensor, Tensor> step = TorchNetworks.Xor().Train((y, t) => nn.functional.mse_loss(y, t), FusedOptimizer.Adam(1e-2));
        return () => step(x, targets);
    }

    private static Action Train(TorchNetwork network, Tensor x) => Train(network, x, FusedOptimizer.Adam(1e-4));

    private static Action Train(TorchNetwork network, Tensor x, FusedOptimizer optimizer)
    {
        Tensor classes = arange(Rows, ScalarType.Int64) % 10;
        Action<Tensor, Tensor> step = network.Train(CrossEntropy, optimizer);
        return () => step(x, classes);
    }
}
