using StaticNets.Tests.Support;

namespace StaticNets.Tests.Layers;

[Network(Loss = Loss.MeanSquaredError)]
[Input(3, Name = "word")]
[Embedding(10, 4)]
[Embedding(12, 2, From = "word")]
[Concatenate("embedding")]
[Gru(5)]
[Dense(2)]
internal sealed partial class CheckedWords;

[Network(Loss = Loss.SparseCategoricalCrossEntropy)]
[Input(Steps.Any)]
[Embedding(10, 4)]
[Gru(5, ReturnSequences = true)]
[Dense(3, PerStep = true, Activation = Activation.Softmax)]
internal sealed partial class CheckedTags;

/// <summary>Every index is checked before anything is computed or changed.</summary>
public sealed class EmbeddingIndexTests
{
    // The vocabulary of an input is that of its smallest table.
    private const string Message = "Row 1 of the input 'word' holds {0} at position 2, but the vocabulary has 10 indices: 0 to 9.";

    [Theory]
    [InlineData(10)]
    [InlineData(11)]
    [InlineData(-1)]
    [InlineData(int.MinValue)]
    [InlineData(int.MaxValue)]
    public void AnIndexOutsideOfTheVocabularyIsAnError(int index)
    {
        CheckedWords network = new(seed: 1);
        int[] x = [0, 1, 9, 0, 1, index];
        float[] before = Weights(network.Parameters);
        float[] y = [7, 7, 7, 7];
        CheckedWords.State state = network.NewState();
        network.Step(state, [3], new float[2]);
        string message = string.Format(System.Globalization.CultureInfo.InvariantCulture, Message, index);
        Refuses(message, () => network.Predict(x, y));
        Refuses(message, () => network.PredictParallel(x, y));
        Refuses(message, () => network.TrainStep(x, [1, 2, 3, 4], new Adam()));
        Refuses(message, () => network.Gradient(x, [1, 2, 3, 4], new Gradients<float>()));
        Refuses(message.Replace("Row 1", "Row 0").Replace("position 2", "position 0"), () => network.Step(state, [index], y));
        Assert.All(y, value => Assert.Equal(7, value));
        Assert.Equal(before, Weights(network.Parameters));

        // The state is that after the one step.
        CheckedWords.State other = network.NewState();
        network.Step(other, [3], new float[2]);
        float[] expected = new float[2];
        network.Step(other, [4], expected);
        network.Step(state, [4], y);
        Assert.Equal(expected, y[..2]);

        // The step that threw is not counted by the optimizer.
        CheckedWords twin = new(seed: 1);
        twin.TrainStep([0, 1, 9], [1, 2], new Adam());
        network.TrainStep([0, 1, 9], [1, 2], new Adam());
        Assert.Equal(Weights(twin.Parameters), Weights(network.Parameters));
    }

    [Fact]
    public void AnIndexOfAnyNumberOfStepsNamesItsSequence()
    {
        CheckedTags network = new();
        const string message = "Row 1 of the input 'input' holds 10 at position 2, but the vocabulary has 10 indices: 0 to 9.";
        int[] x = [0, 0, 0, 0, 0, 0, 10, 0];
        Refuses(message, () => network.Predict(x, new float[24], steps: 4));
        Refuses(message, () => network.TrainStep(x, new int[8], steps: 4, new Sgd(0.1)));
        Refuses(message, () => network.Gradient(x, new int[8], steps: 4, new Gradients<float>()));
        Refuses(message, () => network.Evaluate(new Dataset(x, new int[8]) { Steps = 4 }));
        Assert.Throws<ArgumentOutOfRangeException>(() => network.Predict(x[..4], new float[24], steps: 0));
        Assert.Throws<ArgumentException>(() => network.Predict(x[..5], new float[24], steps: 2));
    }

    [Fact]
    public void ADatasetNamesItsRow()
    {
        CheckedWords network = new(seed: 1);
        float[] before = Weights(network.Parameters);
        Dataset data = new(new[] { 0, 1, 2, 3, 4, 10, 5, 6, 7 }, new float[6]);
        const string message = "Row 1 of the input 'word' holds 10 at position 2, but the vocabulary has 10 indices: 0 to 9.";
        Refuses(message, () => network.Fit(data, new FitOptions { Epochs = 1 }));
        Refuses(message, () => network.Evaluate(data));
        Refuses(message, () => network.Gradient(data, new Gradients<float>()));
        Refuses(
            "Row 0 (row 1 of the dataset that it was picked from) of the input 'word' holds 10",
            () => network.Evaluate(data.Pick([1, 0], 3))
        );
        Assert.Equal(before, Weights(network.Parameters));
        Assert.Equal(2, network.Evaluate(data.Pick([2, 0], 3)).Rows);
    }

    [Fact]
    public void ADatasetOfNumbersMustHoldIntegers()
    {
        CheckedWords network = new(seed: 1);
        float[] x = [0, 1, 2, 3, 4, 9];
        Assert.Equal(
            network.Evaluate(new Dataset(new[] { 0, 1, 2, 3, 4, 9 }, new float[4])).Loss,
            network.Evaluate(new Dataset(x, new float[4])).Loss
        );
        x[4] = 1.5f;
        Refuses("Row 1 of the input 'word' holds 1.5 at position 1", () => network.Evaluate(new Dataset(x, new float[4])));
        x[4] = float.NaN;
        Assert.Throws<ArgumentException>(() => network.Evaluate(new Dataset(x, new float[4])));
    }

    [Theory]
    [InlineData(-1)]
    [InlineData((1 << 24) + 1)]
    [InlineData(int.MaxValue)]
    public void AnIndexOfNoVocabularyIsAnErrorOfTheDataset(int index)
    {
        string message = $"Index 1 of the input is {index}, but no vocabulary has such an index";
        Refuses(message, () => new Dataset(new[] { 0, index }, new float[2]));
        Refuses(message, () => new Dataset(new[] { 0, index }, new[] { 0, 0 }));
        Refuses(message, () => new Dataset(2, [new[] { 0, index }, new float[2]], [new float[2]]));
    }

    [Fact]
    public void IndicesChangedAfterTheDatasetIsMadeHaveNoEffect()
    {
        CheckedWords network = new(seed: 1);
        int[] x = [0, 1, 2];
        Dataset data = new(x, new float[2]);
        double loss = network.Evaluate(data).Loss;
        x[0] = 99;
        Assert.Equal(loss, network.Evaluate(data).Loss);
    }

    /// <summary>No advice is given about the size of indices, which is no scale.</summary>
    [Fact]
    public void IndicesHaveNoScale()
    {
        Dataset data = new(new[] { 9, 8, 7, 6, 9, 8 }, new float[4]);
        Assert.Equal(0, new CheckedWords(seed: 1).Fit(data, new FitOptions { Epochs = 1 }).InputScale);
    }

    [Fact]
    public void LengthsAreCheckedAsForNumbers()
    {
        CheckedWords network = new(seed: 1);
        int[] words = [1, 2, 3];
        float[] y = [7, 7];
        Assert.Throws<ArgumentException>(() => network.Predict(words[..2], y));
        Assert.Throws<ArgumentException>(() => network.Predict(words, y[..1]));
        Assert.Throws<ArgumentException>(() => network.TrainStep(words, y[..1], new Sgd(0.1)));
        Assert.Throws<ArgumentException>(() => network.Step(network.NewState(), words, y));
        Assert.Equal([7, 7], y);
        network.Predict([], []);
    }

    [Fact]
    public void NothingIsAllocatedAfterTheFirstCall()
    {
        CheckedWords network = new(seed: 1);
        int[] x = [.. Enumerable.Range(0, 300 * 3).Select(i => i % 10)];
        float[] y = new float[600];
        Sgd optimizer = new(1e-3);
        Gradients<float> gradients = new();
        Assert.Equal(0, Allocations.Of(() => network.Predict(x, y)));
        Assert.Equal(0, Allocations.Of(() => network.Predict(x.AsSpan(0, 30), y)));
        Assert.Equal(0, Allocations.Of(() => network.TrainStep(x, y, optimizer)));
        Assert.Equal(0, Allocations.Of(() => network.Gradient(x, y, gradients)));
        CheckedTags tags = new();
        int[] classes = new int[900];
        float[] probabilities = new float[900 * 3];
        Assert.Equal(0, Allocations.Of(() => tags.Predict(x, probabilities, steps: 9)));
        Assert.Equal(0, Allocations.Of(() => tags.TrainStep(x, classes, steps: 9, optimizer)));
    }

    /// <summary>A state holds the memory of a step, so not even the first step of a thread allocates.</summary>
    [Fact]
    public void TheFirstStepOfAThreadAllocatesNothing()
    {
        CheckedWords network = new(seed: 1);
        CheckedWords.State state = network.NewState();
        network.Step(state, [1], new float[2]);
        int[] x = [2];
        float[] y = new float[2];
        long bytes = -1;
        Thread thread = new(() =>
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            network.Step(state, x, y);
            bytes = GC.GetAllocatedBytesForCurrentThread() - before;
        });
        thread.Start();
        thread.Join();
        Assert.Equal(0, bytes);
    }

    private static void Refuses(string message, Action call)
    {
        ArgumentOutOfRangeException error = Assert.Throws<ArgumentOutOfRangeException>(call);
        Assert.StartsWith(message, error.Message);
    }

    private static float[] Weights(ParameterSet<float> parameters) =>
        [
            .. parameters.Names.SelectMany(name =>
            {
                float[] values = new float[parameters[name].FlattenedLength];
                parameters[name].FlattenTo(values);
                return values;
            }),
        ];
}
