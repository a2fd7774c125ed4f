using System.Globalization;

namespace StaticNets.Tests;

/// <summary>Pictures of activations and their derivatives.</summary>
public sealed class ActivationPlotTests
{
    // The points of the picture are 480 equal steps from −5 to 5, so each of these is one of them.
    private static readonly double[] _places = [-2.5, -0.5, 0.75, 2];

    /// <summary>
    /// Activations of the one line of which both sides are known; the numbers are PyTorch's in double precision, except for the slope of the
    /// hard sigmoid, which PyTorch computes with 1/6 in single precision.
    /// </summary>
    [Theory]
    [InlineData(Activation.Linear, new[] { -2.5, -0.5, 0.75, 2.0 }, new[] { 1.0, 1.0, 1.0, 1.0 })]
    [InlineData(Activation.Relu, new[] { 0.0, 0.0, 0.75, 2.0 }, new[] { 0.0, 0.0, 1.0, 1.0 })]
    [InlineData(
        Activation.Sigmoid,
        new[] { 0.07585818002124355, 0.3775406687981454, 0.679178699175393, 0.8807970779778823 },
        new[] { 0.07010371654510815, 0.2350037122015945, 0.21789499376181404, 0.10499358540350662 }
    )]
    [InlineData(
        Activation.Tanh,
        new[] { -0.9866142981514303, -0.46211715726000974, 0.6351489523872873, 0.9640275800758169 },
        new[] { 0.02659222668316057, 0.7864477329659274, 0.5965858082813315, 0.07065082485316443 }
    )]
    [InlineData(Activation.LeakyRelu, new[] { -0.025, -0.005, 0.75, 2.0 }, new[] { 0.01, 0.01, 1.0, 1.0 })]
    [InlineData(
        Activation.Elu,
        new[] { -0.9179150013761012, -0.3934693402873666, 0.75, 2.0 },
        new[] { 0.0820849986238988, 0.6065306597126334, 1.0, 1.0 }
    )]
    [InlineData(
        Activation.Selu,
        new[] { -1.6137857588732423, -0.6917581878028713, 0.7880257405166103, 2.101401974710961 },
        new[] { 0.1443135819741343, 1.0663411530445053, 1.0507009873554805, 1.0507009873554805 }
    )]
    [InlineData(
        Activation.Swish,
        new[] { -0.18964545005310887, -0.1887703343990727, 0.5093840243815447, 1.7615941559557646 },
        new[] { -0.09940111134152683, 0.2600388126973482, 0.8425999444967536, 1.0907842487848955 }
    )]
    [InlineData(
        Activation.Gelu,
        new[] { -0.015524163314440398, -0.15426876936299344, 0.5800294857173489, 1.9544997361036416 },
        new[] { -0.03761108590814519, 0.13250487534383712, 0.9992257217392352, 1.085231801078197 }
    )]
    [InlineData(
        Activation.Mish,
        new[] { -0.19681620390653337, -0.22074377465173, 0.6100183352182934, 1.9439589595339946 },
        new[] { -0.10974357275018566, 0.28951067791351226, 0.985758355716688, 1.0693179342794896 }
    )]
    [InlineData(
        Activation.Softplus,
        new[] { 0.07888973429254963, 0.4740769841801067, 1.1368710061148999, 2.1269280110429727 },
        new[] { 0.07585818002124356, 0.37754066879814546, 0.679178699175393, 0.8807970779778824 }
    )]
    [InlineData(Activation.Relu6, new[] { 0.0, 0.0, 0.75, 2.0 }, new[] { 0.0, 0.0, 1.0, 1.0 })]
    [InlineData(
        Activation.HardSigmoid,
        new[] { 0.08333333333333333, 0.4166666666666667, 0.625, 0.8333333333333334 },
        new[] { 0.16666666666666666, 0.16666666666666666, 0.16666666666666666, 0.16666666666666666 }
    )]
    [InlineData(
        Activation.HardSwish,
        new[] { -0.20833333333333334, -0.20833333333333334, 0.46875, 1.6666666666666667 },
        new[] { -0.33333333333333337, 0.33333333333333337, 0.75, 1.1666666666666665 }
    )]
    [InlineData(
        Activation.Softsign,
        new[] { -0.7142857142857143, -0.3333333333333333, 0.42857142857142855, 0.6666666666666666 },
        new[] { 0.08163265306122447, 0.4444444444444444, 0.32653061224489793, 0.1111111111111111 }
    )]
    [InlineData(
        Activation.Celu,
        new[] { -0.9179150013761012, -0.3934693402873666, 0.75, 2.0 },
        new[] { 0.0820849986238988, 0.6065306597126334, 1.0, 1.0 }
    )]
    [InlineData(Activation.ThresholdedRelu, new[] { 0.0, 0.0, 0.0, 2.0 }, new[] { 0.0, 0.0, 0.0, 1.0 })]
    [InlineData(
        Activation.GeluTanh,
        new[] { -0.015084266089998577, -0.15428599017485606, 0.5799605551656203, 1.954597694087775 },
        new[] { -0.03795157621266618, 0.13263009646535764, 0.9989382561374143, 1.0860992566236183 }
    )]
    [InlineData(Activation.HardTanh, new[] { -1.0, -0.5, 0.75, 1.0 }, new[] { 0.0, 1.0, 1.0, 0.0 })]
    [InlineData(Activation.Heaviside, new[] { 0.0, 0.0, 1.0, 1.0 }, new[] { 0.0, 0.0, 0.0, 0.0 })]
    public void ValuesAndDerivativesAreThoseOfPyTorch(Activation activation, double[] values, double[] derivatives)
    {
        Dictionary<double, (double Value, double Derivative)> points = Points(activation);

        // A few roundings of numbers below 2.2, each at most 2.2 · 2⁻⁵³, and the places themselves are rounded.
        const double tolerance = 1e-14;
        for (int i = 0; i < _places.Length; i++)
        {
            Assert.Equal(values[i], points[_places[i]].Value, tolerance);
            Assert.Equal(derivatives[i], points[_places[i]].Derivative, tolerance);
        }
    }

    [Fact]
    public void AllActivationsOfASingleNumberAreTested()
    {
        IEnumerable<Activation> tested = typeof(ActivationPlotTests)
            .GetMethod(nameof(ValuesAndDerivativesAreThoseOfPyTorch))!
            .GetCustomAttributesData()
            .Where(attribute => attribute.AttributeType == typeof(InlineDataAttribute))
            .Select(attribute =>
                (Activation)
                    ((IReadOnlyList<System.Reflection.CustomAttributeTypedArgument>)attribute.ConstructorArguments[0].Value!)[0].Value!
            );
        Assert.Equal(Enum.GetValues<Activation>().Except([Activation.Softmax, Activation.LogSoftmax]).Order(), tested.Order());
    }

    [Fact]
    public void ThePictureHasBothLinesAndNames()
    {
        var picture = new SvgPicture(ActivationPlot.Draw(Activation.Tanh, low: -2, high: 2));
        Assert.Equal(2, picture.All("polyline").Count());
        Assert.Contains("Tanh", picture.Texts);
        Assert.Contains("f(z)", picture.Texts);
        Assert.Contains("f′(z)", picture.Texts);
        Assert.Contains("z", picture.Texts);
        Assert.Contains("-2.0", picture.Texts);
        Assert.True(picture.HoldsItsTexts());
        Assert.Contains("My <title>", new SvgPicture(ActivationPlot.Draw(Activation.Tanh, title: "My <title>")).Texts);
    }

    [Fact]
    public void NumbersHaveAPointInEveryCulture() =>
        Assert.Equal(ActivationPlot.ToCsv(Activation.Elu), CommaCulture.Run(() => ActivationPlot.ToCsv(Activation.Elu)));

    [Theory]
    [InlineData(Activation.Softmax)]
    [InlineData(Activation.LogSoftmax)]
    public void AnActivationOfSeveralNumbersIsRefused(Activation activation) =>
        Assert.StartsWith(
            $"{activation} is no function of a single number",
            Assert.Throws<ArgumentException>(() => ActivationPlot.Draw(activation)).Message,
            StringComparison.Ordinal
        );

    [Theory]
    [InlineData(1.0, 1.0, "high")]
    [InlineData(double.NaN, 1.0, "low")]
    [InlineData(0.0, double.PositiveInfinity, "high")]
    public void BoundsInTheWrongOrderAreRefused(double low, double high, string name) =>
        Assert.Equal(name, Assert.Throws<ArgumentOutOfRangeException>(() => ActivationPlot.ToCsv(Activation.Relu, low, high)).ParamName);

    private static Dictionary<double, (double Value, double Derivative)> Points(Activation activation)
    {
        string[] lines = ActivationPlot.ToCsv(activation).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal("z,value,derivative", lines[0]);
        return lines
            .Skip(1)
            .Select(line => line.Split(',').Select(field => double.Parse(field, CultureInfo.InvariantCulture)).ToArray())
            .ToDictionary(numbers => numbers[0], numbers => (numbers[1], numbers[2]));
    }
}
