namespace StaticNets.Benchmarks.Workloads;

/// <summary>The workloads of sequences: time steps, whole sequences, and training on these.</summary>
internal static class SequenceWorkloads
{
    // Each convolution reads three steps of 16 channels.
    private static readonly ChainCost _waveNet = new([
        new(16, 1, 16),
        .. Enumerable.Repeat(new LayerCost(3 * 16 * 16, 1, 16), 10),
        new(16, 1, 1),
    ]);

    // The kernel of the input and that of the state, each used at 28 steps.
    private static readonly ChainCost _lines = new(new(28 * 4 * 128, 28, 4 * 128), new(128 * 4 * 128, 28, 0), new(128 * 10, 1, 10));

    // The sizes of public models of amplifiers, without 32, which has the shorter name.
    private static readonly int[] _units = [8, 12, 16, 20, 24, 40, 64, 80];

    public static IReadOnlyDictionary<string, Func<string, Workload>> All { get; } =
        new Dictionary<string, Func<string, Workload>>([
            new("lstm-step", name => Step(name, "lstm", 32)),
            new("lstm-step-silence", name => Step(name, "lstm", 32, isSilent: true)),
            new("gru-step", name => Step(name, "gru", 32)),
            new(
                "wavenet-step",
                name =>
                    new(name, _waveNet.Forward(1), _waveNet.Bytes, Sequences.WaveNet())
                    {
                        Waits = new FunctionCount(Sigmoids: 0, Tanhs: 10),
                        Activations = new(new FunctionCount(Sigmoids: 0, Tanhs: 10), Values: 16),
                    }
            ),
            new("lstm-sequence-1", Lines),
            new(
                "lstm-train-adam-32",
                name =>
                    new(
                        name,
                        _lines.Step(32),
                        3 * _lines.Bytes,
                        TrainingStep.Of(
                            new LineLearner(seed: 1).TrainStep,
                            LineLearner.InputLength,
                            LineLearner.OutputLength,
                            32,
                            new Adam(1e-4)
                        )
                    )
            ),
            .. Steps("lstm"),
            .. Steps("gru"),
        ]);

    private static IEnumerable<KeyValuePair<string, Func<string, Workload>>> Steps(string cell) =>
        _units.Select(units =>
            KeyValuePair.Create<string, Func<string, Workload>>($"{cell}-step-{units}", name => Step(name, cell, units))
        );

    // The state of a step must be known before the next step, so each step reads the recurrent kernel again.
    private static Workload Lines(string name) =>
        new(
            name,
            _lines.Forward(1),
            _lines.Bytes + (27 * 128 * 4 * 128 * sizeof(float)),
            Prediction.Of(new LineReader(seed: 1).Predict, LineReader.InputLength, LineReader.OutputLength)
        )
        {
            Held = _lines.Bytes,
        };

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
