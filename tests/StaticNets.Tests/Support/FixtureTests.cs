namespace StaticNets.Tests.Support;

/// <summary>The reference files are consistent with each other, and with a forward pass and losses written as plain loops.</summary>
public class FixtureTests
{
    private static readonly string[] _optimizers = ["sgd", "momentum", "momentum_dampened", "momentum_zero_initialised", "adam"];

    public static TheoryData<string> Networks => new("mlp", "binary", "residual");

    public static TheoryData<string> NetworkFiles =>
        new("mlp_float32", "mlp_float64", "binary_float32", "binary_float64", "residual_float32", "residual_float64");

    [Theory, MemberData(nameof(NetworkFiles))]
    [InlineData("functions_float64")]
    [InlineData("optimizers_float32")]
    [InlineData("optimizers_float64")]
    [InlineData("schedules_float64")]
    public void EveryTensorIsFiniteAndAsLongAsItsShapeSays(string file)
    {
        var fixture = Fixture.Open(file);
        Assert.NotEmpty(fixture.Names);
        Assert.All(
            fixture.Names,
            name =>
            {
                // Get throws if the bytes of a tensor do not fit its shape.
                Assert.All(fixture.GetAsDouble(name), value => Assert.True(double.IsFinite(value)));
            }
        );
    }

    [Theory, MemberData(nameof(NetworkFiles))]
    public void GradientsAndTrainedWeightsHaveTheShapesOfTheWeights(string file)
    {
        var fixture = Fixture.Open(file);
        var tensors = TensorNames(fixture);
        Assert.True(tensors.Length >= 4);
        foreach (var tensor in tensors)
        {
            var shape = fixture.Shape("init/" + tensor);
            Assert.Equal(shape, fixture.Shape("grad/" + tensor));
            Assert.All(_optimizers, optimizer => Assert.Equal(shape, fixture.Shape($"{optimizer}/{tensor}")));
        }

        Assert.Equal(fixture.Shape("x"), fixture.Shape("grad/x"));
        Assert.Equal(fixture.Shape("y"), fixture.Shape("output"));
        Assert.Equal(fixture.Shape("x")[0], fixture.Shape("y")[0]);
    }

    [Theory, MemberData(nameof(NetworkFiles))]
    public void EveryOptimizerStartsFromTheSameLossAndLowersIt(string file)
    {
        var fixture = Fixture.Open(file);
        var loss = Assert.Single(fixture.GetAsDouble("loss"));
        foreach (var optimizer in _optimizers)
        {
            var losses = fixture.GetAsDouble(optimizer + "/losses");
            Assert.Equal(10, losses.Length);
            // PyTorch computed the loss and the first loss of each training by the same operations on the same numbers, so they are exactly
            // equal.
            Assert.Equal(loss, losses[0]);
            Assert.True(losses[^1] < loss);
        }
    }

    [Theory, MemberData(nameof(Networks))]
    public void BothPrecisionsStartFromTheSameNumbers(string network)
    {
        var single = Fixture.Open(network + "_float32");
        var full = Fixture.Open(network + "_float64");
        Assert.Equal(full.Names.Order(), single.Names.Order());
        foreach (var name in full.Names.Where(name => name is "x" or "y" || name.StartsWith("init/", StringComparison.Ordinal)))
        {
            Assert.Equal(Array.ConvertAll(full.Get<double>(name), value => (float)value), single.Get<float>(name));
        }
    }

    [Theory, MemberData(nameof(NetworkFiles))]
    public void PlainLoopsGiveTheSameOutputAndLoss(string file)
    {
        var fixture = Fixture.Open(file);
        var network = new ReferenceNetwork(fixture);
        var (output, loss) = file.Split('_')[0] switch
        {
            "mlp" => network.Mlp(),
            "binary" => network.Binary(),
            _ => network.Residual(),
        };

        // A layer of at most 17 inputs rounds 18 sums and an activation, each by the unit roundoff u. Weights of variance 2 / inputs pass a
        // relative error on without changing its size much, so three layers give 3·19·u = 57u. Sums that cancel are up to 3 times smaller
        // than their terms, which triples the relative error to 171u.
        var tolerance = 171 * (file.EndsWith("32", StringComparison.Ordinal) ? 6e-8 : 1.2e-16);
        Assert.InRange(RelativeError.Of<double>(output, fixture.GetAsDouble("output")), 0, tolerance);
        Assert.InRange(RelativeError.Of<double>([loss], fixture.GetAsDouble("loss")), 0, tolerance);
    }

    [Theory]
    [InlineData("mlp_float32", "output", 6e-8)]
    [InlineData("mlp_float64", "output", 1.2e-16)]
    [InlineData("functions_float64", "softmax/output", 1.2e-16)]
    public void SoftmaxRowsSumToOne(string file, string tensor, double unitRoundoff)
    {
        var fixture = Fixture.Open(file);
        var classes = fixture.Shape(tensor)[1];
        foreach (var row in fixture.GetAsDouble(tensor).Chunk(classes))
        {
            // In unit roundoffs, every exp is off by at most 2 (1 ulp), the sum by `classes`, and the division by 1. The sum in this test
            // adds `classes` again.
            Assert.Equal(1, row.Sum(), (3 + (2 * classes)) * unitRoundoff);
        }
    }

    [Theory]
    [InlineData("mlp_float32", "y", "classes")]
    [InlineData("mlp_float64", "y", "classes")]
    [InlineData("functions_float64", "crossentropy/targets", "crossentropy/classes")]
    public void ClassesAreTheOneHotRows(string file, string targets, string classes)
    {
        var fixture = Fixture.Open(file);
        var width = fixture.Shape(targets)[1];
        var oneHot = fixture.Get<int>(classes).SelectMany(c => Enumerable.Range(0, width).Select(i => i == c ? 1.0 : 0.0));
        Assert.Equal(oneHot, fixture.GetAsDouble(targets));
    }

    [Theory]
    [InlineData("binary_crossentropy", 1)]
    [InlineData("crossentropy", 4)]
    public void AFusedLossIsTheMeanOfItsParts(string loss, int width)
    {
        var fixture = Fixture.Open("functions_float64");
        var losses = fixture.Get<double>(loss + "/losses");
        Assert.Equal(losses.Length * width, fixture.Get<double>(loss + "/grad").Length);
        // The mean in this test and PyTorch's mean each sum n non-negative numbers, with a relative error of less than n unit roundoffs.
        Assert.InRange(RelativeError.Of<double>([losses.Average()], fixture.Get<double>(loss + "/loss")), 0, 2 * losses.Length * 1.2e-16);
    }

    [Fact]
    public void AnUnknownNameOrAnotherTypeIsNamed()
    {
        var fixture = Fixture.Open("mlp_float32");
        var unknown = Assert.Throws<KeyNotFoundException>(() => fixture.Shape("init/dense_9/kernel"));
        Assert.Contains("mlp_float32.safetensors has no tensor 'init/dense_9/kernel'", unknown.Message);
        var mistyped = Assert.Throws<InvalidOperationException>(() => fixture.Get<double>("x"));
        Assert.Equal("mlp_float32.safetensors: x holds F32, not Double.", mistyped.Message);
    }

    private static string[] TensorNames(Fixture fixture)
    {
        return [.. fixture.Names.Where(name => name.StartsWith("init/", StringComparison.Ordinal)).Select(name => name["init/".Length..])];
    }
}
