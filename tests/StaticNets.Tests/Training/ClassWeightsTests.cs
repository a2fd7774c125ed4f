namespace StaticNets.Tests;

public sealed partial class ClassWeightsTests
{
    /// <summary>The figures of scikit-learn's <c>compute_class_weight("balanced", …)</c>: rows / (classes · rows of the class).</summary>
    [Fact]
    public void AreInverselyProportionalToTheRows()
    {
        Assert.Equal([10 / 3.0 / 7, 10 / 3.0 / 2, 10 / 3.0], ClassWeights.Balanced([0, 0, 1, 0, 2, 0, 0, 1, 0, 0]));
        Assert.Equal([1, 1], ClassWeights.Balanced([1, 0]));
    }

    [Fact]
    public void KindsOfTargetsGiveTheSame()
    {
        int[] classes = [0, 1, 0, 0, 0, 1, 0, 0];
        double[] expected = [4 / 6.0, 2];
        float[] targets = Array.ConvertAll(classes, c => (float)c);
        Assert.Equal(expected, ClassWeights.Balanced(new Dataset(new float[16], classes)));
        Assert.Equal(expected, ClassWeights.Balanced(new Dataset(new float[16], targets)));
        Assert.Equal(expected, ClassWeights.Balanced(new Dataset(new double[16], Array.ConvertAll(classes, c => c - 0.1))));
        Assert.Equal(expected, ClassWeights.Balanced(new Dataset(new float[16], OneHot.Encode(classes, 2)) { Count = 8 }));
        int[] three = [0, 1, 2, 2];
        double[] ofThree = [4 / 3.0, 4 / 3.0, 4 / 6.0];
        Assert.Equal(ofThree, ClassWeights.Balanced(new Dataset(new float[8], OneHot.Encode(three, 3)), classCount: 3));
        Assert.Equal(ofThree, ClassWeights.Balanced(new Dataset(new float[8], OneHot.Encode(three, 3)) { Count = 4 }));
    }

    /// <summary>With balanced weights, training takes the same steps as on rows that are repeated until the classes are even.</summary>
    [Fact]
    public void TrainAsRepeatedRowsDo()
    {
        TinyData<double> data = new(4);
        int[] classes = [0, 0, 0, 1];
        FitOptions options = new()
        {
            Epochs = 3,
            BatchSize = 6,
            Shuffle = false,
            Optimizer = new Sgd(0.1),
            Parallelism = 1,
        };
        WeightedNet weighted = new(seed: 1);
        Dataset train = new(data.X, classes);
        weighted.Fit(train, options with { ClassWeights = ClassWeights.Balanced(train) });
        WeightedNet repeated = new(seed: 1);
        repeated.Fit(train.Pick([0, 1, 2, 3, 3, 3]), options);
        double[] expected = repeated.Predict(data.X);
        double[] actual = weighted.Predict(data.X);

        // Weights of 2/3 and 2 over 4 rows are 1/6 and 3/6, rounded; three steps add up a few errors of 1e-16.
        Assert.All(expected.Zip(actual), pair => Assert.Equal(pair.First, pair.Second, 1e-14));
        Assert.NotEqual(new WeightedNet(seed: 1).Predict(data.X), actual);
    }

    [Fact]
    public void RefuseWhatCannotBeBalanced()
    {
        Says(() => ClassWeights.Balanced([0, 2]), "Class 1 has no rows");
        Says(() => ClassWeights.Balanced([0, 1], 3), "Class 2 has no rows");
        Says(() => ClassWeights.Balanced([0, 0]), "Class 1 has no rows");
        Says(() => ClassWeights.Balanced([0, 3], 3), "classes must be a class index");
        Says(() => ClassWeights.Balanced([0, 1], 1), "at least 2");
        Says(() => ClassWeights.Balanced(new Dataset(2, [new float[4]], [new float[2], new int[2]])), "made of several");
        Says(() => ClassWeights.Balanced(new Dataset(new float[8], OneHot.Encode([0, 1, 0, 0], 2))), "one-hot targets of two classes");
        Says(() => ClassWeights.Balanced(new Dataset(new float[8], new float[7]), 3), "no rows of 3 classes");
    }

    [Network(Loss = Loss.SparseCategoricalCrossEntropy, Precision = Precision.Double)]
    [Input(3)]
    [Dense(4, Activation = Activation.Tanh)]
    [Dense(2, Activation = Activation.Softmax)]
    private sealed partial class WeightedNet;

    private static void Says(Func<object> use, string part) =>
        Assert.Contains(part, Assert.ThrowsAny<ArgumentException>(use).Message, StringComparison.Ordinal);
}
