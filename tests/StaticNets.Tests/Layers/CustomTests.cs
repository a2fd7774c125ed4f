using System.Numerics.Tensors;
using StaticNets.Tests.Networks;
using StaticNets.Tests.Networks.Customs;
using StaticNets.Tests.Support;

namespace StaticNets.Tests.Layers;

/// <summary>Layers that the user's own classes compute.</summary>
public sealed class CustomTests
{
    // The user's loops add the same at most 30 terms as the library's functions, in another order and without fused multiply-adds. Each of
    // three layers adds errors of at most 30 · 2⁻⁵³ = 3.3e-15 of the largest sums, which cancellation magnifies less than a hundredfold.
    private const double Rounding = 1e-12;

    [Fact]
    public void ComputesAsBuiltInLayers()
    {
        Compare<CustomRelu, BuiltInRelu>();
        Compare<CustomProduct, BuiltInProduct>();
        Compare<CustomPooling, BuiltInPooling>();
        Compare<CustomSteps, BuiltInSteps>();
    }

    /// <summary>The mean squared error of <c>y = x · scale + shift</c> has the gradients <c>2/N · (y − t) · x</c> and so on.</summary>
    [Fact]
    public void GradientsOfAVectorAreThoseOfTheFormula()
    {
        const int Rows = 500;
        const int Width = 11;
        AffineAlone network = new(1);
        Assert.Equal(["affine/scale", "affine/shift"], network.Parameters.Names);
        Assert.Equal(Enumerable.Repeat(1.5, Width), Flat(network.Affine.Scale));
        Assert.Equal(new double[Width], Flat(network.Affine.Shift));
        double[] scale = Numbers(Width, 3);
        double[] shift = Numbers(Width, 4);
        network.Parameters.Set("affine/scale", scale);
        network.Parameters.Set("affine/shift", shift);
        (double[] x, double[] targets) = (Numbers(Rows * Width, 1), Numbers(Rows * Width, 2));
        Gradients<double> gradients = new();
        network.Gradient(x, targets, gradients);

        (double[] dx, double[] dScale, double[] dShift) = (new double[x.Length], new double[Width], new double[Width]);
        for (int i = 0; i < x.Length; i++)
        {
            double dy = 2.0 / x.Length * ((x[i] * scale[i % Width]) + shift[i % Width] - targets[i]);
            dx[i] = dy * scale[i % Width];
            dScale[i % Width] += dy * x[i];
            dShift[i % Width] += dy;
        }

        // Sums of 500 terms of both signs: 500 · 2⁻⁵³ = 5.6e-14 of the sum of their magnitudes, which is less than ten times the sum.
        Assert.InRange(RelativeError.Of<double>(gradients.Input, dx), 0, Rounding);
        Assert.InRange(RelativeError.Of<double>(Flat(gradients.Parameters["affine/scale"]), dScale), 0, Rounding);
        Assert.InRange(RelativeError.Of<double>(Flat(gradients.Parameters["affine/shift"]), dShift), 0, Rounding);
    }

    [Fact]
    public void FrozenTensorsStayWhileOthersLearn()
    {
        FrozenCustom network = new(1);
        double[][] before = [.. network.Parameters.Names.Select(name => Flat(network.Parameters[name]))];
        for (int step = 0; step < 3; step++)
        {
            network.TrainStep(Numbers(9 * 6, step), Numbers(9 * 2, step), new Adam(0.01));
        }

        Gradients<double> gradients = new();
        network.Gradient(Numbers(9 * 6, 1), Numbers(9 * 2, 1), gradients);
        foreach ((string name, double[] values) in network.Parameters.Names.Zip(before))
        {
            bool isFrozen = name.StartsWith("product", StringComparison.Ordinal) || name.StartsWith("affine", StringComparison.Ordinal);
            Assert.Equal(isFrozen, values.SequenceEqual(Flat(network.Parameters[name])));
            Assert.Equal(isFrozen, Flat(gradients.Parameters[name]).All(derivative => derivative == 0));
        }
    }

    [Fact]
    public void StepsOfAnyNumberComputeAsSoManySteps()
    {
        (CustomAnySteps any, CustomFourSteps four) = (new(3), new(3));
        double[] x = Numbers(7 * 12, 1);
        (double[] found, double[] expected) = (new double[7 * 5], new double[7 * 5]);
        any.Predict(x, found, steps: 4);
        four.Predict(x, expected);
        Assert.InRange(RelativeError.Of<double>(found, expected), 0, Rounding);

        CustomFourSteps.State state = four.NewState();
        double[] y = new double[5];
        for (int step = 0; step < 4; step++)
        {
            four.Step(state, x.AsSpan(step * 3, 3), y);
        }

        Assert.InRange(RelativeError.Of<double>(y, expected.AsSpan(0, 5)), 0, Rounding);
    }

    [Fact]
    public void ATapeGivesTheGradientsOfANetworkWithALoss()
    {
        (CustomTape network, CustomTapeWithLoss withLoss) = (new(2), new(2));
        const int Rows = 7;
        (double[] x, double[] targets) = (Numbers(Rows * 6, 1), Numbers(Rows * 5, 2));
        (double[] y, double[] inputGradient) = (new double[Rows * 5], new double[Rows * 6]);
        Gradients<double> expected = new();
        withLoss.Gradient(x, targets, expected);
        CustomTape.Tape tape = network.Forward(x, y);
        double[] outputGradient = [.. y.Zip(targets, (a, b) => 2.0 / y.Length * (a - b))];
        network.Backward(tape, outputGradient, inputGradient);
        Assert.InRange(RelativeError.Of<double>(inputGradient, expected.Input), 0, Rounding);

        network.Apply(new Sgd(0.1));
        withLoss.TrainStep(x, targets, new Sgd(0.1));
        foreach (string name in network.Parameters.Names)
        {
            Assert.InRange(RelativeError.Of<double>(Flat(network.Parameters[name]), Flat(withLoss.Parameters[name])), 0, Rounding);
        }
    }

    /// <summary>Threads compute the same: predictions exactly, gradients up to the order in which their sums are added.</summary>
    [Fact]
    public void ThreadsComputeTheSame()
    {
        CustomSingle network = new(1);
        float[] x = [.. Numbers(999 * 13, 1).Select(value => (float)value)];
        (float[] one, float[] two) = (new float[999 * 2], new float[999 * 2]);
        network.Predict(x, one);
        network.PredictParallel(x, two, parallelism: 2);
        Assert.Equal(one, two);

        (CustomProduct alone, CustomProduct team) = (new(1), new(1));
        Dataset data = new(Numbers(999 * 6, 1), Numbers(999 * 3, 2));
        FitOptions options = new()
        {
            Epochs = 2,
            BatchSize = 999,
            Optimizer = new Sgd(0.1),
        };
        alone.Fit(data, options with { Parallelism = 1 });
        team.Fit(data, options with { Parallelism = 2 });
        foreach (string name in alone.Parameters.Names)
        {
            Assert.InRange(RelativeError.Of<double>(Flat(team.Parameters[name]), Flat(alone.Parameters[name])), 0, Rounding);
        }
    }

    [Fact]
    public void PredictionAndTrainingAllocateNothing()
    {
        CustomSingle network = new(1);
        (float[] x, float[] y) = (new float[300 * 13], new float[300 * 2]);
        Sgd optimizer = new(0.01);
        Assert.Equal(0, Allocations.Of(() => network.Predict(x, y)));
        Assert.Equal(0, Allocations.Of(() => network.TrainStep(x, y, optimizer)));
        CustomProduct product = new(1);
        (double[] wide, double[] targets) = (new double[300 * 6], new double[300 * 3]);
        Assert.Equal(0, Allocations.Of(() => product.TrainStep(wide, targets, optimizer)));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void AnExceptionOfTheUserLeavesTheNetworkAsItWas(int parallelism)
    {
        FragileNet network = new(1);
        float[] before = Flat(network.Parameters["dense/kernel"]);
        float[] x = new float[2000 * 3];
        x[^1] = 1000;
        Assert.Throws<ArithmeticException>(() => network.Predict(x, new float[2000]));
        Assert.Throws<ArithmeticException>(() => network.PredictParallel(x, new float[2000], parallelism));
        Assert.Throws<ArithmeticException>(() => network.TrainStep(x, new float[2000], new Sgd(1)));
        FitOptions options = new()
        {
            Epochs = 1,
            BatchSize = 2000,
            Parallelism = parallelism,
        };
        Assert.Throws<ArithmeticException>(() => network.Fit(new Dataset(x, new float[2000]), options));
        Assert.Equal(before, Flat(network.Parameters["dense/kernel"]));
        x[^1] = 1;
        network.Predict(x, new float[2000]);
    }

    [Fact]
    public void APrivateClassOfTheNetworkIsALayer()
    {
        double[] y = new double[2];
        new PrivateLayer(1).Predict([2, -3], y);
        Assert.Equal([-2, 3], y);
    }

    [Fact]
    public void TheLayerIsCalledAfterTheClass()
    {
        Assert.Equal(
            ["stem/kernel", "stem/bias", "left/kernel", "left/bias", "maxout/scale", "maxout_1/scale", "dense/kernel", "dense/bias"],
            new SharedValue(1).Parameters.Names
        );
        Assert.Contains("maxout_1 (Custom)", SharedValue.Summary, StringComparison.Ordinal);
        Assert.Equal(["part/affine/scale", "part/affine/shift", "part/product/kernel"], new SharedPart(1).Parameters.Names.Take(3));
    }

    private static void Compare<TCustom, TBuiltIn>()
        where TCustom : ILearn<double>
        where TBuiltIn : ILearn<double>
    {
        int rows = (2 * NetworkInside.Description(typeof(TCustom)).TrainingRows) + 1;
        (CheckedNetwork custom, CheckedNetwork builtIn) = (new(typeof(TCustom), rows), new(typeof(TBuiltIn), rows));
        custom.Differentiable.Draw(new System.Random(1));
        builtIn.Differentiable.Draw(new System.Random(1));
        double[] x = custom.Differentiable.Get("input");
        foreach ((string own, string other) in custom.Network.Parameters.Names.Zip(builtIn.Network.Parameters.Names))
        {
            builtIn.Network.Parameters.Set(other, Flat(custom.Network.Parameters[own]));
        }

        double[] found = new double[rows * custom.Description.OutputLength];
        double[] expected = new double[rows * builtIn.Description.OutputLength];
        custom.Network.Predict(x, found);
        builtIn.Network.Predict(x, expected);
        Assert.InRange(RelativeError.Of<double>(found, expected), 0, Rounding);

        (Gradients<double> ofCustom, Gradients<double> ofBuiltIn) = (new(), new());
        double loss = custom.Gradient(x, 0, ofCustom);
        Assert.InRange(RelativeError.Of<double>([loss], [builtIn.Gradient(x, 0, ofBuiltIn)]), 0, Rounding);
        Assert.InRange(RelativeError.Of(ofCustom.Input, ofBuiltIn.Input), 0, Rounding);
        foreach ((string own, string other) in custom.Network.Parameters.Names.Zip(builtIn.Network.Parameters.Names))
        {
            Assert.InRange(RelativeError.Of<double>(Flat(ofCustom.Parameters[own]), Flat(ofBuiltIn.Parameters[other])), 0, Rounding);
        }
    }

    private static double[] Numbers(int count, int seed) => [.. Enumerable.Range(0, count).Select(i => Math.Sin((i * 1.7) + seed))];

    private static T[] Flat<T>(ReadOnlyTensorSpan<T> tensor)
    {
        T[] values = new T[tensor.FlattenedLength];
        tensor.FlattenTo(values);
        return values;
    }
}

public sealed class CustomReluTests : GradientTests<CustomRelu>;

public sealed class CustomProductTests : GradientTests<CustomProduct>;

public sealed class CustomPoolingTests : GradientTests<CustomPooling>;

public sealed class CustomStepsTests : GradientTests<CustomSteps>;

public sealed class CustomFourStepsTests : GradientTests<CustomFourSteps>;

public sealed class AffineAloneTests : GradientTests<AffineAlone>;

public sealed class SharedValueTests : GradientTests<SharedValue>;

public sealed class SharedInputTests : GradientTests<SharedInput>;

public sealed class DifferenceNetTests : GradientTests<DifferenceNet>;

public sealed class CustomClassesTests : GradientTests<CustomClasses>;

public sealed class FrozenCustomTests : GradientTests<FrozenCustom>;

public sealed class SharedCustomPartTests : GradientTests<SharedPart>;
