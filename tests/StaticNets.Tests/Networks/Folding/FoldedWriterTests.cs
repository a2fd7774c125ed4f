using StaticNets.Engines;
using StaticNets.Runtime;
using StaticNets.Tests.Support;

namespace StaticNets.Tests.Networks.Folding;

/// <summary>
/// After each way to change the weights, a prediction uses new folded weights: it equals the prediction of a new network with the same
/// weights. <c>ParameterWriterTests</c> lists the places in the library that change weights.
/// </summary>
public sealed class FoldedWriterTests : IDisposable
{
    private const int Rows = 40;

    private readonly TemporaryFolder _folder = new();
    private readonly FoldedDouble _network = new(seed: 2);
    private readonly RandomRows<double> _rows = new(NetworkInside.Description(typeof(FoldedDouble)), Rows, seed: 1);

    public FoldedWriterTests() => UnfoldedPass.Fill(_network.Parameters, seed: 3);

    private Dataset Data => new(_rows.X, _rows.Targets);

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("conv2d/kernel")]
    [InlineData("conv2d/bias")]
    [InlineData("batch_normalization_1/gamma")]
    [InlineData("batch_normalization_1/beta")]
    [InlineData("batch_normalization_1/moving_mean")]
    [InlineData("batch_normalization_1/moving_variance")]
    public void Set(string tensor) => Renews(() => _network.Parameters.Set(tensor, Doubled(_network.Parameters, tensor)));

    [Fact]
    public void Edit() =>
        Renews(() => _network.Parameters.Edit(edit => new FoldedDouble(seed: 5).Parameters["dense/kernel"].CopyTo(edit["dense/kernel"])));

    /// <summary>A prediction inside of an edit still sees the weights before it.</summary>
    [Fact]
    public void EditAfterAPredictionInside()
    {
        double[] before = Predict(_network);
        Renews(() =>
            _network.Parameters.Edit(edit =>
            {
                new FoldedDouble(seed: 5).Parameters["dense/kernel"].CopyTo(edit["dense/kernel"]);
                Assert.Equal(before, Predict(_network));
            })
        );
    }

    [Fact]
    public void LoadWeights()
    {
        string file = _folder.File("other.safetensors");
        new FoldedDouble(seed: 5).Save(file);
        Renews(() => _network.LoadWeights(file));
    }

    [Fact]
    public void LoadWeightsOfAStreamAndOfLayers()
    {
        using MemoryStream stream = new();
        new FoldedDouble(seed: 5).Save(stream);
        stream.Position = 0;
        Renews(() => _network.LoadWeights(stream));
        stream.SetLength(0);
        new FoldedDouble(seed: 6).Save(stream);
        Renews(() => _network.LoadWeights(stream.ToArray()));
        string file = _folder.File("other.safetensors");
        new FoldedDouble(seed: 7).Save(file);
        Renews(() => _network.LoadWeights(file, only: ["dense", "conv2d/kernel"]));
    }

    [Fact]
    public void LoadWeightsOfAPart()
    {
        string file = _folder.File("other.safetensors");
        new FoldedPart(seed: 5).Save(file);
        FoldedPart network = new(seed: 2);
        Renews(network, () => network.LoadWeights(file, "stem/"));
        new FoldedPart(seed: 6).Stem.Save(file);
        Renews(network, () => network.Stem.LoadWeights(file));
        string tensor = network.Stem.Parameters.Names[0];
        Renews(network, () => network.Stem.Parameters.Set(tensor, Doubled(network.Stem.Parameters, tensor)));
    }

    [Fact]
    public void CopyFrom()
    {
        NetworkEngine<double> engine = NetworkInside.Engine<double>(_network);
        Renews(() => engine.CopyFrom(NetworkInside.Engine<double>(new FoldedDouble(seed: 5))));
    }

    [Fact]
    public void TrainStep()
    {
        foreach (
            Optimizer optimizer in (Optimizer[])
                [new Sgd(), new Momentum(), new Nesterov(), new RmsProp(), new Adam(), new AdamW(), new Adagrad()]
        )
        {
            Renews(() => _network.TrainStep(_rows.X, _rows.Targets, optimizer));
        }
    }

    /// <summary>The moving statistics stand still, so that only the optimizer changes weights.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void StepsOfTheOptimizerAlone(int threads)
    {
        FoldedFrozen network = new(seed: 2);
        RandomRows<double> rows = new(NetworkInside.Description(typeof(FoldedFrozen)), 512, seed: 1);
        FitOptions options = new()
        {
            Epochs = 1,
            BatchSize = 512,
            Parallelism = threads,
        };
        Renews(network, () => network.Fit(new Dataset(rows.X, rows.Targets), options));
        network.Parameters.Freeze("dense_1");
        Renews(network, () => network.TrainStep(rows.X, rows.Targets, new Sgd()));
    }

    /// <summary>The weights that were best are restored after the last epoch, whose weights the last prediction used.</summary>
    [Fact]
    public void RestoredBestWeights()
    {
        FitOptions options = new()
        {
            Epochs = 3,
            Validation = Data,
            EarlyStopping = new EarlyStopping(patience: 3, minDelta: 1000),
            Progress = _ => Predict(_network),
        };
        Renews(() => _network.Fit(Data, options));
    }

    /// <summary>The checkpoint was written after the last epoch, so that nothing is trained after it has been read.</summary>
    [Fact]
    public void ResumedCheckpoint()
    {
        FitOptions options = new() { Epochs = 2, Checkpoint = new Checkpoint(_folder.File("net.checkpoint")) };
        new FoldedDouble(seed: 5).Fit(Data, options);
        Renews(() => _network.Fit(Data, options with { Checkpoint = null, ResumeFrom = options.Checkpoint.Path }));
    }

    [Fact]
    public void RidgeRegressionOfAFoldedLayer()
    {
        RandomRows<double> rows = new(NetworkInside.Description(typeof(FoldedFrozen)), Rows, seed: 1);
        FoldedFrozen network = new(seed: 2);
        double[] targets = [.. Enumerable.Range(0, Rows * 64).Select(i => Math.Sin(i))];
        Renews(network, () => RidgeRegression.Fit<double>(network.Parameters, "dense", rows.X, targets, 0.1));
    }

    /// <summary>Backward moves the statistics, Apply the weights.</summary>
    [Fact]
    public void BackwardAndApplyOfATape()
    {
        FoldedTape network = new(seed: 2);
        double[] x = [.. Enumerable.Range(0, 4 * Rows).Select(i => Math.Sin(i))];
        double[] y = new double[2 * Rows];
        FoldedTape.Tape tape = network.Forward(x, y);
        Renews(network, () => network.Backward(tape, y));
        Renews(network, () => network.Apply(new Sgd(0.1)));
    }

    private void Renews(Action change) => Renews(_network, change);

    private static void Renews(INetwork<double> network, Action change)
    {
        double[] before = Predict(network);
        change();
        double[] after = Predict(network);
        INetwork<double> twin = (INetwork<double>)Activator.CreateInstance(network.GetType(), 99)!;
        twin.Parameters.Edit(edit =>
        {
            foreach (string name in twin.Parameters.Names)
            {
                network.Parameters[name].CopyTo(edit[name]);
            }
        });
        Assert.NotEqual(before, after);
        Assert.Equal(Predict(twin), after);
    }

    private static double[] Predict(INetwork<double> network)
    {
        NetworkDescription description = NetworkInside.Description(network.GetType());
        double[] y = new double[5 * description.OutputLength];
        network.Predict(new RandomRows<double>(description, 5, seed: 7).X, y);
        return y;
    }

    private static double[] Doubled(ParameterSet<double> parameters, string tensor)
    {
        double[] values = new double[(int)parameters[tensor].FlattenedLength];
        parameters[tensor].FlattenTo(values);
        return [.. values.Select(value => 2 * value + 1)];
    }
}
