using Digits;
using StaticNets.Engines;
using StaticNets.Runtime;

namespace StaticNets.Tests.Pretrained;

/// <summary>A network whose weights are in the assembly is loaded once, shared and read-only.</summary>
public sealed class PretrainedTests
{
    private const string Refusal =
        "DigitClassifier.Pretrained is shared by the whole program and cannot be changed. Clone() first: the copy can be trained and written.";

    private static readonly float[] _pixels = [.. Enumerable.Range(0, 64 * 32).Select(i => i % 17 / 16f)];
    private static readonly int[] _classes = [.. Enumerable.Range(0, 32).Select(i => i % 10)];

    private static DigitClassifier FromFile => DigitClassifier.Load(Path.Combine(AppContext.BaseDirectory, "digits.safetensors"));

    [Fact]
    public void PredictsTheBitsOfTheFile() => Assert.Equal(Predict(FromFile), Predict(DigitClassifier.Pretrained));

    [Fact]
    public void IsOneObjectForAllThreads()
    {
        DigitClassifier[] found = new DigitClassifier[16];
        Run(found.Length, i => found[i] = DigitClassifier.Pretrained);
        Assert.All(found, network => Assert.Same(DigitClassifier.Pretrained, network));
    }

    [Fact]
    public void RefusesEverythingThatChangesIt()
    {
        DigitClassifier network = DigitClassifier.Pretrained;
        float[] before = Predict(network);
        Action[] changes =
        [
            () => network.Fit(new Dataset(_pixels, _classes), new FitOptions()),
            () => network.TrainStep(_pixels, _classes, new Sgd(0.1)),
            () => network.Parameters.Set("dense/bias", new float[128]),
            () => network.Parameters.Edit(edit => edit["dense/bias"].Clear()),
            () => network.LoadWeights(Path.Combine(AppContext.BaseDirectory, "digits.safetensors")),
        ];
        Assert.All(changes, change => Assert.Equal(Refusal, Assert.Throws<InvalidOperationException>(change).Message));
        Assert.Equal(before, Predict(network));
    }

    [Fact]
    public void ACloneLearnsAndLeavesItAsItIs()
    {
        float[] before = Predict(DigitClassifier.Pretrained);
        DigitClassifier copy = DigitClassifier.Pretrained.Clone();
        Assert.Equal(before, Predict(copy));
        copy.TrainStep(_pixels, _classes, new Sgd(0.1));
        Assert.NotEqual(before, Predict(copy));
        Assert.Equal(before, Predict(DigitClassifier.Pretrained));
    }

    /// <summary>Methods that need a workspace give the same bits on eight threads at once as on one thread.</summary>
    [Fact]
    public void EvaluatesFromManyThreads()
    {
        DigitClassifier network = DigitClassifier.Pretrained;
        DigitClassifier alone = FromFile;
        Dataset data = new(_pixels, _classes);
        Metrics expected = alone.Evaluate(data);
        float[] expectedGradient = Gradient(alone);
        Run(
            8,
            _ =>
            {
                for (int i = 0; i < 50; i++)
                {
                    Assert.Equal(expected, network.Evaluate(data));
                    Assert.Equal(expectedGradient, Gradient(network));
                }
            }
        );
    }

    [Fact]
    public void AMissingResourceIsNamed()
    {
        var empty = new Empty();
        InvalidDataException fault = Assert.Throws<InvalidDataException>(() =>
            empty.LoadShared(typeof(Empty).Assembly, "none.safetensors")
        );
        Assert.Equal(
            "Weights of Empty in its assembly 'none.safetensors': expected the weights of a network, found no such resource.",
            fault.Message
        );
    }

    private static float[] Predict(DigitClassifier network)
    {
        float[] probabilities = new float[_classes.Length * DigitClassifier.OutputLength];
        network.Predict(_pixels, probabilities);
        return probabilities;
    }

    private static float[] Gradient(DigitClassifier network)
    {
        Gradients<float> gradients = new();
        network.Gradient(_pixels, _classes, gradients);
        float[] kernel = new float[64 * 128];
        gradients.Parameters["dense/kernel"].FlattenTo(kernel);
        return kernel;
    }

    private static void Run(int count, Action<int> action)
    {
        Exception? fault = null;
        using var start = new Barrier(count);
        Thread[] threads =
        [
            .. Enumerable
                .Range(0, count)
                .Select(i => new Thread(() =>
                {
                    try
                    {
                        start.SignalAndWait();
                        action(i);
                    }
                    catch (Exception error)
                    {
                        fault = error;
                    }
                })),
        ];
        Array.ForEach(threads, thread => thread.Start());
        Array.ForEach(threads, thread => thread.Join());
        Assert.Null(fault);
    }

    private sealed class Empty()
        : NetworkEngine<float>(
            new NetworkDescription
            {
                Name = "Empty",
                InputShape = [1],
                OutputShape = [1],
                InputLength = 1,
                OutputLength = 1,
                Tensors = [],
                ParameterBlockLength = 0,
                Layers = [],
            },
            seed: 0
        )
    {
        public override void Forward(ref float x, ref float y, nuint rows) { }
    }
}
