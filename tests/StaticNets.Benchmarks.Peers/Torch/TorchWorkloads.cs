using System.Globalization;
using StaticNets.Benchmarks.Peers.Images;
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
        ["wide-1024-train-sgd-32"] = () => TrainWide(1024),
        ["wide-2048-train-sgd-32"] = () => TrainWide(2048),
        ["lenet-mnist-epoch"] = () => [.. Convolution.All(isDepthwise: false).Select(way => new Variant(way.Name, TorchEpoch.LeNet(way)))],
        ["lstm-sequence-1"] = () => [Inference("LSTM", TorchNetworks.Lines(Use.Prediction).Predict(rand(1, 28, 28)))],
        ["lstm-train-adam-32"] = () =>
            [new Variant("LSTM", Train(TorchNetworks.Lines(Use.Training), rand(Rows, 28, 28), 10, FusedOptimizer.Adam(1e-4)))],
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
        : ImageNetwork.Of(workload) is { } network ? [.. Convolution.All(network.IsDepthwise).Select(way => Image(workload, network, way))]
        : [];

    private static IReadOnlyList<Variant> PredictMlp(int rows) =>
        [Inference("functions", TorchNetworks.Chain(Use.Prediction, 784, 128, 64, 10).Predict(rand(rows, 784)))];

    /// <summary>A prediction <c>…-infer-1</c>, or a step <c>…-train-adam-N</c> or <c>…-train-sgd-N</c>.</summary>
    private static Variant Image(string workload, ImageNetwork network, Convolution convolution)
    {
        int rows = int.Parse(workload[(workload.LastIndexOf('-') + 1)..], CultureInfo.InvariantCulture);
        Use use = workload.Contains("-train-") ? Use.Training : Use.Prediction;
        TorchNetwork images = TorchImages.Network(network, use, convolution);
        Tensor x = convolution.Ordered(rand(network.Shape(rows)));
        return use == Use.Prediction
            ? Inference(convolution.Name, images.Predict(x))
            : new Variant(
                convolution.Name,
                Train(images, x, network.Widths[^1], workload.Contains("-sgd-") ? FusedOptimizer.Sgd(1e-4) : FusedOptimizer.Adam(1e-4))
            );
    }

    private static Variant Inference(string name, Action run) => new(name, run, () => inference_mode(true));

    private static IReadOnlyList<Variant> TrainMlp(FusedOptimizer optimizer) =>
        [new Variant("fused optimizer", Train(TorchNetworks.Chain(Use.Training, 784, 128, 64, 10), rand(Rows, 784), 10, optimizer))];

    private static Action TrainXor()
    {
        Tensor x = tensor(new float[] { 0, 0, 0, 1, 1, 0, 1, 1 }, 4, 2);
        Tensor targets = tensor(new float[] { 0, 1, 1, 0 }, 4, 1);
        Action<Tensor, Tensor> step = TorchNetworks.Xor().Train((y, t) => nn.functional.mse_loss(y, t), FusedOptimizer.Adam(1e-2));
        return () => step(x, targets);
    }

    private static IReadOnlyList<Variant> TrainWide(int width) =>
        [
            new Variant(
                "fused optimizer",
                Train(TorchNetworks.Chain(Use.Training, width, width, width, 10), rand(Rows, width), 10, FusedOptimizer.Sgd(1e-4))
            ),
        ];

    private static Action Train(TorchNetwork network, Tensor x, int classes, FusedOptimizer optimizer)
    {
        Tensor targets = arange(x.shape[0], ScalarType.Int64) % classes;
        Action<Tensor, Tensor> step = network.Train(CrossEntropy, optimizer);
        return () => step(x, targets);
    }
}
