using System.Numerics;
using System.Numerics.Tensors;
using StaticNets.Tests.Networks.Fixtures;
using StaticNets.Tests.Support;

namespace StaticNets.Tests.Networks;

/// <summary>Compares three networks with PyTorch: outputs, loss, all gradients, and ten steps of every optimizer.</summary>
/// <remarks>
/// The relative error ‖a − b‖₂ / ‖b‖₂ of a result a against PyTorch's result b may be at most 1e-12 in double precision and 1e-5 in single
/// precision. After ten steps of Adam, AdamW or RMSprop in single precision, it may be 1e-4, because these optimizers divide by roots of
/// squares: reordered rows change even PyTorch's own results by up to 2e-5.
/// </remarks>
public sealed class PyTorchTests
{
    private const double SingleTolerance = 1e-5;
    private const double SingleAdamTolerance = 1e-4;
    private const double DoubleTolerance = 1e-12;

    private static readonly Dictionary<string, Optimizer> _optimizers = new()
    {
        ["sgd"] = new Sgd(0.1),
        ["momentum"] = new Momentum(0.05, 0.9),
        ["momentum_dampened"] = new Momentum(0.05, 0.9) { Dampening = 0.3 },
        ["momentum_zero_initialised"] = new Momentum(0.05, 0.9) { Dampening = 0.9, ZeroInitialised = true },
        ["adam"] = new Adam(1e-3),
    };

    // These optimizers are in a separate fixture file.
    private static readonly Dictionary<string, Optimizer> _furtherOptimizers = new()
    {
        ["nesterov"] = new Nesterov(0.01, 0.9),
        ["rmsprop"] = new RmsProp(1e-3),
        ["adagrad"] = new Adagrad(0.02),
        ["adagrad_options"] = new Adagrad(0.05)
        {
            LearningRateDecay = 0.2,
            WeightDecay = 0.1,
            InitialAccumulator = 0.3,
            Epsilon = 1e-4,
        },
        ["adamw"] = new AdamW(1e-3),
        ["adamw_strong"] = new AdamW(1e-2, weightDecay: 2),
        ["sgd_clip_value"] = new Sgd(0.1) { ClipValue = 0.05 },
        ["sgd_clip_norm"] = new Sgd(0.1) { ClipNorm = 0.3 },
        ["momentum_clip_norm"] = new Momentum(0.05, 0.9) { ClipNorm = 0.3 },
        ["sgd_clip_both"] = new Sgd(0.1) { ClipNorm = 0.3, ClipValue = 0.05 },
    };

    private static readonly string[] _networks = ["mlp", "sparse mlp", "binary", "residual"];

    public static TheoryData<string> Networks => [.. _networks];

    public static TheoryData<string, string> Trainings
    {
        get
        {
            TheoryData<string, string> trainings = [];
            foreach (string network in _networks)
            {
                foreach (string optimizer in _optimizers.Keys.Concat(_furtherOptimizers.Keys))
                {
                    trainings.Add(network, optimizer);
                }
            }

            return trainings;
        }
    }

    [Theory]
    [MemberData(nameof(Networks))]
    public void OutputLossAndGradientsInSingle(string network) => CheckGradients(Single(network), SingleTolerance);

    [Theory]
    [MemberData(nameof(Networks))]
    public void OutputLossAndGradientsInDouble(string network) => CheckGradients(Double(network), DoubleTolerance);

    [Theory]
    [MemberData(nameof(Trainings))]
    public void TenStepsInSingle(string network, string optimizer) =>
        CheckTraining(
            Single(network),
            optimizer,
            optimizer.StartsWith("ada", StringComparison.Ordinal) || optimizer == "rmsprop" ? SingleAdamTolerance : SingleTolerance
        );

    [Theory]
    [MemberData(nameof(Trainings))]
    public void TenStepsInDouble(string network, string optimizer) => CheckTraining(Double(network), optimizer, DoubleTolerance);

    private static Subject<float> Single(string network) =>
        network switch
        {
            "mlp" => new(new MlpSingle(), "mlp_float32"),
            "sparse mlp" => new(new SparseMlpSingle(), "mlp_float32"),
            "binary" => new(new BinarySingle(), "binary_float32"),
            _ => new(new ResidualSingle(), "residual_float32"),
        };

    private static Subject<double> Double(string network) =>
        network switch
        {
            "mlp" => new(new MlpDouble(), "mlp_float64"),
            "sparse mlp" => new(new SparseMlpDouble(), "mlp_float64"),
            "binary" => new(new BinaryDouble(), "binary_float64"),
            _ => new(new ResidualDouble(), "residual_float64"),
        };

    private static void CheckGradients<T>(Subject<T> subject, double tolerance)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        T[] output = subject.Fixture.Get<T>("output");
        T[] predicted = new T[output.Length];
        subject.Network.Predict(subject.X, predicted);
        Near("output", predicted, output, tolerance);

        Gradients<T> gradients = new();
        T loss = subject.Gradient(gradients);
        Near("loss", [loss], subject.Fixture.Get<T>("loss"), tolerance);
        Near("grad/x", gradients.Input, subject.Fixture.Get<T>("grad/x"), tolerance);
        foreach (string tensor in subject.Network.Parameters.Names)
        {
            Near(tensor, Flat(gradients.Parameters[tensor]), subject.Fixture.Get<T>("grad/" + tensor), tolerance);
        }
    }

    private static void CheckTraining<T>(Subject<T> subject, string optimizer, double tolerance)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        bool isFurther = _furtherOptimizers.TryGetValue(optimizer, out Optimizer? rule);
        rule ??= _optimizers[optimizer];
        Fixture fixture = isFurther
            ? Fixture.Open(typeof(T) == typeof(float) ? "optimizers_float32" : "optimizers_float64")
            : subject.Fixture;
        string path = isFurther ? $"{subject.Name}/{optimizer}" : optimizer;
        T[] losses = fixture.Get<T>(path + "/losses");
        T[] seen = [.. losses.Select(_ => subject.TrainStep(rule))];
        Near("losses", seen, losses, tolerance);
        foreach (string tensor in subject.Network.Parameters.Names)
        {
            Near(tensor, Flat(subject.Network.Parameters[tensor]), fixture.Get<T>($"{path}/{tensor}"), tolerance);
        }
    }

    private static void Near<T>(string what, ReadOnlySpan<T> actual, ReadOnlySpan<T> expected, double tolerance)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        double error = RelativeError.Of(actual, expected);
        Assert.True(error <= tolerance, $"{what}: {error:E2} is more than {tolerance:E0}");
    }

    private static T[] Flat<T>(ReadOnlyTensorSpan<T> tensor)
    {
        T[] values = new T[tensor.FlattenedLength];
        tensor.FlattenTo(values);
        return values;
    }

    /// <summary>A network with the weights and rows of a fixture.</summary>
    private sealed class Subject<T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        private readonly T[] _targets;
        private readonly int[] _classes = [];

        public Subject(ILearn<T> network, string fixture)
        {
            Network = network;
            Name = fixture.Split('_')[0];
            Fixture = Fixture.Open(fixture);
            X = Fixture.Get<T>("x");
            _targets = Fixture.Get<T>("y");
            if (network is ILearnClasses<T>)
            {
                _classes = Fixture.Get<int>("classes");
            }

            string[] initial =
            [
                .. Fixture.Names.Where(name => name.StartsWith("init/", StringComparison.Ordinal)).Select(name => name[5..]),
            ];
            Assert.Equal(initial.Order(), network.Parameters.Names.Order());
            foreach (string name in initial)
            {
                Assert.Equal(Fixture.Shape("init/" + name), network.Parameters[name].Lengths.ToArray().Select(length => (int)length));
                network.Parameters.Set(name, Fixture.Get<T>("init/" + name));
            }
        }

        public ILearn<T> Network { get; }

        public string Name { get; }

        public Fixture Fixture { get; }

        public T[] X { get; }

        public T Gradient(Gradients<T> into) =>
            Network is ILearnClasses<T> sparse
                ? sparse.Gradient(X, _classes, into)
                : ((ILearnTargets<T>)Network).Gradient(X, _targets, into);

        public T TrainStep(Optimizer optimizer) =>
            Network is ILearnClasses<T> sparse
                ? sparse.TrainStep(X, _classes, optimizer)
                : ((ILearnTargets<T>)Network).TrainStep(X, _targets, optimizer);
    }
}
