using StaticNets.Engines;
using StaticNets.Tests.Support;

namespace StaticNets.Tests.Networks.Ports;

/// <summary>Tests networks with several inputs and outputs: blocks of rows, threads, files, datasets, and invalid calls.</summary>
[Collection(nameof(Alone))]
public sealed class PortTests
{
    [Fact]
    public void GradientsMatchDifferences()
    {
        Assert.True(Check(new Houses(3), Data(5, [8, 4], [2, -3, 1])).Passed);
        Assert.True(Check(new Chained(4), Data(5, [8, 4], [-3, 1])).Passed);
        Assert.True(Check(new Shared(5), Data(5, [8, 4], [3, -3])).Passed);
        Assert.True(Check(new Photo(6), Data(4, [3, 60], [6, 5, 2])).Passed);
    }

    [Fact]
    public void TheCheckNamesEachInput() =>
        Assert.Equal(["left", "right"], Check(new Houses(3), Data(3, [8, 4], [2, -3, 1])).Tensors.Select(row => row.Tensor).TakeLast(2));

    /// <summary>Only large batches are divided among threads, hence 12 000 rows of this small network.</summary>
    [Fact]
    public void ManyMicroBatchesAndThreadsGiveTheSameTotals()
    {
        const int Rows = 12_000;
        var engine = (TrainingEngine<double>)NetworkInside.Engine<double>(new Houses(1));
        using (PassTeam<double> team = PassTeam<double>.For(engine, engine.Description, Rows, 2, shards: 8, ranks: null))
        {
            Assert.Equal(2, team.Workers);
        }

        Dataset data = Data(Rows, [8, 4], [2, -3, 1]);
        History alone = new Houses(1).Fit(data, Options(parallelism: 1));
        Metrics before = new Houses(1).Evaluate(data);
        History shared = new Houses(1).Fit(data, Options(parallelism: 2));

        // The epoch has a single step, and its record holds the losses before this step. Sums of 12 000 terms in another order differ by at
        // most 12 000 rounding errors of 2⁻⁵³, relative to losses below 4.
        for (int i = 0; i < 3; i++)
        {
            Assert.Equal(before.Outputs![i].Loss, alone.Epochs[0].Outputs![i].Loss, 1e-11);
            Assert.Equal(before.Outputs[i].Accuracy, alone.Epochs[0].Outputs![i].Accuracy);
            Assert.Equal(before.Outputs[i].Loss, shared.Epochs[0].Outputs![i].Loss, 1e-11);
            Assert.Equal(before.Outputs[i].Accuracy, shared.Epochs[0].Outputs![i].Accuracy);
        }

        Assert.Null(before.Outputs![0].Accuracy);
        Assert.NotNull(before.Outputs[1].Accuracy);
        Assert.Equal((0.5 * before.Outputs[0].Loss) + before.Outputs[1].Loss + (2 * before.Outputs[2].Loss), alone.Epochs[0].Loss, 1e-11);

        static FitOptions Options(int parallelism) =>
            new()
            {
                Epochs = 1,
                BatchSize = Rows,
                Optimizer = new Sgd(0.1),
                Parallelism = parallelism,
                Shards = 8,
            };
    }

    [Fact]
    public void AccuracyCountsEachOutputsDecisions()
    {
        Houses network = new(7);
        Dataset data = Data(60, [8, 4], [2, -3, 1]);
        double[] kind = new double[180];
        double[] sold = new double[60];
        network.Predict(Rows(60, 8, 0), Rows(60, 4, 1), new double[120], kind, sold);
        int[] classes = Classes(60, 3, 1);
        double[] bits = Targets(60, 1, 2);
        int kinds = Enumerable
            .Range(0, 60)
            .Count(row => Array.IndexOf(kind[(3 * row)..(3 * row + 3)], kind[(3 * row)..(3 * row + 3)].Max()) == classes[row]);
        int sides = Enumerable.Range(0, 60).Count(row => sold[row] > 0.5 == bits[row] > 0.5);

        Metrics metrics = network.Evaluate(data);
        Assert.Equal(kinds / 60.0, metrics.Outputs![1].Accuracy);
        Assert.Equal(sides / 60.0, metrics.Outputs[2].Accuracy);
        Assert.Null(metrics.Accuracy);
    }

    [Fact]
    public void RowsDoNotDependOnTheirBlock()
    {
        const int Count = 700;
        Houses network = new(2);
        (double[] left, double[] right) = (Rows(Count, 8, 0), Rows(Count, 4, 1));
        (double[] price, double[] kind, double[] sold) = (new double[Count * 2], new double[Count * 3], new double[Count]);
        network.Predict(left, right, price, kind, sold);
        (double[] price1, double[] kind1, double[] sold1) = (new double[2], new double[3], new double[1]);
        foreach (int row in (int[])[0, 339, 340, 341, 342, 699])
        {
            network.Predict(left.AsSpan(row * 8, 8), right.AsSpan(row * 4, 4), price1, kind1, sold1);
            Assert.Equal(price1, price[(row * 2)..(row * 2 + 2)]);
            Assert.Equal(kind1, kind[(row * 3)..(row * 3 + 3)]);
            Assert.Equal(sold1, sold[row..(row + 1)]);
        }

        (double[] price2, double[] kind2, double[] sold2) = (new double[Count * 2], new double[Count * 3], new double[Count]);
        network.PredictParallel(left, right, price2, kind2, sold2, parallelism: 2);
        Assert.Equal(price, price2);
        Assert.Equal(kind, kind2);
        Assert.Equal(sold, sold2);
    }

    [Fact]
    public void NothingIsAllocatedAfterTheFirstCalls()
    {
        Labels network = new(1);
        (float[] x, float[] input) = (new float[40 * 5], new float[40 * 2]);
        (float[] third, float[] first, float[] second) = (new float[40 * 2], new float[40 * 4], new float[40 * 3]);
        (int[] thirds, int[] firsts) = (new int[40], new int[40]);
        Gradients<float> gradients = new();
        Sgd optimizer = new(0.01);

        Assert.Equal(0, Allocations.Of(() => network.Predict(x, input, third, first, second)));
        Assert.Equal(0, Allocations.Of(() => network.Gradient(x, input, thirds, firsts, second, gradients)));
        Assert.Equal(0, Allocations.Of(() => network.TrainStep(x, input, thirds, firsts, second, optimizer)));
    }

    [Fact]
    public void LearnsAndValidatesEachOutput()
    {
        const int Count = 240;
        Numbers random = new();
        float[] x = [.. Enumerable.Range(0, Count * 5).Select(_ => random.Next())];
        float[] input = [.. Enumerable.Range(0, Count * 2).Select(_ => random.Next())];
        int[] third = [.. Enumerable.Range(0, Count).Select(row => input[row * 2] > 0 ? 1 : 0)];
        int[] first = [.. Enumerable.Range(0, Count).Select(row => (x[row * 5] > 0 ? 2 : 0) + (x[(row * 5) + 1] > 0 ? 1 : 0))];
        float[] second = new float[Count * 3];
        for (int row = 0; row < Count; row++)
        {
            second[(row * 3) + (x[(row * 5) + 2] > 0 ? 2 : 0)] = 1;
        }

        Labels network = new(1);
        Dataset data = new(Count, [x, input], [third, first, second]);
        History history = network.Fit(
            data,
            new FitOptions
            {
                Epochs = 60,
                BatchSize = 20,
                ValidationSplit = 0.25,
                Optimizer = new Adam(1e-2),
            }
        );

        EpochRecord last = history.Epochs[^1];
        Assert.Equal(["third", "first", "second"], last.ValidationOutputs!.Select(output => output.Output));
        Assert.All(last.ValidationOutputs!, output => Assert.True(output.Accuracy > 0.8, output.ToString()));
        Assert.All(last.Outputs!, output => Assert.True(output.Loss < 0.6, output.ToString()));

        // Picking rows, as folds do, takes the same rows of all inputs and targets.
        Dataset picked = data.Pick([5, 3], Count);
        Metrics metrics = network.Evaluate(picked);
        Metrics same = network.Evaluate(
            new Dataset(2, [Two(x, 5), Two(input, 2)], [(int[])[third[5], third[3]], (int[])[first[5], first[3]], Two(second, 3)])
        );
        Assert.Equal(same.Loss, metrics.Loss);

        static float[] Two(float[] values, int length) => [.. values.AsSpan(5 * length, length), .. values.AsSpan(3 * length, length)];
    }

    [Fact]
    public void FilesClonesAndCheckpointsHoldTheWholeNetwork()
    {
        using TemporaryFolder folder = new();
        Dataset data = Data(30, [8, 4], [2, -3, 1]);
        FitOptions options = new()
        {
            Epochs = 4,
            BatchSize = 7,
            Optimizer = new Adam(1e-2),
        };
        Houses network = new(9);
        History whole = network.Fit(data, options);
        string file = folder.File("houses.safetensors");
        network.Save(file);
        Assert.Equal(network.Evaluate(data).Loss, Houses.Load(file).Evaluate(data).Loss);
        Assert.Equal(network.Evaluate(data).Loss, network.Clone().Evaluate(data).Loss);

        string checkpoint = folder.File("half");
        new Houses(9).Fit(data, options with { Epochs = 2, Checkpoint = new Checkpoint(checkpoint) });
        Houses resumed = new(1);
        History rest = resumed.Fit(data, options with { ResumeFrom = checkpoint });
        Assert.Equal(whole.Epochs.Select(epoch => epoch.Loss), rest.Epochs.Select(epoch => epoch.Loss));
        Assert.Equal(whole.Epochs[0].Outputs!, rest.Epochs[0].Outputs!);
        Assert.Equal(network.Evaluate(data).Loss, resumed.Evaluate(data).Loss);
    }

    [Fact]
    public void OutputsMayBeHiddenLayersOfANetworkThatOnlyPredicts()
    {
        Encoder network = new(3);
        (float[] decoded, float[] code) = (new float[6], new float[8]);
        network.Predict([1, 2, 3, -1, 0, 1], decoded, code);
        EncoderAlone alone = new();
        alone.Parameters.Set("code/kernel", Flat(network.Code.Kernel));
        alone.Parameters.Set("code/bias", Flat(network.Code.Bias));
        float[] y = new float[8];
        alone.Predict((float[])[1, 2, 3, -1, 0, 1], y);

        Assert.Equal(y, code);
        for (int unit = 0; unit < 3; unit++)
        {
            double sum = network.Decoded.Bias[unit];
            for (int i = 0; i < 4; i++)
            {
                sum += code[i] * (double)network.Decoded.Kernel[i, unit];
            }

            // The network adds four products in single precision, each with a relative error of 2⁻²⁴ = 6e-8: far less than the tolerance.
            Assert.Equal(sum, decoded[unit], 1e-5);
        }
    }

    [Fact]
    public void AnOutputBeforeAnActivationKeepsItsValues()
    {
        Squashed network = new(4);
        (float[] scores, float[] squashed) = (new float[4], new float[4]);
        network.Predict([0.3f, -2, 0.7f, 1, 0.5f, -0.1f], scores, squashed);
        for (int i = 0; i < 4; i++)
        {
            Assert.NotEqual(0, scores[i]);

            // tanh is computed to a few units in the last place of single precision, 2⁻²⁴.
            Assert.Equal(Math.Tanh(scores[i]), squashed[i], 1e-6);
        }
    }

    [Fact]
    public void SpansThatDoNotFitAreNamed()
    {
        Houses network = new();
        Gradients<double> into = new();
        Refuses("The input 'right' holds 5 values", () => network.Predict(Zeros(8), Zeros(5), Zeros(2), Zeros(3), Zeros(1)));
        Refuses(
            "'right' holds 2 rows, but the input 'left' holds 1",
            () => network.Predict(Zeros(8), Zeros(8), Zeros(2), Zeros(3), Zeros(1))
        );
        Refuses("1 rows give 3 values of the output 'kind'", () => network.Predict(Zeros(8), Zeros(4), Zeros(2), Zeros(2), Zeros(1)));
        Refuses(
            "1 input rows want 2 target values of the output 'price'",
            () => network.Gradient(Zeros(8), Zeros(4), Zeros(3), new int[1], Zeros(1), into)
        );
        Refuses(
            "class index 3, but the output 'kind' has 3 classes",
            () => network.Gradient(Zeros(8), Zeros(4), Zeros(2), [3], Zeros(1), into)
        );
        Refuses(
            "has the target 2, but BinaryCrossEntropy of the output 'sold'",
            () => network.Gradient(Zeros(8), Zeros(4), Zeros(2), [2], [2.0], into)
        );
        Refuses("There are no rows", () => network.Gradient([], [], [], [], [], into));
        double[] both = Zeros(12);
        Refuses("shares memory", () => network.Predict(both.AsSpan(0, 8), both.AsSpan(8), both.AsSpan(1, 2), Zeros(3), Zeros(1)));
        Refuses("shares memory", () => network.Predict(Zeros(8), Zeros(4), both.AsSpan(0, 2), both.AsSpan(1, 3), Zeros(1)));
        Refuses(
            "no input 'middle'; its inputs are 'left', 'right'",
            () =>
            {
                network.Gradient(Zeros(8), Zeros(4), Zeros(2), new int[1], Zeros(1), into);
                into.InputOf("middle");
            }
        );
    }

    [Fact]
    public void DatasetsThatDoNotFitAreNamed()
    {
        Houses network = new();
        Refuses("several inputs or outputs: create the dataset with", () => network.Evaluate(new Dataset(new double[12], new double[4])));
        Refuses("The input 'left' of Houses has 8 values a row, but input 0", () => network.Evaluate(Data(3, [4, 8], [2, -3, 1])));
        Refuses("Houses has 2 inputs and 3 outputs", () => network.Evaluate(Data(3, [8, 4], [2, -3])));
        Refuses(
            "SparseCategoricalCrossEntropy of the output 'kind' of Houses wants one class index",
            () => network.Evaluate(Data(3, [8, 4], [2, 3, 1]))
        );
        Refuses(
            "Input 1 holds 5 values, which are no 2 whole rows",
            () => new Dataset(2, [new double[16], new double[5]], [new double[2]])
        );
        Refuses("another number format", () => new Dataset(2, [new double[16]], [new float[2]]));
        Refuses(
            "Row 1, input 'right', column 2 must be a finite number, but is NaN",
            () =>
            {
                double[] right = new double[8];
                right[6] = double.NaN;
                network.Evaluate(new Dataset(2, [new double[16], right], [new double[4], new int[2], new double[2]]));
            }
        );
        Refuses("one input and one output", () => new Fixtures.MlpDouble().Evaluate(Data(3, [9], [5])));
        Refuses(
            "the output 'kind' has 3 classes",
            () => network.Evaluate(new Dataset(1, [new double[8], new double[4]], [new double[2], (int[])[7], new double[1]]))
        );
    }

    // The analyzer rejects arrays of a wrong constant length. Here it does not see the length.
    private static double[] Zeros(int count) => new double[count];

    private static GradientReport Check(ITrainable<double> network, Dataset data) => GradientCheck.Run(network, data);

    private static void Refuses(string words, Action call) => Assert.Contains(words, Assert.ThrowsAny<ArgumentException>(call).Message);

    /// <summary>
    /// Returns a dataset with the same rows in each run. A positive number n in <paramref name="targets"/> means n values between 0 and 1
    /// in each row, a negative one a class index of n classes.
    /// </summary>
    private static Dataset Data(int rows, int[] inputs, int[] targets) =>
        new(
            rows,
            [.. inputs.Select((length, i) => (ReadOnlyMemory<double>)Rows(rows, length, i))],
            [.. targets.Select((length, i) => length < 0 ? (TargetRows)Classes(rows, -length, i) : Targets(rows, length, i))]
        );

    private static double[] Rows(int rows, int length, int seed) =>
        [.. Enumerable.Range(0, rows * length).Select(i => Math.Sin((i * 1.7) + seed + 1))];

    private static double[] Targets(int rows, int length, int seed) =>
        [.. Enumerable.Range(0, rows * length).Select(i => 0.5 + (0.5 * Math.Cos((i * 2.3) + seed)))];

    private static int[] Classes(int rows, int count, int seed) => [.. Enumerable.Range(0, rows).Select(i => ((i * 7) + seed) % count)];

    private static float[] Flat(System.Numerics.Tensors.ReadOnlyTensorSpan<float> tensor)
    {
        float[] values = new float[tensor.FlattenedLength];
        tensor.FlattenTo(values);
        return values;
    }

    /// <summary>Generates numbers between −1 and 1, the same in each run.</summary>
    private sealed class Numbers
    {
        private ulong _state = 12345;

        public float Next()
        {
            _state = (_state * 6364136223846793005) + 1442695040888963407;
            return ((_state >> 40) / (float)(1 << 23)) - 1;
        }
    }
}
