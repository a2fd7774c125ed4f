using StaticNets.Tests.Shared;

namespace StaticNets.Generator.Tests.RandomDeclarations;

/// <summary>The gradient check accepts right gradients and finds wrong ones.</summary>
public sealed class CentralDifferencesTests
{
    [Fact]
    public void TheRightGradientAgrees()
    {
        GradientError error = Check(x => Math.Exp(x) * Math.Sin(x), x => Math.Exp(x) * (Math.Sin(x) + Math.Cos(x)));
        Assert.True(error.Agrees && error.IsNonZero, error.ToString());
        Assert.InRange(error.Error, 0, 1e-10);
    }

    [Theory]
    [InlineData("another sign", -1)]
    [InlineData("twice as much", 2)]
    [InlineData("nothing", 0)]
    [InlineData("a little more", 1 + 2e-7)]
    [InlineData("no number", double.NaN)]
    public void AWrongGradientDisagrees(string defect, double factor)
    {
        GradientError error = Check(Math.Exp, x => factor * Math.Exp(x));
        Assert.False(error.Agrees, $"{defect}: {error}");
    }

    [Fact]
    public void AGradientWhereThereIsNoneDoesNotAgree() => Assert.False(Check(_ => 1, _ => 1e-9).Agrees);

    [Fact]
    public void TwoZerosAgreeAndCountAsZero()
    {
        GradientError error = Check(_ => 1, _ => 0);
        Assert.True(error.Agrees && !error.IsNonZero, error.ToString());
    }

    /// <summary>At a third of the points a value is so near the kink that a step crosses it; these points are replaced by others.</summary>
    [Fact]
    public void RedrawsPointsAtKinks()
    {
        Function relu = new(x => Math.Max(x, 0) + x, x => x > 0 ? 2 : 1) { Scale = 0.05 };
        for (int seed = 0; seed < 50; seed++)
        {
            GradientError error = Assert.Single(CentralDifferences.Check(relu, new Random(seed)));
            Assert.True(error.Agrees, $"{seed}: {error}");
        }

        Assert.InRange(relu.Drawn, 55, 150);
    }

    /// <summary>
    /// At one point in thirty, all five values are below the kink, where the gradient is zero. Then another point is drawn.
    /// </summary>
    [Fact]
    public void PrefersPointsWithGradients()
    {
        for (int seed = 0; seed < 100; seed++)
        {
            Function relu = new(x => Math.Max(x, 0), x => x > 0 ? 1 : 0);
            GradientError error = Assert.Single(CentralDifferences.Check(relu, new Random(seed)));
            Assert.True(error.Agrees && error.IsNonZero, $"{seed}: {error}");
        }
    }

    /// <summary>
    /// A wrong gradient at the first point is reported, although the second point has more nonzero gradients and all of them are right.
    /// </summary>
    [Fact]
    public void AWrongClaimBesideATensorWithoutAGradientIsFound()
    {
        IReadOnlyList<GradientError> errors = CentralDifferences.Check(new WrongBehindTheKink(), new Random(1));
        Assert.Equal([true, false], errors.Select(error => error.Agrees));
    }

    [Fact]
    public void ThrowsIfNoPointSuits()
    {
        Random noise = new(1);
        Function function = new(x => x + noise.NextDouble(), _ => 1);
        InvalidOperationException refusal = Assert.Throws<InvalidOperationException>(() =>
            CentralDifferences.Check(function, new Random(1))
        );
        Assert.Contains("point", refusal.Message, StringComparison.Ordinal);
    }

    private static GradientError Check(Func<double, double> value, Func<double, double> derivative) =>
        Assert.Single(CentralDifferences.Check(new Function(value, derivative), new Random(1)));

    /// <summary>The sum of a function over five values.</summary>
    private sealed class Function(Func<double, double> value, Func<double, double> derivative) : IDifferentiable
    {
        private double[] _values = new double[5];

        public double Scale { get; init; } = 1;

        public int Drawn { get; private set; }

        public IReadOnlyList<string> Tensors => ["values"];

        public void Draw(Random random)
        {
            Drawn++;
            _values = [.. _values.Select(_ => Scale * ((2 * random.NextDouble()) - 1))];
        }

        public double[] Get(string tensor) => [.. _values];

        public void Set(string tensor, double[] values) => _values = [.. values];

        public double Value() => _values.Sum(value);

        public double[] Gradient(string tensor) => [.. _values.Select(derivative)];
    }

    /// <summary>
    /// The function <c>max(a, 0) + b</c>. At the first point a is negative and the given derivative for b is wrong. At the second point a
    /// is positive and all derivatives are right.
    /// </summary>
    private sealed class WrongBehindTheKink : IDifferentiable
    {
        private readonly Dictionary<string, double> _values = new() { ["a"] = 0.5, ["b"] = 0.5 };

        public IReadOnlyList<string> Tensors => ["a", "b"];

        public void Draw(Random random) => _values["a"] = -_values["a"];

        public double[] Get(string tensor) => [_values[tensor]];

        public void Set(string tensor, double[] values) => _values[tensor] = values[0];

        public double Value() => Math.Max(_values["a"], 0) + _values["b"];

        public double[] Gradient(string tensor) =>
            _values["a"] > 0 ? [1]
            : tensor == "a" ? [0]
            : [2];
    }
}
