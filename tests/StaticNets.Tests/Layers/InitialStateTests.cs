using System.Numerics.Tensors;
using System.Runtime.CompilerServices;
using StaticNets.Engines;
using StaticNets.Runtime;
using StaticNets.Tests.Networks;
using StaticNets.Tests.Shared;
using StaticNets.Tests.Support;

namespace StaticNets.Tests.Layers;

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(6, 3)]
[SimpleRnn(4, ReturnSequences = true)]
[Dense(2, PerStep = true)]
public sealed partial class StatesOfRnn : ILearnTargets<double>;

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(6, 3)]
[Lstm(4)]
[Dense(2)]
public sealed partial class StatesOfLstm : ILearnTargets<double>;

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(6, 3)]
[Gru(4, ReturnSequences = true)]
[Dense(2, PerStep = true)]
public sealed partial class StatesOfGru : ILearnTargets<double>;

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(7, 3)]
[SimpleRnn(5, ReturnSequences = true)]
[Lstm(4, ReturnSequences = true)]
[Gru(3)]
[Dense(2)]
public sealed partial class StatesOfStack : ILearnTargets<double>;

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(5, 3)]
[Lstm(4, Bidirectional = true, ReturnSequences = true)]
[Gru(3, Bidirectional = true, Merge = Merge.Sum)]
[Dense(2)]
public sealed partial class StatesOfBoth : ILearnTargets<double>;

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(5, 3)]
[NeuralTuring(5, Slots = 7, Width = 4, ReturnSequences = true)]
[Dense(2, PerStep = true)]
public sealed partial class StatesOfTuring : ILearnTargets<double>;

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(Steps.Any, 3)]
[Lstm(4, Bidirectional = true, ReturnSequences = true)]
[Gru(3, Bidirectional = true, Merge = Merge.Sum)]
[Dense(2)]
internal sealed partial class StatesOfAnySteps;

[Network(Loss = Loss.MeanSquaredError)]
[Input(3)]
[Dense(2)]
internal sealed partial class Stateless;

/// <summary>The initial states of recurrent layers and the gradients with respect to them, compared with PyTorch.</summary>
public sealed class InitialStateTests
{
    // Sums of at most 40 terms in another order than in PyTorch; see PyTorchPieceTests.
    private const double Tolerance = 1e-12;

    private static readonly Fixture _fixture = Fixture.Open("states_float64");

    public static TheoryData<string> Chains => [.. ChainsFromAnyStates, "StatesOfTuring"];

    /// <summary>The chains whose states can be any numbers; the weights of a neural Turing machine are never negative.</summary>
    public static TheoryData<string> ChainsFromAnyStates => ["StatesOfRnn", "StatesOfLstm", "StatesOfGru", "StatesOfStack", "StatesOfBoth"];

    [Theory]
    [MemberData(nameof(Chains))]
    public void GradientsFromZerosMatchPyTorch(string chain)
    {
        ILearnTargets<double> network = Initial(chain);
        Gradients<double> found = new();
        double loss = network.Gradient(_fixture.Get<double>(chain + "/x"), _fixture.Get<double>(chain + "/y"), found);
        Compare(chain + "/zero/", loss, found);
    }

    [Theory]
    [MemberData(nameof(Chains))]
    public void GradientsFromStatesMatchPyTorch(string chain)
    {
        ILearnTargets<double> network = Initial(chain);
        var engine = (TrainingEngine<double>)NetworkInside.Engine<double>(network);
        double[] x = _fixture.Get<double>(chain + "/x");
        BatchRows<double> rows = RowCheck.Dense<double>(engine.Description, x, _fixture.Get<double>(chain + "/y"));
        CarriedStates<double> states = new(engine.Description.States!, rows.Count);
        foreach (string name in States(chain + "/random/state/"))
        {
            StateDescription place = engine.Description.States!.Find(name, chain);
            _fixture.Get<double>($"{chain}/random/state/{name}").CopyTo(states.Initial[(place.Offset * rows.Count)..]);
        }

        Gradients<double> found = new();
        double loss = engine.Gradient(rows.With(states), found);
        Compare(chain + "/random/", loss, found);
    }

    [Theory]
    [MemberData(nameof(ChainsFromAnyStates))]
    public void GradientsMatchDifferences(string chain)
    {
        var engine = (TrainingEngine<double>)NetworkInside.Engine<double>(Initial(chain));
        StatesSurface surface = new(engine, [.. States(chain + "/random/state/")]);
        Assert.All(
            CentralDifferences.Check(surface, new System.Random(1)),
            error => Assert.True(error.Agrees && error.IsNonZero, error.ToString())
        );
    }

    /// <summary>
    /// A row's share of the gradient is that of a batch of its own, divided by the number of rows. 403 rows are three micro-batches of at
    /// most 192. Products of 6 rows and of fewer add in the same order, so that the difference is that of one division.
    /// </summary>
    [Fact]
    public void EachMicroBatchTakesTheStatesOfItsRows()
    {
        const int rows = 403;
        var engine = (TrainingEngine<double>)NetworkInside.Engine<double>(new StatesOfStack(1));
        double[] x = Numbers(rows * 7 * 3, 1);
        double[] y = Numbers(rows * 2, 2);
        CarriedStates<double> all = Drawn(engine, rows);
        Gradients<double> gradients = new();
        engine.Gradient(RowCheck.Dense<double>(engine.Description, x, y).With(all), gradients);
        foreach (int row in (int[])[0, 191, 192, 300, 402])
        {
            CarriedStates<double> one = Drawn(engine, 1);
            for (int i = 0; i < one.Initial.Length; i++)
            {
                one.Initial[i] = all.Initial[Place(engine, rows, row, i)];
            }

            Gradients<double> alone = new();
            BatchRows<double> single = RowCheck.Dense<double>(engine.Description, x.AsSpan(row * 21, 21), y.AsSpan(row * 2, 2));
            engine.Gradient(single.With(one), alone);
            foreach (string name in (string[])["simple_rnn/state", "lstm/state", "lstm/cell", "gru/state"])
            {
                ReadOnlySpan<double> expected = alone.InitialStateOf(name);
                double[] share = [.. gradients.InitialStateOf(name).Slice(row * expected.Length, expected.Length)];
                Near(expected, [.. share.Select(value => value * rows)]);
            }
        }
    }

    /// <summary>Threads divide the rows, and each worker takes and leaves the states of its own.</summary>
    [Fact]
    public void EachWorkerTakesTheStatesOfItsRows()
    {
        const int rows = 50;
        var engine = (TrainingEngine<double>)NetworkInside.Engine<double>(new StatesOfStack(1));
        double[] x = Numbers(rows * 7 * 3, 1);
        double[] y = Numbers(rows * 2, 2);
        BatchRows<double> batch = RowCheck.Dense<double>(engine.Description, x, y);
        CarriedStates<double> expected = Drawn(engine, rows);
        PassRunner<double> runner = engine.Runner;
        double loss = runner.Run(batch.With(expected), new RowSlice(0, rows), true, runner.Gradients, ref Unsafe.NullRef<double>()).Loss;
        double[] gradients = runner.Gradients.Span.ToArray();

        CarriedStates<double> found = Drawn(engine, rows);
        using PassTeam<double> team = Teams.Of(engine, 3);
        double ofTeam = team.Run(batch.With(found), needsAll: false).Loss;
        Assert.Equal(loss, ofTeam, Tolerance * loss);
        Near(gradients, engine.Runner.Gradients.Span);
        expected.MoveOn();
        found.MoveOn();
        Assert.All(found.Initial.ToArray(), value => Assert.NotEqual(0, value));
        Near(expected.Initial, found.Initial);
    }

    [Fact]
    public void SequencesOfAnyLengthHaveThem()
    {
        (StatesOfAnySteps any, ILearnTargets<double> known) = (new(), Initial("StatesOfBoth"));
        double[] x = _fixture.Get<double>("StatesOfBoth/x");
        foreach (string tensor in any.Parameters.Names)
        {
            any.Parameters.Set(tensor, _fixture.Get<double>($"StatesOfBoth/init/{tensor}"));
        }

        Gradients<double> found = new();
        double loss = any.Gradient(x, _fixture.Get<double>("StatesOfBoth/y"), 5, found);
        Compare("StatesOfBoth/zero/", loss, found);
    }

    [Fact]
    public void UnknownNamesAreErrors()
    {
        Gradients<double> gradients = new();
        Assert.Throws<InvalidOperationException>(() => gradients.InitialStateOf("lstm/state").Length);
        new StatesOfLstm(1).Gradient(new double[18], new double[2], gradients);
        Assert.StartsWith(
            "StatesOfLstm has no initial state 'lstm/h'; its initial states are 'lstm/state', 'lstm/cell'.",
            Assert.Throws<ArgumentException>(() => gradients.InitialStateOf("lstm/h").Length).Message
        );
        Gradients<float> ofDense = new();
        new Stateless(1).Gradient(new float[3], new float[2], ofDense);
        Assert.StartsWith(
            "Stateless has no recurrent layer, and so no initial state.",
            Assert.Throws<ArgumentException>(() => ofDense.InitialStateOf("lstm/state").Length).Message
        );
    }

    [Fact]
    public void SecondGradientAllocatesNothing()
    {
        StatesOfBoth network = new(1);
        double[] x = Numbers(20 * 15, 1);
        double[] y = Numbers(40, 2);
        Gradients<double> gradients = new();
        Assert.Equal(0, Allocations.Of(() => network.Gradient(x, y, gradients)));
    }

    private static ILearnTargets<double> Initial(string chain)
    {
        ILearnTargets<double> network = chain switch
        {
            "StatesOfRnn" => new StatesOfRnn(),
            "StatesOfLstm" => new StatesOfLstm(),
            "StatesOfGru" => new StatesOfGru(),
            "StatesOfStack" => new StatesOfStack(),
            "StatesOfTuring" => new StatesOfTuring(),
            _ => new StatesOfBoth(),
        };
        foreach (string tensor in network.Parameters.Names)
        {
            network.Parameters.Set(tensor, _fixture.Get<double>($"{chain}/init/{tensor}"));
        }

        return network;
    }

    private static IEnumerable<string> States(string prefix) =>
        _fixture.Names.Where(name => name.StartsWith(prefix, StringComparison.Ordinal)).Select(name => name[prefix.Length..]);

    private static void Compare(string piece, double loss, Gradients<double> found)
    {
        Near(_fixture.Get<double>(piece + "loss"), [loss]);
        Near(_fixture.Get<double>(piece + "grad/x"), found.Input);
        foreach (string name in States(piece + "gradstate/"))
        {
            Near(_fixture.Get<double>($"{piece}gradstate/{name}"), found.InitialStateOf(name));
        }

        foreach (string tensor in found.Parameters.Names)
        {
            ReadOnlyTensorSpan<double> gradient = found.Parameters[tensor];
            double[] values = new double[gradient.FlattenedLength];
            gradient.FlattenTo(values);
            Near(_fixture.Get<double>($"{piece}grad/{tensor}"), values);
        }
    }

    private static CarriedStates<double> Drawn(TrainingEngine<double> engine, int rows)
    {
        CarriedStates<double> states = new(engine.Description.States!, rows);
        Numbers(states.Initial.Length, 3).CopyTo(states.Initial);
        return states;
    }

    /// <summary>Returns the place, among the states of all rows, of element i of the states of one row.</summary>
    private static int Place(TrainingEngine<double> engine, int rows, int row, int i)
    {
        foreach (string name in (string[])["simple_rnn/state", "lstm/state", "lstm/cell", "gru/state"])
        {
            StateDescription state = engine.Description.States!.Find(name, "");
            if (i < state.Offset + state.Length)
            {
                return (state.Offset * rows) + (row * state.Length) + i - state.Offset;
            }
        }

        throw new InvalidOperationException("The states of a row are shorter.");
    }

    private static double[] Numbers(int count, int seed)
    {
        System.Random random = new(seed);
        return [.. Enumerable.Range(0, count).Select(_ => (2 * random.NextDouble()) - 1)];
    }

    private static void Near(ReadOnlySpan<double> expected, ReadOnlySpan<double> found)
    {
        double error = RelativeError.Of(found, expected);
        Assert.True(error <= Tolerance, $"{error:E2} is more than {Tolerance:E0}");
    }

    /// <summary>The loss of a batch of three rows as a function of the initial states.</summary>
    private sealed class StatesSurface(TrainingEngine<double> engine, string[] names) : IDifferentiable
    {
        private const int Rows = 3;

        private readonly CarriedStates<double> _states = new(engine.Description.States!, Rows);
        private readonly Gradients<double> _gradients = new();
        private double[] _x = [];
        private double[] _y = [];

        public IReadOnlyList<string> Tensors => names;

        public void Draw(System.Random random)
        {
            _x = Numbers(Rows * engine.Description.InputLength, random.Next());
            _y = Numbers(Rows * engine.Description.OutputLength, random.Next());
            Numbers(_states.Initial.Length, random.Next()).CopyTo(_states.Initial);
        }

        public double[] Get(string tensor) => Of(tensor).ToArray();

        public void Set(string tensor, double[] values) => values.CopyTo(Of(tensor));

        public double Value() => engine.Gradient(RowCheck.Dense<double>(engine.Description, _x, _y).With(_states), _gradients);

        public double[] Gradient(string tensor)
        {
            Value();
            return _gradients.InitialStateOf(tensor).ToArray();
        }

        private Span<double> Of(string tensor)
        {
            StateDescription state = engine.Description.States!.Find(tensor, "");
            return _states.Initial.Slice(Rows * state.Offset, Rows * state.Length);
        }
    }
}
