namespace StaticNets.Benchmarks.Workloads;

/// <summary>All workloads by name.</summary>
internal static class WorkloadCatalogue
{
    private static readonly ChainCost _mlp = ChainCost.Dense(784, 128, 64, 10);
    private static readonly ChainCost _mlpHead = ChainCost.Dense(64, 10);
    private static readonly ChainCost _tiny = ChainCost.Dense(4, 16, 16, 3);
    private static readonly ChainCost _xor = ChainCost.Dense(2, 2, 1);
    private static readonly ChainCost _digits = ChainCost.Dense(64, 128, 64, 10);

    private static readonly ChainCost _leNet = new(
        new(5 * 5 * 6, 24 * 24, 6),
        new(5 * 5 * 6 * 16, 8 * 8, 16),
        new(256 * 120, 1, 120),
        new(120 * 84, 1, 84),
        new(84 * 10, 1, 10)
    );

    private static readonly ChainCost _pictures = new(
        new(9 * 3 * 32, 16 * 16, 32),
        new(9 * 32 * 32, 16 * 16, 32),
        new(9 * 32 * 64, 8 * 8, 64),
        new(64 * 10, 1, 10)
    );

    // Each convolution reads three steps of 16 channels.
    private static readonly ChainCost _waveNet = new([
        new(16, 1, 16),
        .. Enumerable.Repeat(new LayerCost(3 * 16 * 16, 1, 16), 10),
        new(16, 1, 1),
    ]);

    // The kernel of the input and that of the state, each used at 28 steps.
    private static readonly ChainCost _lines = new(new(28 * 4 * 128, 28, 4 * 128), new(128 * 4 * 128, 28, 0), new(128 * 10, 1, 10));

    private static readonly Dictionary<string, Func<string, Workload>> _all = new()
    {
        ["mlp-infer-1"] = name => new(name, _mlp.Forward(1), _mlp.Bytes, Prediction.Mlp(1)),
        ["mlp-infer-1-bf16"] = name => new(name, _mlp.Forward(1), _mlp.BytesOfBFloat16, Prediction.MlpBFloat16()),
        ["mlp-infer-32"] = name => new(name, _mlp.Forward(32), _mlp.Bytes, Prediction.Mlp(32)),
        ["mlp-infer-256"] = name => new(name, _mlp.Forward(256), _mlp.Bytes, Prediction.Mlp(256)),
        ["mlp-train-sgd-32"] = name => new(name, _mlp.Step(32), _mlp.Bytes, TrainingStep.Mlp(32, new Sgd(1e-4))),
        ["mlp-train-adam-32"] = name => new(name, _mlp.Step(32), 3 * _mlp.Bytes, TrainingStep.Mlp(32, new Adam(1e-4))),
        // The gradient of the last kernel has as many multiply-adds as its product.
        ["mlp-head-train-adam-32"] = name =>
            new(name, _mlp.Forward(32) + _mlpHead.Forward(32), _mlp.Bytes + (2 * _mlpHead.Bytes), TrainingStep.MlpHead(32, new Adam(1e-4))),
        ["mlp-frozen-train-adam-32"] = name =>
            new(
                name,
                _mlp.Forward(32) + _mlpHead.Forward(32),
                _mlp.Bytes + (2 * _mlpHead.Bytes),
                TrainingStep.MlpFrozen(32, new Adam(1e-4))
            ),
        ["tiny-infer-1"] = name => new(name, _tiny.Forward(1), _tiny.Bytes, Prediction.Tiny()),
        ["xor-train-4"] = name => new(name, _xor.Step(4), 3 * _xor.Bytes, TrainingStep.Xor(new Adam(1e-2))),
        ["lenet-infer-1"] = name => new(name, _leNet.Forward(1), _leNet.Bytes, Prediction.LeNet()),
        ["lenet-train-adam-32"] = name => new(name, _leNet.Step(32), 3 * _leNet.Bytes, TrainingStep.LeNet(32, new Adam(1e-4))),
        ["pictures-train-adam-32"] = name => new(name, _pictures.Step(32), 3 * _pictures.Bytes, TrainingStep.Pictures(32, new Adam(1e-4))),
        ["lstm-step"] = name => Step(name, "lstm", 32),
        ["lstm-step-silence"] = name => Step(name, "lstm", 32, isSilent: true),
        ["gru-step"] = name => Step(name, "gru", 32),
        ["wavenet-step"] = name =>
            new(name, _waveNet.Forward(1), _waveNet.Bytes, Sequences.WaveNet())
            {
                Waits = new FunctionCount(Sigmoids: 0, Tanhs: 10),
                Activations = new(new FunctionCount(Sigmoids: 0, Tanhs: 10), Values: 16),
            },
        // The state of a step must be known before the next step, so each step reads the recurrent kernel again.
        ["lstm-sequence-1"] = name =>
            new(name, _lines.Forward(1), _lines.Bytes + (27 * 128 * 4 * 128 * sizeof(float)), Sequences.Lines()) { Held = _lines.Bytes },
        ["lstm-train-adam-32"] = name => new(name, _lines.Step(32), 3 * _lines.Bytes, Sequences.LearnLines(32, new Adam(1e-4))),
        ["digits-fit"] = name => new(name, _digits.Step(DigitsFit.TrainingRows) * DigitsFit.Epochs, _digits.Bytes, DigitsFit.Run),
    };

    // The sizes of public models of amplifiers, without 32, which has the shorter name.
    private static readonly int[] _units = [8, 12, 16, 20, 24, 40, 64, 80];

    /// <summary>The names in the order of the reports.</summary>
    public static IReadOnlyCollection<string> Names { get; } =
    [.. _all.Keys, .. _units.Select(units => $"lstm-step-{units}"), .. _units.Select(units => $"gru-step-{units}")];

    /// <summary>Returns the given names, or all names if none are given.</summary>
    public static IReadOnlyCollection<string> NamesOrAll(IReadOnlyCollection<string> names) => names.Count == 0 ? Names : names;

    /// <summary>Prepares a workload.</summary>
    /// <exception cref="ArgumentException">There is no workload with this name.</exception>
    public static Workload Create(string name) =>
        _all.TryGetValue(name, out Func<string, Workload>? create) ? create(name)
        : Names.Contains(name) ? Step(name, name[..name.IndexOf('-')], int.Parse(name[(name.LastIndexOf('-') + 1)..]))
        : throw new ArgumentException($"There is no workload '{name}'. The names are: {string.Join(", ", Names)}.", nameof(name));

    /// <summary>
    /// A step of a recurrent filter: one input, the recurrent cell, a dense layer of one unit. The gates of a step wait for its products, and
    /// the state for the gates. Two gates and a tanh are counted one after the other, by agreement: gates do not wait for each other, but
    /// one that follows ends later.
    /// </summary>
    private static Workload Step(string name, string cell, int units, bool isSilent = false)
    {
        int gates = cell == "lstm" ? 4 : 3;
        ChainCost cost = new(
            new(gates * units, 1, gates * units),
            new(units * gates * units, 1, cell == "lstm" ? 0 : gates * units),
            new(units, 1, 1)
        );
        return new Workload(name, cost.Forward(1), cost.Bytes, Sequences.Step(cell, units, isSilent))
        {
            Waits = new FunctionCount(Sigmoids: 2, Tanhs: 1),
            Activations = new(cell == "lstm" ? new FunctionCount(Sigmoids: 3, Tanhs: 2) : new FunctionCount(Sigmoids: 2, Tanhs: 1), units),
        };
    }
}
