using StaticNets.Engines;
using StaticNets.Tests.Support;
using StaticNets.Training;

namespace StaticNets.Tests.Training;

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(Steps.Any, 3)]
[SimpleRnn(5, ReturnSequences = true)]
[Lstm(4, ReturnSequences = true)]
[Gru(3, ReturnSequences = true)]
[Dense(2, PerStep = true)]
internal sealed partial class MaskedSteps;

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(Steps.Any, 3)]
[Lstm(4, ReturnSequences = true)]
[Gru(3)]
[Dense(2)]
internal sealed partial class MaskedLast;

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(Steps.Any, 3)]
[Lstm(4, Bidirectional = true, ReturnSequences = true)]
[SimpleRnn(3, Bidirectional = true, Merge = Merge.Sum, ReturnSequences = true)]
[Dense(2, PerStep = true)]
internal sealed partial class MaskedBoth;

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(Steps.Any, 3)]
[SimpleRnn(4, Bidirectional = true, ReturnSequences = true)]
[Gru(3, Bidirectional = true, Merge = Merge.Sum)]
[Dense(2)]
internal sealed partial class MaskedBothLast;

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(Steps.Any, 6)]
[PositionalEncoding]
[MultiHeadAttention(2)]
[Add("positional_encoding")]
[LayerNormalization]
[Dense(8, PerStep = true, Activation = Activation.Relu)]
[Dense(6, PerStep = true)]
[Add("layer_normalization")]
[LayerNormalization]
internal sealed partial class MaskedEncoder;

/// <summary>
/// Rows of different lengths that are padded to the same number of steps, compared with PyTorch's packed sequences and, for attention, with its
/// masks of keys.
/// </summary>
public sealed class MaskedSequenceTests
{
    private static readonly Fixture _fixture = Fixture.Open("masked_float64");

    public static TheoryData<string> Chains => ["MaskedSteps", "MaskedLast", "MaskedBoth", "MaskedBothLast", "MaskedEncoder"];

    [Theory]
    [MemberData(nameof(Chains))]
    public void GradientsMatchPyTorch(string chain)
    {
        TrainingEngine<double> engine = Initial(chain);
        Gradients<double> found = new();
        double loss = Trainer.Gradient(engine, Data(chain), found);
        PaddedRows.Near(_fixture.Get<double>(chain + "/loss"), [loss]);
        PaddedRows.Near(_fixture.Get<double>(chain + "/grad/x"), [.. found.Input]);
        foreach (string tensor in engine.ParameterSet.Names)
        {
            double[] gradient = PaddedRows.Values(found.Parameters[tensor]);
            if (HasNoEffect(tensor))
            {
                Assert.All(gradient, value => Assert.InRange(value, -PaddedRows.Tolerance, PaddedRows.Tolerance));
            }
            else
            {
                PaddedRows.Near(_fixture.Get<double>($"{chain}/grad/{tensor}"), gradient);
            }
        }

        string prefix = chain + "/gradstate/";
        foreach (string name in _fixture.Names.Where(name => name.StartsWith(prefix, StringComparison.Ordinal)))
        {
            PaddedRows.Near(_fixture.Get<double>(name), [.. found.InitialStateOf(name[prefix.Length..])]);
        }
    }

    /// <summary>Adam divides by square roots of tiny moments, which magnifies rounding errors; see RecurrentTests.</summary>
    [Theory]
    [MemberData(nameof(Chains))]
    public void TenStepsOfAdamMatchPyTorch(string chain)
    {
        const double tolerance = 1e-10;
        TrainingEngine<double> engine = Initial(chain);
        FitOptions options = new()
        {
            BatchSize = 11,
            Epochs = 10,
            Shuffle = false,
            Optimizer = new Adam(0.01),
        };
        History history = Trainer.Fit(engine, Data(chain), options);
        PaddedRows.Near(_fixture.Get<double>(chain + "/adam/losses"), [.. history.Epochs.Select(epoch => epoch.Loss)], tolerance);
        foreach (string tensor in engine.ParameterSet.Names.Where(tensor => !HasNoEffect(tensor)))
        {
            PaddedRows.Near(_fixture.Get<double>($"{chain}/adam/{tensor}"), PaddedRows.Values(engine.ParameterSet[tensor]), tolerance);
        }
    }

    /// <summary>
    /// The bias of the keys adds the same to all scores of a query, which a softmax does not notice: its gradient consists of rounding errors.
    /// </summary>
    private static bool HasNoEffect(string tensor) => tensor.EndsWith("key_bias", StringComparison.Ordinal);

    private static TrainingEngine<double> Initial(string chain)
    {
        TrainingEngine<double> engine = PaddedRows.Engine(
            chain switch
            {
                "MaskedSteps" => new MaskedSteps(),
                "MaskedLast" => new MaskedLast(),
                "MaskedBoth" => new MaskedBoth(),
                "MaskedBothLast" => new MaskedBothLast(),
                _ => new MaskedEncoder(),
            }
        );
        foreach (string tensor in engine.ParameterSet.Names)
        {
            engine.ParameterSet.Set(tensor, _fixture.Get<double>($"{chain}/init/{tensor}"));
        }

        return engine;
    }

    private static Dataset Data(string chain) =>
        new(_fixture.Get<double>(chain + "/x"), _fixture.Get<double>(chain + "/y"))
        {
            Steps = PaddedRows.Steps,
            Lengths = PaddedRows.Eleven,
        };
}
